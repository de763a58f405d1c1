"""Coach: the domain of the exercise and recovery coach, free of Qt."""

__version__ = "0.1.0"
