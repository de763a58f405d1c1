"""The sheets for an appointment, and exports and imports from the window."""
