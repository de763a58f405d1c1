"""What the journal writes: sessions, their events, notes, and orders to sum up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from coach.store.entries import EntryAction, NewEntry, json_text
from coach.store.plan import without_planned
from coach.store.replay import CLOSING_KINDS
from coach.store.summaries import refresh_summary

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from coach.session.model import Event
    from coach.store.plan import Document, PlannedItem, SessionStart

# Events after which a summary says something else than before.
_SUMMED_UP = frozenset((*CLOSING_KINDS, "before", "answer", "remove", "restore"))


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session that begins, as plain values.

    Attributes:
        documents: The texts it rests on: program, expanded plan, exercises.
    """

    session_id: str
    person: str
    program_sha256: str
    plan_sha256: str
    plan_total_ms: int
    sore_side: str | None
    local_day: str
    started_at: str
    utc_offset_min: int
    documents: tuple[Document, ...]
    assignment_id: str | None = None
    assignment_revision: int | None = None
    stage: str | None = None

    def write(self, connection: sqlite3.Connection) -> None:
        """Store the session and its texts; what is there already stays as it is."""
        connection.executemany(
            "INSERT OR IGNORE INTO document VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    each.sha256,
                    each.kind,
                    each.doc_id,
                    each.revision,
                    each.title,
                    each.body,
                    self.started_at,
                )
                for each in self.documents
            ],
        )
        connection.execute(
            "INSERT INTO session (id, person, program_sha256, plan_sha256,"
            " plan_total_ms, sore_side, local_day, started_at, utc_offset_min,"
            " assignment_id, assignment_revision, stage)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
            (
                self.session_id,
                self.person,
                self.program_sha256,
                self.plan_sha256,
                self.plan_total_ms,
                self.sore_side,
                self.local_day,
                self.started_at,
                self.utc_offset_min,
                self.assignment_id,
                self.assignment_revision,
                self.stage,
            ),
        )


@dataclass(frozen=True, slots=True)
class NewSession:
    """A session that begins."""

    session_id: str
    start: SessionStart
    started_at: str
    local_day: str
    utc_offset_min: int

    def row(self) -> SessionRow:
        """Return the session as plain values; the plan is put into words only here."""
        start, plan, assigned = self.start, self.start.plan(), self.start.assigned
        return SessionRow(
            self.session_id,
            start.person,
            start.program.sha256,
            plan.sha256,
            start.timeline.total_ms,
            start.sore_side,
            self.local_day,
            self.started_at,
            self.utc_offset_min,
            (start.program, plan, *start.exercises),
            None if assigned is None else assigned.assignment_id,
            None if assigned is None else assigned.revision,
            None if assigned is None else assigned.stage,
        )

    def write(self, connection: sqlite3.Connection) -> None:
        """Store the session and the texts it rests on."""
        self.row().write(connection)


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
        data = json_text(without_planned(event.kind, event.data, items))
        return cls(session_id, seq, at, event.mono_ms, event.at_ms, event.kind, data)

    @property
    def ends_session(self) -> bool:
        """Return whether the summary has to be made anew after it."""
        return self.kind in _SUMMED_UP

    def write(self, connection: sqlite3.Connection) -> None:
        """Append the event; one that is there already is left as it is."""
        connection.execute(
            "INSERT INTO event (session_id, seq, at, mono_ms, at_ms, kind, data)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (session_id, seq) DO NOTHING",
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

    def write(self, connection: sqlite3.Connection) -> None:
        """Make the summary."""
        refresh_summary(connection, self.session_id)


@dataclass(frozen=True, slots=True)
class LateEvent:
    """An event of a session that has ended: another answer, the bin, the way back.

    Attributes:
        at: UTC as text; no other one of this session, kind and data has the same.
        data: JSON text.
    """

    session_id: str
    at: str
    mono_ms: int
    kind: str
    data: str
    ends_session: ClassVar[bool] = True

    def write(self, connection: sqlite3.Connection) -> None:
        """Append the event after the last one; an unknown session gets none.

        One that is there already is not written again.
        """
        connection.execute(
            "INSERT INTO event (session_id, seq, at, mono_ms, at_ms, kind, data)"
            " SELECT session.id, 1 + coalesce(max(seq), 0), ?, ?,"
            " coalesce(max(event.at_ms), 0), ?, ?"
            " FROM session LEFT JOIN event ON session_id = session.id"
            " WHERE session.id = ? AND NOT EXISTS (SELECT 1 FROM event AS same"
            " WHERE same.session_id = session.id AND same.kind = ? AND same.at = ?"
            " AND same.data = ?)"
            " GROUP BY session.id",
            (
                self.at,
                self.mono_ms,
                self.kind,
                self.data,
                self.session_id,
                self.kind,
                self.at,
                self.data,
            ),
        )


Record = NewSession | NewEvent | LateEvent | Refresh | NewEntry | EntryAction
