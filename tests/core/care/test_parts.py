"""Parts of the body: areas, places and muscles, and what is not known."""

import pytest

from coach.care.choices import places
from coach.care.parts import (
    ALL_PARTS,
    LEG_PARTS,
    area_of_place,
    meet,
    parts_of_area,
    parts_of_exercise,
    parts_of_muscles,
    parts_of_place,
)
from tests.core.shipped import LIBRARY


@pytest.mark.parametrize(
    ("area", "parts"),
    [
        ("hamstring", {"thigh"}),
        ("front of the thigh", {"thigh"}),
        ("behind the knee", {"knee"}),
        ("back, groin", {"back", "groin"}),
        ("whole leg", {"leg"}),
        ("calf and elbow", set()),
        ("", set()),
    ],
)
def test_parts_of_an_area(area, parts):
    """Each word names a part; one unknown word makes the whole area unknown."""
    assert parts_of_area(area) == parts


def test_every_shipped_area_is_known():
    """Programs and plans of the library use areas that the rules understand."""
    contents = (*LIBRARY.programs.values(), *LIBRARY.plans.values())

    assert [each.id for each in contents if not parts_of_area(each.area)] == []


def test_every_shipped_muscle_is_known():
    """No shipped exercise counts as every part because of a word."""
    everything = [e.id for e in LIBRARY.exercises.values() if _is_all(e)]

    assert everything == []


def _is_all(exercise):
    return parts_of_exercise(exercise) == ALL_PARTS


def test_unknown_muscle_counts_as_every_part():
    """Who writes an own exercise is not left without rules."""
    assert parts_of_muscles(["shoulder", "Wadenmuskel"]) == ALL_PARTS
    assert parts_of_muscles(["shoulder"]) == frozenset()


def test_every_place_of_the_diary_is_known():
    """All but "somewhere else", which may be anywhere."""
    unknown = {slug for slug, _ in places() if parts_of_place(slug) == ALL_PARTS}

    assert unknown == {"elsewhere"}


@pytest.mark.parametrize("part", sorted(LEG_PARTS))
def test_a_leg_meets_its_parts(part):
    """In both directions, and never the back."""
    leg, one = frozenset({"leg"}), frozenset({part})

    assert meet(leg, one)
    assert meet(one, leg)
    assert not meet(one, frozenset({"back"}))


def test_parts_beside_each_other_do_not_meet():
    """A calf is no thigh."""
    assert not meet(frozenset({"calf"}), frozenset({"thigh"}))


@pytest.mark.parametrize(
    ("place", "area"),
    [
        ("back-of-thigh", "thigh"),
        ("inner-thigh", "groin"),
        ("shin", "calf"),
        ("low-back", "back"),
        ("buttock", ""),
        ("elsewhere", ""),
        ("", ""),
    ],
)
def test_area_of_a_place(place, area):
    """It is asked about by its own questions; all of them where it may be more."""
    assert area_of_place(place) == area
