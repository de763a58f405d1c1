"""What the schedule asks for, and what was done beside it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coach.exchange.reading import ExportedSession
from coach.exchange.returned.extra import extra_sessions, kept_sessions
from coach.exchange.returned.model import (
    DayReport,
    ExerciseReport,
    Report,
    SetReport,
)
from coach.exchange.returned.page import done_words, report_page
from tests.core.exchange.returned.conftest import FIRST, ID

SQUAT = ExerciseReport("squat", "Squat", 1, 10, 40, (SetReport("", 10, 40, "done"),))
STOPPED = replace(SQUAT, sets=(SetReport("", 2, 9, "stopped", 4),))


def session(name, day, outcome="done"):
    """Return a session of a day."""
    texts = (name, "p", 1, "P", None, day, f"{day}T10:00:00Z", None, 0, outcome)
    return ExportedSession(*texts, 60, 60, 1.0, None, None, None, None, "", {}, ())


@pytest.mark.parametrize(
    ("sessions", "planned", "extra"),
    [
        # One more on a day that asks for one; the whole one is the planned one.
        ([("a", 1, "done"), ("b", 1, "done")], {1: 1}, "b"),
        ([("a", 1, "stopped"), ("b", 1, "done")], {1: 1}, "a"),
        ([("a", 1, "stopped"), ("b", 1, "stopped")], {1: 1}, "b"),
        # A day that asks for two has none.
        ([("a", 1, "done"), ("b", 1, "done")], {1: 2}, ""),
        # Made up for on another day; what was missed is missed once.
        ([("a", 2, "done")], {1: 1}, ""),
        ([("a", 2, "done"), ("b", 3, "done")], {1: 1}, "b"),
        ([("a", 2, "done"), ("b", 2, "done")], {1: 2}, "b"),
        ([("a", 1, "done"), ("b", 2, "done")], {1: 1}, "b"),
        ([("a", 1, "done")], {}, "a"),
        ([], {1: 1}, ""),
    ],
)
def test_extra_is_what_the_schedule_does_not_ask_for(sessions, planned, extra):
    """A day's own sessions first; elsewhere one stands for one that is missing."""
    days = [session(name, f"2025-11-0{day}", how) for name, day, how in sessions]
    due = {f"2025-11-0{day}": count for day, count in planned.items()}

    assert extra_sessions(days, due) == frozenset(extra)


@pytest.mark.parametrize(
    ("days", "kept"),
    [
        ([(1, 2)], 1),
        ([(1, 1), (1, 0)], 1),
        ([(1, 0), (0, 1)], 1),
        ([(1, 1), (0, 3)], 1),
        ([(2, 1), (0, 2)], 2),
        ([], 0),
    ],
)
def test_no_more_is_kept_than_was_planned(days, kept):
    """What was done beside it does not make up for a missed day but once a day."""
    assert kept_sessions(days) == kept


def report(*days):
    """Return a report of some days from the first on."""
    last = FIRST + timedelta(days=len(days) - 1)
    return Report(ID, 1, "", "P-0042", "Sam", "Routine", FIRST, last, days)


def cells(page, title):
    """Return what stands in the row of an exercise."""
    row = page.split(f"<tr><td>{title}</td>")[1].split("</tr>")[0]
    return [cell.split("</td>")[0] for cell in row.split("<td>")[1:]]


def test_an_extra_session_adds_nothing_to_what_was_planned():
    """One of one, and beside it what was begun and stopped."""
    extra = replace(STOPPED, planned_sets=0)
    day = DayReport(FIRST, planned=1, done=1, begun=2, exercises=(SQUAT, extra))
    page = report_page(report(day))

    assert "<p>1 of 1 planned sessions done.</p>" in page
    assert "<th>Planned</th><th>Done</th><th>Extra</th><th>Pain</th>" in page
    assert cells(page, "Squat") == ["1", "1", "0", "4"]


def test_without_extra_sets_there_is_no_column_for_them():
    """The page is as it was."""
    page = report_page(report(DayReport(FIRST, planned=1, exercises=(STOPPED,))))

    assert "<th>Extra</th>" not in page
    assert cells(page, "Squat") == ["1", "0", "4"]


def test_whole_extra_sessions_are_said_beside_the_planned_ones():
    """Nobody reads of 2 of 1."""
    day = DayReport(FIRST, planned=1, done=2, begun=2)

    assert done_words(report(day)) == "1 of 1 planned sessions done, 1 more"
