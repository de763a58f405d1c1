"""Coach without a window: the same engine and sound, told in lines of text."""
