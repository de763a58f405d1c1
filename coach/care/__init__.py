"""Safety rules while a person exercises: what a pain answer means."""
