"""The health list: its questions, and what is kept of the answers."""

import pytest

from coach.care.health import (
    AGE_GROUPS,
    Health,
    age_choices,
    age_question,
    health_from,
    health_questions,
    more_questions,
)
from coach.files.health_items import HEALTH_ITEMS
from coach.store.entries import HEALTH
from tests.core.care.care_notes import HOUR_MS, health_note, note, screening


def test_every_item_has_its_line():
    """In the order of the list, in words of its own."""
    lines = health_questions()

    assert tuple(line.item for line in lines) == HEALTH_ITEMS
    assert len({line.text for line in lines}) == len(HEALTH_ITEMS)


def test_never_asked_is_not_healthy():
    """Without a note nothing is known."""
    assert health_from([screening("Q07")]) is None


def test_the_newest_note_counts():
    """Whatever the order in which they are read; one from the bin does not."""
    old = health_note(items=["raynaud"])
    new = health_note(HOUR_MS, items=["pregnancy"], age_group="18-54")
    gone = note(HEALTH, {"items": []}, 2 * HOUR_MS, removed_after_ms=5)

    found = health_from([new, gone, old])

    assert found == Health(frozenset({"pregnancy"}))


def test_what_is_kept_is_read_again():
    """Note and back."""
    health = Health(
        frozenset({"raynaud", "diabetes"}),
        "over-65",
        new_to_exercise=True,
        unsteady=True,
        with_adult=False,
        professional_agreed=True,
        medicines="tablets for the heart",
    )

    assert health_from([health_note(**health.data())]) == health


@pytest.mark.parametrize(
    "data", [{}, {"items": "raynaud", "age_group": 7, "unsteady": "yes"}]
)
def test_what_makes_no_sense_is_left_out(data):
    """Then an adult without items is taken."""
    assert health_from([note(HEALTH, data)]) == Health()


def test_items_of_a_newer_version_are_kept():
    """They mean nothing here, and are written back."""
    found = health_from([health_note(items=["new-item"])])

    assert found is not None
    assert "new-item" in found.items


@pytest.mark.parametrize(
    ("age_group", "fields"),
    [
        ("under-16", ["unsteady", "with_adult", "professional_agreed"]),
        ("16-17", ["unsteady", "with_adult", "professional_agreed"]),
        ("18-54", ["unsteady", "professional_agreed"]),
        ("over-65", ["unsteady", "new_to_exercise", "professional_agreed"]),
    ],
)
def test_more_questions_follow_the_age(age_group, fields):
    """Q20: an adult beside those under 18, and new to exercise over 65."""
    assert [name for name, _ in more_questions(age_group)] == fields
    assert age_question().endswith("?")


def test_age_groups_and_their_meaning():
    """Five groups; 55 and older, and under 18, are worked out."""
    assert tuple(slug for slug, _ in age_choices()) == AGE_GROUPS
    by_age = {each: Health(age_group=each) for each in AGE_GROUPS}

    assert [n for n, h in by_age.items() if h.is_under_18] == ["under-16", "16-17"]
    assert [n for n, h in by_age.items() if h.is_55_or_older] == ["55-65", "over-65"]
    assert Health(age_group="over-65", new_to_exercise=True).is_older_beginner
    assert not Health(age_group="55-65", new_to_exercise=True).is_older_beginner
