"""Tests of coach.progress.facts, coach.progress.table and coach.progress.overview."""

from coach.progress.day_log import DayCell, DayKind, day_log
from coach.progress.facts import Facts, day_facts, row_facts
from coach.progress.overview import Wishes, overview
from coach.progress.table import cell_text, table
from tests.core.progress.building import (
    course,
    day,
    morning,
    note,
    record,
    session,
    span,
)


def facts(*parts, offset=0, kind=DayKind.DONE, **cell):
    return day_facts(record(*parts), DayCell(day(offset), kind, **cell))


def test_day_without_anything():
    """It is named, and that nothing is noted."""
    found = facts(kind=DayKind.BLANK)

    assert found == Facts(
        "Mon 2 Nov 2026", (("", "Nothing noted"),), day(0), sessions=()
    )


def test_session_in_a_few_lines():
    """Minutes, pain with the word of its light, effort; and its id to open it."""
    one = session(0, pain_before=1, pain_max=4, pain_after=2, effort=5)
    found = facts(one)

    assert found.lines == (
        ("Easy", "10 min"),
        ("Pain", "before 1, worst 4 (Care), after 2"),
        ("Effort", "5 of 10"),
    )
    assert found.sessions == (one.id,)


def test_part_of_a_session():
    """What was stopped says so, and never has 0 min."""
    part = session(0, outcome="stopped", done_share=0.1, active_s=20)

    assert facts(part).lines == (("Easy", "1 min, part of it"),)


def test_everything_else_of_a_day():
    """Morning, cramp, measure and decision."""
    found = facts(
        morning(0, 3),
        note("pain", 0, when="now", pain=6),
        note("pain", 0, when="now"),
        note("cramp", 0, muscle="calf", night=True),
        note("measure", 0, test="T8", left=80, right=75.5),
        note("measure", 0, test="T10", value=7),
        note("measure", 0, test="T9"),
        course(0, "hold", "one"),
        kind=DayKind.REST,
    )

    assert found.lines == (
        ("", "Rest day"),
        ("Morning", "3"),
        ("Pain noted", "6"),
        ("Cramp", "Calf, at night"),
        ("Straight-leg raise", "left 80°, right 75.5°"),
        ("How ready you feel", "7 of 10"),
        ("Hold", "One"),
    )


def test_stage_of_a_day_without_a_decision():
    """A day within a course says in which stage it was."""
    found = facts(course(0, "start", "one"), offset=4, kind=DayKind.REST)

    assert found.lines == (("", "Rest day"), ("Stage", "One"))


def test_day_that_was_made_up_for():
    """It says on which day."""
    found = facts(kind=DayKind.REST, made_up_on=day(1))

    assert found.lines == (("", "Planned, made up for on Tue 3 Nov 2026"),)


def test_read_aloud():
    """Names and values as one text."""
    assert facts(session(0, effort=5)).spoken() == (
        "Mon 2 Nov 2026. Easy: 10 min. Effort: 5 of 10"
    )


def test_row_of_a_table():
    """Its first cell is the title; what is not known is left out."""
    rows = table("Minutes", ("Week of", "Minutes", "Goal"), [("2 Nov 2026", 61, None)])
    found = row_facts(rows, 0, day(0))

    assert found == Facts("Week of 2 Nov 2026", (("Minutes", "61"),), day(0))


def test_cells():
    """Numbers have at most one decimal, nothing is an empty cell."""
    assert [cell_text(cell) for cell in (None, "a", 3, 2.25, 2.0)] == [
        "",
        "a",
        "3",
        "2.2",
        "2",
    ]


def see(*parts, first=0, last=27, goal=60):
    history = record(*parts)
    log = day_log(history, [], day(27), day(30))
    wishes = Wishes(goal, {"strap": ("Hamstring",)})
    return overview(history, log, span(first, last), day(27), wishes, streak=None)


def test_overview_of_nothing():
    """Seven empty graphs and the sentence that announces the first session."""
    found = see()

    assert found.headline == "Your first session will show up here."
    for view in (
        found.pain,
        found.days,
        found.minutes,
        found.sides,
        found.load,
        found.stretch,
        found.cramps,
    ):
        assert view.is_empty
        assert view.sentence


def test_overview_in_one_sentence():
    """Pain first, then the days; a new history is not thinned."""
    mornings = [morning(14 + n, 5 if n < 7 else 1) for n in range(14)]
    found = see(*mornings, *(session(n) for n in range(14, 28, 2)))

    assert found.headline == (
        "Pain is down from 5 to 1. You trained on 7 days, about 3.5 a week."
    )


def test_overview_of_a_span_without_anything():
    """An old history, but nothing in these days."""
    found = see(session(-200))

    assert found.headline == "Nothing in this time. A longer range shows more."
