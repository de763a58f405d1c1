"""Tests of coach.progress.detail and coach.progress.dose, on a real history."""

from datetime import date

import pytest

from coach.progress.detail import remark_words, session_detail
from coach.progress.dose import Bout, dose_words, planned_bouts
from coach.store.plan import PlannedItem
from coach.store.replay import SetDone
from tests.core.progress.conftest import whole

DAY_MS = 86_400_000


def done(index, seconds, how="done", **more):
    return (
        seconds,
        "item-end",
        {"index": index, "how": how, "held_ms": seconds * 1000, **more},
    )


def rows(detail):
    return [(r.title, r.side, r.planned, r.done, r.remark) for r in detail.rows]


def test_unknown_session(journal, reader):
    """There is nothing to show."""
    assert session_detail(reader(), "nobody") is None


def test_whole_session(play, reader):
    """Planned beside done, exercise by exercise and side by side."""
    session_id = play(*whole(pain=2, effort=4))
    found = session_detail(reader(), session_id)

    assert rows(found) == [
        ("Stretch", "left", "30 s", "30 s", ""),
        ("Stretch", "right", "30 s", "30 s", ""),
        ("Heel raise", "both", "10 times", "10 times", ""),
    ]
    assert found.started.isoformat() == "2025-11-24T17:00:00+01:00"
    assert (found.kind, found.side) == ("rehab", "left")
    assert found.changed_on is None
    assert found.next_morning is None


def test_session_that_was_cut_short(play, reader):
    """What was skipped, what was ended, and what was never reached."""
    session_id = play(
        (0, "start", {}),
        (0, "item", {"index": 1}),
        done(1, 12, "skipped"),
        (0, "item", {"index": 3}),
        (5, "hurt", {"index": 3, "pain": 4}),
        done(3, 15, "stopped"),
        (0, "stop", {"reason": "pain"}),
    )
    found = session_detail(reader(), session_id)

    assert rows(found) == [
        ("Stretch", "left", "30 s", "12 s of 30 s", "skipped"),
        ("Stretch", "right", "30 s", "15 s of 30 s", "ended during it"),
        ("Heel raise", "both", "10 times", "", "ended before it"),
    ]
    assert [row.pain for row in found.rows] == [None, 4, None]


def test_exercise_left_out_and_exchanged(play, reader):
    """Both are said, with the easier exercise by its name."""
    session_id = play(
        (0, "start", {}),
        (0, "item", {"index": 1}),
        (0, "easier", {"index": 1, "to": "heel-raise"}),
        done(1, 30, exercise="heel-raise"),
        (0, "leave-out", {"index": 5}),
        (0, "finish", {}),
    )
    found = session_detail(reader(), session_id)

    assert found.rows[0].remark == "exchanged for Heel raise"
    assert found.rows[2].remark == "left out for the day"


def test_next_morning(play, journal, clock, reader):
    """The answer of the day after belongs to the session; of two the first."""
    session_id = play(*whole(pain=2))
    journal.note("pain", {"when": "morning", "pain": 1}, local_day="2025-11-24")
    journal.note("pain", {"when": "now", "pain": 8}, local_day="2025-11-25")
    journal.note("pain", {"when": "morning", "pain": 3}, local_day="2025-11-25")

    assert session_detail(reader(), session_id).next_morning == 3


def test_changed_answers_are_kept(play, journal, clock, reader):
    """What was said first stays in the journal and is shown with the day."""
    session_id = play(*whole(pain=3, effort=4, place="calf"))
    clock.advance(2 * DAY_MS)
    answers = {"pain": 5, "effort": 4, "place": "calf", "note": "Later."}
    journal.change_session(session_id, "answer", answers)
    found = session_detail(reader(), session_id)

    assert found.summary.pain_max == 5
    assert found.summary.answers == answers
    assert [(c.key, c.before, c.now) for c in found.changes] == [("pain", 3, 5)]
    assert found.changed_on == date(2025, 11, 26)


def test_adding_an_answer_is_no_change(play, journal, reader):
    """Where nothing was said before, nothing was changed."""
    session_id = play(*whole())
    journal.change_session(session_id, "answer", {"pain": 2})

    assert session_detail(reader(), session_id).changes == ()


def test_taking_an_answer_back_is_a_change(play, journal, reader):
    """The number that was there is named."""
    session_id = play(*whole(pain=2, note="Sore."))
    journal.change_session(session_id, "answer", {})
    changes = session_detail(reader(), session_id).changes

    assert [(c.key, c.before, c.now) for c in changes] == [
        ("pain", 2, None),
        ("note", "Sore.", None),
    ]


def test_session_in_the_bin_can_be_read(play, journal, reader):
    """Who takes it out again wants to see what it is."""
    session_id = play(*whole())
    journal.change_session(session_id, "remove")

    assert session_detail(reader(), session_id).summary.removed_at is not None


def item(**values):
    usual = {"kind": "work", "length_ms": 30_000, "exercise": "x", "set": 1}
    return PlannedItem(**(usual | values))


def test_sets_rounds_and_holds_are_one_bout():
    """Two rounds of two sets with three holds each are twelve holds."""
    items = [
        item(set=number, rep=rep, of_reps=3, round=turn)
        for turn in (1, 2)
        for number in (1, 2)
        for rep in (1, 2, 3)
    ]
    (bout,) = planned_bouts([item(kind="rest"), *items])

    assert (bout.sets, bout.count, bout.holds) == (4, 3, 12)
    assert dose_words(bout) == "12 × 30 s"


@pytest.mark.parametrize(
    ("bout", "words"),
    [
        (Bout(0, "left", "x", 1, 1, 60_000), "60 s"),
        (Bout(0, "left", "x", 3, 1, 30_000), "3 × 30 s"),
        (Bout(0, "both", "x", 1, 10, 0), "10 times"),
        (Bout(0, "both", "x", 2, 8, 0), "2 × 8 times"),
    ],
)
def test_doses_in_words(bout, words):
    """Time bouts, holds and repetitions."""
    assert dose_words(bout) == words


def made(skipped=None, reps=None, held_ms=0):
    return SetDone(0, 1, 1, "left", "x", 0, None, reps, held_ms, None, skipped)


def test_part_of_a_dose():
    """Amounts where it is not all; nothing where it is nothing."""
    reps = Bout(0, "both", "x", 2, 8, 0)
    holds = Bout(0, "left", "x", 2, 1, 30_000)

    assert dose_words(reps, [made(reps=8), made("skipped", reps=3)]) == "11 of 16 times"
    assert dose_words(reps, [made("skipped", reps=0)]) == ""
    assert dose_words(holds, [made(held_ms=30_000)]) == "30 s of 60 s"
    assert dose_words(holds, [made("skipped", held_ms=400)]) == ""


def test_remarks_have_words():
    """Unknown ones are shown as they are."""
    assert remark_words("not-reached") == "ended before it"
    assert remark_words("lost") == "lost"
