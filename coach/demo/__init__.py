"""A made-up person's history, for the demo, for pictures and for measuring."""
