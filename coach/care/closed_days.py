"""On which days of the past the rules of care kept a program closed.

Whoever rests because of them has missed nothing. What is read is what the history says:
answers to stop questions, injuries, and the courses that ran. A day on which the
program was open again in the evening is no such day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from coach.care.access import Situation, is_open
from coach.care.course.facts import Moment, text_in
from coach.care.injuries import injuries_from
from coach.care.locks import locks
from coach.care.opening_times import Running, fresh_ms, stage_opens_ms
from coach.care.parts import parts_of_area
from coach.care.stop_signs import CLEAR
from coach.care.verdict import Closed
from coach.files.durations import MINUTE_MS
from coach.progress.planned import course_notes, course_stages
from coach.store.days import DAY_ENDS_AT_HOUR
from coach.store.entries import COURSE, INJURY, SCREENING, UNLOCK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from coach.care.injuries import Injury
    from coach.files.model import Library, Program
    from coach.progress.planned import CourseStage, PlannedSession
    from coach.store.entries import Entry

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Past:
    """What the history says, as far as it may close something.

    Attributes:
        answers: Screenings that may close something, and what opened them.
        stages: Of all courses.
    """

    library: Library
    answers: Sequence[Entry]
    injuries: Sequence[Entry]
    stages: Sequence[CourseStage]


def closed_days(
    program: Program | None,
    planned: Iterable[PlannedSession],
    notes: Mapping[str, Sequence[Entry]],
    library: Library,
    moment: Moment,
) -> frozenset[date]:
    """Return the person's own days on which their program was closed in the evening.

    Args:
        program: What they mean to do on them; None leaves the choice open.
        planned: From `planned_days`; those of courses are not looked at.
        notes: The notes of the history by their kind.
        library: Where exercises and plans are.
        moment: The present.
    """
    past = _past(notes, library)
    if program is None or not (past.answers or past.injuries or past.stages):
        return frozenset()
    days = {each.day for each in planned if not each.course}
    return frozenset(
        day
        for day in days
        if day <= moment.day and _was_closed(program, _evening(day, moment), past)
    )


def _past(notes: Mapping[str, Sequence[Entry]], library: Library) -> _Past:
    answers = [each for each in notes.get(SCREENING, ()) if _may_close(each)]
    stages = [
        stage
        for course in course_notes(notes.get(COURSE, ()))
        for stage in course_stages(course)
    ]
    opened = notes.get(UNLOCK, ())
    return _Past(library, [*answers, *opened], notes.get(INJURY, ()), stages)


def _may_close(note: Entry) -> bool:
    """Return whether anything was answered with yes: most often nothing was."""
    if text_in(note.data, "level") not in ("", CLEAR):
        return True
    answers = note.data.get("answers")
    said = answers.values() if isinstance(answers, dict) else ()
    return bool(note.data.get("closes")) or any(each is True for each in said)


def _was_closed(program: Program, moment: Moment, past: _Past) -> bool:
    situation = Situation(
        moment,
        past.library,
        locks(_until(past.answers, moment.day), moment),
        injuries=tuple(_that_wait(past, moment)),
        running=tuple(_running(past, moment.day)),
    )
    if not (situation.locks or situation.injuries or situation.running):
        return False
    return isinstance(is_open(program, situation), Closed)


def _evening(day: date, moment: Moment) -> Moment:
    """Return the last moment of a training day, on the clock of now."""
    after = day + _DAY
    end = datetime(after.year, after.month, after.day, DAY_ENDS_AT_HOUR, tzinfo=UTC)
    end_ms = round(end.timestamp() * 1000) - moment.offset_min * MINUTE_MS
    return Moment(end_ms - 1, moment.offset_min)


def _that_wait(past: _Past, moment: Moment) -> Iterator[Injury]:
    """Yield the injuries after which something was not open yet."""
    for injury in injuries_from(_until(past.injuries, moment.day)):
        if moment.now_ms < _all_open_ms(injury, past.library):
            yield injury


def _until(notes: Iterable[Entry], day: date) -> list[Entry]:
    return [each for each in notes if each.local_day <= day.isoformat()]


def _all_open_ms(injury: Injury, library: Library) -> int:
    """Return when the last thing that waits after an injury opens."""
    waits = [
        stage_opens_ms(plan, stage, injury)
        for plan in library.plans.values()
        for stage in plan.stages
    ]
    return max((*waits, injury.at_ms + fresh_ms(library)))


def _running(past: _Past, day: date) -> Iterator[Running]:
    """Yield the courses that ran in the evening of a day."""
    for each in past.stages:
        is_over = each.end is not None and each.end <= day
        if each.first <= day and not is_over:
            running = _as_running(each, past.library)
            if running is not None:
                yield running


def _as_running(stage: CourseStage, library: Library) -> Running | None:
    """Return part and phase of a course in a stage; None when its plan is gone."""
    plan = library.plans.get(stage.plan)
    if plan is None or stage.stage not in ("", *(each.name for each in plan.stages)):
        return None
    held = plan.stage(stage.stage) if stage.stage else plan.stages[0]
    program = library.programs.get(held.program)
    if program is None:
        return None
    phase = "prevention" if program.safety is None else program.safety.phase
    return Running(parts_of_area(plan.area), phase)
