"""The decision of a course: go on, hold, step back, rest, refer, or propose a step.

It follows from the facts and is made anew each time; nothing is kept but what the
person confirms. Of everything that holds the strictest is the decision, and more pain
never leads to a milder one.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from coach.care.course import phrases, texts
from coach.care.course.backward import by_rule, by_soreness
from coach.care.course.decision_model import CARD, Decision
from coach.care.course.trend import referrals
from coach.care.course.verdict import morning_after
from coach.care.pain import RED_FROM
from coach.progress.words import counted
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.care.course.advance import Advance
    from coach.care.course.closing import Closing
    from coach.care.course.standing import Standing
    from coach.care.course.state import Course
    from coach.care.course.verdict import Verdict

_DAY = timedelta(days=1)


def decide(
    course: Course, standing: Standing, advance: Advance | None, closing: Closing
) -> Decision:
    """Return the decision of a running course.

    Args:
        course: The course.
        standing: Of the same course.
        advance: Its way out of the stage, or None.
        closing: What the stop questions close to it.
    """
    found = list(_candidates(course, standing, advance, closing))
    # Of equally strict ones the first: they are in the order of their weight.
    chosen = max(found, key=_strictness)
    inputs = _common_inputs(course, standing) | chosen.inputs
    return replace(
        chosen,
        inputs=inputs,
        asks_questions=bool(standing.unanswered_red),
        card=next((each.card for each in found if each.card), ""),
    )


def _strictness(decision: Decision) -> int:
    return decision.strictness


def _candidates(
    course: Course, standing: Standing, advance: Advance | None, closing: Closing
) -> Iterator[Decision]:
    yield from _resting(course, standing, closing)
    yield from _referring(course, standing)
    if closing.held:
        yield Decision("hold", closing.held)
    if standing.worst is not None:
        yield from by_rule(course, standing, standing.worst)
    yield from by_soreness(course, standing)
    if advance is not None and advance.is_ready:
        yield _proposal(advance)
    else:
        yield _going_on(standing, advance)


def _resting(
    course: Course, standing: Standing, closing: Closing
) -> Iterator[Decision]:
    """Yield what stops all exercise today."""
    if standing.unanswered_red:
        yield Decision(
            "rest",
            texts.red(),
            standing.unanswered_red,
            until_text=tr("Until the stop questions are answered."),
            then="end-session",
        )
    if closing.today:
        examined = tr("Until someone has examined you.")
        until = examined if closing.needs_examination else ""
        yield Decision("rest", closing.today, until_text=until)
    if course.rest.reason:
        is_ill = course.rest.reason == "illness"
        text = texts.ill() if is_ill else texts.paused()
        until = tr("Until you are well.") if is_ill else tr("Until you go on.")
        yield Decision("rest", text, until_text=until)
    yield from _resting_today(course, standing)


def _resting_today(course: Course, standing: Standing) -> Iterator[Decision]:
    today = course.moment.day
    red = [v for v in standing.verdicts if v.session.day == today and _is_red(v)]
    if red:
        reasons = phrases.during(red[-1].session.worst, red[-1].session.signs)
        yield Decision("rest", texts.red(), reasons, until=today)
    morning = morning_after(course, today - _DAY)
    # After a session the same morning is a step back, with a day off of its own.
    is_told = any(each.evident == today for each in standing.standing)
    if morning is not None and morning.pain >= RED_FROM and not is_told:
        reasons = (tr("This morning: {0} of 10.").format(morning.pain),)
        inputs = {"morning": morning.pain}
        yield Decision("rest", texts.red_morning(), reasons, inputs, until=today)


def _is_red(verdict: Verdict) -> bool:
    return verdict.session.light == "red"


def _referring(course: Course, standing: Standing) -> Iterator[Decision]:
    """Yield every reason for an examination; the phase is held meanwhile."""
    found = referrals(course, standing)
    is_noted = any(each.key == "noted" for each in found)
    for each in found:
        yield Decision(
            "refer",
            each.text,
            each.reasons,
            {"evidence": each.day.isoformat(), "cause": each.key},
            until_text=tr("The stage is held until it has been examined."),
            is_new=not is_noted,
            then="get-examined",
            card=CARD,
        )


def _proposal(advance: Advance) -> Decision:
    reasons = tuple(each.text for each in advance.checks)
    to = None if advance.to is None else advance.to.name
    inputs = {"checks": [each.text for each in advance.checks]}
    return Decision(
        "propose-step-up", advance.text, reasons, inputs, is_new=True, to=to
    )


def _going_on(standing: Standing, advance: Advance | None) -> Decision:
    reasons = list(_last_words(standing))
    if advance is not None and advance.missing:
        left = len(advance.missing)
        words = counted(left, tr("{0} point is open."), tr("{0} points are open."))
        reasons.append(words)
    if standing.is_waiting:
        until = tr("Tomorrow morning decides.")
        return Decision("go-on", texts.go_on(), tuple(reasons), until_text=until)
    return Decision("go-on", texts.go_on(), tuple(reasons))


def _last_words(standing: Standing) -> Iterator[str]:
    last = standing.last
    if last is None:
        yield tr("No session in this stage yet.")
        return
    yield from phrases.during(last.session.worst, last.session.signs)
    if last.morning is not None:
        yield from phrases.morning(last.morning.pain, last.usual)
    if last.is_clean:
        yield tr("That session was clean.")
    elif last.why not in ("", "during", "morning"):
        yield phrases.why_not_clean(last.why)


def _common_inputs(course: Course, standing: Standing) -> dict[str, Any]:
    """Return the numbers that every decision is written down with."""
    inputs: dict[str, Any] = {
        "day_in_stage": course.day_number,
        "clean_row": standing.clean_row,
    }
    if course.least_days:
        inputs["least_days"] = course.least_days
    last = standing.last
    if last is not None:
        inputs["session"] = last.session.id
        inputs["worst"] = last.session.worst
        inputs["usual"] = last.usual
        inputs["morning"] = None if last.morning is None else last.morning.pain
    if standing.set_backs:
        inputs["set_backs"] = [day.isoformat() for day in standing.set_backs]
    return {key: value for key, value in inputs.items() if value is not None}
