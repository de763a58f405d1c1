"""The Progress page: is it better, was the dose done, are the sides equal."""
