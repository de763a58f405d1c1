"""The Recovery page: running courses, what was decided, and what comes next."""
