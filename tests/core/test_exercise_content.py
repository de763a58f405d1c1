"""The shipped exercises: texts, stop signs and figures.

`exercise_table.json` is the part of the content plan about them: position, muscles
(the first is the main one), and telling words of equipment, cues, stop signs, and
of the easier and the harder way. An exercise says them in its own words.
"""

from pathlib import Path

import pytest

from coach.figure.motion import main_name, start_name
from coach.files.model import DoseKind, Exercise
from tests.core.shipped import (
    ALWAYS_STOP,
    LIBRARY,
    content_table,
    files_of,
    not_said,
    table_of,
)

PLANNED = content_table("exercise_table")
EXERCISES = {table_of(path)["x"]["code"]: path for path in files_of("exercise")}


@pytest.mark.parametrize("path", EXERCISES.values(), ids=lambda path: path.name)
def test_exercise_explains_itself(path: Path) -> None:
    """Set-up, cues short enough to be spoken, mistakes, and an easier way."""
    exercise = LIBRARY.exercises[table_of(path)["id"]]
    assert exercise.setup
    assert exercise.mistakes
    assert 2 <= len(exercise.cues) <= 4
    assert all(len(cue) <= 60 for cue in exercise.cues)
    assert exercise.easier_text or exercise.easier
    assert 0 < len(exercise.short) <= 20


@pytest.mark.parametrize("path", EXERCISES.values(), ids=lambda path: path.name)
def test_exercise_names_the_stop_signs(path: Path) -> None:
    """The signs that hold for all, and at least one of its own."""
    exercise = LIBRARY.exercises[table_of(path)["id"]]
    together = " ".join(exercise.stop_if).lower()
    assert all(sign in together for sign in ALWAYS_STOP)
    assert len(exercise.stop_if) > len(ALWAYS_STOP)


@pytest.mark.parametrize("path", EXERCISES.values(), ids=lambda path: path.name)
def test_figure_shows_the_movement(path: Path) -> None:
    """Two different pictures, a lit muscle, and phases that lead back to the start."""
    figure = LIBRARY.exercises[table_of(path)["id"]].figure
    assert len(figure.still) >= 2
    assert main_name(figure) != start_name(figure)
    assert figure.muscles
    assert figure.phases[-1].end == figure.phases[0].start
    for before, after in zip(figure.phases, figure.phases[1:], strict=False):
        assert before.end == after.start


@pytest.mark.parametrize("path", EXERCISES.values(), ids=lambda path: path.name)
def test_figure_of_a_hold_has_a_held_phase(path: Path) -> None:
    """A held exercise stands and breathes; any other never stops for long."""
    exercise = LIBRARY.exercises[table_of(path)["id"]]
    held = [phase for phase in exercise.figure.phases if phase.time_ms == 0]
    assert exercise.dose is not None
    if exercise.dose.kind in (DoseKind.HOLD, DoseKind.OPEN):
        assert len(held) == 1
        assert held[0].start == held[0].end
        assert held[0].breathe
    else:
        assert held == []


def test_hinge_rock_has_four_pictures() -> None:
    """The drill is shown as a strip of four."""
    assert len(LIBRARY.exercises["heel-tap-hinge-rock"].figure.still) == 4


def exercise_of(code: str) -> Exercise:
    """Return the exercise of a code of the content plan."""
    return LIBRARY.exercises[table_of(EXERCISES[code])["id"]]


def test_every_exercise_is_in_the_table() -> None:
    """The table knows all exercises and no others."""
    assert set(PLANNED) == set(EXERCISES)


@pytest.mark.parametrize("code", PLANNED)
def test_exercise_is_the_planned_one(code: str) -> None:
    """Position, target muscles, equipment, and every cue in some words."""
    planned, exercise = PLANNED[code], exercise_of(code)
    set_up = " ".join((*exercise.equipment, *exercise.setup)).lower()
    cues = " ".join((*exercise.setup, *exercise.cues)).lower()

    assert exercise.position == planned["position"]
    assert planned["muscles"][0] in exercise.muscles
    assert {*exercise.muscles, *exercise.also} >= set(planned["muscles"])
    assert not_said(planned["equipment"], set_up) == []
    assert not_said(planned["cues"], cues) == []


@pytest.mark.parametrize("code", PLANNED)
def test_exercise_has_the_planned_stop_signs(code: str) -> None:
    """What stops this exercise stands beside the signs that hold for all."""
    own = " ".join(exercise_of(code).stop_if[len(ALWAYS_STOP) :]).lower()

    assert PLANNED[code]["stops"]
    assert not_said(PLANNED[code]["stops"], own) == []


@pytest.mark.parametrize("code", PLANNED)
def test_exercise_has_the_planned_easier_and_harder_way(code: str) -> None:
    """In words, or as a link to another exercise."""
    planned, exercise = PLANNED[code], exercise_of(code)
    links = [LIBRARY.exercises[name].title for name in exercise.easier]
    easier = " ".join((exercise.easier_text, *links)).lower()

    assert planned["easier"]
    assert not_said(planned["easier"], easier) == []
    assert not_said(planned["harder"], exercise.harder_text.lower()) == []
