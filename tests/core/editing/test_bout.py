"""The preview of a step goes at the pace of its own dose."""

import pytest

from coach.editing.bout import bout_of
from coach.session.model import ItemKind
from tests.core.editing.conftest import HEAD

PROGRAM = """\
[[block]]
name = "All"

[[block.step]]
exercise = "{exercise}"
{dose}
"""


@pytest.fixture
def bout(draft_of, shipped):
    """Return a function: exercise and dose -> what its preview repeats."""

    def made(exercise, dose):
        text = HEAD + PROGRAM.format(exercise=exercise, dose=dose)
        program = draft_of(text, around=shipped).model
        step = program.blocks[0].steps[0]
        return bout_of(program, step, shipped.library.exercises[exercise])

    return made


def test_one_repetition_lasts_as_long_as_the_step_says(bout):
    """Of ten repetitions in three sets the preview shows one."""
    (item,) = bout("heel-dig", 'sides = "each"\nreps = 10\neach = "7 s"\nsets = 3')

    assert (item.at_ms, item.length_ms, item.rep_ends_ms) == (0, 7_000, (7_000,))


def test_a_tempo_is_kept(bout):
    """Its phases are what the figure is moved by."""
    dose = 'reps = 8\ntempo = { up = "2 s", down = "6 s" }\nsides = "each"'
    (item,) = bout("straight-leg-raise", dose)

    assert item.length_ms == 8_000
    assert dict(item.tempo) == {"up": 2_000, "down": 6_000}


def test_alternating_sides_are_both_seen(bout):
    """Two repetitions, one a side."""
    (item,) = bout("heel-dig", 'sides = "alternate"\nreps = 10\neach = "3 s"')

    assert item.side == "alternate"
    assert item.rep_ends_ms == (3_000, 6_000)


def test_a_hold_is_shown_whole_with_the_way_out(bout):
    """The figure does not jump back to the beginning."""
    hold, way_out = bout(
        "lying-strap-hamstring-stretch", 'sides = "right"\nhold = "40 s"\nreps = 3'
    )

    assert (hold.at_ms, hold.length_ms, hold.side) == (0, 40_000, "right")
    assert way_out.kind is ItemKind.GAP
    assert way_out.at_ms == 40_000
    assert way_out.length_ms > 0


def test_a_movement_by_time_is_one_cycle(bout):
    """Three minutes of marching need not be watched to see how it goes."""
    (item,) = bout("brisk-march-or-walk", 'time = "3 min"')

    assert 0 < item.length_ms < 10_000
