"""Reminders in the window: what is due, how it is shown, and what is answered."""
