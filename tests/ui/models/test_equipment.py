"""Tests of ui.models.equipment and of what is remembered of it."""

from dataclasses import replace

import pytest

from coach.store.settings import Settings
from ui.models.equipment import are_at_hand, need, needs
from ui.models.exercise_filter import ExerciseFilter
from ui.models.program_filter import ProgramFilter
from ui.models.wanted import owned_things


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("wall or chair within reach", set()),
        ("strap, belt or towel", set()),
        ("strap", set()),
        ("cushion, if you like", set()),
        ("partner or solid anchor for the feet", {"anchor"}),
        ("resistance band", {"band"}),
        ("Kettlebell", {"kettlebell"}),
        ("20-40 m outdoors", {"outdoors"}),
        ("", set()),
    ],
)
def test_things_are_told_from_what_any_home_has(text, things):
    """A wall is there; a band may not be."""
    assert need(text) == things


def test_needs_of_several_things():
    """Each thing that is not at home is asked for."""
    assert needs(["mat", "stable chair", "bench or partner"]) == {
        frozenset({"mat"}),
        frozenset({"bench", "anchor"}),
    }


@pytest.mark.parametrize(
    ("owned", "expected"),
    [
        (None, True),
        (frozenset(), False),
        (frozenset({"mat"}), False),
        (frozenset({"mat", "anchor"}), True),
        (frozenset({"mat", "bench", "ball"}), True),
    ],
)
def test_of_each_need_one_thing_must_be_there(owned, expected):
    """A partner does for a bench, but nothing for the mat."""
    needed = needs(["mat", "bench or partner"])

    assert are_at_hand(needed, owned) is expected


@pytest.mark.parametrize(
    ("changes", "owned"),
    [
        ({}, None),
        ({"equipment_owned": ("mat",)}, None),
        ({"equipment_filter": "none", "equipment_owned": ("mat",)}, frozenset()),
        ({"equipment_filter": "owned", "equipment_owned": ("mat",)}, {"mat"}),
        ({"equipment_filter": "owned"}, None),
    ],
)
def test_settings_say_what_is_at_hand(changes, owned):
    """Owning something and filtering by it are two things."""
    assert owned_things(replace(Settings(), **changes)) == owned


@pytest.mark.parametrize("kind", [ProgramFilter, ExerciseFilter])
def test_filter_knows_whether_anything_is_wanted(kind):
    """Having nothing is a wish, not caring is none."""
    assert not kind().is_set
    assert kind(owned=frozenset()).is_set
    assert kind(position="chair").is_set
