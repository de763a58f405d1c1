"""The checklist of a stage: each point, what is missing, and who decides."""

from dataclasses import replace

import pytest

from coach.care.course.actions import CourseError, stayed_data, step_up_data
from coach.care.course.answers import Answer, NotedAnswer
from coach.care.course.return_list import return_list
from coach.care.course.rows import times_in_a_row
from tests.core.care.course.diary import Diary, day_at, point
from tests.core.shipped import LIBRARY


def keys(now):
    """Return the keys of what is open."""
    return {each.key for each in now.advance.missing}


def calf(*, sessions=3):
    """Return a calf course with quiet days, and its tests passed on the last one."""
    diary = Diary("calf-ladder", "stage-1")
    diary.morning(0, 1)
    diary.quiet_days(0, sessions - 1)
    last = sessions - 1
    diary.answer(last, "18:00", "Walk 10 minutes", yes=True, pain=0)
    diary.answer(last, "18:00", "Five holds", yes=True, pain=0)
    return diary


def with_advance(diary, **changes):
    """Let the diary's plan have another way out of its first stage."""
    plan = diary.library.plans["calf-ladder"]
    first = plan.stages[0]
    advance = replace(first.advance, **changes)
    stages = (replace(first, advance=advance), *plan.stages[1:])
    plans = {**diary.library.plans, plan.id: replace(plan, stages=stages)}
    diary.library = replace(diary.library, plans=plans)


def test_a_met_checklist_is_proposed():
    """Nothing happens until the person confirms it."""
    diary = calf()
    now = diary.look(3)
    untouched = diary.look(4).course.stage.name
    diary.step_up(4)

    assert now.decision.kind == "propose-step-up"
    assert now.decision.to == "stage-2"
    assert (
        now.advance.text == "Every point is ticked. Begin “Raise” when you feel ready."
    )
    assert not now.advance.goes_by_itself
    assert untouched == "stage-1"
    assert diary.look(4).course.stage.name == "stage-2"


def test_what_stands_against_a_step_is_said_apart():
    """Several reasons at once are points of their own, each with its own words."""
    diary = Diary("hamstring-mild", "phase-1")
    diary.morning(0, 1)
    diary.session(0, 2)
    diary.morning(1, 5)
    diary.accept(1)
    checks = diary.look(1).advance.checks
    texts = [each.text for each in checks]

    assert {"rest", "half"} <= {each.key for each in checks}
    assert len(texts) == len(set(texts))


def test_days_are_counted_down():
    """What is missing is a day of the week."""
    diary = Diary("hamstring-mild", "phase-1")

    check = point(diary.look(0), "At least 3 days")

    assert (check.status, check.missing) == ("open", "Not before Thursday.")
    assert check.not_before == day_at(3)
    assert point(diary.look(2), "At least 3 days").missing == "Not before tomorrow."
    assert point(diary.look(3), "At least 3 days").status == "met"


def test_rest_days_do_not_count():
    """Illness moves the first possible day."""
    diary = Diary("hamstring-mild", "phase-1")
    diary.ill(1, 2)

    assert point(diary.look(3), "At least 3 days").missing == "Not before Saturday."


def test_clean_sessions_are_counted_in_a_row():
    """A sore one in between begins the count anew."""
    diary = Diary("calf-ladder", "stage-1")
    diary.morning(0, 1)
    diary.quiet_days(0, 0)
    one = point(diary.look(1), "sessions were clean").missing
    diary.session(1, 3)
    diary.morning(2, 1)
    diary.quiet_days(2, 2)
    again = point(diary.look(3), "sessions were clean").missing
    diary.quiet_days(3, 3)

    assert (one, again) == ("1 more clean session.", "1 more clean session.")
    assert point(diary.look(4), "sessions were clean").status == "met"


def test_a_session_without_its_morning_has_to_wait():
    """Two clean ones and one of today: tomorrow morning decides."""
    diary = calf()
    diary.session(3, 1, clock="10:00")

    check = point(diary.look(3), "sessions were clean")

    assert (check.status, check.missing) == ("open", "Tomorrow morning decides.")


