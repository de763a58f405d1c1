"""Which days a person means to exercise: their own days of the week, and courses.

A day of the past belongs to the stage that held on it. From today on a stage gives way
to the next one as soon as its least number of days is over, as `expand_schedule` says.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from coach.files.calendar import expand_schedule
from coach.store.settings import DAYS_OF_WEEK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from coach.files.plan_model import Plan
    from coach.store.entries import Entry

END = "end"
PAUSE = "pause"
# Decisions that begin to count the days of a stage anew.
_BEGINS_ANEW = frozenset({"start", "step-up", "step-back"})


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """Exercise that is meant to be done on a day.

    Attributes:
        program: Id of the program; "" leaves the choice to the person.
        times: Sessions on this day.
        course: Id of the course that asks for it, "" for the person's own days.
        title: Title of that course's plan, "" for the person's own days.
        stage: Name of the course's stage, or "".
        leave_out: Exercises of the program that are not done on this day.
        at_min: Minutes of the day at which its plan has them; empty for the person's
            own time.
    """

    day: date
    program: str
    times: int = 1
    course: str = ""
    title: str = ""
    stage: str = ""
    leave_out: tuple[str, ...] = ()
    at_min: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CourseStage:
    """A stage of a course, for as long as nothing else was decided.

    Attributes:
        course: Id of the course.
        plan: Id of its plan.
        title: Title of the plan when it was decided, or "".
        stage: Name of the stage, or "" for the first.
        anchor: The day from which the stage's days are counted.
        first: First day of the span.
        end: First day after it; None while it lasts.
    """

    course: str
    plan: str
    title: str
    stage: str
    anchor: date
    first: date
    end: date | None


def planned_days(
    first: date,
    last: date,
    *,
    today: date,
    training_days: Sequence[str] = (),
    training_program: str = "",
    courses: Iterable[Entry] = (),
    plans: Mapping[str, Plan] | None = None,
) -> list[PlannedSession]:
    """Return what is planned from `first` to `last`, both included, in order.

    Args:
        first: First day asked for.
        last: Last day asked for.
        today: The present training day; what comes after it is a forecast.
        training_days: Days of the week that the person has set, as DAYS_OF_WEEK.
        training_program: What they mean to do then; "" for any program.
        courses: "course" notes that count, of any number of courses.
        plans: The library's plans; a course whose plan is missing plans nothing.
    """
    known = plans or {}
    planned = list(_own_days(first, last, training_days, training_program))
    for notes in course_notes(courses):
        for span in course_stages(notes):
            plan = known.get(span.plan)
            if plan is not None:
                planned += _course_days(span, plan, first, last, today)
    return sorted(planned, key=_order)


def _order(planned: PlannedSession) -> tuple[date, str, str]:
    return planned.day, planned.course, planned.program


def _own_days(
    first: date, last: date, training_days: Sequence[str], program: str
) -> Iterator[PlannedSession]:
    wanted = {DAYS_OF_WEEK.index(day) for day in training_days if day in DAYS_OF_WEEK}
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        if day.weekday() in wanted:
            yield PlannedSession(day, program)


def course_notes(notes: Iterable[Entry]) -> list[list[Entry]]:
    """Return "course" notes course by course, each in the order of its decisions."""
    found: dict[str, list[Entry]] = {}
    for note in notes:
        found.setdefault(str(note.data.get("course", "")), []).append(note)
    return [sorted(each, key=_note_order) for each in found.values()]


def _note_order(note: Entry) -> tuple[str, str, str]:
    return note.local_day, note.happened_at, note.id


def course_stages(notes: Sequence[Entry]) -> Iterator[CourseStage]:
    """Yield the stages of one course, oldest first; none while it was paused.

    Args:
        notes: Its "course" notes, as `course_notes` has them.
    """
    stage, anchor = "", None
    for note, following in pairwise([*notes, None]):
        assert note is not None
        decision, data = note.data.get("decision"), note.data
        if decision in (PAUSE, END):
            anchor = None
            continue
        day = date.fromisoformat(note.local_day)
        said = str(data.get("stage") or "") or stage
        if anchor is None or said != stage or decision in _BEGINS_ANEW:
            anchor = day
        stage = said
        end = date.fromisoformat(following.local_day) if following is not None else None
        yield CourseStage(
            course=str(data.get("course", "")),
            plan=str(data.get("plan", "")),
            title=str(data.get("title", "")),
            stage=stage,
            anchor=anchor,
            first=day,
            end=end,
        )


def _course_days(
    span: CourseStage, plan: Plan, first: date, last: date, today: date
) -> Iterator[PlannedSession]:
    """Yield the days of one stage that lie between `first` and `last`."""
    if span.end is not None:
        last = min(last, span.end - timedelta(days=1))
    first = max(first, span.first)
    if last < first or span.stage not in ("", *(each.name for each in plan.stages)):
        return
    held = _held(plan, span, today)
    days = (last - span.anchor).days + 1
    for each in expand_schedule(held, span.anchor, days, from_stage=span.stage):
        if each.day >= first:
            yield PlannedSession(
                each.day,
                each.program,
                each.times,
                span.course,
                span.title or plan.title,
                each.stage,
                each.leave_out,
                plan.stage(each.stage).schedule.times,
            )


def _held(plan: Plan, span: CourseStage, today: date) -> Plan:
    """Return the plan with its stage as long as it really was, or is until today."""
    stage = plan.stage(span.stage) if span.stage else plan.stages[0]
    if span.end is not None:
        changed = replace(stage, advance=None)
    elif stage.min_days:
        so_far = (today - span.anchor).days + 1
        changed = replace(stage, min_days=max(stage.min_days, so_far))
    else:
        return plan
    stages = tuple(changed if each is stage else each for each in plan.stages)
    return replace(plan, stages=stages)
