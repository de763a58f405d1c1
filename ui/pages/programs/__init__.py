"""The Programs page: search, cards, and the pane with everything about a program."""
