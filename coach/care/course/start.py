"""Whether a plan may be begun now, and where: its entry points, before any course."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.care.course.answers import NotedAnswer, judge
from coach.care.course.checks import Check, check, listed_checks
from coach.care.course.pace import nordic_words
from coach.care.course.rests import Rest
from coach.care.course.state import START, Course, Stay, running_courses
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.care.course.answers import Answer
    from coach.care.course.facts import History, Moment
    from coach.files.plan_model import Plan, Stage


def start_checks(
    history: History,
    moment: Moment,
    plan: Plan,
    answers: Mapping[int, Answer] | None = None,
    *,
    stage: str = "",
    side: str = "",
    onset_ms: int | None = None,
    walks_painless: bool = False,
    closed: str = "",
) -> tuple[Check, ...]:
    """Return the points that have to be met before a plan is begun.

    Args:
        history: What courses rest on.
        moment: The present.
        plan: The plan.
        answers: What was entered so far: place in the stage's entry list -> answer.
        stage: The stage to begin with; "" for the first.
        side: The sore side, or "".
        onset_ms: When it happened; None when that is not known, which counts as now.
        walks_painless: Walking does not hurt any more, as the injury's note says.
        closed: Why the plan is closed now, from the stop questions; or "".

    Raises:
        KeyError: The plan has no such stage.
    """
    first = plan.stage(stage) if stage else plan.stages[0]
    at_ms = moment.now_ms if onset_ms is None else min(onset_ms, moment.now_ms)
    course = _imagined(history, moment, plan, first, side, at_ms)
    course = replace(course, walks_painless=walks_painless)
    noted = _noted(moment, first, answers or {}, side)
    return (
        *_stops(history, moment, plan, first, side, closed),
        *listed_checks(course, first, "entry", noted),
    )


def _stops(
    history: History, moment: Moment, plan: Plan, first: Stage, side: str, closed: str
) -> Iterator[Check]:
    if closed:
        yield check("closed", tr("Nothing speaks against a start."), closed)
    running = running_courses(history, moment)
    same = [each for each in running if (each.plan.id, each.side) == (plan.id, side)]
    if same:
        text = tr("This plan does not run yet.")
        yield check("running", text, tr("It runs already; end it first."))
    for missing in nordic_words(first, plan, history.library, running):
        yield check("pace", tr("Nordic lowers not before phase 3."), missing)


def _imagined(
    history: History,
    moment: Moment,
    plan: Plan,
    first: Stage,
    side: str,
    at_ms: int,
) -> Course:
    """Return the course as it would be if it began now."""
    return Course(
        id="",
        plan=plan,
        title=plan.title,
        side=side,
        injury="",
        onset_ms=at_ms,
        has_onset=True,
        is_earlier_injury=False,
        walks_painless=False,
        notes=(),
        # Sessions since it happened count for a point about another program.
        stays=(Stay(first, moment.day_of(at_ms), at_ms, START),),
        anchor=moment.day,
        rest=Rest(),
        ended=None,
        history=history,
        moment=moment,
    )


def _noted(
    moment: Moment, first: Stage, answers: Mapping[int, Answer], side: str
) -> list[NotedAnswer]:
    return [
        NotedAnswer(
            first.name,
            "entry",
            index,
            moment.day,
            moment.now_ms,
            judge(first.entry[index], answer, side).passed,
            answer,
        )
        for index, answer in sorted(answers.items())
        if index < len(first.entry)
    ]
