"""Tests of coach.progress.day_log and coach.progress.days."""

from datetime import date

import pytest

from coach.progress.day_log import DayKind, day_log, day_word
from coach.progress.days import days_view, streak_of
from coach.progress.planned import PlannedSession
from coach.progress.span import Span
from tests.core.progress.building import (
    course,
    day,
    morning,
    note,
    record,
    session,
    span,
)

TODAY = 13  # the second Sunday


def planned(*offsets, times=1, course_id=""):
    return [PlannedSession(day(o), "easy", times, course_id) for o in offsets]


def log(*parts, plan=(), today=TODAY, ahead=20, closed=(), **more):
    off = [day(offset) for offset in closed]
    return day_log(record(*parts, **more), plan, day(today), day(ahead), off)


def rest(until, seen=None):
    """Return the inputs of a step back whose days off end on a day."""
    inputs = {"rest_until": day(until).isoformat()}
    if seen is not None:
        inputs["evident"] = day(seen).isoformat()
    return {"inputs": inputs}


def kinds(found, *offsets):
    """Return what some days were, by their first letters."""
    return [found.cell(day(offset)).kind.value for offset in offsets]


def view(found, first=0, last=TODAY, streak=None):
    return days_view(found, span(first, last), streak=streak)


def test_whole_and_part():
    """Done to its end is full; stopped after five minutes is part of it."""
    found = log(
        session(0),
        session(1, outcome="stopped", done_share=0.5, active_s=300),
        session(2, outcome="done", done_share=0.79),
        session(3, outcome="done", done_share=0.8),
    )

    assert kinds(found, 0, 1, 2, 3) == ["done", "part", "part", "done"]


def test_opened_by_mistake():
    """Half a minute is no training day."""
    found = log(session(0), session(1, outcome="stopped", active_s=30, done_share=0.01))

    assert kinds(found, 1) == ["rest"]


def test_two_sessions_of_two():
    """A day that was planned twice is full when it was done twice."""
    plan = planned(0, 1, times=2)
    found = log(session(0), session(0), session(1), plan=plan)

    assert kinds(found, 0, 1) == ["done", "part"]
    assert found.cell(day(0)).sessions == 2
    assert found.cell(day(0)).minutes == pytest.approx(20)


def test_planned_and_missed():
    """A planned day that is over was missed; today and later it is still planned."""
    found = log(session(0), plan=planned(0, 2, 13, 16))

    assert kinds(found, 0, 1, 2, 13, 16, 17) == [
        "done",
        "rest",
        "missed",
        "planned",
        "planned",
        "blank",
    ]


def test_days_before_the_history_are_blank():
    """Nobody missed what they had not begun."""
    found = log(session(5), plan=planned(0, 3, 5))

    assert kinds(found, 0, 3, 5) == ["blank", "blank", "done"]


def test_own_days_ask_for_nothing_before_the_first_session():
    """A note came first; the days of the week are only known as they are set now."""
    found = log(note("cramp", 0), session(5), plan=planned(2, 9))

    assert kinds(found, 2, 9) == ["rest", "missed"]


def test_course_counts_from_its_first_day():
    """A course's days are known exactly."""
    found = log(note("cramp", 0), plan=planned(2, course_id="c"))

    assert kinds(found, 2) == ["missed"]


def test_first_day_of_a_course_is_never_missed():
    """It began in the evening, or with a fresh injury; trained on, it counts."""
    plan = planned(0, 1, 2, course_id="a")
    begun = [course(0, "start", "one"), course(2, "start", "one")]
    found = log(session(2), *begun, plan=plan)

    assert kinds(found, 0, 1, 2) == ["rest", "missed", "done"]


def test_illness_rests_everything():
    """Ill days are neither missed nor rest, until the day it was over."""
    ill = note("illness", 4, **{"from": str(day(1)), "until": str(day(4))})
    found = log(session(0), session(3), ill, plan=planned(0, 2, 3, 5))

    assert kinds(found, 1, 2, 3, 4, 5) == ["ill", "ill", "done", "ill", "missed"]


@pytest.mark.parametrize("data", [{}, {"from": "sometime", "until": 7}])
def test_illness_without_an_end_lasts_until_today(data):
    """Still ill: from the day of the note on, but nothing is said of tomorrow."""
    found = log(session(0), note("illness", 3, **data), plan=planned(16))

    assert kinds(found, 3, 13, 16) == ["ill", "ill", "planned"]