def test_three_clean_sessions_after_a_moderate_strain():
    """The plan asks for one more."""
    diary = Diary("hamstring-moderate", "phase-1")
    diary.morning(0, 1)
    diary.quiet_days(0, 1)

    check = point(diary.look(2), "The last 3 sessions")

    assert check.missing == "1 more clean session."


def test_nobody_steps_twice_within_72_hours():
    """The time of day counts."""
    diary = calf()
    diary.step_up(3, "09:00")

    early, late = diary.look(6, "08:59"), diary.look(6, "09:00")

    check = point(early, "72 hours since the last change.")
    assert (check.missing, check.not_before) == ("Not before today, 09:00.", day_at(6))
    assert point(late, "72 hours since the last change.").status == "met"


def test_the_first_step_needs_no_72_hours():
    """The start of a course is no change of stage."""
    diary = Diary("hamstring-mild", "phase-1")

    assert not any(each.key == "apart" for each in diary.look(0).advance.checks)


def test_tests_on_two_days_in_a_row():
    """All of them, on two days that follow one another."""
    diary = Diary("hamstring-mild", "phase-1")

    def test_all(day, pain=1):
        for words in ("Walk 5 minutes", "Jog very slowly", "Face down, pull"):
            diary.answer(day, "18:00", words, yes=True, pain=pain)
        return point(diary.look(day, "20:00"), "All tests passed").missing

    assert test_all(0) == "1 of 2 so far."
    assert test_all(2) == "1 of 2 so far."
    assert test_all(3, pain=2) == "0 of 2 so far."
    assert test_all(4) == "1 of 2 so far."
    assert test_all(5) == ""


DAYS = [day_at(number) for number in range(8)]


def noted(day, index, passed=True):
    return NotedAnswer("s", "test", index, day_at(day), day, passed, Answer())


@pytest.mark.parametrize(
    ("done", "by_days", "by_sessions"),
    [
        ([], 0, 0),
        ([noted(0, 0), noted(0, 1)], 1, 1),
        ([noted(0, 0), noted(1, 1)], 0, 1),
        ([noted(0, 0), noted(0, 1), noted(2, 0), noted(2, 1)], 1, 2),
        # A test on the day after a session belongs to that session.
        ([noted(0, 0), noted(1, 1), noted(3, 0), noted(3, 1)], 1, 2),
        # Some tests, passed, on the newest day change nothing.
        ([noted(0, 0), noted(0, 1), noted(2, 0)], 1, 1),
        ([noted(0, 0), noted(0, 1), noted(2, 0, passed=False)], 0, 0),
        # The session of day 2 had no tests, so those of 0 and 4 are not in a row.
        ([noted(0, 0), noted(0, 1), noted(4, 0), noted(4, 1)], 1, 1),
        # A second try on one day counts in place of the first.
        ([noted(0, 0, passed=False), noted(0, 0), noted(0, 1)], 1, 1),
    ],
)
def test_rows(done, by_days, by_sessions):
    """Days in a row of the calendar; sessions in a row with sessions on 0, 2 and 4."""
    sessions = [day_at(0), day_at(2), day_at(4)]

    assert times_in_a_row(done, (0, 1), sessions, on_sessions=False) == by_days
    assert times_in_a_row(done, (0, 1), sessions, on_sessions=True) == by_sessions


def test_a_set_back_wants_the_tests_again():
    """What was passed before it does not count any more."""
    diary = calf()
    diary.session(3, 1)
    diary.morning(4, 5)

    now = diary.look(6)

    assert point(now, "Five holds").missing == "Not done yet."
    assert {"clean", "test", "half"} <= keys(now)


def test_nothing_moves_on_under_pain_relief():
    """Neither a step nor a test within eight hours of it."""
    diary = calf()
    diary.note("pain", 3, "08:00", {"when": "now", "pain": 0, "relief": True})
    soon, later = diary.look(3, "15:59"), diary.look(3, "16:00")
    diary.answer(3, "12:00", "Five holds", yes=True, pain=0)
    masked = diary.look(4)

    assert "relief" in keys(soon)
    assert later.decision.kind == "propose-step-up"
    assert point(masked, "Five holds").missing.startswith("Pain relief was taken")


