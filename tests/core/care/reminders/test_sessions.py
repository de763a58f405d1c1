"""Tests of coach.care.reminders.sessions: own days, courses, and long absences."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coach.care.reminders.sessions import (
    SessionDue,
    Times,
    course_due,
    courses_ahead,
    planned_due,
    session_reminders,
)
from coach.care.reminders.when import Hours, next_turn
from coach.progress.planned import PlannedSession
from coach.progress.record import Session
from tests.core.care.clocks import at, clock_in, shown
from tests.core.care.course.diary import Diary, day_at

UTC = clock_in("UTC", "22:00", "07:00")
DAY = date(2026, 11, 23)
TIMES = Times(18 * 60, 21 * 60 + 30)
TITLES = {"easy": "Easy bridges", "p": "Gentle start"}


def session(program="easy", day=DAY, active_s=600):
    """Return a session that was done."""
    text = f"{day.isoformat()}T10:00:00.000Z"
    return Session(
        text, day, text, 0, program, "", "", "", "done", active_s, active_s, 1.0
    )


def reminders(*due, times=TIMES, ill_on=()):
    return session_reminders(due, UTC, times, TITLES, ill_on)


def test_a_session_is_due_at_the_persons_time():
    """At six, until the training day ends; it may be moved to the next day."""
    (found,) = reminders(SessionDue(DAY, "easy"))

    assert found.title == "Time for Easy bridges"
    assert found.text == "You meant to train today."
    assert found.target == "program:easy"
    assert found.due_ms == at("2026-11-23 18:00", "UTC")
    assert found.until_ms == at("2026-11-24 04:00", "UTC")
    assert found.movable_until_ms == at("2026-11-25 04:00", "UTC")


def test_an_open_choice_leads_to_the_programs():
    """Who has set days only is reminded of training as such."""
    (found,) = reminders(SessionDue(DAY, ""))

    assert (found.title, found.target) == ("Time to train", "page:programs")


def test_what_is_planned_tomorrow_is_not_moved_there():
    """Two of the same kind on one day help nobody."""
    today, _ = reminders(
        SessionDue(DAY, "easy"), SessionDue(DAY + timedelta(1), "easy")
    )

    assert today.movable_until_ms == 0


def test_a_course_takes_the_place_of_an_open_day():
    """One thing at a time."""
    found = reminders(SessionDue(DAY, ""), SessionDue(DAY, "p", "c", "Strain", "Calm"))

    assert [each.text for each in found] == ["On your plan today: Strain, Calm."]


@pytest.mark.parametrize(
    ("training_min", "wanted"),
    [(18 * 60, ["12:00", "18:00"]), (9 * 60, ["09:00", "15:00"])],
)
def test_two_sessions_are_hours_apart(training_min, wanted):
    """The last one is at the person's time, or the first where that is early."""
    due = SessionDue(DAY, "p", "c", "Strain", "Calm", times=2)
    found = reminders(due, times=Times(training_min, 1_290))

    assert [shown(each.due_ms, UTC) for each in found] == wanted
    assert found[1].text == "Strain, Calm: 2 of 2 today."


def test_the_second_is_left_when_one_was_done():
    """What was done is not reminded of."""
    due = SessionDue(DAY, "p", "c", "Strain", "Calm", times=2, done=1)

    assert [shown(each.due_ms, UTC) for each in reminders(due)] == ["18:00"]


def test_bedtime_sessions_come_at_bedtime():
    """A plan may ask for the time right before sleep."""
    (found,) = reminders(SessionDue(DAY, "p", "c", "Nights", at_bedtime=True))

    assert shown(found.due_ms, UTC) == "21:30"


def test_nobody_is_reminded_while_ill():
    """Days of illness ask for nothing."""
    assert reminders(SessionDue(DAY, "easy"), ill_on=[DAY]) == []


def test_the_missed_session_of_yesterday_does_not_come_back():
    """It ends with its day, unless somebody moved it."""
    (found,) = reminders(SessionDue(DAY, "easy"))

    assert next_turn(found, [], Hours(UTC), at("2026-11-24 08:00", "UTC")) is None


@pytest.mark.parametrize(
    ("planned", "done", "left"),
    [
        ("easy", [session()], 0),
        ("easy", [session("other")], 1),
        ("", [session("other")], 0),
        ("easy", [session(active_s=20, day=DAY - timedelta(1))], 1),
    ],
)
def test_planned_days_are_held_against_what_was_done(planned, done, left):
    """The same program counts; for an open choice any does."""
    due = planned_due([PlannedSession(DAY, planned)], done)

    assert len(reminders(*due)) == left


def test_a_course_asks_for_what_its_rules_say():
    """The first day of a course has a session, with plan and stage in words."""
    diary = Diary("hamstring-mild")
    (due,) = course_due([diary.look(0)], day_at(0))

    assert (due.course, due.done, due.times) == (diary.course, 0, 1)
    assert due.program == diary.at(0).stage.program
    assert due.plan == diary.at(0).title


def test_a_course_at_rest_asks_for_nothing():
    """While somebody is ill no session of it is due."""
    diary = Diary("hamstring-mild")
    diary.ill(0)

    assert course_due([diary.look(1)], day_at(1)) == []


def test_a_course_knows_its_next_day():
    """After today, as its rest days have it; at rest nobody knows."""
    diary = Diary("return-to-run", "step-1")
    (ahead,) = courses_ahead([diary.look(0)])
    diary.ill(1)

    assert (ahead.day, ahead.program) == (day_at(2), diary.look(0).due.program)
    assert (ahead.times, ahead.done) == (1, 0)
    assert courses_ahead([diary.look(1)]) == []


def test_times_of_a_plan_come_before_the_persons_own():
    """Whoever assigned it has said when, each time of the day."""
    due = SessionDue(DAY, "p", "c1", "Plan", "a", times=2, at_min=(450, 1140))

    found = [each.due_ms for each in reminders(due)]

    assert found == [at("2026-11-23 07:30", "UTC"), at("2026-11-23 19:00", "UTC")]


def test_second_time_is_left_when_the_first_was_done():
    """Not the first one once more."""
    due = SessionDue(DAY, "p", "c1", "Plan", "a", 2, 1, at_min=(450, 1140))

    (left,) = reminders(due)

    assert left.due_ms == at("2026-11-23 19:00", "UTC")


def test_course_hands_on_the_times_of_its_stage():
    """Today and for its next day."""
    course = Diary("return-to-run", "step-1").look(0)
    schedule = replace(course.due.stage.schedule, times=(450,))
    stage = replace(course.due.stage, schedule=schedule)
    timed = replace(course, due=replace(course.due, stage=stage))

    (today,) = course_due([timed], day_at(0))
    (ahead,) = courses_ahead([timed])

    assert (today.at_min, ahead.at_min) == ((450,), (450,))
