"""A small library, a file with comments at every corner, and drafts of texts."""

from pathlib import Path

import pytest

from coach.editing.around import Around
from coach.editing.draft import Draft, Origin
from coach.editing.written import parse
from coach.files.exercise import read_exercise
from coach.files.library import Shelf
from coach.files.model import Library

SAMPLES = Path(__file__).parent / "samples"

HEAD = """\
format = "program/1"
id = "mine"
revision = 1
title = "Mine"
kind = "strength"
language = "en"

"""

EXERCISE = """\
format = "exercise/1"
id = "{id}"
revision = 1
title = "{id}"
kind = "mobility"
position = "{position}"
muscles = ["calf"]
unilateral = {unilateral}
{dose}
[figure]
view = "side"
[figure.pose.stand]
anchor = {{ point = "work.heel", at = [-0.04, 0.0] }}
[[figure.phase]]
name = "up"
from = "stand"
to = "stand"
[[figure.phase]]
name = "down"
from = "stand"
to = "stand"
"""


def exercise(name, *, unilateral=True, dose="", position="standing"):
    """Return an exercise that stands still and has the phases up and down."""
    text = EXERCISE.format(
        id=name, unilateral=str(unilateral).lower(), dose=dose, position=position
    )
    found, problems = read_exercise(text.encode(), name)
    assert problems == []
    return found


@pytest.fixture(scope="session")
def small():
    """Return a library of three exercises: march, swing and stretch."""
    known = [
        exercise("march", unilateral=False, dose='dose = { time = "2 min" }'),
        exercise("swing", dose='dose = { reps = 10, each = "2 s", sets = 2 }'),
        exercise("stretch", position="chair"),
    ]
    return Around(Library(exercises={one.id: one for one in known}))


@pytest.fixture(scope="session")
def shipped():
    """Return the library that comes with Coach."""
    return Around(Shelf(None).library)


@pytest.fixture(scope="session")
def comments():
    """Return the text of a program with a comment at every corner."""
    return (SAMPLES / "comments.program.toml").read_text(encoding="utf-8")


@pytest.fixture
def draft_of(small):
    """Return a function: text -> a draft of it, seen together with `small`."""

    def draft(text, kind="program", around=None, origin=Origin.NEW):
        written = parse(text.encode(), kind, "sample")
        return Draft(kind, written, around or small, origin)

    return draft


@pytest.fixture
def commented(draft_of, comments):
    """Return a draft of the program with comments; it has no findings."""
    draft = draft_of(comments)
    assert draft.findings == ()
    return draft


@pytest.fixture
def plan(draft_of, shipped):
    """Return a draft of a plan like a shipped one."""
    text = shipped.library.plans["hamstring-mild"].text
    text = text.replace('= "hamstring-mild"', '= "mine"', 1)
    return draft_of(text, "plan", shipped)


@pytest.fixture
def leg_raise(draft_of, shipped):
    """Return a draft of an exercise with a tempo, like a shipped one."""
    text = shipped.library.exercises["straight-leg-raise"].text
    text = text.replace('= "straight-leg-raise"', '= "mine"')
    return draft_of(text, "exercise", shipped)


@pytest.fixture
def changed_lines():
    """Return a function: two texts -> lines that went, and lines that came."""
    import difflib

    def changed(old, new):
        diff = list(difflib.ndiff(old.splitlines(), new.splitlines()))
        return tuple(
            [line[2:] for line in diff if line.startswith(sign)] for sign in "-+"
        )

    return changed
