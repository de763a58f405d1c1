"""What a person does with a course, as data for a note.

Nothing is written here: each function returns the data of one note for
`Journal.note`, kind "course" unless it says otherwise. A note keeps the numbers that
led to it, so that it alone can say why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.care.course.advance import ASK_THERAPIST, AUTO, TAKEN_BACK, open_words
from coach.care.course.answers import LEFT, RIGHT, answer_data, judge
from coach.care.course.self_tests import self_test
from coach.care.course.state import GO_TO, HOLD, REFER, START, STEP_BACK, STEP_UP
from coach.care.measures import SCORE
from coach.errors import CoachError
from coach.progress.planned import END, PAUSE
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from coach.care.course.advance import Advance
    from coach.care.course.answers import Answer
    from coach.care.course.checks import Check
    from coach.care.course.decision_model import Decision
    from coach.care.course.facts import Moment
    from coach.care.course.state import Course
    from coach.files.plan_model import Plan, Stage

RESUME = "resume"
GO_ON = "go-on"
PERSON, FILE = "person", "file"


class CourseError(CoachError):
    """A course cannot do what was asked for now."""


def start_data(
    plan: Plan,
    moment: Moment,
    checks: Sequence[Check] = (),
    answers: Mapping[int, Answer] | None = None,
    *,
    stage: str = "",
    side: str = "",
    injury: str = "",
) -> dict[str, Any]:
    """Return the start of a course.

    Args:
        plan: The plan that is run.
        moment: The present; it makes the id of the course.
        checks: From `start_checks`; all of them have to be met.
        answers: What was entered for them: place in the stage's entry list -> answer.
        stage: Stage to begin with; "" for the first.
        side: The sore side: "left", "right", "both" or "".
        injury: Id of the injury it is for, or "".

    Raises:
        CourseError: A point is open.
        KeyError: The plan has no such stage.
    """
    _refuse_open(checks)
    first = plan.stage(stage) if stage else plan.stages[0]
    data = {
        "course": f"{plan.id}-{moment.now_ms:x}{'-' + side if side else ''}",
        "plan": plan.id,
        "title": plan.title,
        "side": side,
        "injury": injury,
    }
    inputs = {
        "checks": [each.text for each in checks],
        "answers": _entered(first, answers or {}) or None,
        "plan_revision": plan.revision,
        "plan_sha256": plan.sha256,
    }
    return data | _decided(START, first, (), inputs)


def step_up_data(
    course: Course, advance: Advance, *, has_agreed: bool = False
) -> dict[str, Any]:
    """Return the step to the next stage, as the person confirms it.

    Args:
        course: The course.
        advance: Its way out of the stage, made at this moment.
        has_agreed: The physiotherapist agreed, where the file asks for that.

    Raises:
        CourseError: Something is missing, the physiotherapist has to be asked, or no
            stage follows.
    """
    _refuse_open(advance.checks)
    if advance.then == ASK_THERAPIST and not has_agreed:
        raise CourseError(tr("Your physiotherapist decides about this step."))
    if advance.to is None:
        raise CourseError(tr("This was the last stage; the plan is done."))
    by_itself = advance.then == AUTO
    inputs = {
        "from": course.stage.title,
        "checks": [each.text for each in advance.checks],
        "day_in_stage": course.day_number,
        "has_agreed": has_agreed or None,
    }
    reasons = tuple(each.text for each in advance.checks)
    data = _decided(STEP_UP, advance.to, reasons, inputs)
    by = FILE if by_itself else PERSON
    return _about(course) | data | {"to": advance.to.name, "confirmed_by": by}


def stayed_data(course: Course, stage: Stage) -> dict[str, Any]:
    """Return that a step which happened by itself was taken back.

    From then on it waits for the person.

    Args:
        course: The course.
        stage: The stage that it stays in.
    """
    reason = tr("You took the step back; it waits for you now.")
    return _about(course) | _decided(HOLD, stage, (reason,), {TAKEN_BACK: True})


def accept_data(course: Course, decision: Decision) -> dict[str, Any]:
    """Return a decision to hold, step back or have it examined, as it is confirmed.

    Args:
        course: The course.
        decision: Its decision, made at this moment.

    Raises:
        CourseError: It is none of these.
    """
    kinds = {"hold": HOLD, "step-back": STEP_BACK, "refer": REFER}
    if decision.kind not in kinds:
        raise CourseError(tr("There is nothing to confirm now."))
    to = course.stage if decision.to is None else course.plan.stage(decision.to)
    kind = GO_TO if decision.then == "go-to" else kinds[decision.kind]
    data = _decided(kind, to, decision.reasons, decision.inputs)
    more = {"text": decision.text, "confirmed_by": PERSON}
    if decision.to is not None:
        more["to"] = decision.to
    return _about(course) | data | more


def pause_data(course: Course, reason: str = "") -> dict[str, Any]:
    """Return a pause.

    Args:
        course: The course.
        reason: Why, in the person's words, or "".

    Raises:
        CourseError: It is paused already.
    """
    if course.rest.reason == "pause":
        raise CourseError(tr("This course is paused already."))
    return _about(course) | _decided(PAUSE, course.stage, (reason,))


def resume_data(course: Course) -> dict[str, Any]:
    """Return the end of a pause.

    Raises:
        CourseError: It is not paused.
    """
    if course.rest.reason != "pause":
        raise CourseError(tr("This course is not paused."))
    return _about(course) | _decided(RESUME, course.stage, ())


def end_data(course: Course, reason: str = "") -> dict[str, Any]:
    """Return the end of a course.

    Args:
        course: The course.
        reason: Why, in the person's words, or "".
    """
    return _about(course) | _decided(END, course.stage, (reason,))


def examined_data(course: Course, examined_on: date, by: str = "") -> dict[str, Any]:
    """Return that it has been examined, and exercise was allowed; ends a referral.

    Args:
        course: The course.
        examined_on: When; not later than today.
        by: By whom, in the person's words, or "".

    Raises:
        CourseError: That day is still to come, or lies before the injury.
    """
    if not course.onset_day <= examined_on <= course.moment.day:
        raise CourseError(tr("Choose a day between the injury and today."))
    inputs = {"examined_on": examined_on.isoformat(), "examined_by": by}
    return _about(course) | _decided(GO_ON, course.stage, (), inputs)


def answer_note(course: Course, point: Check, answer: Answer) -> dict[str, Any]:
    """Return an answer to a point of the checklist, for a "course-test" note.

    Raises:
        CourseError: Nobody can enter anything for this point.
    """
    if point.criterion is None or not (point.enters or point.may_not_apply):
        raise CourseError(tr("Your diary alone decides about this one."))
    return {
        "course": course.id,
        "stage": point.stage,
        "part": point.part,
        "test_index": point.index,
        "test": point.criterion.test,
        "text": point.criterion.text,
        "side": course.side,
        "passed": judge(point.criterion, answer, course.side).passed,
        **answer_data(answer),
    }


def measure_data(point: Check, answer: Answer) -> dict[str, Any] | None:
    """Return the same answer for a "measure" note of the diary, where it is one.

    None when it was no test with numbers, or nothing was measured.
    """
    test = None if point.criterion is None else self_test(point.criterion.test)
    if test is None or not test.unit:
        return None
    keys = ("value",) if test.unit == SCORE else (LEFT, RIGHT)
    said = answer_data(answer)
    numbers = {key: said[key] for key in keys if key in said}
    if not numbers:
        return None
    return {"test": test.test, "unit": test.unit, **numbers}


def _entered(stage: Stage, answers: Mapping[int, Answer]) -> list[dict[str, Any]]:
    """Return what was entered for the points of a stage's entry, with their words."""
    return [
        {"text": stage.entry[index].text, **answer_data(answer)}
        for index, answer in sorted(answers.items())
    ]


def _about(course: Course) -> dict[str, Any]:
    return {
        "course": course.id,
        "plan": course.plan.id,
        "title": course.title,
        "side": course.side,
        "injury": course.injury,
    }


def _decided(
    decision: str,
    stage: Stage,
    reasons: Sequence[str],
    inputs: dict[str, Any] | None = None,
) -> dict[str, Any]:
    said = {key: value for key, value in (inputs or {}).items() if value is not None}
    return {
        "decision": decision,
        "stage": stage.name,
        "stage_title": stage.title,
        "reasons": [each for each in reasons if each],
        "inputs": said,
        "confirmed_by": PERSON,
    }


def _refuse_open(checks: Sequence[Check]) -> None:
    missing = open_words(checks)
    if missing:
        sentence = tr("Not yet: {0}")
        raise CourseError(sentence.format(" ".join(missing)))
