"""Stop questions, locks, the health list, and what hurts."""
