"""The history as CSV: a row for every set, or a row for every note.

It opens in every spreadsheet: UTF-8 with a mark at the beginning, quotes and line ends
of RFC 4180, a decimal point, ISO dates, a header that never changes. It is no backup:
only the JSON export can be read back.
"""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, Any

from coach.exchange.reading import EVERYTHING, local_time, sessions_with_sets
from coach.exchange.writing import whole_file
from coach.store.entries import ACTIVITIES, CRAMP, MEASURE, PAIN, entries

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from coach.exchange.reading import ExportedSession, Period
    from coach.store.entries import Entry
    from coach.store.replay import SetDone

SET_COLUMNS = (
    "session_id",
    "local_day",
    "started_at",
    "program",
    "program_revision",
    "assignment_revision",
    "exercise",
    "side",
    "set",
    "planned",
    "reps",
    "held_s",
    "pain",
    "effort",
    "outcome",
    "note",
)
NOTE_COLUMNS = (
    "note_id",
    "local_day",
    "happened_at",
    "kind",
    "session_id",
    "what",
    "side",
    "value",
    "left",
    "right",
    "unit",
    "length_s",
    "details",
    "note",
)

# A spreadsheet takes a cell that begins so for a formula, and notes are free text.
# The wide forms are what a Japanese keyboard writes.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r]")
_LINE_END = re.compile(r"\s*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]\s*")

# Kind -> (key that says what it was, key of its number).
_MAIN_KEYS = {
    PAIN: ("when", "pain"),
    MEASURE: ("test", "value"),
    CRAMP: ("muscle", "strength"),
    "course": ("decision", ""),
    "care": ("what", ""),
}


def write_sets(
    connection: sqlite3.Connection, target: Path, period: Period = EVERYTHING
) -> int:
    """Write one row for every set of the sessions that count; return how many.

    Raises:
        FileError: The file cannot be written; nothing of it is left.
    """
    rows = (
        _set_row(session, each)
        for session in sessions_with_sets(connection, period)
        for each in session.sets
    )
    return write_rows(target, SET_COLUMNS, rows)


def write_notes(
    connection: sqlite3.Connection, target: Path, period: Period = EVERYTHING
) -> int:
    """Write one row for every note outside a session; return how many.

    Raises:
        FileError: The file cannot be written; nothing of it is left.
    """
    found = entries(connection, from_day=period.from_day, to_day=period.to_day)
    rows = (row for entry in found for row in _note_rows(entry))
    return write_rows(target, NOTE_COLUMNS, rows)


def write_rows(
    target: Path, columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]
) -> int:
    """Write a table whose cells are never taken for formulas; return its rows.

    Raises:
        FileError: The file cannot be written; nothing of it is left.
    """
    count = 0
    with whole_file(target, bom=True) as file:
        writer = csv.writer(file)  # its default dialect is RFC 4180
        writer.writerow(columns)
        for row in rows:
            writer.writerow([_cell(value) for value in row])
            count += 1
    return count


def _set_row(session: ExportedSession, each: SetDone) -> tuple[object, ...]:
    return (
        session.id,
        session.local_day,
        local_time(session.started_at, session.utc_offset_min),
        session.program_id,
        session.program_revision,
        session.assignment_revision,
        each.exercise,
        each.side,
        each.set_no,
        _planned(each),
        each.reps,
        each.held_ms / 1000,
        each.pain,
        session.effort,
        session.outcome,
        session.note,
    )


def _planned(each: SetDone) -> str:
    """Return what a set was meant to be: "30 s", or "10 x 4 s"."""
    if each.planned_reps is None:
        return f"{each.planned_ms / 1000:g} s"
    seconds = each.planned_ms / 1000 / max(each.planned_reps, 1)
    return f"{each.planned_reps} x {round(seconds, 3):g} s"


def _note_rows(entry: Entry) -> Iterator[tuple[object, ...]]:
    """Yield the row of a note; of "my activities" one for each."""
    if entry.kind != ACTIVITIES:
        yield _note_row(entry, entry.data)
        return
    rest = {key: value for key, value in entry.data.items() if key != "items"}
    for item in entry.data.get("items", ()):
        yield _note_row(entry, rest, item.get("name"), item.get("score"))


def _note_row(
    entry: Entry, data: Mapping[str, Any], what: object = None, value: object = None
) -> tuple[object, ...]:
    left = dict(data)
    what_key, value_key = _MAIN_KEYS.get(entry.kind, ("", ""))
    what = left.pop(what_key, what)
    value = left.pop(value_key, value)
    named = [left.pop(key, None) for key in ("side", "left", "right", "unit")]
    side, *pair = named
    length_s, note = left.pop("length_s", None), left.pop("note", None)
    return (
        entry.id,
        entry.local_day,
        entry.happened_at,
        entry.kind,
        entry.session_id,
        what,
        side,
        value,
        *pair,
        length_s,
        _details(left),
        note,
    )


def _details(data: Mapping[str, Any]) -> str:
    """Return what has no column of its own: "place=calf; triggers=alcohol, heat"."""
    return "; ".join(f"{key}={_words(data[key])}" for key in sorted(data))


def _words(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_words(each) for each in value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_words(each)}" for key, each in value.items())
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _cell(value: object) -> object:
    """Return a value as a cell: one line, and never a formula."""
    if value is None:
        return ""
    if isinstance(value, float):
        return int(value) if value.is_integer() else f"{value:.3f}".rstrip("0")
    if not isinstance(value, str):
        return value
    guard = "'" if _FORMULA.match(value) else ""
    return guard + _LINE_END.sub(" ", value)
