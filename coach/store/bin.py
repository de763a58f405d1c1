"""The bin: what was taken away lies in it for 30 days, then it is gone for good."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.store.days import utc_text
from coach.store.entries import ENTRY_KINDS, SCREENING, UNLOCK, Entry, entries
from coach.store.history import SessionSummary, removed_sessions
from coach.store.plan import planned_exercises
from coach.store.transactions import erasing

if TYPE_CHECKING:
    from collections.abc import Iterable

KEPT_DAYS = 30
_DAY_MS = 24 * 60 * 60 * 1000


@dataclass(frozen=True, slots=True)
class BinItem:
    """Something that lies in the bin: a note or a session, the other is None.

    Attributes:
        id: Of the note or session; for `Journal.restore_note` or `change_session`.
        removed_at: UTC since when, as text.
    """

    id: str
    removed_at: str
    note: Entry | None = None
    session: SessionSummary | None = None


@dataclass(frozen=True, slots=True)
class Emptied:
    """How much was deleted for good."""

    notes: int = 0
    sessions: int = 0

    def __bool__(self) -> bool:
        """Return whether anything was."""
        return self.notes + self.sessions > 0


def bin_items(connection: sqlite3.Connection) -> list[BinItem]:
    """Return what is in the bin, what came last first.

    What locks exercise, and opens it again, is never in the bin: taken away a minute
    after it was said it counts all the same, and must not be gone after 30 days.
    """
    kinds = [kind for kind in ENTRY_KINDS if kind not in (SCREENING, UNLOCK)]
    notes = entries(connection, kinds, removed=True)
    items = [BinItem(each.id, each.removed_at or "", note=each) for each in notes]
    items += (
        BinItem(each.session_id, each.removed_at or "", session=each)
        for each in removed_sessions(connection)
    )
    return sorted(items, key=lambda item: item.removed_at, reverse=True)


def empty_bin(
    connection: sqlite3.Connection, now_ms: int, kept_days: int = KEPT_DAYS
) -> Emptied:
    """Delete for good what has been in the bin for 30 days, in one transaction.

    A session goes with its events and the texts that no other session uses; notes
    about it stay.

    Args:
        connection: Opened for writing.
        now_ms: The present moment, in ms since 1970 UTC.
        kept_days: How long a thing stays; 0 empties the bin now.

    Raises:
        sqlite3.Error: Nothing was deleted.
    """
    limit = utc_text(now_ms - kept_days * _DAY_MS)
    due = [item for item in bin_items(connection) if item.removed_at <= limit]
    if not due:
        return Emptied()
    notes = [(item.id,) for item in due if item.note is not None]
    sessions = [(item.id,) for item in due if item.session is not None]
    with erasing(connection):
        texts = {sha256 for (id_,) in sessions for sha256 in _texts(connection, id_)}
        connection.executemany("DELETE FROM entry WHERE entry_id = ?", notes)
        connection.executemany("DELETE FROM entry_event WHERE entry_id = ?", notes)
        for statement in _DELETE_SESSION:
            connection.executemany(statement, sessions)
        _delete_unused(connection, texts)
    # What is deleted still stands in the log until it has reached the file itself.
    # Somebody who reads at this moment only delays that until the last one closes.
    with suppress(sqlite3.OperationalError):
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return Emptied(len(notes), len(sessions))


_DELETE_SESSION = (
    # A note about the session loses its subject, not its content. REPLACE, since rows
    # of the journal are never updated.
    """REPLACE INTO entry_event SELECT entry_id, seq, at, action, kind, local_day,
        happened_at, NULL, data FROM entry_event WHERE session_id = ?""",
    "UPDATE entry SET session_id = NULL WHERE session_id = ?",
    "DELETE FROM set_done WHERE session_id = ?",
    "DELETE FROM session_summary WHERE session_id = ?",
    "DELETE FROM event WHERE session_id = ?",
    "DELETE FROM session WHERE id = ?",
)
_TEXTS = "SELECT program_sha256, plan_sha256 FROM session WHERE id = ?"
_PLAN = "SELECT body FROM document WHERE sha256 = ?"
_USED = "SELECT program_sha256 FROM session UNION SELECT plan_sha256 FROM session"
_PLANS = "SELECT DISTINCT body FROM session JOIN document ON sha256 = plan_sha256"


def _texts(connection: sqlite3.Connection, session_id: str) -> set[str]:
    """Return the hashes of the texts that a session rests on."""
    program, plan = connection.execute(_TEXTS, (session_id,)).fetchone()
    (body,) = connection.execute(_PLAN, (plan,)).fetchone()
    return {program, plan, *planned_exercises(body).values()}


def _delete_unused(connection: sqlite3.Connection, texts: Iterable[str]) -> None:
    """Delete those of some texts that no session rests on any more."""
    used = {sha256 for (sha256,) in connection.execute(_USED)}
    for (body,) in connection.execute(_PLANS):
        used.update(planned_exercises(body).values())
    connection.executemany(
        "DELETE FROM document WHERE sha256 = ?",
        [(sha256,) for sha256 in texts if sha256 not in used],
    )
