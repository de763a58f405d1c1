"""One day of a report: what the sessions and notes of the history say of it."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from coach.exchange.returned.model import (
    DayReport,
    Deviation,
    ExerciseReport,
    SetReport,
)
from coach.store.entries import DEVIATION, PAIN
from coach.store.replay import DEVIATION_KINDS, DONE, STOPPED

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from coach.exchange.reading import ExportedSession
    from coach.store.entries import Entry
    from coach.store.replay import SetDone

_SIDES = ("left", "right")


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of sessions beside what was done in them, by their ids.

    Attributes:
        picked: Those whose notes go along.
        extra: Those that the schedule does not ask for.
        reasons: Why they were stopped, in words, as far as that may be told.
    """

    picked: frozenset[str]
    extra: frozenset[str]
    reasons: Mapping[str, str]


def events_of(
    connection: sqlite3.Connection, session_id: str
) -> list[tuple[str, dict[str, Any]]]:
    """Return what was done otherwise in a session: kind and data, in order."""
    kinds = sorted(DEVIATION_KINDS)
    marks = ", ".join("?" * len(kinds))
    rows = connection.execute(
        f"SELECT kind, data FROM event WHERE session_id = ? AND kind IN ({marks})"
        " ORDER BY seq",
        (session_id, *kinds),
    )
    return [(kind, json.loads(data)) for kind, data in rows]


def with_session(
    day: DayReport,
    session: ExportedSession,
    events: Iterable[tuple[str, dict[str, Any]]],
    titles: Mapping[str, str],
    told: Told,
) -> DayReport:
    """Return a day with one more session in it.

    Args:
        day: The day so far.
        session: What was done.
        events: What was otherwise in it, from `events_of`.
        titles: Titles of the exercises, by id.
        told: What else is told of sessions.
    """
    deviations = [_deviation(kind, data, titles) for kind, data in events]
    if session.outcome == STOPPED:
        deviations.append(Deviation("stopped", "", told.reasons.get(session.id, "")))
    signs = [str(sign) for sign in session.answers.get("signs", ())]
    notes = day.notes
    if session.note and session.id in told.picked:
        notes = (*notes, session.note)
    return replace(
        day,
        stage=day.stage or session.program_id.rpartition(".")[2],
        done=day.done + (session.outcome == DONE),
        begun=day.begun + 1,
        active_s=day.active_s + session.active_s,
        pain_max=_worst(day.pain_max, session.pain_max),
        effort=_worst(day.effort, session.effort),
        exercises=(*day.exercises, *_exercises(session, titles, told)),
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
    session: ExportedSession, titles: Mapping[str, str], told: Told
) -> Iterable[ExerciseReport]:
    together: dict[str, list[SetDone]] = defaultdict(list)
    for each in session.sets:
        together[each.exercise].append(each)
    for name, done in together.items():
        yield ExerciseReport(
            name,
            titles.get(name, name),
            0 if session.id in told.extra else len(done),
            done[0].planned_reps,
            round(done[0].planned_ms / 1000),
            tuple(_set(each) for each in done),
        )


def _set(done: SetDone) -> SetReport:
    side = done.side if done.side in _SIDES else ""
    how = done.skipped or "done"
    return SetReport(side, done.reps, round(done.held_ms / 1000), how, done.pain)


def with_note(day: DayReport, note: Entry, plan_id: str) -> DayReport:
    """Return a day with what a note says of it, where it belongs in a report."""
    data = note.data
    if note.kind == DEVIATION and data.get("plan") == plan_id:
        deviation = Deviation(str(data.get("what")), "", str(data.get("because") or ""))
        return replace(day, deviations=(*day.deviations, deviation))
    if note.kind == PAIN and data.get("when") == "morning":
        pain = data.get("pain")
        if isinstance(pain, int):
            return replace(day, pain_morning=_worst(day.pain_morning, pain))
    return day
