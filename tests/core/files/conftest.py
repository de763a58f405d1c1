"""Whole sample files, and ways to change one thing in them."""

from pathlib import Path

import pytest

from coach.files.exercise import read_exercise
from coach.files.program import read_program

SAMPLES = Path(__file__).parent / "samples"

SMALL_PROGRAM = """\
format = "program/1"
id = "small"
revision = 1
title = "Small"
kind = "stretch"
language = "en"
[[block]]
name = "Only"
[[block.step]]
exercise = "stretch"
"""

SMALL_EXERCISE = """\
format = "exercise/1"
id = "{id}"
revision = 1
title = "Small"
kind = "mobility"
position = "standing"
muscles = ["calf"]
unilateral = {unilateral}
[links]
easier = {easier}
[figure]
view = "side"
[figure.pose.stand]
anchor = {{ point = "work.heel", at = [-0.04, 0.0] }}
[[figure.phase]]
name = "stay"
from = "stand"
to = "stand"
"""


@pytest.fixture
def program_text():
    """Return a program file that uses every key."""
    return (SAMPLES / "full.program.toml").read_text(encoding="utf-8")


@pytest.fixture
def exercise_text():
    """Return an exercise file that uses every key."""
    return (SAMPLES / "full.exercise.toml").read_text(encoding="utf-8")


@pytest.fixture
def problems_of():
    """Return a function: lines of a step (or of the top) -> its problems as text."""

    def problems(step='hold = "30 s"', top=""):
        head, mark, tail = SMALL_PROGRAM.partition("[[block]]")
        text = f"{head}{top}\n{mark}{tail}{step}\n"
        return [str(problem) for problem in read_program(text.encode(), "f")[1]]

    return problems


@pytest.fixture
def small_program():
    """Return a function: lines of the one step -> a program."""

    def make(step, **changes):
        text = SMALL_PROGRAM
        for key, value in changes.items():
            text = text.replace("[[block]]\n", f"[[block]]\n{key} = {value}\n")
        program, problems = read_program(f"{text}{step}\n".encode(), "small")
        assert problems == []
        return program

    return make


@pytest.fixture
def small_exercise():
    """Return a function: id -> an exercise that stands still."""

    def make(name, easier=(), *, unilateral=True):
        text = SMALL_EXERCISE.format(
            id=name,
            unilateral=str(unilateral).lower(),
            easier=list(easier),
        )
        exercise, problems = read_exercise(text.encode(), name)
        assert problems == []
        return exercise

    return make