def test_a_failed_test_says_why():
    """In words that can be acted on."""
    diary = calf()
    passed = diary.answer(3, "08:00", "Five holds", yes=True, pain=2)

    assert not passed
    assert point(diary.look(3), "Five holds").missing == "Pain 2; it should be none."
    assert diary.look(3).decision.kind == "go-on"


def test_entry_points_of_the_next_stage_are_asked_as_well():
    """Without those that this stage asks for anyway."""
    now = Diary("hamstring-mild", onset=(0, "06:00")).look(0)

    texts = [each.text for each in now.advance.checks]
    entry = [each.text for each in now.advance.checks if each.key == "entry"]
    assert texts.count("Pain at rest is 0 to 2.") == 1
    assert entry == [
        "Four normal steps are possible.",
        "There is no visible bruise and no clear weakness.",
    ]


def test_time_since_it_happened():
    """To the minute, with the time of day at which it is over."""
    diary = Diary("hamstring-mild", onset=(0, "06:30"))

    check = point(diary.look(1), "48 hours have passed.")

    assert (check.missing, check.enters) == ("Not before tomorrow, 06:30.", ())
    assert point(diary.look(2, "06:29"), "48 hours have passed.").status == "open"
    assert point(diary.look(2, "06:30"), "48 hours have passed.").status == "met"


def test_clean_sessions_of_the_ladder_beside_it():
    """Those of a later step count as well; sore ones do not."""
    diary = Diary("hamstring-moderate", "phase-2")
    diary.morning(0, 1)
    words = "Step 2 of the return-to-run ladder"
    diary.session(0, 1, "return-to-run-2")
    diary.morning(1, 1)
    diary.session(1, 4, "return-to-run-2")
    diary.morning(2, 1)
    one = point(diary.look(2), words).missing
    diary.session(2, 1, "return-to-run-3")
    diary.morning(3, 1)

    assert one == "1 more clean session."
    assert point(diary.look(3), words).status == "met"


def test_a_point_that_does_not_apply():
    """Who does not run need not run."""
    diary = Diary("hamstring-mild", "phase-2")
    passed = diary.answer(0, "12:00", "if you run", applies=False)

    assert passed
    assert point(diary.look(1), "if you run").status == "not-applicable"


def test_sessions_at_least():
    """Only whole ones count."""
    diary = Diary("nordic-10-weeks", "week-2", onset=None)
    diary.session(0, 1)
    diary.session(3, 1, is_whole=False)

    check = point(diary.look(7), "2 sessions in this stage.")

    assert (check.status, check.missing) == ("open", "1 more session.")


def test_no_new_exercise_and_higher_speed_on_one_day():
    """The ladder waits a day when the phase has changed today."""
    diary = Diary("hamstring-mild", "phase-1")
    run = diary.start("return-to-run", "step-6", day=0)
    diary.take(
        8,
        "08:00",
        {"course": diary.course, "decision": "step-up", "stage": "phase-2"},
    )

    now = diary.look(8, "12:00", run)

    check = point(now, "No new exercise and higher speed on the same day.")
    assert check.not_before == day_at(9)
    assert "pace" not in keys(diary.look(9, "12:00", run))


def test_never_more_time_and_more_speed_in_one_week():
    """Strides wait a week after the last step that made the run longer."""
    diary = Diary("return-to-run", "step-4")
    step = {"course": diary.course, "decision": "step-up", "stage": "step-5"}
    diary.take(3, "08:00", step)

    now = diary.look(8)

    check = point(now, "more speed of running in the same week.")
    assert check.not_before == day_at(10)
    assert "pace" not in keys(diary.look(10))


def test_nordic_lowers_not_before_phase_3():
    """A second course with Nordic lowers waits for the first one."""
    diary = Diary("hamstring-mild", "phase-2", side="right")
    left = diary.start("hamstring-mild", "phase-2", day=0, side="left")

    now = diary.look(1, "12:00", left)

    check = point(now, "Nordic lowers not before phase 3.")
    assert (
        check.missing
        == "“Hamstring, mild strain” is at “Strengthen and lengthen” still."
    )


