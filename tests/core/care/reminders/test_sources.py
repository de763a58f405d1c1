"""Tests of coach.care.reminders.sources: mornings, care, drinks, bedtime, questions."""

from datetime import date

import pytest

from coach.care.care_day import care_day
from coach.care.care_notes import Look
from coach.care.care_timer import CareTimer
from coach.care.day_clock import DayClock, sleep_hours
from coach.care.follow_ups import FollowUp
from coach.care.morning import Ended
from coach.care.reminders.sources import (
    bedtime_reminders,
    care_reminders,
    drink_reminders,
    follow_up_reminders,
    morning_reminders,
)
from tests.core.care.clocks import CLOCK, at, case_of, done_at, offset_at, shown
from tests.core.shipped import LIBRARY

CASE = case_of()
MONDAY, TUESDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25)


def ended(day, time="18:30", kind="rehab"):
    """Return a session that ended on a day."""
    text = f"{day.isoformat()} {time}"
    return Ended(text, day, at(text), "Gentle", kind, has_pain=False)


def mornings(now, *sessions, settled=()):
    return morning_reminders(sessions, settled, CLOCK, at(now), 8)


def test_the_morning_after_is_asked_about_from_the_persons_hour():
    """It is due at eight, and of use until noon of the day after."""
    (reminder,) = mornings("2026-11-23 20:00", ended(MONDAY))

    assert reminder.day == TUESDAY.isoformat()
    assert reminder.due_ms == at("2026-11-24 08:00")
    assert reminder.until_ms == at("2026-11-25 12:00")


def test_a_newer_morning_takes_the_place_of_an_older_one():
    """Who forgot yesterday is asked about today only."""
    both = ended(MONDAY), ended(TUESDAY)
    before = mornings("2026-11-25 07:00", *both)
    after = mornings("2026-11-25 09:00", *both)

    assert {each.day for each in before} == {"2026-11-24", "2026-11-25"}
    assert [each.day for each in after] == ["2026-11-25"]


def test_what_was_answered_is_not_asked():
    """Neither the answered morning nor the one before it."""
    both = ended(MONDAY), ended(TUESDAY)

    assert mornings("2026-11-25 09:00", *both, settled=[WEDNESDAY]) == []


def test_sessions_without_pain_are_not_asked_about():
    """A stretch that never hurt has no morning after."""
    assert mornings("2026-11-23 20:00", ended(MONDAY, kind="stretch")) == []


def care(now, *done, timers=()):
    items = care_day(CASE, done, CLOCK, at(now), {}).items
    return care_reminders(items, timers, CLOCK)


def test_the_steps_of_the_day_come_at_their_times():
    """Each ice has its time, a key of its own and what to mind."""
    found = [each for each in care("2026-11-22 05:00") if each.title == "Ice 15 min"]

    times = [shown(each.due_ms) for each in found]
    assert times == ["07:30", "10:45", "14:00", "17:15", "20:30"]
    assert len({each.key for each in found}) == 5
    assert {each.kind for each in found} == {"care"}
    assert found[0].text.startswith("A cold pack on the sore spot")


def test_what_was_done_is_not_reminded_of():
    """The next one comes at its own time."""
    found = care("2026-11-22 08:00", done_at("2026-11-22 07:30"))
    ices = [each for each in found if each.title == "Ice 15 min"]

    assert shown(ices[0].due_ms) == "10:45"


def test_a_look_at_the_toes_is_a_timer():
    """With a bandage on it may come in quiet hours, as the person has set it."""
    on = done_at("2026-11-22 09:00", "wrap", goes_on=True)
    found = care("2026-11-22 09:01", on)
    looks = [each for each in found if each.kind == "care-timer"]

    assert shown(looks[0].due_ms) == "09:10"


def test_a_look_at_the_toes_is_asked_for_once():
    """The bandage has it in the line of the day, and its timer has it as well."""
    on = done_at("2026-11-22 09:00", "wrap", goes_on=True)
    day = care_day(CASE, (on,), CLOCK, at("2026-11-22 09:10"), {})
    step = CASE.protocol.step("compression")
    worn = CareTimer("rice", step, "thigh", at("2026-11-22 09:00"), 0, note=on.note)
    found = care_reminders(day.items, [worn], CLOCK)

    due = [each for each in found if shown(each.due_ms) == "09:10"]
    titles = [each.title for each in due]
    assert titles.count("Look at the toes and move them") == 1


def timer(*looks):
    """Return an ice that was begun at ten."""
    step = LIBRARY.protocols["rice"].step("ice")
    began = at("2026-11-22 10:00")
    seen = tuple(Look(at(text), ok=True) for text in looks)
    return CareTimer("rice", step, "thigh", began, step.lasts_ms, seen, note="n7")


def test_a_running_ice_asks_for_its_look_and_its_end():
    """Five minutes in, and when the time is up."""
    found = care_reminders((), [timer()], CLOCK)

    assert [(shown(each.due_ms), each.title) for each in found] == [
        ("10:05", "Lift the pack and look at the skin"),
        ("10:15", "Ice: the time is up"),
    ]


