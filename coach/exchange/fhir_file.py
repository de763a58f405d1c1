"""The history as a FHIR R4 bundle (a collection), for a clinic's own system.

Each session gives its minutes, what was done, the worst pain and the answers; each
week its minutes and days; each note its answers. Resources have the same address at
every export.
"""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from coach.care.choices import cramp_words, pain_words
from coach.exchange.fhir_resources import (
    ACTIVITY,
    DAYS_A_WEEK,
    EXERCISE_DONE,
    EXERCISE_MINUTES,
    MINUTES_A_WEEK,
    PAIN_NUMBER,
    SURVEY,
    answers,
    clean,
    observation,
    patient,
    quantity,
    response,
    urn,
)
from coach.exchange.reading import EVERYTHING, local_time, sessions_with_sets
from coach.exchange.writing import whole_file
from coach.progress.span import week_start
from coach.store.days import utc_text
from coach.store.entries import (
    ACTIVITIES,
    CARE,
    CRAMP,
    HEALTH,
    ILLNESS,
    MEASURE,
    PAIN,
    SCREENING,
    entries,
)
from coach.translate import tr

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from coach.exchange.fhir_resources import Resource
    from coach.exchange.reading import ExportedSession, Period
    from coach.store.entries import Entry

    # The address of a resource, and the resource.
    Addressed = tuple[str, Resource]

# What the person was asked; what was decided about a course is no answer.
_ASKED = (PAIN, MEASURE, ACTIVITIES, CRAMP, ILLNESS, CARE, SCREENING, HEALTH)
_PAIN_WORDS = frozenset({"place", "side", "quality", "signs", "spread"})
_CRAMP_WORDS = frozenset({"muscle", "side", "onset", "signs", "triggers", "helped"})

_FIRST_ID = """SELECT id FROM (
    SELECT id, started_at AS at FROM session
    UNION ALL SELECT entry_id, happened_at FROM entry) ORDER BY at, id LIMIT 1"""


def write_bundle(
    connection: sqlite3.Connection,
    target: Path,
    now_ms: int,
    *,
    name: str = "",
    period: Period = EVERYTHING,
) -> int:
    """Write a bundle and return the number of its resources.

    Args:
        connection: From `reading.history_reader`.
        target: The file.
        now_ms: The present moment, in ms since 1970 UTC.
        name: What the person is called; "" leaves it out.
        period: The days that are wanted.

    Raises:
        FileError: The file cannot be written; nothing of it is left.
    """
    with whole_file(target) as file:
        file.write('{"resourceType":"Bundle","type":"collection",')
        file.write(f'"timestamp":"{utc_text(now_ms)}","entry":[\n')
        count = 0
        for address, resource in _Bundle(connection, period).resources(name):
            entry = {"fullUrl": address, "resource": resource}
            text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
            file.write(f",\n{text}" if count else text)
            count += 1
        file.write("\n]}\n")
    return count


