"""Tests of coach.progress.span and coach.progress.words."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.progress.span import (
    Bucket,
    Span,
    back,
    buckets_of,
    day_ticks,
    months_of,
    nice_range,
    nice_ticks,
    range_span,
    weeks_of,
)
from coach.progress.words import capital, counted, listed, long_day, lower_first, number
from tests.core.progress.building import MONDAY, day, span

TODAY = day(25)


@pytest.mark.parametrize(
    ("name", "days"), [("4-weeks", 29), ("3-months", 92), ("year", 365)]
)
def test_ranges_end_today(name, days):
    """Each range reaches back so many days from today."""
    found = range_span(name, TODAY, None)

    assert (found.last, found.days) == (TODAY, days)


def test_all_reaches_back_to_the_oldest_day():
    """The longest range begins with the history, four weeks ago at the latest."""
    assert range_span("all", TODAY, date(2020, 1, 5)).first == date(2020, 1, 5)
    assert range_span("all", TODAY, TODAY).days == 29
    assert range_span("all", TODAY, None).days == 29


def test_unknown_range():
    """A range that does not exist is our mistake."""
    with pytest.raises(KeyError):
        range_span("fortnight", TODAY, None)


def test_weeks_are_whole_and_begin_on_monday():
    """A span from Wednesday to Monday lies in two whole weeks."""
    weeks = weeks_of(span(2, 7))

    assert [(week.first, week.last) for week in weeks] == [
        (day(0), day(6)),
        (day(7), day(13)),
    ]


def test_weeks_across_the_change_of_clocks_and_the_year():
    """Days are days: neither summer time nor New Year moves a Monday."""
    weeks = weeks_of(Span(date(2026, 10, 20), date(2027, 1, 3)))

    assert all(week.first.weekday() == 0 for week in weeks)
    assert weeks[-1] == Bucket(date(2026, 12, 28), date(2027, 1, 3))


def test_months_of_a_leap_february():
    """February 2028 has 29 days."""
    (month,) = months_of(Span(date(2028, 2, 10), date(2028, 2, 12)))

    assert (month.first, month.last) == (date(2028, 2, 1), date(2028, 2, 29))


def test_short_spans_show_eight_weeks():
    """A few days are compared with the weeks before them."""
    assert len(buckets_of(span(0, 2))) == 8
    assert len(buckets_of(Span(day(-90), day(2)))) == 14


def test_long_spans_show_months():
    """From 401 days on the bars are months."""
    assert not buckets_of(Span(day(-399), day(0)))[0].is_month
    assert buckets_of(Span(day(-400), day(0)))[0].is_month


def test_month_counts_the_weeks_that_can_have_anything():
    """Of a running month, and of one in which the history began, only those days."""
    month = Bucket(date(2026, 11, 1), date(2026, 11, 30), is_month=True)

    assert month.weeks(date(2026, 1, 1), date(2026, 11, 14)) == 2
    assert month.weeks(date(2026, 11, 10), date(2026, 12, 24)) == 3
    assert month.weeks(date(2026, 11, 30), date(2026, 12, 24)) == 1
    assert Bucket(day(0), day(6)).weeks(day(3), day(4)) == 1


def test_back_stops_at_the_first_day_of_the_calendar():
    """Nobody counts back beyond the year 1."""
    assert back(date(1, 1, 3), 100) == date.min
    assert back(MONDAY, -3) == day(3)


@given(
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    st.integers(0, 6000),
    st.integers(2, 12),
)
def test_ticks_fit_and_lie_inside(first, days, most):
    """Whatever the span, the labels have room, ascend, and lie in it."""
    shown = Span(first, first + timedelta(days=days))
    ticks = day_ticks(shown, most)
    places = [place for place, _ in ticks]

    assert len(ticks) <= most
    assert places == sorted(set(places))
    assert all(shown.holds(place) for place in places)


def test_ticks_of_four_weeks_are_weeks():
    """Five labels, a week apart, from the first day on."""
    assert [text for _, text in day_ticks(span(0, 28))] == [
        "2 Nov",
        "9 Nov",
        "16 Nov",
        "23 Nov",
        "30 Nov",
    ]


def test_ticks_of_a_year_name_months_and_january_its_year():
    """Every other month, and the year where it begins."""
    ticks = day_ticks(Span(date(2025, 11, 24), date(2026, 11, 23)), 6)

    assert [text for _, text in ticks] == ["2026", "Mar", "May", "Jul", "Sep", "Nov"]


def test_ticks_of_ten_years_are_years():
    """Every other January."""
    ticks = day_ticks(Span(date(2016, 11, 1), date(2026, 11, 1)), 6)

    assert [text for _, text in ticks] == ["2017", "2019", "2021", "2023", "2025"]


@pytest.mark.parametrize(
    ("top", "ticks"),
    [
        (0, [0, 1]),
        (3, [0, 1, 2, 3]),
        (90, [0, 30, 60, 90]),
        (161, [0, 50, 100, 150, 200]),
        (1_900, [0, 500, 1_000, 1_500, 2_000]),
        (250_000, [0, 100_000, 200_000, 300_000]),
    ],
)
def test_nice_ticks(top, ticks):
    """Round numbers from zero that enclose the largest value."""
    assert nice_ticks(top) == ticks


@given(st.integers(-(10**6), 10**6), st.integers(0, 10**6))
def test_nice_range_encloses_everything(low, size):
    """At most five numbers, equally far apart, around all values."""
    marks = nice_range(low, low + size)

    assert 2 <= len(marks) <= 5
    assert marks[0] <= low
    assert marks[-1] >= low + size
    assert len({after - before for before, after in pairwise(marks)}) == 1


def test_words():
    """Numbers have at most one decimal; days and lists read like English."""
    assert [number(value) for value in (2, 2.0, 1.5, 1.96)] == ["2", "2", "1.5", "2"]
    assert long_day(day(2)) == "Wed 4 Nov 2026"
    assert listed([]) == ""
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert counted(1, "{0} day", "{0} days") == "1 day"
    assert counted(0, "{0} day", "{0} days") == "0 days"
    assert (capital("low back"), lower_first("Knee")) == ("Low back", "knee")
