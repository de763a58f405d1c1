"""The Settings page: every row acts at once."""
