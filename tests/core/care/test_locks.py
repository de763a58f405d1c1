"""Locks: what holds them, what opens them, and that nothing else does."""

from datetime import date

import pytest

from coach.care.locks import (
    can_be_unlocked,
    may_undo,
    unlock_data,
    unlock_problem,
)
from coach.store.entries import PAIN, SCREENING
from tests.core.care.care_notes import (
    DAY_MS,
    HOUR_MS,
    NOW_MS,
    locks_of,
    note,
    screening,
    unlock,
)

TODAY = date(2025, 11, 5)
SWOLLEN = screening("Q07", area="calf")


def test_a_yes_is_a_lock_with_reason_and_next_step():
    """It says why, since when, what opens it, and where it comes from."""
    (lock,) = locks_of(SWOLLEN)
    closed = lock.closed()

    assert lock.level == "D"
    assert lock.closes == {"legs", "roller", "massage", "compression", "area"}
    assert lock.day == TODAY
    assert "swollen" in closed.reason
    assert closed.next_step.startswith("Have it looked at today. It opens when")
    assert (closed.source.kind, closed.source.id) == ("screening", SWOLLEN.id)
    assert closed.since_ms == NOW_MS


def test_all_no_is_no_lock():
    """Neither are notes of other kinds."""
    assert locks_of(screening(no=("Q01", "Q07")), note(PAIN, {"pain": 9})) == ()


@pytest.mark.parametrize(
    ("question", "level", "step"),
    [
        ("Q01", "E", "Call for help now."),
        ("Q09", "D", "Have it looked at today."),
        ("Q14", "S", "Book an appointment in the next days."),
        ("Q08-fever", "R", "Rest today. Tomorrow it is open again."),
        ("G-press-up-leg", "clear", "Leave it out from now on."),
    ],
)
def test_next_step_of_each_level(question, level, step):
    """Actions, no names."""
    (lock,) = locks_of(screening(question))

    assert lock.level == level
    assert lock.closed().next_step.startswith(step)


def test_most_urgent_lock_comes_first():
    """Then the newest."""
    first = screening("Q14")
    second = screening("Q14", after_ms=HOUR_MS)
    worst = screening("Q02")

    found = locks_of(first, second, worst, after_ms=2 * HOUR_MS)

    assert [lock.screening for lock in found] == [worst.id, second.id, first.id]


@pytest.mark.parametrize(
    ("seconds", "is_undone"), [(0, True), (59, True), (60, True), (61, False)]
)
def test_a_slip_can_be_undone_for_60_seconds(seconds, is_undone):
    """After that the answers count, even from the bin."""
    slip = screening("Q01", removed_after_ms=seconds * 1000)

    assert may_undo(slip, NOW_MS + seconds * 1000) == is_undone
    assert (locks_of(slip, after_ms=DAY_MS) == ()) == is_undone


def test_a_clock_put_back_undoes_nothing():
    """A removal from before the answers were given is none."""
    assert len(locks_of(screening("Q01", removed_after_ms=-HOUR_MS))) == 1


def test_an_examination_opens_its_lock():
    """Only that of the screening it names."""
    other = screening("Q09")

    found = locks_of(SWOLLEN, other, unlock(SWOLLEN, "2025-11-05"), after_ms=2 * DAY_MS)

    assert [lock.screening for lock in found] == [other.id]


@pytest.mark.parametrize(
    "examined_on", ["2025-11-04", "2025-11-09", "", "yesterday", None, 5]
)
def test_an_examination_needs_a_day_that_can_be_true(examined_on):
    """Not before the answers, not in the future, and a day at all."""
    found = locks_of(SWOLLEN, unlock(SWOLLEN, examined_on), after_ms=2 * DAY_MS)

    assert len(found) == 1


def test_an_unlock_that_was_taken_back_opens_nothing():
    """However late that was."""
    gone = unlock(SWOLLEN, "2025-11-06", removed_after_ms=3 * DAY_MS)

    assert len(locks_of(SWOLLEN, gone, after_ms=5 * DAY_MS)) == 1


