"""The list of sounds to come: replaced as a whole, each sound once, none too late."""

import pytest

from coach.audio.output import DueSound
from coach.audio.schedule import LATE_MS, Schedule

KNOWN = {"go", "count", "rest"}


def test_sounds_come_when_they_are_due_and_in_order():
    """A list in any order is taken by time."""
    schedule = Schedule(KNOWN)
    schedule.hand_over([DueSound(300, "rest"), DueSound(100, "count")])

    assert schedule.take(until_ms=100, now_ms=50) == []
    assert schedule.take(until_ms=100.5, now_ms=50) == [DueSound(100, "count")]
    assert schedule.take(until_ms=1000, now_ms=300) == [DueSound(300, "rest")]
    assert schedule.take(until_ms=2000, now_ms=2000) == []


def test_a_new_list_replaces_what_has_not_started():
    """A pause or a skip takes back every sound that is still to come."""
    schedule = Schedule(KNOWN)
    schedule.hand_over([DueSound(100, "count"), DueSound(200, "go")])
    schedule.take(until_ms=150, now_ms=100)
    schedule.hand_over([DueSound(180, "rest")])

    assert schedule.take(until_ms=1000, now_ms=250) == [DueSound(180, "rest")]


@pytest.mark.parametrize("shift_ms", [0, 3, -3])
def test_a_sound_that_has_started_is_not_played_again(shift_ms):
    """A list made before the sound was heard still names it, rounded or not."""
    schedule = Schedule(KNOWN)
    schedule.hand_over([DueSound(100, "count"), DueSound(1100, "count")])
    schedule.take(until_ms=140, now_ms=60)
    schedule.hand_over([DueSound(100 + shift_ms, "count"), DueSound(1100, "count")])

    assert schedule.take(until_ms=1200, now_ms=1100) == [DueSound(1100, "count")]
    assert schedule.dropped == 0


def test_the_same_sound_later_is_another_sound():
    """After a pause the same count sounds again at its new time."""
    schedule = Schedule(KNOWN)
    schedule.hand_over([DueSound(100, "count")])
    schedule.take(until_ms=101, now_ms=100)
    schedule.hand_over([DueSound(600, "count")])

    assert schedule.take(until_ms=601, now_ms=600) == [DueSound(600, "count")]


def test_a_little_late_plays_and_too_late_is_dropped_and_counted():
    """79 ms late still helps; 80 ms late would be a wrong beat."""
    schedule = Schedule(KNOWN)
    schedule.hand_over([DueSound(1000, "count"), DueSound(1001, "go")])

    assert schedule.take(until_ms=2000, now_ms=1000 + LATE_MS) == [DueSound(1001, "go")]
    assert schedule.dropped == 1


def test_the_next_sound_is_known_ahead():
    """An output that sleeps until a sound is due can ask for it."""
    schedule = Schedule(KNOWN)
    first = schedule.next_sound()
    schedule.hand_over([DueSound(300, "rest"), DueSound(100, "count")])

    assert first is None
    assert schedule.next_sound() == DueSound(100, "count")


def test_an_unknown_sound_is_refused_when_it_is_handed_over():
    """A wrong name shows where it was made, not inside the sound card's thread."""
    schedule = Schedule(KNOWN)
    schedule.hand_over([DueSound(100, "go")])
    with pytest.raises(ValueError, match="no such sound: 'gong'"):
        schedule.hand_over([DueSound(100, "gong")])

    assert schedule.next_sound() == DueSound(100, "go")
