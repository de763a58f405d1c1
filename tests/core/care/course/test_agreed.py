"""A session that reached the agreed limit is never one that went as planned."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.care.course.actions import CourseError, step_up_data
from coach.care.course.why import why
from coach.files.limits_model import Limits
from coach.files.plan_model import BackOff
from coach.files.stop_limit import with_stop_pain
from tests.core.care.course.diary import Diary, point
from tests.core.care.course.test_properties import days, tell
from tests.core.shipped import LIBRARY

STOPPED_AT_4 = "You stopped at 4; a session ends from 3 on."
ONCE_MORE = "Same dose once more, what hurt smaller and slower; no step up yet."
MILD = LIBRARY.plans["hamstring-mild"]
# Day and time of looks after a session on the evening of day 0.
LATER = ((0, "20:00"), (1, "09:00"), (3, "09:00"))
CLOCKS = ("09:00", "20:00")


def limited(stop_pain, plan=MILD, *, is_assigned=False, back_off=()):
    """Return the library with a limit in a plan.

    Args:
        stop_pain: The limit, or None for a plan without limits.
        plan: The plan.
        is_assigned: The programs have the limit in them, as those of a signed plan.
        back_off: Rules for the whole plan beside its own.
    """
    limits = None if stop_pain is None else Limits(stop_pain=stop_pain)
    new = replace(plan, limits=limits, back_off=(*back_off, *plan.back_off))
    programs = dict(LIBRARY.programs)
    if is_assigned:
        programs = {n: with_stop_pain(p, stop_pain) for n, p in programs.items()}
    return replace(LIBRARY, plans=LIBRARY.plans | {plan.id: new}, programs=programs)


def diary_with(stop_pain=3, stage="phase-1", **more):
    """Return a diary of a course of the mild plan with a limit."""
    diary = Diary()
    diary.library = limited(stop_pain, **more)
    diary.start("hamstring-mild", stage)
    for day in range(-2, 1):
        diary.morning(day, 1)
    return diary


@pytest.mark.parametrize("is_assigned", [True, False])
def test_a_stop_at_the_limit_holds(is_assigned):
    """For a signed plan as for one's own; the sentence names both numbers."""
    diary = diary_with(is_assigned=is_assigned)
    diary.session(0, 4, is_whole=False)
    diary.asked(0)

    for clock, day in (("20:00", 0), ("12:00", 1)):
        decision = diary.look(day, clock).decision
        assert (decision.kind, decision.then) == ("hold", "hold")
        assert decision.text == f"{STOPPED_AT_4} {ONCE_MORE}"
        assert decision.inputs["limit"] == 3
        assert decision.until_text == "Until a session is clean."


@pytest.mark.parametrize("is_assigned", [True, False])
def test_the_stop_questions_come_first(is_assigned):
    """Until they are answered everything rests."""
    diary = diary_with(is_assigned=is_assigned)
    diary.session(0, 4, is_whole=False)

    decision = diary.look(0, "20:00").decision

    assert (decision.kind, decision.asks_questions) == ("rest", True)


def test_below_the_limit_it_goes_on():
    """Pain 2 of a limit of 3 is what the plan allows."""
    diary = diary_with()
    diary.session(0, 2)

    assert diary.look(0, "20:00").decision.text == "Go on as planned."


def test_a_whole_session_is_held_as_well():
    """It was not stopped, and is not said to be."""
    diary = diary_with()
    diary.session(0, 3)
    diary.asked(0)

    text = diary.look(1).decision.text

    assert text.startswith("It hurt 3 of 10; a session ends from 3 on.")


def test_a_limit_in_the_green_counts():
    """However soon it ended the session, and whatever the light says of the number."""
    diary = diary_with(2)
    diary.session(0, 2, is_whole=False, counts=False)
    diary.asked(0)
    now = diary.look(1)

    assert now.decision.kind == "hold"
    assert [(v.status, v.why) for v in now.standing.verdicts] == [("sore", "during")]


def test_it_stands_until_a_session_is_clean():
    """The morning after a quiet one settles it."""
    diary = diary_with()
    diary.session(0, 4, is_whole=False)
    diary.asked(0)
    diary.morning(1, 1)
    diary.session(1, 1)

    assert diary.look(1, "20:00").decision.kind == "hold"
    diary.morning(2, 1)
    assert diary.look(2).decision.kind == "go-on"


