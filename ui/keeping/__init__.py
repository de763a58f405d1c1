"""Keeping what a person entered: waking the history, copies, the bin, erasing."""
