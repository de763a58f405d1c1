"""Decisions that keep the dose, halve it, or lead back; each with its numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from coach.care.course import phrases, texts
from coach.care.course.agreed import limit_words, reached_limit
from coach.care.course.decision_model import Decision
from coach.care.course.facts import day_of, inputs_of
from coach.care.course.rules import LIMIT
from coach.care.course.standing import accepted
from coach.care.course.trend import week_check
from coach.progress.span import WEEK_DAYS
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from coach.care.course.rules import Finding
    from coach.care.course.standing import Standing
    from coach.care.course.state import Course

_DAY = timedelta(days=1)
WEEK = "week"


def by_rule(course: Course, standing: Standing, finding: Finding) -> Iterator[Decision]:
    """Yield what the strictest rule asks for that no clean session has settled."""
    rule = finding.rule
    inputs = _finding_inputs(finding, standing)
    limit = reached_limit(course.plan, finding.session)
    if limit is not None:
        inputs["limit"] = limit
        finding = _naming(finding, limit)
    is_new = accepted(course, finding) is None
    is_today = finding.day == course.moment.day
    if finding.eases_today:
        yield Decision(
            "go-on",
            rule.text if is_today else texts.after_amber(),
            finding.reasons,
            inputs,
            until_text=tr("Tomorrow morning decides.") if is_today else "",
            then=rule.then,
            eases=rule.then if is_today else "",
        )
    elif rule.then in ("hold", "halve"):
        if rule.then == "halve":
            inputs["half"] = True
        yield Decision(
            "hold",
            rule.text,
            finding.reasons,
            inputs,
            until_text=tr("Until a session is clean."),
            is_new=is_new,
            then=rule.then,
            eases=_eases_today(course, standing) if limit is not None else "",
        )
    elif is_new or standing.rest_until is not None:
        yield _step_back(course, standing, finding, inputs, is_new=is_new)


def _naming(finding: Finding, limit: int) -> Finding:
    """Return a finding whose reasons name the agreed limit, unless its words do."""
    if finding.source == LIMIT:
        return finding
    words = limit_words(finding.session, limit)
    return replace(finding, reasons=(*finding.reasons, words))


def _eases_today(course: Course, standing: Standing) -> str:
    """Return what is done today with the exercise that hurt: beside a hold as well."""
    found = [
        each
        for each in standing.standing
        if each.eases_today and each.day == course.moment.day
    ]
    return max(found, key=attrgetter("strictness")).rule.then if found else ""


def _step_back(
    course: Course,
    standing: Standing,
    finding: Finding,
    inputs: dict[str, Any],
    *,
    is_new: bool,
) -> Decision:
    rule = finding.rule
    to = way_back(course, finding)
    if rule.then == "rest-then-half":
        inputs["half"] = True
    if rule.for_days:
        inputs["for_days"] = rule.for_days
    until = standing.rest_until
    if until is not None:
        inputs["rest_until"] = until.isoformat()
    return Decision(
        "step-back",
        rule.text,
        finding.reasons,
        inputs,
        until=until,
        until_text=_back_words(course, until, rule.then),
        is_new=is_new,
        then=rule.then,
        to=to,
    )


def way_back(course: Course, finding: Finding) -> str | None:
    """Return the stage that a rule leads back to; None to stay in this one."""
    rule = finding.rule
    if rule.then == "go-to":
        return rule.to
    if rule.then != "step-down":
        return None
    index = course.plan.stages.index(course.stage)
    to = course.plan.stages[max(index - rule.steps, 0)]
    return None if to is course.stage else to.name


def _back_words(course: Course, until: date | None, then: str) -> str:
    today = course.moment.day
    if until is not None and until >= today:
        day = phrases.day_words(until + _DAY, today)
        if then == "rest-then-half":
            return tr("A day off; half the sets from {0}.").format(day)
        return tr("Days off; it goes on {0}.").format(day)
    return texts.half() if then == "rest-then-half" else ""


def by_soreness(course: Course, standing: Standing) -> Iterator[Decision]:
    """Yield what keeps the dose as it is, or halves it, without a new rule."""
    if standing.is_half:
        yield Decision("hold", texts.half(), then="halve")
    week = week_check(course)
    if week is not None and week.is_hold:
        yield Decision(
            "hold",
            texts.hold_week(),
            (week.sentence,),
            {"week": week.last, "week_before": week.before, "cause": WEEK},
            until_text=tr("Until the mornings are as they were."),
            is_new=not _is_week_noted(course),
            then="hold",
        )


def _is_week_noted(course: Course) -> bool:
    """Return whether a sore week was taken note of in the last seven days."""
    first = course.moment.day - _DAY * (WEEK_DAYS - 1)
    return any(
        inputs_of(note).get("cause") == WEEK and day_of(note) >= first
        for note in course.notes
    )


def _finding_inputs(finding: Finding, standing: Standing) -> dict[str, Any]:
    inputs: dict[str, Any] = {
        "evidence": finding.day.isoformat(),
        "evident": finding.evident.isoformat(),
        "then": finding.rule.then,
        "source": finding.source,
        "session": finding.session.id,
        "worst": finding.session.worst,
        "signs": sorted(finding.session.signs),
        "set_back": finding.is_set_back,
    }
    for verdict in standing.verdicts:
        if verdict.session.id == finding.session.id:
            inputs["usual"] = verdict.usual
            inputs["rise"] = verdict.rise
            inputs["morning"] = verdict.morning.pain if verdict.morning else None
    return {k: v for k, v in inputs.items() if v not in (None, [])}
