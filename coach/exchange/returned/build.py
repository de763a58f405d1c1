"""A report made from the history: what a plan asked for, and what was done."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from coach.exchange.reading import Period, sessions_with_sets
from coach.exchange.returned.model import (
    DayReport,
    Deviation,
    ExerciseReport,
    Report,
    SetReport,
)
from coach.progress.planned import END, planned_days
from coach.store.entries import COURSE, DEVIATION, PAIN, entries
from coach.store.replay import DEVIATION_KINDS, DONE, STOPPED

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from coach.exchange.assigned.receive import Signed
    from coach.exchange.reading import ExportedSession
    from coach.files.model import Exercise
    from coach.store.entries import Entry
    from coach.store.replay import SetDone

_SIDES = ("left", "right")


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
    exercises: Mapping[str, Exercise],
    wish: Wish,
    today: date,
) -> Report:
    """Return the report of a period; never more than the assignment asks for.

    The one exception are the notes that the person picked, one by one.

    Args:
        connection: The history.
        signed: The plan that runs.
        exercises: The library's exercises, those of the plan included.
        wish: Which days, and which notes.
        today: The person's day.
    """
    assignment, plan = signed.assignment, signed.contents.plan
    include = frozenset(assignment.report.include)
    period = Period(wish.from_day.isoformat(), wish.to_day.isoformat())
    sessions = _sessions(connection, plan.id, wish)
    notes = _course_notes(connection, plan.id)
    planned = planned_days(
        wish.from_day, wish.to_day, today=today, courses=notes, plans={plan.id: plan}
    )
    days = _days(wish)
    for each in planned:
        days[each.day] = replace(
            days[each.day],
            planned=days[each.day].planned + each.times,
            stage=each.stage,
        )
    titles = {name: exercise.title for name, exercise in exercises.items()}
    for session in sessions:
        day = date.fromisoformat(session.local_day)
        events = _events(connection, session.id)
        days[day] = _with_session(days[day], session, events, titles, wish)
    for note in entries(connection, (PAIN, DEVIATION), period.from_day, period.to_day):
        day = date.fromisoformat(note.local_day)
        days[day] = _with_note(days[day], note, plan.id)
    stage, is_ended = _standing(notes, plan.id)
    titles_of_stages = {each.name: each.title for each in plan.stages}
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
    )


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


def _events(
    connection: sqlite3.Connection, session_id: str
) -> list[tuple[str, dict[str, Any]]]:
    kinds = sorted(DEVIATION_KINDS)
    marks = ", ".join("?" * len(kinds))
    rows = connection.execute(
        f"SELECT kind, data FROM event WHERE session_id = ? AND kind IN ({marks})"
        " ORDER BY seq",
        (session_id, *kinds),
    )
    return [(kind, json.loads(data)) for kind, data in rows]


def _with_session(
    day: DayReport,
    session: ExportedSession,
    events: Iterable[tuple[str, dict[str, Any]]],
    titles: Mapping[str, str],
    wish: Wish,
) -> DayReport:
    """Return a day with one more session in it."""
    deviations = [_deviation(kind, data, titles) for kind, data in events]
    if session.outcome == STOPPED:
        deviations.append(Deviation("stopped", "", str(session.answers.get("why", ""))))
    signs = [str(sign) for sign in session.answers.get("signs", ())]
    notes = day.notes
    if session.note and session.id in wish.picked:
        notes = (*notes, session.note)
    return replace(
        day,
        stage=day.stage or session.program_id.rpartition(".")[2],
        done=day.done + (session.outcome == DONE),
        begun=day.begun + 1,
        active_s=day.active_s + session.active_s,
        pain_max=_worst(day.pain_max, session.pain_max),
        effort=_worst(day.effort, session.effort),
        exercises=(*day.exercises, *_exercises(session.sets, titles)),
        deviations=(*day.deviations, *deviations),
        signs=tuple(dict.fromkeys((*day.signs, *signs))),
        notes=notes,
    )


def _deviation(
    kind: str, data: Mapping[str, Any], titles: Mapping[str, str]
) -> Deviation:
    exercise = str(data.get("exercise") or data.get("from") or "")
    other = str(data.get("to") or "")
    return Deviation(kind, titles.get(exercise, ""), titles.get(other, ""))


def _worst(one: int | None, other: int | None) -> int | None:
    said = [value for value in (one, other) if value is not None]
    return max(said, default=None)


def _exercises(
    sets: Iterable[SetDone], titles: Mapping[str, str]
) -> Iterable[ExerciseReport]:
    together: dict[str, list[SetDone]] = defaultdict(list)
    for each in sets:
        together[each.exercise].append(each)
    for name, done in together.items():
        yield ExerciseReport(
            name,
            titles.get(name, name),
            len(done),
            done[0].planned_reps,
            round(done[0].planned_ms / 1000),
            tuple(_set(each) for each in done),
        )


def _set(done: SetDone) -> SetReport:
    side = done.side if done.side in _SIDES else ""
    how = done.skipped or "done"
    return SetReport(side, done.reps, round(done.held_ms / 1000), how, done.pain)


def _with_note(day: DayReport, note: Entry, plan_id: str) -> DayReport:
    data = note.data
    if note.kind == DEVIATION and data.get("plan") == plan_id:
        deviation = Deviation(str(data.get("what")), "", str(data.get("because") or ""))
        return replace(day, deviations=(*day.deviations, deviation))
    if note.kind == PAIN and data.get("when") == "morning":
        pain = data.get("pain")
        if isinstance(pain, int):
            return replace(day, pain_morning=_worst(day.pain_morning, pain))
    return day


def _filtered(day: DayReport, include: frozenset[str]) -> DayReport:
    """Return a day without what the assignment does not ask for."""
    if "pain" not in include:
        exercises = tuple(
            replace(each, sets=tuple(replace(one, pain=None) for one in each.sets))
            for each in day.exercises
        )
        day = replace(day, pain_max=None, pain_morning=None, exercises=exercises)
    if "deviations" not in include:
        day = replace(day, deviations=())
    if "sessions" not in include:
        day = replace(day, exercises=(), active_s=0, effort=None)
    return day