class _Bundle:
    """Goes through a history and makes resources of it."""

    def __init__(self, connection: sqlite3.Connection, period: Period) -> None:
        self._connection = connection
        self._period = period
        row = connection.execute(_FIRST_ID).fetchone()
        # Not the same for two people, and the same at every export of one.
        self._person = urn("person", row[0] if row else "")
        self._minutes: defaultdict[date, float] = defaultdict(float)
        self._days: defaultdict[date, set[str]] = defaultdict(set)

    def resources(self, name: str) -> Iterator[Addressed]:
        """Yield all resources with their addresses."""
        yield self._person, patient(name)
        for session in sessions_with_sets(self._connection, self._period):
            yield from self._of_session(session)
        yield from self._weeks()
        days = (self._period.from_day, self._period.to_day)
        for note in entries(self._connection, _ASKED, *days):
            yield from self._of_note(note)

    def _of_session(self, session: ExportedSession) -> Iterator[Addressed]:
        week = week_start(date.fromisoformat(session.local_day))
        self._minutes[week] += session.active_s / 60
        self._days[week].add(session.local_day)
        start, end = _start_and_end(session)
        about = {"effectivePeriod": {"start": start, "end": end}}
        minutes = quantity(session.active_s / 60, "min")
        yield self._activity(
            session.id,
            EXERCISE_MINUTES,
            tr("Minutes of exercise"),
            {**about, "valueQuantity": minutes},
        )
        yield self._activity(
            session.id,
            EXERCISE_DONE,
            tr("What was done"),
            {**about, "valueString": _what_was_done(session)},
        )
        if session.pain_max is not None:
            words = tr("Worst pain during exercise, 0 to 10")
            yield self._pain(session.id, words, end, session.pain_max)
        yield from self._answers(session.id, end, "session", _session_data(session))

    def _weeks(self) -> Iterator[Addressed]:
        """Yield minutes and days of each week that had any."""
        for week in sorted(self._minutes):
            monday, sunday = week.isoformat(), (week + timedelta(days=6)).isoformat()
            about = {"effectivePeriod": {"start": monday, "end": sunday}}
            minutes = quantity(self._minutes[week], "min/wk")
            yield self._activity(
                f"{self._person}/{monday}",
                MINUTES_A_WEEK,
                tr("Minutes of exercise in the week"),
                {**about, "valueQuantity": minutes},
            )
            yield self._activity(
                f"{self._person}/{monday}",
                DAYS_A_WEEK,
                tr("Days with exercise in the week"),
                {**about, "valueQuantity": quantity(len(self._days[week]), "d/wk")},
            )

    def _of_note(self, note: Entry) -> Iterator[Addressed]:
        number = note.data.get("pain")
        if note.kind == PAIN and isinstance(number, int):
            is_morning = note.data.get("when") == "morning"
            words = tr("Pain in the morning, 0 to 10") if is_morning else ""
            words = words or tr("Pain, 0 to 10")
            yield self._pain(note.id, words, note.happened_at, number)
        yield from self._answers(note.id, note.happened_at, note.kind, _note_data(note))

    def _activity(
        self, about: str, code: str, words: str, value: Resource
    ) -> Addressed:
        resource = observation(self._person, code, words, ACTIVITY, value)
        return urn(about, code), resource

    def _pain(self, about: str, words: str, at: str, number: int) -> Addressed:
        value = {"effectiveDateTime": at, "valueInteger": number}
        resource = observation(self._person, PAIN_NUMBER, words, SURVEY, value)
        return urn(about, PAIN_NUMBER), resource

    def _answers(
        self, about: str, at: str, prefix: str, data: Mapping[str, object]
    ) -> Iterator[Addressed]:
        given = response(self._person, at, answers(prefix, data))
        if given is not None:
            yield urn(about, "answers"), given


def _start_and_end(session: ExportedSession) -> tuple[str, str]:
    """Return when a session was; a clock that was set back makes no end before it."""
    ended_at = max(session.ended_at or session.started_at, session.started_at)
    offset_min = session.utc_offset_min
    return local_time(session.started_at, offset_min), local_time(ended_at, offset_min)


def _what_was_done(session: ExportedSession) -> str:
    percent = round(session.done_share * 100)
    words = tr("{0}: {1} % of it done").format(session.title, percent)
    return clean(words)


def _session_data(session: ExportedSession) -> dict[str, object]:
    """Return all answers of a session by the keys of their questions."""
    rest = dict(session.answers)
    for key in ("pain", "pain_now", "effort", "note"):
        rest.pop(key, None)
    return {
        "pain-before": session.pain_before,
        "pain-during": session.pain_max,
        "pain-after": session.pain_after,
        "effort": session.effort,
        "note": session.note,
        **_in_words(PAIN, rest),
    }


def _note_data(note: Entry) -> dict[str, object]:
    """Return what a note says by the keys of its questions."""
    if note.kind == SCREENING:
        # The link id of a question is then its own, such as "screening.Q07".
        given = note.data.get("answers")
        rest = {key: value for key, value in note.data.items() if key != "answers"}
        return rest | (given if isinstance(given, dict) else {})
    if note.kind != ACTIVITIES:
        return _in_words(note.kind, note.data)
    said = (
        f"{item.get('name')}: {item.get('score')}"
        for item in note.data.get("items", [])
    )
    return {"items": list(said), "note": note.data.get("note")}


def _in_words(kind: str, data: dict[str, Any]) -> dict[str, object]:
    """Return data with the words of what was chosen instead of its slugs."""
    chosen = {PAIN: _PAIN_WORDS, CRAMP: _CRAMP_WORDS}.get(kind, frozenset())
    words = cramp_words if kind == CRAMP else pain_words
    said = dict(data)
    for key in chosen & data.keys():
        value = data[key]
        if isinstance(value, list):
            said[key] = [words(key, each) for each in value]
        else:
            said[key] = words(key, value)
    return said