def test_no_step_counts_it_as_clean():
    """The row of clean sessions begins anew, and the open point names the limit."""
    diary = diary_with()
    diary.quiet_days(0, 5)
    diary.session(6, 4, is_whole=False)
    diary.asked(6)
    now = diary.look(7)

    assert now.standing.clean_row == 0
    found = point(now, "A clean session since pain reached 3, where a session ends.")
    assert found.missing == f"{STOPPED_AT_4} A clean session first."
    with pytest.raises(CourseError, match="You stopped at 4"):
        step_up_data(now.course, now.advance)


def test_a_higher_limit_later_does_not_make_it_clean():
    """The program as it was played has the limit that held then."""
    diary = diary_with(5)
    diary.session(0, 4, is_whole=False, stop_pain=3)
    diary.asked(0)

    assert diary.look(1).decision.text.startswith(STOPPED_AT_4)


def test_what_hurt_is_left_out_beside_the_hold():
    """The light asked for it that day; a limit takes nothing of that away."""
    diary = diary_with()
    diary.session(0, 4, is_whole=False, sore=(("heel-dig", 4),))
    diary.asked(0)
    now = diary.look(0, "20:00")

    assert (now.decision.eases, now.due.leave_out) == ("leave-out", ("heel-dig",))
    assert diary.look(1).decision.eases == ""


def test_a_stricter_rule_wins_and_the_limit_is_a_reason():
    """A step down is not softened to a hold."""
    rule = BackOff("step-down", "One step down.", pain_during=4, steps=1)
    diary = diary_with(stage="phase-2", back_off=(rule,))
    diary.session(0, 4, is_whole=False)
    diary.asked(0)

    decision = diary.look(1).decision

    assert (decision.kind, decision.to) == ("step-back", "phase-1")
    assert STOPPED_AT_4 in decision.reasons


def test_the_note_alone_can_explain_it():
    """Confirmed, it says why without any file."""
    diary = diary_with()
    diary.session(0, 4, is_whole=False)
    diary.asked(0)

    note = diary.accept(1)

    assert f"{STOPPED_AT_4} {ONCE_MORE}" in why(note)
    assert not diary.look(1).decision.is_new


def test_a_limit_of_the_program_alone_holds_too():
    """A plan that agreed on none does not make a stopped session one as planned."""
    diary = diary_with(None)
    diary.session(0, 4, is_whole=False, stop_pain=3)
    diary.asked(0)

    decision = diary.look(1).decision

    assert (decision.kind, decision.inputs["limit"]) == ("hold", 3)
    assert decision.text == f"{STOPPED_AT_4} {ONCE_MORE}"


def test_where_every_program_ends_the_light_leads():
    """Stopped at the usual limit, it is decided as without any."""
    plain, told = diary_with(None), diary_with(None)
    plain.session(0, 7, is_whole=False)
    told.session(0, 7, is_whole=False, stop_pain=6)
    for diary in (plain, told):
        diary.asked(0)

    one, other = plain.look(1), told.look(1)

    assert one.decision == other.decision
    assert one.advance == other.advance


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(("hamstring-mild", "calf-ladder", "return-to-run")),
    st.lists(days, min_size=3, max_size=12),
    st.sampled_from(((None, 4), (None, 3), (None, 2), (5, 3), (4, 3), (3, 2), (2, 1))),
    st.booleans(),
)
def test_a_lower_limit_is_never_judged_milder(name, told, limits, is_assigned):
    """The same diary under a lower limit is decided, and dosed, as strictly."""
    diary = tell((name, False, told))
    last_days = range(max(len(told) - 3, 0), len(told))
    looks = []
    for limit in limits:
        is_in_programs = is_assigned and limit is not None
        plan = LIBRARY.plans[name]
        diary.library = limited(limit, plan, is_assigned=is_in_programs)
        looks.append([diary.look(d, c) for d in last_days for c in CLOCKS])

    for loose, strict in zip(*looks, strict=True):
        assert strict.decision.strictness >= loose.decision.strictness
        assert strict.standing.clean_row <= loose.standing.clean_row
        assert strict.standing.is_half >= loose.standing.is_half
        assert strict.due.is_due <= loose.due.is_due
        if strict.due.is_due:
            assert set(strict.due.leave_out) >= set(loose.due.leave_out)
        if loose.advance is not None:
            assert strict.advance.is_ready <= loose.advance.is_ready


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10), st.integers(1, 6), st.booleans())
def test_at_the_limit_it_is_never_as_planned(worst, limit, is_whole):
    """At least a hold, in every case; and it is the limit that decides."""
    diary = diary_with(limit)
    diary.session(0, worst, is_whole=is_whole)
    diary.asked(0)

    kinds = {diary.look(day, clock).decision.kind for day, clock in LATER}

    if worst >= limit:
        assert not kinds & {"go-on", "propose-step-up"}
    elif worst <= 2:
        assert kinds == {"go-on"}
