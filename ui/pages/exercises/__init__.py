"""The Exercises page: every exercise with its figure, cues, limits and programs."""
