"""Lengths in words: minutes, and seconds where it is less than one."""

import pytest

from coach.progress.words import done_words, length_words, span_words


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0 s"), (42, "42 s"), (60, "1 min"), (660, "11 min")]
)
def test_less_than_a_minute_is_said_in_seconds(seconds, words):
    """Nothing that was done takes 0 min."""
    assert length_words(seconds) == words


@pytest.mark.parametrize(
    ("done_s", "planned_s", "words"),
    [
        (600, 720, "10 of 12 min"),
        (20, 720, "20 s of 12 min"),
        (20, 40, "20 s of 40 s"),
        (90, 40, "2 min of 40 s"),
    ],
)
def test_what_was_done_of_a_plan(done_s, planned_s, words):
    """The unit stands once, unless there are two."""
    assert done_words(done_s, planned_s) == words


def test_one_day_is_no_span():
    """From a day to the same day is that day."""
    assert span_words("3 Nov", "9 Nov") == "3 Nov to 9 Nov"
    assert span_words("3 Nov", "3 Nov") == "3 Nov"
