"""What a session came to, in words."""

from __future__ import annotations

import pytest

from coach.session.model import Event
from coach.session.timeline import expand
from ui.player.recap import Recap, recap
from ui.player.summary import summary_rows


@pytest.fixture
def came_to(two_sides, exercises):
    """Return a function that sums up events of a stretch and a squat."""
    plan = expand(two_sides, exercises, None)

    def make(*events):
        return recap(events, plan, exercises)

    return make


def hurt(pain, exercise, index=1):
    data = {"index": index, "exercise": exercise, "pain": pain, "detail": ""}
    return Event("hurt", 0, 0, data)


def test_pains_are_kept_by_exercise_the_worst_first(came_to):
    """Of several answers at one exercise the highest counts."""
    found = came_to(hurt(2, "squat"), hurt(3, "stretch"), hurt(4, "stretch"))

    assert found.pains == (("Heel-on-step stretch", 4), ("Squat", 2))
    assert found.pain_max == 4
    assert found.pains_words == "Worst: Heel-on-step stretch 4, Squat 2"


def test_an_exchanged_exercise_is_named_itself(came_to):
    """Pain at the easier exercise is not laid at the planned one's door."""
    assert came_to(hurt(3, "easy")).pains == (("Lying stretch", 3),)


def test_a_press_without_a_number_is_no_pain(came_to):
    """Pressed by mistake: there is nothing to sum up."""
    found = came_to(hurt(None, "squat"))

    assert (found.pains, found.pain_max, found.pains_words) == ((), None, "")


@pytest.mark.parametrize(
    ("is_whole", "active_ms", "words"),
    [
        (True, 18 * 60_000 + 4_000, "18 min"),
        (True, 12_000, "0:12"),
        (False, 120_000, "2:00 of 18:00"),
    ],
)
def test_the_length_is_said_shortly(is_whole, active_ms, words):
    """Whole minutes for a whole session, the exact times for a part of one."""
    planned_ms = 18 * 60_000 if active_ms > 60_000 else active_ms
    found = Recap(is_whole, active_ms, planned_ms, 1, 1, ())

    assert found.length_words == words


def test_summary_rows_have_only_what_was_answered():
    """Without answers there are time, exercises and changes."""
    found = Recap(True, 60_000, 60_000, 1, 2, ())

    assert [name for name, _ in summary_rows(found, {})] == [
        "Time",
        "Exercises",
        "Changes",
    ]


@pytest.mark.parametrize(
    ("is_whole", "during", "afterwards", "words"),
    [
        (True, 2, 2, "All as planned."),
        (False, None, 2, "Ended early"),
        (False, 4, None, "Ended at pain 4; this session ends at 3 or more"),
        (True, None, 3, "Pain 3; this session ends at 3 or more"),
        (True, 4, 2, "Pain 4; this session ends at 3 or more"),
    ],
)
def test_what_reached_the_limit_is_not_as_planned(is_whole, during, afterwards, words):
    """Whether it was said on the way or afterwards; and nor is an early end."""
    found = Recap(is_whole, 60_000, 60_000, 1, 2, (), during, stop_pain=3)
    answers = {} if afterwards is None else {"pain": afterwards}

    assert summary_rows(found, answers)[-1] == ("Changes", words)


def test_summary_rows_in_full():
    """Every answer has its words."""
    found = Recap(True, 60_000, 60_000, 1, 2, ("Squat: skipped",), 4, (("Squat", 4),))
    answers = {
        "pain": 4,
        "pain_now": 1,
        "effort": 6,
        "place": "calf",
        "side": "left",
        "swelling": True,
        "relief": True,
        "note": "ok",
    }

    assert summary_rows(found, answers)[2:] == [
        ("Worst pain", "4 of 10"),
        ("During", "Worst: Squat 4"),
        ("Right now", "1 of 10"),
        ("Effort", "6 of 10"),
        ("Where", "Calf, Left, Swollen"),
        ("Pain relief", "Taken; the numbers do not count towards moving on."),
        ("Note", "ok"),
        ("Changes", "Squat: skipped"),
    ]
