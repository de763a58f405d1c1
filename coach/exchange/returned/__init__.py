"""Reports that a person sends back to their physiotherapist: signed, and read."""
