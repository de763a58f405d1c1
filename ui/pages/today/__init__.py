"""The Today page: what is due, how it goes, and quick starts."""
