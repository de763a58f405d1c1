"""Tests of ui.editor.form.writing."""

import pytest

from ui.editor.form.writing import (
    DurationWriting,
    NumbersWriting,
    NumberWriting,
    PhaseWriting,
    RangeWriting,
)

WHOLE = NumberWriting(1, 20)
PLACE = NumbersWriting(NumberWriting(-3, 3, is_whole=False))
TIME = DurationWriting(1_000, 600_000)


@pytest.mark.parametrize(
    ("writing", "text", "value"),
    [
        (WHOLE, "7", 7),
        (WHOLE, " 7 ", 7),
        (WHOLE, "seven", "seven"),
        (WHOLE, "", None),
        (NumberWriting(0, 9, is_whole=False), "1,5", 1.5),
        (TIME, "90", "1 min 30 s"),
        (TIME, "0:45", "45 s"),
        (TIME, "2,5", "2.5 s"),
        (TIME, "3 minutes", "3 min"),
        (TIME, "soon", "soon"),
        (PLACE, "0.5; -1", [0.5, -1]),
        (PLACE, "0,5; −1", [0.5, -1]),
        (PLACE, "0.5, 1", [0.5, 1]),
        (PLACE, "0.5 up", [0.5, "up"]),
        (PLACE, " ", None),
        (RangeWriting(WHOLE), "8 – 12", [8, 12]),
        (RangeWriting(WHOLE), "8-", 8),
        (RangeWriting(TIME), "20-30", ["20 s", "30 s"]),
        (RangeWriting(TIME), "20 s to 30 s", ["20 s", "30 s"]),
        (PhaseWriting(("down", "up")), "4-2", {"down": "4 s", "up": "2 s"}),
        (PhaseWriting(("down", "up")), "4", {"down": "4 s"}),
        (PhaseWriting(("down", "up")), "4-1-2", "4-1-2"),
        (PhaseWriting(("a", "b", "c"), ("a", "c")), "4-2", {"a": "4 s", "c": "2 s"}),
    ],
)
def test_what_is_typed_is_understood(writing, text, value):
    """What cannot be understood stays as it was typed, for the reader to complain."""
    assert writing.value_of(text) == value


@pytest.mark.parametrize(
    ("writing", "value", "text"),
    [
        (WHOLE, 7, "7"),
        (WHOLE, True, "True"),
        (WHOLE, 1_234_567, "1234567"),
        (WHOLE, 10**400, f"1{'0' * 400}"),
        (PLACE, [0.5, -1], "0.5; -1"),
        (RangeWriting(WHOLE), [8, 12], "8 – 12"),
        (RangeWriting(TIME), "30 s", "30 s"),
        (PhaseWriting(("down", "up")), {"down": "4 s", "up": "1.5 s"}, "4 – 1.5"),
        (TIME, None, ""),
    ],
)
def test_values_stand_in_a_field_as_people_write_them(writing, value, text):
    """Ranges have a dash, places a semicolon, tempos plain seconds."""
    assert writing.text_of(value) == text


@pytest.mark.parametrize(
    ("writing", "text", "by", "there"),
    [
        (WHOLE, "7", 1, "8"),
        (WHOLE, "20", 1, "20"),
        (WHOLE, "", 1, "1"),
        (TIME, "3 s", 1, "3.5 s"),
        (TIME, "20 s", 1, "25 s"),
        (TIME, "22 s", 1, "25 s"),
        (TIME, "22 s", -1, "20 s"),
        (TIME, "2 min", 1, "2 min 30 s"),
        (TIME, "2 min", -1, "1 min 55 s"),
        (TIME, "1 s", -1, "1 s"),
        (TIME, "10 min", 1, "10 min"),
        (RangeWriting(WHOLE), "8 – 12", 1, "9 – 13"),
    ],
)
def test_steps_go_on_from_there_within_the_limits(writing, text, by, there):
    """The longer a time is the longer is its step, and steps end on round values."""
    assert writing.stepped(text, by) == there
