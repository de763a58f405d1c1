"""The window of Coach: everything that needs Qt."""
