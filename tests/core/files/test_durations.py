"""Times as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.files.durations import (
    HOUR_MS,
    format_duration,
    parse_duration,
    suggest_duration,
)


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("30 s", 30_000),
        ("1.5 s", 1_500),
        ("0.8 s", 800),
        ("0.125 s", 125),
        ("0 s", 0),
        ("90 s", 90_000),
        ("2 min", 120_000),
        ("1 min 30 s", 90_000),
        ("1 min 2.5 s", 62_500),
        ("1 h", 3_600_000),
        ("1 h 5 min", 3_900_000),
        ("1 h 5 s", 3_605_000),
        ("2 h 3 min 4 s", 7_384_000),
    ],
)
def test_reads_a_time(text, ms):
    """Hours, minutes and seconds add up, to the millisecond."""
    assert parse_duration(text) == ms


@pytest.mark.parametrize(
    "text",
    [
        *("", "30", "s", "30s", "30 sec", "-5 s", " 30 s", "30 s ", "30  s", "1,5 s"),
        *("1.5 min", "30 s 1 min", "1 min 1 min", "1.2345 s", "12345 s", "100 h"),
        *("30 s\n", "\u0663\u0660 s", "1e3 s", ".5 s", "5. s", "30 S", "1 h5 min"),
    ],
)
def test_refuses_what_is_no_time(text):
    """Anything but the one grammar is no time."""
    assert parse_duration(text) is None


@given(st.integers(0, 100 * HOUR_MS - 1))
def test_reads_back_what_it_writes(ms):
    """Every time that can be written is read back exactly."""
    assert parse_duration(format_duration(ms)) == ms


@pytest.mark.parametrize("ms", [-1, 100 * HOUR_MS])
def test_cannot_write_times_out_of_range(ms):
    """A negative time and one of 100 hours are mistakes of the caller."""
    with pytest.raises(ValueError, match="not a time"):
        format_duration(ms)


@given(st.text(max_size=30))
def test_any_text_is_a_time_or_not(text):
    """No text makes the reader fail."""
    ms = parse_duration(text)

    assert ms is None or ms >= 0


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("45sec", "45 s"),
        ("30s", "30 s"),
        ("1m30s", "1 min 30 s"),
        ("1 minute, 30 seconds", "1 min 30 s"),
        ("1,5 s", "1.5 s"),
        ("1.5 min", "1 min 30 s"),
        ("2 hours", "2 h"),
        ("soon", None),
        ("", None),
        ("0 s", None),
        ("9999 h", None),
    ],
)
def test_guesses_what_was_meant(text, meant):
    """A carelessly written time gets a suggestion, nonsense none."""
    assert suggest_duration(text) == meant
