"""The diary: what a person notes about pain, measures, cramps and illness."""
