"""The Guide page: information cards and care protocols to read."""
