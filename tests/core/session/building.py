"""Small programs and exercises for the session tests, built without any file."""

from __future__ import annotations

from coach.figure.model import Figure, Pose
from coach.files.model import (
    Block,
    Dose,
    DoseKind,
    Exercise,
    Program,
    Step,
)
from coach.session.model import ItemKind
from coach.session.timeline import expand

FIGURE = Figure(view="side", poses={"start": Pose("start", root=(0.0, 0.53))})


def exercise(exercise_id, position="standing", title=None):
    return Exercise(
        id=exercise_id,
        revision=1,
        title=title or exercise_id.capitalize(),
        kind="stretch",
        position=position,
        muscles=(),
        unilateral=False,
        figure=FIGURE,
    )


EXERCISES = {
    each.id: each
    for each in (
        exercise("march"),
        exercise("lunge"),
        exercise("bridge", "lying-back"),
        exercise("plank", "plank"),
        exercise("sit", "chair"),
    )
}


def time(ms, **rest):
    return Dose(DoseKind.TIME, length_ms=ms, **rest)


def hold(ms, **rest):
    return Dose(DoseKind.HOLD, length_ms=ms, **rest)


def reps(count, each_ms, **rest):
    return Dose(DoseKind.REPS, reps=count, each_ms=each_ms, **rest)


def paced(count, *tempo, **rest):
    each_ms = sum(length_ms for _, length_ms in tempo)
    return Dose(DoseKind.REPS, reps=count, each_ms=each_ms, tempo=tempo, **rest)


def open_ended(cap_ms, **rest):
    return Dose(DoseKind.OPEN, length_ms=cap_ms, **rest)


def step(dose, exercise_id="march", **rest):
    return Step(exercise_id, dose, **rest)


def program(*steps, **block):
    return program_of(Block("block", steps, **block))


def program_of(*blocks):
    return Program(
        id="test.program",
        revision=1,
        title="Test program",
        kind="stretch",
        language="en",
        blocks=blocks,
    )


def timeline_of(*steps, sore_side=None, **block):
    return expand(program(*steps, **block), EXERCISES, sore_side)


def shape(timeline):
    """Return kind, length and side of all items, and check that they join up."""
    at_ms = 0
    for item in timeline.items:
        assert item.at_ms == at_ms
        at_ms = item.end_ms
    assert timeline.total_ms == at_ms
    return [(item.kind.value, item.length_ms, item.side) for item in timeline.items]


def work(timeline):
    return [item for item in timeline.items if item.kind is ItemKind.WORK]
