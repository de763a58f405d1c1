"""Tests of minutes, load and cramps: bars for weeks and months."""

from datetime import date

import pytest

from coach.progress.cramps import cramp_view
from coach.progress.load import load_view
from coach.progress.minutes import minutes_view
from coach.progress.span import Span
from tests.core.progress.building import day, note, record, session, span

SUNDAY = day(27)
FOUR_WEEKS = span(0, 27)


def minutes(*parts, today=27, goal=60, shown=None):
    shown = shown or span(today - 27, today)
    return minutes_view(record(*parts), shown, day(today), goal)


def load(*parts, today=27, shown=None):
    shown = shown or span(today - 27, today)
    return load_view(record(*parts), shown, day(today))


# Minutes


def test_no_minutes():
    """Eight empty bars, and a sentence without blame."""
    found = minutes()

    assert found.is_empty
    assert len(found.bars) == 8
    assert found.sentence == "No sessions in this time."


def test_sessions_belong_to_their_week():
    """Sunday belongs to the week that began on Monday, the Monday after does not."""
    found = minutes(
        session(0, active_s=600), session(6, active_s=1200), session(7, active_s=60)
    )

    assert [round(bar.minutes) for bar in found.bars][-4:] == [30, 1, 0, 0]
    assert [bar.sessions for bar in found.bars][-4:] == [2, 1, 0, 0]


def test_goal_is_reached_by_what_is_shown():
    """59 min 40 s is shown as 60, so it has reached 60."""
    found = minutes(session(0, active_s=3_580), session(7, active_s=3_540))

    assert [bar.is_reached for bar in found.bars][-4:] == [True, False, False, False]
    assert found.sentence == "The goal of 60 min was reached in 1 of 4 weeks."


def test_running_week_counts_only_for_the_goal():
    """On Wednesday nobody has missed the goal of the week yet."""
    parts = [session(offset, active_s=3_600) for offset in (0, 7, 14)]

    assert minutes(*parts, today=23).sentence.endswith("3 of 3 weeks.")
    reached = minutes(*parts, session(22, active_s=3_600), today=23)
    assert reached.sentence.endswith("4 of 4 weeks.")
    assert reached.bars[-1].is_running


def test_week_in_which_it_began_is_not_held_against_anybody():
    """Who begins on a Thursday has not missed the goal on Sunday."""
    parts = [session(3, active_s=600), session(8, active_s=3_600)]

    assert minutes(*parts, today=14).sentence == (
        "The goal of 60 min was reached in 1 of 1 week."
    )


def test_first_week():
    """In the very first week there is only a count."""
    assert minutes(session(1), today=2).sentence == "10 of 60 min so far this week."
    alone = minutes(session(1), today=2, goal=0)
    assert alone.sentence == "10 min so far this week."


def test_without_a_goal():
    """The mean of the whole weeks; nothing is reached."""
    found = minutes(session(0, active_s=3_600), session(8), session(15), goal=0)

    assert found.sentence == "About 20 min a week."
    assert not any(bar.is_reached for bar in found.bars)
    assert {row[3] for row in found.table().rows} == {None}


def test_a_first_week_that_is_over_and_looked_at_alone():
    """A span in the past that holds nothing but the first, partial week."""
    found = minutes(session(3), today=60, shown=span(3, 5))

    assert found.sentence == "The goal of 60 min was reached in 0 of 1 week."


def test_long_times_are_months_with_the_mean_of_their_weeks():
    """An hour a day is seven hours a week, in every month."""
    shown = Span(date(2024, 1, 1), date(2026, 11, 29))
    offsets = range((shown.first - day(0)).days, 28)
    found = minutes(*(session(o, active_s=3_600) for o in offsets), shown=shown)

    assert found.is_by_month
    assert len(found.bars) == 35
    assert {round(bar.minutes) for bar in found.bars} == {420}
    assert found.sentence.endswith(" weeks.")
    assert found.table().columns[:2] == ("Month", "Minutes a week")


# Load


def test_no_effort():
    """Sessions without an effort have no load."""
    found = load(session(0), session(8))

    assert found.is_empty
    assert found.sentence == "No effort answers in this time."


def test_less_than_four_weeks_are_no_comparison():
    """The four weeks before must all be known."""
    found = load(session(0, load=50.0), session(22, load=50.0))

    assert found.sentence == "Four weeks with effort answers make a comparison."
    assert {bar.usual for bar in found.bars} == {None}


