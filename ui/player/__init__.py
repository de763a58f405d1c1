"""The player: one running session on the whole window."""
