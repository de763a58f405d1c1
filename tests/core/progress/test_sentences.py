"""Tests of coach.progress.sentences: one point is noise, two points are real."""

import pytest

from coach.progress.sentences import (
    Change,
    change_of,
    change_sentence,
    days_sentence,
    headline,
    too_little,
)
from tests.core.progress.building import day


def answers(*values, every=1, start=0):
    """Return one answer every so many days."""
    return [(day(start + index * every), value) for index, value in enumerate(values)]


def test_one_point_is_noise():
    """A median that moved by one point, or one and a half, has stayed the same."""
    one = change_of(answers(*[3] * 7, *[2] * 7))
    more = change_of(answers(*[3] * 7, *[1, 2, 1, 2, 1, 2, 1.5]))

    assert one == Change(3, 2)
    assert not one.is_real
    assert not more.is_real
    assert change_sentence("Pain", one) == ("Pain has stayed about the same, around 2.")


@pytest.mark.parametrize(
    ("before", "now", "sentence"),
    [
        (6, 1, "Pain is down from 6 to 1."),
        (3, 1, "Pain is down from 3 to 1."),
        (1, 4, "Pain is up from 1 to 4."),
        (0, 0, "Pain has stayed about the same, around 0."),
    ],
)
def test_two_points_are_real(before, now, sentence):
    """Two points in either direction are named with both numbers."""
    change = change_of(answers(*[before] * 7, *[now] * 7))

    assert change_sentence("Pain", change) == sentence


def test_single_answer_changes_nothing():
    """One bad morning among good ones moves no median."""
    change = change_of(answers(2, 2, 2, 9, 2, 2, 2, 2, 2, 2, 10, 2, 2, 2))

    assert change == Change(2, 2)


def test_no_answers():
    """Without an answer there is nothing to compare."""
    assert change_of([]) is None


def test_less_than_two_weeks_is_too_little():
    """First and last week must not share a day."""
    assert change_of(answers(*[5] * 13)) is None
    assert change_of(answers(*[5] * 14)) == Change(5, 5)


def test_two_answers_in_a_week_are_too_few():
    """Three answers make the middle of a week."""
    few = [*answers(5, 5, every=3), *answers(*[1] * 7, start=20)]
    enough = [*answers(5, 5, 5, every=3), *answers(*[1] * 7, start=20)]

    assert change_of(few) is None
    assert change_of(enough) == Change(5, 1)


def test_gap_in_the_middle_does_not_matter():
    """First and last week are compared, however long nobody answered between."""
    assert change_of([*answers(6, 6, 6), *answers(2, 2, 2, start=300)]) == Change(6, 2)


def test_too_little_says_so():
    """The sentence counts and says what is needed."""
    assert too_little(1).startswith("1 answer so far.")
    assert too_little(3).startswith("3 answers so far.")


@pytest.mark.parametrize(
    ("trained", "planned", "weeks", "sentence"),
    [
        (18, 20, 4, "You trained on 18 of 20 planned days."),
        (1, 1, 1, "You trained on 1 of 1 planned day."),
        (12, 0, 4, "You trained on 12 days, about 3 a week."),
        (1, 0, 1, "You trained on 1 day."),
        (3, 0, 1.5, "You trained on 3 days."),
        (0, 0, 4, ""),
    ],
)
def test_days(trained, planned, weeks, sentence):
    """Planned days where there are any, else days a week where there are weeks."""
    assert days_sentence(trained, planned, weeks) == sentence


def test_headline_puts_pain_first():
    """Both sentences, in this order."""
    words = headline(Change(6, 1), "You trained on 2 days.", is_empty=False)

    assert words == "Pain is down from 6 to 1. You trained on 2 days."


def test_headline_without_pain_or_days():
    """Only what is known; and a word where nothing is."""
    assert headline(None, "You trained.", is_empty=False) == "You trained."
    assert headline(None, "", is_empty=False).startswith("Nothing in this time.")


def test_headline_of_an_empty_history():
    """The first session is announced, whatever else."""
    assert headline(None, "", is_empty=True) == "Your first session will show up here."
