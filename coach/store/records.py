"""What the journal writes: new sessions, events, and orders to sum up."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from coach.store.plan import without_planned
from coach.store.replay import CLOSING_KINDS
from coach.store.summaries import refresh_summary

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from coach.session.model import Event
    from coach.store.plan import Document, PlannedItem, SessionStart

# Events after which a summary says something else than before.
_SUMMED_UP = frozenset((*CLOSING_KINDS, "answer"))


@dataclass(frozen=True, slots=True)
class NewSession:
    """A session that begins."""

    session_id: str
    start: SessionStart
    started_at: str
    local_day: str
    utc_offset_min: int
    ends_session: ClassVar[bool] = False

    def write(self, connection: sqlite3.Connection) -> None:
        """Store the session and the texts it rests on."""
        start, plan = self.start, self.start.plan()
        for document in (start.program, plan, *start.exercises):
            self._write_document(connection, document)
        connection.execute(
            "INSERT INTO session (id, person, program_sha256, plan_sha256,"
            " plan_total_ms, sore_side, local_day, started_at, utc_offset_min)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                self.session_id,
                start.person,
                start.program.sha256,
                plan.sha256,
                start.timeline.total_ms,
                start.sore_side,
                self.local_day,
                self.started_at,
                self.utc_offset_min,
            ),
        )

    def _write_document(
        self, connection: sqlite3.Connection, document: Document
    ) -> None:
        connection.execute(
            "INSERT OR IGNORE INTO document VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                document.sha256,
                document.kind,
                document.doc_id,
                document.revision,
                document.title,
                document.body,
                self.started_at,
            ),
        )


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event of a session, its data already JSON text."""

    session_id: str
    seq: int
    at: str
    mono_ms: int
    at_ms: int
    kind: str
    data: str

    @classmethod
    def of(
        cls,
        session_id: str,
        seq: int,
        at: str,
        event: Event,
        items: Sequence[PlannedItem] = (),
    ) -> NewEvent:
        """Return an event ready to write.

        Args:
            session_id: The session it belongs to.
            seq: Its place in the session.
            at: UTC time as text.
            event: What happened.
            items: The plan, so that nothing it says has to be repeated.

        Raises:
            TypeError: The event's data are not JSON.
            ValueError: The data hold a number that JSON does not know.
        """
        data = json.dumps(
            without_planned(event.kind, event.data, items),
            ensure_ascii=False,
            allow_nan=False,
            separators=(",", ":"),
        )
        return cls(session_id, seq, at, event.mono_ms, event.at_ms, event.kind, data)

    @property
    def ends_session(self) -> bool:
        """Return whether the summary has to be made anew after it."""
        return self.kind in _SUMMED_UP

    def write(self, connection: sqlite3.Connection) -> None:
        """Append the event."""
        connection.execute(
            "INSERT INTO event (session_id, seq, at, mono_ms, at_ms, kind, data)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                self.session_id,
                self.seq,
                self.at,
                self.mono_ms,
                self.at_ms,
                self.kind,
                self.data,
            ),
        )


@dataclass(frozen=True, slots=True)
class Refresh:
    """The order to make a session's summary from its events."""

    session_id: str
    ends_session: ClassVar[bool] = False

    def write(self, connection: sqlite3.Connection) -> None:
        """Make the summary."""
        refresh_summary(connection, self.session_id)


Record = NewSession | NewEvent | Refresh
