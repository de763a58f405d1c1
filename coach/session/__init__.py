"""One run of a program: timeline, cue sheet, engine and the runner that joins them."""