@pytest.mark.parametrize("question", ["Q01", "Q02", "Q07", "Q09", "Q13", "Q14", "Q17"])
def test_time_opens_no_lock(question):
    """A year later it is still there, and nor does a clear screening open it."""
    clear = screening(no=("Q01", "Q07", "Q09"), after_ms=30 * DAY_MS)

    assert len(locks_of(screening(question), clear, after_ms=365 * DAY_MS)) == 1


def test_fever_alone_is_rest_today():
    """The lock ends with the training day, at 04:00."""
    fever = screening("Q08-fever")

    assert locks_of(fever, after_ms=17 * HOUR_MS)
    assert locks_of(fever, after_ms=19 * HOUR_MS) == ()


def test_fever_with_another_sign_leaves_the_other_sign():
    """Rest ends, the rest of the lock does not."""
    (lock,) = locks_of(screening("Q08-fever", "Q09"), after_ms=2 * DAY_MS)

    assert lock.closes == {"strain", "area"}


def test_an_exercise_left_out_for_good_stays_out():
    """Neither an examination nor time opens it, and nothing else is kept closed."""
    both = screening("G-press-up-leg", "Q11", area="back")

    (lock,) = locks_of(both, unlock(both, "2025-11-06"), after_ms=400 * DAY_MS)

    assert lock.closes == {"exercise:face-down-press-up"}
    assert lock.questions == ("G-press-up-leg",)
    assert lock.level == "clear"
    assert not can_be_unlocked(lock)


def test_fever_leaves_an_exercise_left_out_for_good():
    """Its questions of the day are gone, so that they close no cold any more."""
    both = screening("G-press-up-leg", "Q08-fever", area="back")

    (lock,) = locks_of(both, after_ms=2 * DAY_MS)

    assert lock.closes == {"exercise:face-down-press-up"}
    assert not lock.says("Q08")


def test_says_finds_what_follows_from_a_question():
    """Q08 is also the fever, Q1 is not Q11."""
    (lock,) = locks_of(screening("Q08-fever", "Q11"))

    assert lock.says("Q08")
    assert lock.says("Q11")
    assert not lock.says("Q1")


@pytest.mark.parametrize(
    ("data", "closes"),
    [
        ({"answers": {"Q99": True}, "level": "E"}, {"all"}),
        ({"answers": None, "level": "D"}, {"area"}),
        ({"answers": {}, "level": "S", "closes": "legs"}, {"beyond-gentle"}),
        ({"answers": {}, "level": "new", "closes": ["legs", 7]}, {"legs"}),
        ({"answers": {"Q10": True}, "level": "clear", "closes": []}, {"legs", "area"}),
    ],
)
def test_a_screening_of_another_version_still_closes(data, closes):
    """What was written down counts as well as what the answers mean today."""
    (lock,) = locks_of(note(SCREENING, {"area": "calf", **data}))

    assert lock.closes == closes


def test_reasons_of_unknown_questions_are_those_written_down():
    """Words of another version are better than none."""
    data = {"answers": {"Q99": True}, "level": "D", "reasons": ["a new sign"]}

    (lock,) = locks_of(note(SCREENING, data))

    assert lock.closed().reason == "You said: a new sign."


def test_parts_of_a_lock():
    """The area that was asked about; without one, those of the signs."""
    (known,) = locks_of(screening("Q13", area="calf"))
    (from_sign,) = locks_of(screening("Q05", area=""))

    assert known.parts == {"calf"}
    assert from_sign.parts == {"back"}


def test_unlock_problem_says_what_is_wrong_with_a_day():
    """One sentence each, none for a day that fits."""
    (lock,) = locks_of(SWOLLEN)

    assert unlock_problem(lock, TODAY, TODAY) == ""
    assert "on or after" in unlock_problem(lock, date(2025, 11, 4), TODAY)
    assert "future" in unlock_problem(lock, date(2025, 11, 6), TODAY)


def test_unlock_data_opens_the_lock():
    """What the form writes is what the rule reads."""
    (lock,) = locks_of(SWOLLEN)
    opened = note("unlock", unlock_data(lock, TODAY, "my doctor"), HOUR_MS)

    assert locks_of(SWOLLEN, opened, after_ms=2 * HOUR_MS) == ()