def test_percent_of_the_four_weeks_before():
    """A week of 120 after four weeks of 100 is 120 per cent; empty weeks count."""
    parts = [session(-28 + 7 * week, load=100.0) for week in range(4)]
    found = load(*parts, session(0, load=70.0), session(1, load=50.0), today=6)

    assert found.sentence == "This week: 120 % of the mean of the last four weeks."
    week = next(bar for bar in found.bars if bar.bucket.first == day(0))
    assert (week.load, week.usual, week.percent) == (120, 100, 120)
    following = load(*parts, session(0, load=120.0), today=27).bars[-1]
    assert (following.load, following.usual) == (0, 55)


def test_running_week_says_so():
    """In the middle of the week the sentence says "so far"."""
    parts = [session(-28 + 7 * week, load=100.0) for week in range(4)]
    found = load(*parts, session(0, load=40.0), today=2, shown=span(-25, 2))

    assert found.sentence == (
        "This week so far: 40 % of the mean of the last four weeks."
    )


def test_week_of_the_past_has_its_date():
    """A span in the past compares its own last week."""
    parts = [session(-28 + 7 * week, load=100.0) for week in range(5)]
    found = load(*parts, today=100, shown=span(-3, 5))

    assert found.sentence == (
        "Week of 2 Nov: 100 % of the mean of the four weeks before."
    )


def test_no_words_of_danger():
    """Ten times the usual load is a number like any other."""
    parts = [session(-28 + 7 * week, load=10.0) for week in range(4)]
    found = load(*parts, session(0, load=100.0), today=6)

    assert "1000 %" in found.sentence
    for word in ("risk", "too", "high", "danger", "careful"):
        assert word not in found.sentence.lower()


def test_load_counts_rated_sessions():
    """The table says how many sessions are behind a number."""
    found = load(session(0, load=50.0), session(1), today=6, shown=span(0, 6))

    assert found.table().rows[-1][1:] == (50, None, None, 1, 2)


def test_load_of_long_times_is_not_compared():
    """Months have no four weeks before them."""
    found = load(
        *(session(offset, load=10.0) for offset in range(-500, 28)),
        shown=span(-500, 27),
    )

    assert found.is_by_month
    assert {bar.usual for bar in found.bars} == {None}
    assert found.table().columns[0] == "Month"


# Cramps


def cramps(*parts, shown=FOUR_WEEKS):
    return cramp_view(record(*parts), shown, SUNDAY)


def test_no_cramps():
    """None noted is not the same as none had."""
    assert cramps().is_empty
    assert cramps().sentence == "No cramps noted in this time."


@pytest.mark.parametrize(
    ("nights", "sentence"),
    [
        ((True,), "One cramp at night."),
        ((False,), "One cramp by day."),
        ((True, True), "2 cramps in 8 weeks, all of them at night."),
        ((False, None), "2 cramps in 8 weeks, none of them at night."),
        ((True, True, False), "3 cramps in 8 weeks, 2 of them at night."),
    ],
)
def test_cramps_are_counted(nights, sentence):
    """Plain counts; what was not said to be at night was by day."""
    notes = [
        note("cramp", offset * 3, muscle="calf", night=night)
        for offset, night in enumerate(nights)
    ]

    assert cramps(*notes).sentence == sentence


def test_cramps_stand_in_their_week():
    """At night and by day apart, and only cramps."""
    found = cramps(
        note("cramp", 0, night=True),
        note("cramp", 6, night=False),
        note("cramp", 7, night=True),
        note("illness", 7),
    )

    assert [(bar.night, bar.day) for bar in found.bars][-4:-2] == [(1, 1), (1, 0)]
    assert [row[1:] for row in found.table().rows][-4:-2] == [(2, 1, 1), (1, 1, 0)]


def test_cramps_of_long_times_are_a_mean():
    """A cramp a night is seven a week."""
    notes = [note("cramp", offset, night=True) for offset in range(-500, 28)]
    found = cramps(*notes, shown=span(-500, 27))

    assert found.is_by_month
    assert {round(bar.night, 1) for bar in found.bars} == {7.0}
    assert found.sentence == "528 cramps in 18 months, all of them at night."
