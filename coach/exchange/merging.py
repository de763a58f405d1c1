"""Takes a history file into a history: what is new is added, what is known is left.

Ids are the same on every computer, so nothing is taken in twice. Sessions and notes
only ever grow: of one that is here already, later events are added when the earlier
ones are the same. Anything else would be two truths, and is refused.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coach.exchange.field_checks import WrongPartError
from coach.exchange.history_checks import (
    CheckedHistory,
    checked_document,
    checked_entry,
    checked_session,
)
from coach.exchange.history_file import CHANGE_KEYS, EVENT_KEYS, SESSION_KEYS
from coach.store.entries import refresh_entry
from coach.store.summaries import refresh_summary
from coach.translate import tr

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

    from coach.exchange.history_text import HistoryText

_DATA_AT = {"event": EVENT_KEYS.index("data"), "entry_event": CHANGE_KEYS.index("data")}
_KEYS = {"event": EVENT_KEYS, "entry_event": CHANGE_KEYS}
_ID_COLUMN = {"event": "session_id", "entry_event": "entry_id"}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many sessions or notes of a file are new, go on, or are here already."""

    new: int = 0
    longer: int = 0
    known: int = 0

    @property
    def total(self) -> int:
        """Return how many the file holds."""
        return self.new + self.longer + self.known

    @property
    def added(self) -> int:
        """Return how many bring something."""
        return self.new + self.longer


@dataclass(frozen=True, slots=True)
class Gain:
    """What a history file holds, and what of it a history lacks.

    Attributes:
        first_day: First training day of the file's sessions and notes, or "".
        last_day: The last one.
        exported_at: UTC of the export as the file says, or "".
    """

    sessions: Counts
    notes: Counts
    first_day: str = ""
    last_day: str = ""
    exported_at: str = ""

    @property
    def is_empty(self) -> bool:
        """Return whether everything in the file is here already."""
        return not (self.sessions.added or self.notes.added)


