"""The bandage: on, looks at the toes, off at night, and on again."""

import pytest

from coach.care.care_day import care_day
from coach.care.care_notes import BY_LOOK, Look
from coach.care.care_words import item_title
from coach.care.verdict import Closed, Source
from tests.core.care.clocks import CLOCK, at, case_of, done_at, shown

CASE = case_of()
SWOLLEN = Closed("One calf is swollen.", "Have it examined.", Source("screening", "s"))


def wrapped(text, *looks):
    seen = tuple(Look(at(f"2026-11-22 {time}"), ok=True) for time in looks)
    return done_at(text, "wrap", 0, goes_on=True, looks=seen)


def lines(now, *done, closed=None):
    day = care_day(CASE, done, CLOCK, at(now), closed or {})
    return [
        (shown(item.at_ms), item.part, item.state) for item in day.of("compression")
    ]


def test_the_first_look_comes_ten_minutes_after_wrapping():
    """The others follow every three hours, and it comes off for the night."""
    assert lines("2026-11-22 08:00", wrapped("2026-11-22 08:00")) == [
        ("08:00", "do", "running"),
        ("08:10", "look", "next"),
        ("11:10", "look", "later"),
        ("14:10", "look", "later"),
        ("17:10", "look", "later"),
        ("20:10", "look", "later"),
        ("22:30", "off", "later"),
    ]


def test_a_look_that_came_late_moves_the_next_ones():
    """Three hours count from when it was really made."""
    found = lines("2026-11-22 12:05", wrapped("2026-11-22 08:00", "08:10", "12:00"))

    assert found[:5] == [
        ("08:00", "do", "running"),
        ("08:10", "look", "done"),
        ("12:00", "look", "done"),
        ("15:00", "look", "next"),
        ("18:00", "look", "later"),
    ]


def test_looks_that_were_missed_are_due_once():
    """However long nobody looked, one look is enough."""
    found = lines("2026-11-22 15:00", wrapped("2026-11-22 08:00"))

    assert [line for line in found if line[2] == "due"] == [("14:10", "look", "due")]


def test_it_comes_off_at_night():
    """There are no looks while asleep; the taking off stays due until it is done."""
    night = lines("2026-11-22 23:30", wrapped("2026-11-22 20:00", "20:10"))
    morning = lines("2026-11-23 08:00", wrapped("2026-11-22 20:00", "20:10"))

    assert night[-1] == ("22:30", "off", "due")
    assert ("22:30", "off", "due") in morning
    assert not any(part == "look" and state != "done" for _, part, state in night)


def test_one_that_is_put_on_at_night_stays_until_the_next_night():
    """Somebody who is awake then knows what they do."""
    wrap = wrapped("2026-11-22 23:30")
    found = lines("2026-11-23 08:00", wrap)

    assert found[-1] == ("22:30", "off", "later")


def test_it_is_put_on_again_in_the_morning():
    """Half an hour after the night."""
    night = done_at("2026-11-22 20:00", "wrap", 150)

    assert lines("2026-11-23 06:00", night) == [("07:30", "do", "next")]


def test_it_is_not_put_on_shortly_before_the_night():
    """For less than an hour it is not worth it."""
    assert lines("2026-11-22 21:40") == []


def test_toes_that_turn_blue_end_it_and_it_is_wrapped_looser():
    """The new one says so."""
    bad = done_at(
        "2026-11-22 08:00",
        "wrap",
        10,
        looks=(Look(at("2026-11-22 08:10"), ok=False),),
        because=BY_LOOK,
    )
    day = care_day(CASE, (bad,), CLOCK, at("2026-11-22 08:20"), {})
    (again,) = (item for item in day.of("compression") if item.state == "due")

    assert item_title(again) == "Bandage, looser this time"
    assert again.asks == ("Q07",)


def test_every_wrapping_asks_about_one_swollen_leg():
    """The clot question comes every single time."""
    day = care_day(CASE, (), CLOCK, at("2026-11-22 09:00"), {})

    assert [item.asks for item in day.of("compression")] == [("Q07",)]


def test_a_sign_takes_it_off_at_once():
    """Whatever time it is; looks are not asked for any more."""
    wrap = wrapped("2026-11-22 08:00")
    found = lines("2026-11-22 09:00", wrap, closed={"compression": SWOLLEN})

    assert found == [
        ("", "do", "closed"),
        ("08:00", "do", "running"),
        ("09:00", "off", "due"),
    ]


def test_it_ends_with_its_hours():
    """After seventy-two hours it comes off and is not put on any more."""
    found = lines("2026-11-24 14:30", wrapped("2026-11-24 08:00"))

    assert found[-1] == ("14:00", "off", "due")
    assert lines("2026-11-24 14:30") == []


@pytest.mark.parametrize("now", ["2026-11-22 08:00", "2026-11-22 12:00"])
def test_keys_of_looks_stay_the_same(now):
    """They go by the number of the look, not by when the plan was made."""
    day = care_day(CASE, (wrapped("2026-11-22 08:00"),), CLOCK, at(now), {})
    keys = [item.key for item in day.of("compression") if item.part == "look"]

    assert keys[-1].endswith(":look-5")
    assert len(set(keys)) == len(keys)
