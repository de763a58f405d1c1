"""Courses: one person's run of a plan, what is due, what was decided, and why."""
