"""What is asked later: after cramps, injuries, and long rest."""

from datetime import date

import pytest

from coach.care.choices import cramp_muscles, places
from coach.care.cramp_after import (
    BEDTIME_KEY,
    after_four_hours,
    bedtime_offer_now,
    bedtime_plan,
    follow_up_data,
    on_next_day,
    place_of,
)
from coach.care.follow_ups import FollowUpFacts, follow_ups
from coach.store.days import utc_text
from coach.store.entries import (
    CRAMP,
    CRAMP_FOLLOW_UP,
    INJURY,
    PLAN_WAIT,
    REMINDER,
    SCREENING,
)
from tests.core.care.clocks import CLOCK, at, note_of
from tests.core.shipped import LIBRARY


def asked(now, *notes, **more):
    return follow_ups(FollowUpFacts(notes, CLOCK, at(now), **more))


def cramp(text, name="c", **data):
    return note_of(CRAMP, text, {"muscle": "calf", "length_s": 60} | data, name=name)


def times(found):
    shown = (CLOCK.shows(each.at_ms) for each in found)
    return [(e.kind, f"{s.day} {s.clock}") for e, s in zip(found, shown, strict=True)]


def test_a_cramp_is_asked_about_after_four_hours_and_on_the_next_day():
    """Four hours from its end, and the next morning at the person's hour."""
    found = asked("2026-11-21 14:00", cramp("2026-11-21 12:00"), morning_hour=9)

    assert times(found) == [
        ("cramp-4h", "2026-11-21 16:01"),
        ("cramp-next-day", "2026-11-22 09:00"),
    ]


def test_a_cramp_in_the_evening_is_asked_about_in_the_morning_only():
    """Four hours later is night; the question of the next day is enough."""
    found = asked("2026-11-21 21:00", cramp("2026-11-21 20:00"), morning_hour=7)

    assert times(found) == [("cramp-next-day", "2026-11-22 07:00")]


def test_a_cramp_at_night_is_asked_about_twice():
    """In the morning after it, and on the morning of the day after."""
    found = asked("2026-11-22 03:30", cramp("2026-11-22 03:00"))

    assert times(found) == [
        ("cramp-4h", "2026-11-22 07:01"),
        ("cramp-next-day", "2026-11-23 08:00"),
    ]


def test_only_the_last_cramp_of_a_day_is_asked_about():
    """Three in a row are not six questions."""
    notes = [cramp(f"2026-11-21 {hour}:00", str(hour)) for hour in (10, 11, 12)]

    assert {each.about for each in asked("2026-11-21 13:00", *notes)} == {"12"}


def test_an_answer_ends_the_question():
    """Nothing is asked twice."""
    note = cramp("2026-11-21 12:00")
    answer = note_of(
        CRAMP_FOLLOW_UP, "2026-11-21 16:30", follow_up_data("c", "4h", "tender")
    )
    found = asked("2026-11-21 17:00", note, answer)

    assert [each.kind for each in found] == ["cramp-next-day"]


@pytest.mark.parametrize(("answer", "is_asked"), [("skip", False), ("later", True)])
def test_a_reminder_that_was_skipped_ends_it_too(answer, is_asked):
    """One that was put off comes again."""
    note = cramp("2026-11-21 12:00")
    said = note_of(
        REMINDER, "2026-11-21 16:30", {"reminder": "cramp-4h:c", "answer": answer}
    )
    kinds = [each.kind for each in asked("2026-11-21 17:00", note, said)]

    assert ("cramp-4h" in kinds) is is_asked


def test_late_answers_are_taken_until_the_end_of_the_day():
    """Then the question makes no sense any more."""
    note = cramp("2026-11-21 12:00")

    assert times(asked("2026-11-23 03:59", note))[0][0] == "cramp-next-day"
    assert asked("2026-11-23 04:00", note) == ()


def test_keys_are_the_same_at_any_time():
    """They go by the note, not by the time of asking."""
    note = cramp("2026-11-21 12:00")
    keys = [each.key for each in asked("2026-11-21 13:00", note)]

    assert keys == ["cramp-4h:c", "cramp-next-day:c"]


def test_tender_after_four_hours_is_normal():
    """No alarm, one calm sentence."""
    found = after_four_hours("tender")

    assert "normal for some hours" in found.sentence
    assert (found.opens, after_four_hours("gone").opens) == ("", "")


def test_still_a_cramp_after_four_hours_opens_questions():
    """It has lasted more than ten minutes."""
    found = after_four_hours("still")

    assert (found.opens, found.questions[0]) == ("questions", "Q12")


@pytest.mark.parametrize("sign", ["bruise", "weaker", "walking-hurts"])
def test_a_sign_on_the_next_day_leads_to_the_strain_helper(sign):
    """Bruise, weakness, or pain on walking: it may be more than a cramp."""
    assert on_next_day([sign]).opens == "helper"


def test_no_sign_on_the_next_day_ends_it():
    """Nothing more is asked."""
    assert on_next_day([]).opens == ""


def test_frequent_bad_cramps_are_said_once_a_week():
    """The key goes by the week."""
    days = (8, 9, 10, 16, 17, 18)
    notes = [
        cramp(f"2026-11-{day:02} 12:00", str(day), strength=8, muscle="calf")
        for day in days
    ]
    found = [e for e in asked("2026-11-20 12:00", *notes) if e.kind == "cramps-often"]

    assert [(each.key, each.questions) for each in found] == [
        ("cramps-often:2026-11-16", ("Q16",))
    ]


def injury(text, area, **data):
    return note_of(INJURY, text, {"injury": "i", "area": area} | data)