@pytest.mark.parametrize(
    ("now", "left"),
    [
        ("10:04", ["10:05", "10:15"]),
        ("10:05", ["10:15"]),
        ("10:15", []),
    ],
)
def test_what_the_window_asks_is_not_reminded_of(now, left):
    """By then the timer asks for it before the person's eyes; the rest is to come."""
    asked_ms = at(f"2026-11-22 {now}")
    found = care_reminders((), [timer()], CLOCK, asked_ms)

    assert [shown(each.due_ms) for each in found] == left


def test_a_look_at_the_toes_is_left_to_the_strip():
    """So is that of the day's line; steps that no timer asks for stay."""
    on = done_at("2026-11-22 09:00", "wrap", goes_on=True)
    now_ms = at("2026-11-22 09:11")
    day = care_day(CASE, (on,), CLOCK, now_ms, {})
    step = CASE.protocol.step("compression")
    worn = CareTimer("rice", step, "thigh", at("2026-11-22 09:00"), 0, note=on.note)
    seen = care_reminders(day.items, [worn], CLOCK)
    left = care_reminders(day.items, [worn], CLOCK, now_ms)
    gone = [each for each in seen if each not in left]

    assert [(shown(each.due_ms), each.title) for each in gone] == [
        ("09:10", "Look at the toes and move them")
    ]


def test_a_look_that_was_taken_is_not_asked_for_again():
    """Only the end is left."""
    found = care_reminders((), [timer("2026-11-22 10:05")], CLOCK)

    assert [each.title for each in found] == ["Ice: the time is up"]


@pytest.mark.parametrize(
    ("is_hot", "trained_min", "words"),
    [(True, 0, "A hot day"), (False, 75, "A long day")],
)
def test_hot_and_long_days_have_drinks(is_hot, trained_min, words):
    """Some sips every hour and a half, from nine to eight."""
    found = drink_reminders(
        CLOCK, at("2026-11-22 11:00"), is_hot=is_hot, trained_min=trained_min
    )

    assert [shown(each.due_ms) for each in found][:3] == ["09:00", "10:30", "12:00"]
    assert shown(found[-1].due_ms) == "19:30"
    assert all(words in each.text for each in found)
    assert {each.target for each in found} == {"card:fluids"}


def test_an_ordinary_day_has_none():
    """Nobody is told to drink for no reason."""
    now_ms = at("2026-11-22 11:00")

    assert drink_reminders(CLOCK, now_ms, is_hot=False, trained_min=59) == []


def test_bedtime_is_today_and_tomorrow_unless_it_was_done():
    """The routine of today is over once it was done."""
    now_ms = at("2026-11-23 12:00")
    found = bedtime_reminders(CLOCK, now_ms, 22 * 60, "routine", [MONDAY])

    assert [each.day for each in found] == ["2026-11-24"]
    assert found[0].due_ms == at("2026-11-24 22:00")
    assert found[0].target == "program:routine"


def test_bedtime_after_midnight_belongs_to_the_evening():
    """Half past midnight is still today's bedtime."""
    now_ms = at("2026-11-23 12:00")
    first = bedtime_reminders(CLOCK, now_ms, 30, "routine", [])[0]

    assert (first.day, first.due_ms) == ("2026-11-23", at("2026-11-24 00:30"))


def asked(**more):
    return FollowUp(
        "cramp-4h:n1",
        "cramp-4h",
        at("2026-11-23 23:00"),
        at("2026-11-24 08:00"),
        "n1",
        "Cramp: calf",
        "How is the muscle now?",
        **more,
    )


def test_a_promised_question_is_the_same_after_a_journey():
    """Its instant stays, whatever the clock there shows."""
    far = DayClock(offset_at("Pacific/Auckland"), sleep_hours("22:00", "07:00"))
    (here,), (there,) = (follow_up_reminders([asked()], each) for each in (CLOCK, far))

    assert here.due_ms == there.due_ms
    assert here.day != there.day
    assert here.is_unique


def test_a_question_is_answered_on_its_own_card():
    """Only a sentence can be done with a press of a button."""
    (question,) = follow_up_reminders([asked(choices=(("gone", "Gone"),))], CLOCK)
    (sentence,) = follow_up_reminders([asked()], CLOCK)

    assert not question.can_be_done
    assert sentence.can_be_done


def test_only_some_care_can_be_noted_afterwards():
    """Cold and raising can, a bandage is put on after questions."""
    found = {each.title: each.can_be_done for each in care("2026-11-21 14:12")}

    assert found["Ice 15 min"]
    assert found["Leg up 20 min"]
    assert not found["Bandage"]


def test_with_a_doctors_advice_that_comes_first():
    """Nobody with a heart or kidney condition is told how much to drink."""
    found = drink_reminders(
        CLOCK,
        at("2026-11-22 11:00"),
        is_hot=True,
        trained_min=0,
        asks_doctor=True,
    )

    assert {each.text for each in found} == {"Drink as your doctor advised."}
