"""The words of a day of care."""

import pytest

from coach.care.care_day import care_day
from coach.care.care_words import item_detail, item_title, limits_words
from tests.core.care.clocks import CLOCK, at, case_of, done_at

CASE = case_of()


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        (
            "ice",
            "10 to 20 min, at least 2 h apart, at most 6 a day, only while awake, "
            "for 48 to 72 hours.",
        ),
        ("elevation", "20 min, 3 to 4 times a day, for 48 to 72 hours."),
        ("compression", "Off at night, for 48 to 72 hours."),
        ("rest", "For 24 to 48 hours."),
        ("move", ""),
    ],
)
def test_limits_are_those_of_the_file(step, sentence):
    """What the numbers of the file say, in one sentence."""
    assert limits_words(CASE.protocol.step(step)) == sentence


def items(now, *done):
    return care_day(CASE, done, CLOCK, at(now), {}).items


def test_a_look_says_what_to_look_at_and_what_ends_it():
    """Both are the words of the file."""
    wrap = done_at("2026-11-22 08:00", "wrap", 0, goes_on=True)
    found = items("2026-11-22 08:15", wrap)
    look = next(item for item in found if item.part == "look")
    off = next(item for item in found if item.part == "off")

    assert item_title(look) == "Look at the toes and move them"
    assert item_detail(look) == "Numb, blue or cold, or more pain: take it off."
    assert item_title(off) == "Bandage off"
    assert item_detail(off) == "It is worn by day only, and for the first days."


def test_what_was_done_shows_how_long_it_took():
    """Ten minutes are not shown as fifteen."""
    found = items("2026-11-22 09:00", done_at("2026-11-22 08:00", minutes=10))

    assert "Ice 10 min" in [item_title(item) for item in found]


def test_what_fades_says_so():
    """The usual hours are over."""
    ice = [item for item in items("2026-11-24 08:00") if item.kind == "ice"]

    assert item_detail(ice[0]).startswith("Only if it still feels good")
