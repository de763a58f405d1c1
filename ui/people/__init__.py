"""Several people on one computer: who is here, and how somebody else comes."""
