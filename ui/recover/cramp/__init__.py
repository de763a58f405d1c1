"""The help for a cramp that is going on."""