@pytest.mark.parametrize(
    ("then", "by_itself"),
    [("auto", True), ("tell-patient", False), ("ask-therapist", False)],
)
def test_who_decides(then, by_itself):
    """By itself only where the file says so, and only when everything is met."""
    diary = calf()
    with_advance(diary, then=then)

    assert diary.look(3).advance.goes_by_itself is by_itself
    assert not diary.look(2).advance.goes_by_itself


def test_the_end_of_a_plan_is_confirmed():
    """Whatever the file says about steps."""
    diary = calf()
    plan = diary.library.plans["calf-ladder"]
    last = replace(plan, stages=plan.stages[:1])
    plans = {**diary.library.plans, plan.id: last}
    diary.library = replace(diary.library, plans=plans)
    with_advance(diary, then="auto", to="")
    advance = diary.look(3).advance

    assert (advance.is_end, advance.goes_by_itself) == (True, False)


def test_a_step_that_was_taken_back_waits_for_the_person():
    """It does not happen by itself a second time; the note says who stayed."""
    diary = calf()
    with_advance(diary, then="auto")
    course = diary.look(3).course
    diary.take(3, "12:30", stayed_data(course, course.stage))
    now = diary.look(3, "13:00")

    assert (now.advance.then, now.advance.goes_by_itself) == ("tell-patient", False)
    assert now.decision.kind == "propose-step-up"
    assert step_up_data(now.course, now.advance)["confirmed_by"] == "person"


def test_a_physiotherapist_may_have_to_be_asked():
    """The step is refused until they agreed."""
    diary = calf()
    with_advance(diary, then="ask-therapist")
    now = diary.look(3)

    assert now.decision.text.startswith("Every point is ticked. Ask your physio")
    with pytest.raises(CourseError, match="physiotherapist decides"):
        step_up_data(now.course, now.advance)
    assert step_up_data(now.course, now.advance, has_agreed=True)["to"] == "stage-2"


def test_a_step_is_refused_while_something_is_missing():
    """With what is missing in its words."""
    now = Diary("calf-ladder", "stage-1").look(0)

    with pytest.raises(CourseError, match="2 more clean sessions"):
        step_up_data(now.course, now.advance)


def test_a_stage_without_an_end_has_no_checklist():
    """It is kept as long as the person likes."""
    assert Diary("nordic-10-weeks", "keep").look(0).advance is None


def test_others_took_comes_from_the_file_alone():
    """The stage's own words, else the plan's, else none."""

    def words(plan, stage):
        return Diary(plan, stage).look(0).advance.others_took

    mild = LIBRARY.plans["hamstring-mild"].stage("phase-1").others_took
    assert words("hamstring-mild", "phase-1") == mild
    assert words("calf-ladder", "stage-2") == LIBRARY.plans["calf-ladder"].others_took
    assert words("night-cramps", "six-weeks") == ""


def test_return_list_is_only_at_the_end_of_a_plan_with_tests():
    """Ten points after a moderate strain, nine after a mild one."""

    def points(plan, stage):
        found = return_list(Diary(plan, stage).look(0).advance)
        return None if found is None else len(found.points)

    assert points("hamstring-mild", "phase-3") == 9
    assert points("hamstring-moderate", "phase-3") == 10
    assert points("hamstring-mild", "phase-1") is None
    assert points("night-cramps", "six-weeks") is None


def test_return_list_clears_nobody():
    """With open points and without."""
    diary = Diary("steady-ankle", "part-c")
    some = return_list(diary.look(0).advance).sentences
    diary.morning(25, 1)
    for day in (25, 27):
        diary.session(day, 1)
        diary.morning(day + 1, 1)
    diary.answer(28, "10:00", "Hop and stick", pain=0)
    diary.answer(28, "10:00", "Both sides are equal", yes=True)
    done = return_list(diary.look(28).advance)

    assert some == ("2 points are open.", "It is a checklist, not a clearance.")
    assert done.is_done
    assert done.sentences == (
        "You ticked every point. That is a good sign, not a clearance. Talk to your "
        "coach or physiotherapist about the first match. The first two weeks back "
        "carry the most re-injuries: build up minutes.",
    )
