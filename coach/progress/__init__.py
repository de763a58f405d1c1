"""Measures worked out from the history: plain data and plain sentences, no drawing."""
