"""Whether the stage of a signed plan can be left: the course's own checklist, told.

Nothing is judged here that the person does not see as well on their own page.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from coach.care.access import is_open
from coach.care.care_facts import load_care
from coach.care.course.facts import Moment, note_ms
from coach.care.course.gather import make_history
from coach.care.course.now import courses_at
from coach.care.course.reading import load_history
from coach.care.verdict import Closed
from coach.exchange.returned.model import NextStage
from coach.exchange.returned.table import POINT_MAX, POINTS_MAX
from coach.store.days import DAY_ENDS_AT_HOUR

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable
    from datetime import date

    from coach.care.course.advance import Advance
    from coach.care.course.facts import History
    from coach.care.course.state import Course
    from coach.exchange.assigned.receive import Signed
    from coach.files.model import Library

# What a checklist rests on; a plan that does not ask for both is not told it either.
RESTS_ON = frozenset({"sessions", "pain"})
_DAY = timedelta(days=1)
_SHORTENED = "…"


def next_stage_of(
    connection: sqlite3.Connection, signed: Signed, library: Library, moment: Moment
) -> NextStage | None:
    """Return whether the stage can be left; None without a course or a way out of it.

    Args:
        connection: The history.
        signed: The plan that runs.
        library: The person's own; the plan of `signed` need not be in it.
        moment: The person's present.
    """
    plan, contents = signed.contents.plan, signed.contents
    library = replace(
        library,
        plans={**library.plans, plan.id: plan},
        programs={**library.programs, **contents.programs},
        exercises={**library.exercises, **contents.exercises},
    )
    history = load_history(connection, library)
    situation = load_care(connection, moment.day).situation(library, moment)

    def closed(course: Course) -> str:
        program = library.programs.get(course.stage.program)
        verdict = None if program is None else is_open(program, situation)
        return verdict.reason if isinstance(verdict, Closed) else ""

    found = _way_out(history, moment, plan.id, closed)
    if found is None:
        return None
    course, advance = found
    # Only the points themselves: why one is open may be nobody's business.
    return NextStage(
        course.stage.title,
        "" if advance.to is None else advance.to.title,
        _told(each.text for each in advance.checks if not each.is_open),
        _told(each.text for each in advance.missing),
        _since(history, moment, course) if advance.is_ready else None,
    )


def _way_out(
    history: History,
    moment: Moment,
    plan_id: str,
    closed: Callable[[Course], str] | None = None,
) -> tuple[Course, Advance] | None:
    for each in courses_at(history, moment, closed):
        if each.course.plan.id == plan_id and each.advance is not None:
            return each.course, each.advance
    return None


def _since(history: History, moment: Moment, course: Course) -> date:
    """Return the first of the days up to today at whose ends every point was met."""
    day, since_ms = moment.day, course.stay.since_ms
    while day > course.stay.since:
        end = _end_of(day - _DAY, moment)
        found = _way_out(_known_at(history, end), end, course.plan.id)
        if found is None or found[0].stay.since_ms != since_ms or not found[1].is_ready:
            break
        day -= _DAY
    return day


def _end_of(day: date, moment: Moment) -> Moment:
    """Return the last instant of a training day, on the clock of now."""
    zone = timezone(timedelta(minutes=moment.offset_min))
    end = datetime.combine(day + _DAY, time(DAY_ENDS_AT_HOUR), zone)
    return Moment(round(end.timestamp() * 1000) - 1, moment.offset_min)


def _known_at(history: History, moment: Moment) -> History:
    """Return what was known at an earlier moment."""
    notes = [n for n in history.notes if note_ms(n) <= moment.now_ms]
    sessions = [s for s in history.sessions if s.ended_ms <= moment.now_ms]
    return make_history(notes, sessions, history.library)


def _told(points: Iterable[str]) -> tuple[str, ...]:
    """Return points as a report may hold them."""
    found = list(dict.fromkeys(points))[:POINTS_MAX]
    return tuple(
        point
        if len(point) <= POINT_MAX
        else point[: POINT_MAX - len(_SHORTENED)] + _SHORTENED
        for point in found
    )
