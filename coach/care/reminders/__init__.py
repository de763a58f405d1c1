"""Reminders: what is due, when it is shown, what was answered; no clock, no store."""
