"""A report made from the history: what a plan asked for, and what was done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from coach.care.course.agreed import reached_limit
from coach.care.course.reading import load_sessions
from coach.exchange.reading import Period, sessions_with_sets
from coach.exchange.returned.extra import extra_sessions
from coach.exchange.returned.held_on import held_on, held_revisions
from coach.exchange.returned.model import DayReport, Report
from coach.exchange.returned.next_stage import RESTS_ON, next_stage_of
from coach.exchange.returned.report_days import (
    Told,
    events_of,
    with_note,
    with_session,
)
from coach.progress.planned import END, planned_days
from coach.store.entries import COURSE, DEVIATION, PAIN, entries
from coach.translate import tr

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from coach.care.course.facts import Moment
    from coach.exchange.assigned.receive import Signed
    from coach.exchange.reading import ExportedSession
    from coach.exchange.returned.held_on import Held
    from coach.files.model import Library
    from coach.store.entries import Entry


@dataclass(frozen=True, slots=True)
class Wish:
    """What of the history goes into a report.

    Attributes:
        from_day: First training day.
        to_day: Last training day.
        picked: Ids of the sessions whose notes go along; the person picks each.
    """

    from_day: date
    to_day: date
    picked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Note:
    """What was written down after a session, to be picked or not."""

    session_id: str
    day: date
    text: str


def notes_to_pick(
    connection: sqlite3.Connection, signed: Signed, from_day: date, to_day: date
) -> tuple[Note, ...]:
    """Return the notes of a plan's sessions in a period, oldest first."""
    found = _sessions(connection, signed.contents.plan.id, Wish(from_day, to_day))
    return tuple(
        Note(each.id, date.fromisoformat(each.local_day), each.note)
        for each in found
        if each.note
    )


def build_report(
    connection: sqlite3.Connection,
    signed: Signed,
    library: Library,
    wish: Wish,
    moment: Moment,
) -> Report:
    """Return the report of a period; never more than the assignment asks for.

    The one exception are the notes that the person picked, one by one. What was due
    on a day is what the revision of that day asked for.

    Args:
        connection: The history.
        signed: The plan that runs.
        library: The person's; what only the plan brings along need not be in it.
        wish: Which days, and which notes.
        moment: The person's present.
    """
    assignment, plan = signed.assignment, signed.contents.plan
    include = frozenset(assignment.report.include)
    notes = _course_notes(connection, plan.id)
    held = held_revisions(connection, signed, library.exercises, moment)
    days = _planned(notes, held, wish, moment.day)
    reasons = _stop_reasons(connection, held, wish) if "pain" in include else {}
    _add_done(connection, days, plan.id, _titles(library, held), wish, reasons)
    stage, is_ended = _standing(notes, plan.id)
    titles_of_stages = {each.name: each.title for each in plan.stages}
    next_stage = None
    # A report about the past says nothing about what is possible now.
    if include >= RESTS_ON and wish.to_day == moment.day:
        next_stage = next_stage_of(connection, signed, library, moment)
    return Report(
        assignment.id,
        assignment.revision,
        signed.container.manifest_sha256,
        assignment.patient.ref,
        assignment.patient.name,
        plan.title,
        wish.from_day,
        wish.to_day,
        tuple(_filtered(day, include) for day in days.values()),
        titles_of_stages.get(stage, ""),
        is_ended,
        next_stage,
    )


def _titles(library: Library, held: Sequence[Held]) -> dict[str, str]:
    exercises = dict(library.exercises)
    for each in held:
        exercises |= each.signed.contents.exercises
    return {name: exercise.title for name, exercise in exercises.items()}


def _planned(
    notes: Sequence[Entry], held: Sequence[Held], wish: Wish, today: date
) -> dict[date, DayReport]:
    """Return the days with what was due on them, by the revision of each day."""
    days = _days(wish)
    of_day = {day: held_on(day, held) for day in days}
    for revision in held:
        plans = {revision.plan.id: revision.plan}
        for each in planned_days(
            wish.from_day, wish.to_day, today=today, courses=notes, plans=plans
        ):
            if of_day[each.day] is revision:
                before = days[each.day]
                planned = before.planned + each.times
                days[each.day] = replace(before, planned=planned, stage=each.stage)
    return days


def _add_done(
    connection: sqlite3.Connection,
    days: dict[date, DayReport],
    plan_id: str,
    titles: Mapping[str, str],
    wish: Wish,
    reasons: Mapping[str, str],
) -> None:
    """Add what was done, and how it felt."""
    sessions = _sessions(connection, plan_id, wish)
    planned = {day.isoformat(): each.planned for day, each in days.items()}
    told = Told(wish.picked, extra_sessions(sessions, planned), reasons)
    for session in sessions:
        day = date.fromisoformat(session.local_day)
        events = events_of(connection, session.id)
        days[day] = with_session(days[day], session, events, titles, told)
    first, last = wish.from_day.isoformat(), wish.to_day.isoformat()
    for note in entries(connection, (PAIN, DEVIATION), first, last):
        day = date.fromisoformat(note.local_day)
        days[day] = with_note(days[day], note, plan_id)


def _stop_reasons(
    connection: sqlite3.Connection, held: Sequence[Held], wish: Wish
) -> dict[str, str]:
    """Return of each session that reached the agreed limit both numbers in words."""
    words = tr("pain {0}, the limit is {1}")
    reasons = {}
    for session in load_sessions(connection, wish.from_day.isoformat()):
        revision = held_on(session.day, held) or held[-1]
        limit = reached_limit(revision.plan, session)
        if limit is not None:
            reasons[session.id] = words.format(session.worst, limit)
    return reasons


def _sessions(
    connection: sqlite3.Connection, plan_id: str, wish: Wish
) -> list[ExportedSession]:
    period = Period(wish.from_day.isoformat(), wish.to_day.isoformat())
    return [
        session
        for session in sessions_with_sets(connection, period)
        if session.program_id.startswith(plan_id + ".")
    ]


def _days(wish: Wish) -> dict[date, DayReport]:
    count = (wish.to_day - wish.from_day).days + 1
    days = (wish.from_day + timedelta(days=number) for number in range(count))
    return {day: DayReport(day) for day in days}


def _course_notes(connection: sqlite3.Connection, plan_id: str) -> list[Entry]:
    return [
        note
        for note in entries(connection, (COURSE,))
        if note.data.get("plan") == plan_id
    ]


def _standing(notes: Sequence[Entry], plan_id: str) -> tuple[str, bool]:
    """Return the stage of the newest decision, and whether the plan has ended."""
    if not notes:
        return "", False
    newest = notes[-1].data
    return str(newest.get("stage") or ""), newest.get("decision") == END


def _filtered(day: DayReport, include: frozenset[str]) -> DayReport:
    """Return a day without what the assignment does not ask for.

    Signs are asked about together with pain, and belong to it.
    """
    if "pain" not in include:
        exercises = tuple(
            replace(each, sets=tuple(replace(one, pain=None) for one in each.sets))
            for each in day.exercises
        )
        day = replace(
            day, pain_max=None, pain_morning=None, signs=(), exercises=exercises
        )
    if "deviations" not in include:
        day = replace(day, deviations=())
    if "sessions" not in include:
        day = replace(day, exercises=(), active_s=0, effort=None)
    return day
