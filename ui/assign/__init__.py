"""Assigning a plan or program to a patient: the form, and the file that comes of it."""