class Merge:
    """One pass through a file, beside an open history.

    Args:
        text: The file.
        connection: The history; inside a transaction when `writes`.
        writes: Add what is new; otherwise only look.
    """

    def __init__(
        self, text: HistoryText, connection: sqlite3.Connection, *, writes: bool
    ) -> None:
        self._text = text
        self._connection = connection
        self._writes = writes
        self._kinds: dict[str, str] = {}
        self._session_ids: set[str] = set()
        self._days: list[str] = []

    def run(self) -> Gain:
        """Go through the file and return what it brings.

        Raises:
            ProblemsError: A part of it is not what it says, or contradicts what is
                here; whoever opened the transaction has to roll it back.
        """
        self._take_documents()
        sessions = self._take("sessions", checked_session, self._take_session)
        notes = self._take("entries", checked_entry, self._take_entry)
        return Gain(
            sessions,
            notes,
            min(self._days, default=""),
            max(self._days, default=""),
            self._text.exported_at,
        )

    def _take_documents(self) -> None:
        """Take in the texts; plans last, for they name the exercises they show."""
        needed: dict[str, tuple[int, str, tuple[str, ...]]] = {}
        for at, where, value in self._text.elements("documents"):
            with self._told(at):
                document = checked_document(value, where)
                self._refuse_twice(document.sha256, self._kinds, where)
                self._kinds[document.sha256] = document.kind
                needed[document.sha256] = (at, where, document.exercises)
                self._add_document(document.row, where)
        for at, where, exercises in needed.values():
            with self._told(at):
                for sha256 in exercises:
                    self._refuse_missing(sha256, "exercise", where)

    def _add_document(self, row: tuple[Any, ...], where: str) -> None:
        known = self._connection.execute(
            "SELECT kind, doc_id, revision, title FROM document WHERE sha256 = ?",
            row[:1],
        ).fetchone()
        if known is not None:
            if known != row[1:5]:
                raise WrongPartError(where, _conflict(row[2]))
        elif self._writes:
            self._connection.execute(
                "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?)", row
            )

    def _take(
        self,
        key: str,
        check: Callable[[object, str], CheckedHistory],
        take: Callable[[CheckedHistory, str], str],
    ) -> Counts:
        """Go through a list and count what `take` says of each of its elements."""
        seen: set[str] = set()
        counts = {"new": 0, "longer": 0, "known": 0}
        for at, where, value in self._text.elements(key):
            with self._told(at):
                each = check(value, where)
                self._refuse_twice(each.id, seen, where)
                seen.add(each.id)
                self._days.append(each.day)
                counts[take(each, where)] += 1
        return Counts(**counts)

    def _take_session(self, session: CheckedHistory, where: str) -> str:
        for sha256, kind in session.documents:
            self._refuse_missing(sha256, kind, where)
        self._session_ids.add(session.id)
        columns = ", ".join(SESSION_KEYS)
        known = self._connection.execute(
            f"SELECT {columns} FROM session WHERE id = ?", (session.id,)
        ).fetchone()
        if known is not None and known != session.row:
            raise WrongPartError(where, _conflict(session.id))
        if known is None and self._writes:
            marks = ", ".join("?" for _ in SESSION_KEYS)
            self._connection.execute(
                f"INSERT INTO session ({columns}) VALUES ({marks})", session.row
            )
        is_longer = self._append("event", session, where)
        if self._writes and (known is None or is_longer):
            refresh_summary(self._connection, session.id)
        return _verdict(is_new=known is None, is_longer=is_longer)

    def _take_entry(self, entry: CheckedHistory, where: str) -> str:
        for session_id in entry.refers_to - self._session_ids:
            self._refuse_unknown_session(session_id, where)
        known = self._connection.execute(
            "SELECT 1 FROM entry_event WHERE entry_id = ?", (entry.id,)
        ).fetchone()
        is_longer = self._append("entry_event", entry, where)
        if self._writes and is_longer:
            refresh_entry(self._connection, entry.id)
        return _verdict(is_new=known is None, is_longer=is_longer)

    def _append(self, table: str, part: CheckedHistory, where: str) -> bool:
        """Add the steps that come after those that are here; return whether any do.

        Raises:
            WrongPartError: A step that is here already says something else.
        """
        keys, id_column = _KEYS[table], _ID_COLUMN[table]
        rows = self._connection.execute(
            f"SELECT {', '.join(keys)} FROM {table} WHERE {id_column} = ? ORDER BY seq",
            (part.id,),
        ).fetchall()
        for mine, theirs in zip(rows, part.steps, strict=False):
            if not _is_same(mine, theirs, _DATA_AT[table]):
                raise WrongPartError(where, _conflict(part.id))
        later = part.steps[len(rows) :]
        if self._writes and later:
            marks = ", ".join("?" for _ in keys)
            self._connection.executemany(
                f"INSERT INTO {table} ({id_column}, {', '.join(keys)})"
                f" VALUES (?, {marks})",
                [(part.id, *step) for step in later],
            )
        return bool(later)

    def _refuse_twice(self, key: str, seen: object, where: str) -> None:
        if key in seen:  # type: ignore[operator] # a set or a dict
            raise WrongPartError(where, tr("{0} is in the file twice").format(key))

    def _refuse_missing(self, sha256: str, kind: str, where: str) -> None:
        """Raise WrongPartError unless there is a text of that hash and kind."""
        found = self._kinds.get(sha256)
        if found is None:
            row = self._connection.execute(
                "SELECT kind FROM document WHERE sha256 = ?", (sha256,)
            ).fetchone()
            found = row[0] if row else ""
            self._kinds[sha256] = found
        if found != kind:
            sentence = tr("it rests on the text {0}…, which is missing")
            raise WrongPartError(where, sentence.format(sha256[:12]))

    def _refuse_unknown_session(self, session_id: str, where: str) -> None:
        row = self._connection.execute(
            "SELECT 1 FROM session WHERE id = ?", (session_id,)
        ).fetchone()
        if row is None:
            sentence = tr("it speaks of the session {0}, which is missing")
            raise WrongPartError(where, sentence.format(session_id))

    @contextmanager
    def _told(self, at: int) -> Iterator[None]:
        """Say of a wrong part in which file and line it stands.

        Raises:
            ProblemsError: The block has raised WrongPartError.
        """
        try:
            yield
        except WrongPartError as error:
            sentence = tr("{0}; nothing was changed").format(error.what)
            raise self._text.problem(at, error.where, sentence) from error


def _verdict(*, is_new: bool, is_longer: bool) -> str:
    if is_new:
        return "new"
    return "longer" if is_longer else "known"


def _conflict(name: str) -> str:
    return tr("{0} is here already and says something else").format(name)


def _is_same(mine: tuple[Any, ...], theirs: tuple[Any, ...], data_at: int) -> bool:
    """Say whether two rows are equal; their data are JSON text, blanks aside."""
    if mine == theirs:
        return True
    before, after = slice(0, data_at), slice(data_at + 1, None)
    if mine[before] != theirs[before] or mine[after] != theirs[after]:
        return False
    return bool(json.loads(mine[data_at]) == json.loads(theirs[data_at]))