def test_red_pain_asks_for_rest():
    """A morning of 6, or a step back, is no missed day and is not counted."""
    plan = planned(0, 2, 4, 6)
    back = course(4, "step-back", "one")
    found = log(session(0), morning(2, 6), back, plan=plan)

    assert kinds(found, 2, 4, 6) == ["rest", "rest", "missed"]
    assert (view(found).kept, view(found).planned) == (1, 2)


@pytest.mark.parametrize("decision", ["step-back", "go-to"])
def test_a_step_back_takes_days_off(decision):
    """From the day on which its reason was seen until the rest is over."""
    back = course(5, decision, "one", **rest(until=7, seen=4))
    found = log(session(0), back, plan=planned(0, 3, 4, 5, 6, 7, 8))

    assert kinds(found, 3, 4, 5, 6, 7, 8) == [
        "missed",
        *("rest", "rest", "rest", "rest"),
        "missed",
    ]


def test_days_off_that_are_still_to_come_are_rest():
    """What the schedule had planned on them is not asked for."""
    back = course(13, "step-back", "one", **rest(until=15))
    found = log(session(0), back, plan=planned(0, 13, 14, 15, 16))

    assert kinds(found, 13, 14, 15, 16) == ["rest", "rest", "rest", "planned"]


def test_own_day_that_was_closed_asked_for_nothing():
    """It is a day of rest, and counts neither for nor against."""
    found = log(session(-3), plan=planned(1, 2, 3), closed=[1, 2])

    assert kinds(found, 1, 2, 3) == ["rest", "rest", "missed"]
    assert (view(found).kept, view(found).planned) == (0, 1)


def test_day_of_a_course_is_not_closed_with_the_own_one():
    """The course itself goes on, and is missed where it is missed."""
    found = log(session(-3), plan=planned(1, course_id="c"), closed=[1])

    assert kinds(found, 1) == ["missed"]


def test_training_on_a_closed_day_counts():
    """Another program was open; it is more than was planned."""
    found = log(session(-3), session(2), plan=planned(2), closed=[2])

    assert kinds(found, 2) == ["done"]
    assert found.cell(day(2)).planned == 0


def test_a_step_back_that_was_confirmed_late():
    """The rest was before; on the day of the note it had gone on."""
    back = course(9, "step-back", "one", **rest(until=8, seen=7))
    found = log(session(0), back, plan=planned(0, 8, 9))

    assert kinds(found, 8, 9) == ["rest", "missed"]


@pytest.mark.parametrize(
    "inputs", [{}, {"rest_until": "soon"}, {"rest_until": 3}, "none"]
)
def test_a_step_back_without_days_takes_its_own_off(inputs):
    """Older notes, and odd ones, excuse the day on which they were written."""
    back = course(4, "step-back", "one", inputs=inputs)
    found = log(session(0), back, plan=planned(0, 3, 4, 5))

    assert kinds(found, 3, 4, 5) == ["missed", "rest", "missed"]


def test_another_stage_without_rest_is_no_day_off():
    """A stage that a plan leads to may begin on the same day."""
    back = course(4, "go-to", "one", inputs={})
    found = log(session(0), back, plan=planned(0, 4))

    assert kinds(found, 4) == ["missed"]


def test_days_off_end_with_the_log():
    """A day far ahead fills no more than what is shown."""
    back = course(13, "step-back", "one", inputs={"rest_until": "9999-12-31"})
    found = log(session(0), back, plan=planned(0, 20))

    assert kinds(found, 20) == ["rest"]
    assert max(found.cells) == day(20)


def test_made_up_for_in_the_same_week():
    """Tuesday instead of Monday is not missed; next week's is."""
    found = log(session(1), session(9), plan=planned(0, 2, 7), oldest=-1)
    first, second = found.cell(day(2)), found.cell(day(7))

    assert kinds(found, 2, 7) == ["rest", "rest"]
    assert (first.made_up_on, second.made_up_on) == (day(1), day(9))
    assert (view(found).kept, view(found).planned) == (2, 2)


def test_one_extra_day_makes_up_for_one():
    """Two missed days and one extra day: one stays missed."""
    found = log(session(0), session(5), plan=planned(0, 1, 3))

    assert kinds(found, 1, 3) == ["rest", "missed"]


def test_planned_percent():
    """Two of three planned days; today is not due before it is done."""
    found = view(log(session(0), session(2), plan=planned(0, 2, 4, 13)))

    assert (found.kept, found.planned, found.percent) == (2, 3, 67)
    done = view(log(session(0), session(13), plan=planned(0, 13)))
    assert (done.kept, done.planned) == (2, 2)


