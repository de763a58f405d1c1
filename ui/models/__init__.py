"""Qt models over programs and settings."""