def test_a_blow_to_the_thigh_is_asked_about_the_next_day():
    """Does the knee bend to a right angle?"""
    blow = injury("2026-11-21 12:00", "front of the thigh", cause="blow")

    assert times(asked("2026-11-21 13:00", blow)) == [
        ("blow-next-day", "2026-11-22 08:00")
    ]


def test_an_ankle_is_asked_about_on_day_five():
    """Is walking worse?"""
    ankle = injury("2026-11-21 12:00", "ankle")
    (found,) = asked("2026-11-21 13:00", ankle)

    assert times([found]) == [("ankle-day-5", "2026-11-26 08:00")]
    assert found.questions == ("G-ankle-worse",)


def test_a_gate_that_was_answered_is_not_asked_again():
    """A yes or no given before a session counts."""
    ankle = injury("2026-11-21 12:00", "ankle")
    answers = {"where": "gate", "answers": {"G-ankle-worse": False}}
    screening = note_of(SCREENING, "2026-11-26 07:00", answers)
    damaged = note_of(SCREENING, "2026-11-26 07:00", {"answers": 5}, name="d")

    assert asked("2026-11-26 09:00", ankle, screening, damaged) == ()


def test_five_days_without_a_session_are_noticed_once():
    """The key goes by the last session, and it is said for a week."""
    last = {"course": date(2026, 11, 15)}
    found = asked("2026-11-20 09:00", last_sessions=last)

    assert times(found) == [("no-session", "2026-11-20 08:00")]
    assert found[0].key == "no-session:course:2026-11-15"
    assert asked("2026-11-27 08:00", last_sessions=last) == ()


def test_the_earliest_comes_first():
    """Whatever it is about."""
    notes = (cramp("2026-11-21 12:00"), injury("2026-11-16 12:00", "ankle"))
    found = asked("2026-11-21 13:00", *notes)

    assert [each.at_ms for each in found] == sorted(each.at_ms for each in found)
    assert found[0].kind == "ankle-day-5"


def test_a_note_is_kept_with_the_answer():
    """In the person's own words; without one there is no key."""
    assert follow_up_data("c", "4h", "gone", "after a run")["note"] == "after a run"
    assert "note" not in follow_up_data("c", "4h", "gone")


def test_each_question_says_when_it_is_and_where():
    """So that the answer is kept with the right words."""
    found = asked("2026-11-21 14:00", cramp("2026-11-21 12:00"))

    assert [each.when for each in found] == ["4h", "next-day"]
    assert {each.area for each in found} == {"cramp"}
    assert all(each.is_asked for each in found)


def test_an_ankle_is_no_question_after_a_cramp():
    """It is about the part that was hurt."""
    (found,) = asked("2026-11-21 13:00", injury("2026-11-21 12:00", "ankle"))

    assert (found.when, found.area, found.is_asked) == (None, "ankle", True)


def test_long_rest_is_said_and_not_asked():
    """There is nothing to answer."""
    (found,) = asked("2026-11-20 09:00", last_sessions={"c": date(2026, 11, 15)})

    assert not found.is_asked


@pytest.mark.parametrize("muscle", [slug for slug, _ in cramp_muscles()])
def test_the_helper_begins_at_the_muscle(muscle):
    """Every muscle but "another one" has its place on the drawn body."""
    known = {slug for slug, _ in places()}

    assert place_of(muscle) in (known if muscle != "other" else {""})


def night_cramps():
    return [cramp(f"2026-11-{day} 23:30", str(day), night=True) for day in (19, 21)]


def declined(text):
    data = {"reminder": BEDTIME_KEY, "answer": "skip"}
    return note_of(REMINDER, text, data)


def test_nights_that_repeat_offer_the_routine_before_sleep():
    """Two in seven days, as the rules of the log say."""
    offer = bedtime_offer_now(night_cramps(), date(2026, 11, 22))

    assert offer is not None
    assert offer.night_cramps == 2
    assert bedtime_offer_now(night_cramps()[:1], date(2026, 11, 22)) is None


@pytest.mark.parametrize(
    ("day", "is_offered"), [("2026-11-21", False), ("2026-11-15", True)]
)
def test_who_does_not_want_it_is_left_alone_for_a_week(day, is_offered):
    """Then it is offered again while the nights go on."""
    notes = [*night_cramps(), declined(f"{day} 20:00")]

    assert (bedtime_offer_now(notes, date(2026, 11, 22)) is not None) is is_offered


def test_the_routine_has_a_plan():
    """It is the one for night cramps."""
    plan = bedtime_plan(LIBRARY)

    assert plan is not None
    assert plan.id == "night-cramps"


def waiting(**more):
    data = {"plan": "calf-ladder", "title": "Calf", "try_on": "2026-11-24"}
    return note_of(PLAN_WAIT, "2026-11-21 12:00", data | more, name="w")


def test_a_plan_that_was_put_off_is_offered_on_its_day():
    """In the morning, on the page where it can be begun; nothing has to be chosen."""
    (found,) = asked("2026-11-22 12:00", waiting())

    assert times([found]) == [("plan-try", "2026-11-24 08:00")]
    assert (found.page, found.is_asked) == ("recovery", False)


def test_a_plan_that_waits_for_an_hour_is_offered_then():
    """72 hours end in the evening, so nobody is asked in the morning."""
    (found,) = asked(
        "2026-11-22 12:00", waiting(try_at=utc_text(at("2026-11-24 18:30")))
    )

    assert times([found]) == [("plan-try", "2026-11-24 18:30")]


def test_a_plan_is_offered_for_three_days():
    """Then only the page says so."""
    assert asked("2026-11-26 12:00", waiting())

    assert not asked("2026-11-27 12:00", waiting())