def test_calendar_has_whole_weeks():
    """From the Monday of the first day to the Sunday of the last."""
    found = view(log(session(0)), first=2, last=8)

    assert (found.cells[0].day, found.cells[-1].day) == (day(0), day(13))
    assert found.months == ()


def test_empty_calendar():
    """Nothing done and nothing planned."""
    found = view(log())

    assert found.is_empty
    assert found.percent is None
    assert found.sentence == "No training days in this time."
    assert not view(log(plan=planned(16, course_id="c")), last=16).is_empty


def test_table_names_what_every_day_was():
    """A row for each day that is more than blank."""
    table = view(log(session(1), plan=planned(0, 2, 4), oldest=0), last=5).table()

    assert table.rows[:5] == (
        ("Mon 2 Nov 2026", "Rest day", None, None, None),
        ("Tue 3 Nov 2026", "Full", 10, 1, None),
        ("Wed 4 Nov 2026", "Made up for", None, None, 1),
        ("Thu 5 Nov 2026", "Rest day", None, None, None),
        ("Fri 6 Nov 2026", "Missed", None, None, 1),
    )


def test_many_years_are_months():
    """3,650 cells help nobody: each month has its number of days."""
    sessions = [session(offset) for offset in range(-500, 1, 2)]
    found = days_view(
        log(*sessions, today=0, ahead=7), Span(day(-500), day(0)), streak=None
    )
    june = next(m for m in found.months if m.day == date(2026, 6, 1))

    assert (june.trained, june.days) == (15, 30)
    assert found.table().columns == ("Month", "Days trained", "Days")
    assert len(found.table().rows) == len(found.months) == 18


# The streak


def test_planned_rest_counts_as_kept():
    """From the first planned day on, rest and all."""
    found = log(session(0), session(7), plan=planned(0, 7))

    assert streak_of(found) == 14


def test_missed_day_begins_anew_and_takes_nothing_away():
    """After a missed Monday six days are kept."""
    found = log(session(0), plan=planned(0, 7))

    assert streak_of(found) == 6


def test_today_does_not_break_it():
    """What is planned for today may still be done."""
    found = log(session(0), plan=planned(0, 13))

    assert streak_of(found) == 13


def test_illness_pauses_it():
    """Four days of illness are left out, and what was before still counts."""
    ill = note("illness", 4, **{"from": str(day(4)), "until": str(day(7))})
    found = log(session(0), session(8), ill, plan=planned(0, 5, 8))

    assert streak_of(found) == 10


def test_plan_of_the_future_is_no_streak():
    """Nothing was due yet."""
    assert streak_of(log(session(0), plan=planned(16, course_id="c"))) == 0


def test_nothing_is_a_streak_of_nothing():
    """An empty history, and one without anything lately."""
    assert streak_of(log()) == 0
    assert streak_of(log(session(-60), ahead=20)) == 0


def test_weeks_in_a_row_without_a_plan():
    """Three weeks with exercise; a week of illness in between is left out."""
    ill = note("illness", -7, **{"from": str(day(-7)), "until": str(day(-1))})
    found = log(session(-10), ill, session(2), session(9))

    assert streak_of(found) == 3


def test_running_week_may_still_get_its_training():
    """On Monday nothing is lost."""
    found = log(session(-3), session(2), today=7)

    assert streak_of(found) == 2


def test_streak_is_said_when_it_is_known():
    """Days with a plan, weeks without; nothing while the history is half read."""
    kept = log(session(0), session(7), plan=planned(0, 7))
    weeks = log(session(2), session(9))

    assert view(kept, streak=14).sentence == (
        "2 of 2 planned days. Plan kept for 14 days, rest included."
    )
    assert view(weeks, streak=2).sentence == (
        "2 days trained. 2 weeks in a row with exercise."
    )
    assert view(kept).sentence == "2 of 2 planned days."
    assert view(kept, streak=1).sentence == "2 of 2 planned days."


def test_illness_is_said():
    """Why planned days are missing from the count."""
    ill = note("illness", 1, **{"from": str(day(1)), "until": str(day(1))})

    assert view(log(session(0), ill)).sentence == "1 day trained. 1 day ill."


def test_log_of_a_part_of_the_history():
    """What was not read is blank, not missed."""
    found = log(session(5), plan=planned(1, 9, course_id="c"), first=4, oldest=-300)

    assert kinds(found, 1, 4, 5, 9) == ["blank", "rest", "done", "missed"]


def test_every_kind_but_blank_has_a_word():
    """Shape and colour are not the only signs."""
    words = [day_word(kind) for kind in DayKind]

    assert words.count("") == 1
    assert len(set(words)) == len(DayKind)
