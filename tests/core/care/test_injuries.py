"""Injuries as they were noted."""

from coach.care.injuries import injuries_from
from coach.store.entries import INJURY
from tests.core.care.care_notes import HOUR_MS, NOW_MS, injury_note, note


def test_the_newest_note_of_an_injury_counts():
    """What was added later belongs to the same injury."""
    first = injury_note("calf", cause="running")
    later = note(INJURY, {**first.data, "walks_painless": True}, HOUR_MS)

    (found,) = injuries_from([later, first])

    assert found.walks_painless
    assert found.at_ms == NOW_MS
    assert found.parts == {"calf"}


def test_the_newest_injury_comes_first():
    """By when it happened, not by when it was noted."""
    old = note(INJURY, {"injury": "a", "area": "calf", "at": "2025-10-01T08:00:00Z"})
    new = injury_note("hamstring", -HOUR_MS)

    assert [each.id for each in injuries_from([old, new])] == ["i1", "a"]


def test_place_stands_in_for_an_area():
    """Without both it may be anywhere."""
    placed = note(INJURY, {"injury": "a", "place": "inner-thigh"})
    bare = note(INJURY, {"injury": "b"})

    by_id = {each.id: each for each in injuries_from([placed, bare])}

    assert by_id["a"].parts == {"groin"}
    assert "back" in by_id["b"].parts
    assert "calf" in by_id["b"].parts


def test_an_unknown_time_is_that_of_the_note():
    """What cannot be read is not made up."""
    (found,) = injuries_from([note(INJURY, {"injury": "a", "at": "Tuesday"})])

    assert found.at_ms == NOW_MS


def test_an_injury_in_the_bin_does_not_count():
    """It was put there by the person."""
    assert injuries_from([note(INJURY, {"injury": "a"}, removed_after_ms=1)]) == ()


def test_what_is_read():
    """All fields of the note."""
    (found,) = injuries_from(
        [injury_note(side="left", cause="blow", pattern="B", earlier=True)]
    )

    assert (found.side, found.pattern) == ("left", "B")
    assert found.is_blow
    assert found.is_earlier
