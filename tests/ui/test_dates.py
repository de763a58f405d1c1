"""Tests of ui.dates."""

from datetime import date

from ui.dates import day_words, long_day, short_day, short_weekday, weekday_word

DAY = date(2026, 11, 3)


def test_day_in_full(qapp):
    """Day, month and year, without a leading zero."""
    assert day_words(DAY) == "3 November 2026"


def test_day_with_its_weekday(qapp):
    """As it stands on the Today page."""
    assert long_day(DAY) == "Tuesday 3 November"


def test_short_forms(qapp):
    """For cells of a calendar."""
    assert short_day(DAY) == "3 Nov"
    assert short_weekday(DAY) == "Tue"
    assert weekday_word(DAY) == "Tuesday"
