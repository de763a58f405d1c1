"""Recovering: care, courses, and the help for a cramp."""
