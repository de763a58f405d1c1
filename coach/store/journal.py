"""The journal: every event of a session, committed before it counts as saved.

Here records are put together and numbered; `writer` takes them to the disk.
"""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING, Any

from coach.errors import StoreError
from coach.store.connection import open_store
from coach.store.days import training_day, utc_offset_min, utc_text
from coach.store.entries import ENTRY_KINDS, EntryAction, NewEntry, json_text
from coach.store.plan import PlannedItem, SessionStart
from coach.store.records import LateEvent, NewEvent, NewSession, Refresh
from coach.store.unsaved import keep_unsaved
from coach.store.writer import Writer

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from coach.clock import Clock
    from coach.session.model import Event
    from coach.store.records import Record

__all__ = ["Journal", "SessionStart"]

RETRY_MS = 1_000


class Journal:
    """Writes sessions and their events, in the order in which they were given.

    All methods may be called from any thread and return at once, but for `flush`
    and `close`.

    Args:
        path: The history; it is opened, and made or upgraded, by the worker thread.
        clock: Gives events their wall-clock time.
        on_confirmed: Called with session id and seq once an event is committed. Called
            from the worker thread; it must not raise and must not wait.
        on_noted: Called with the id of a note, or of a session that has ended, once
            what is new about it is committed; likewise from the worker thread.
        on_failed: Called once with a sentence when writing begins to fail, and again
            only after it worked in between. Also called from the worker thread; and by
            `close`, when something is left unsaved.
        opener: Opens the history; tests give one that fails.
        retry_ms: Time between two tries while writing fails.

    Attributes:
        kept_in: Where `close` put what could not be saved; None when all was saved.
    """

    def __init__(
        self,
        path: Path,
        clock: Clock,
        *,
        on_confirmed: Callable[[str, int], None] | None = None,
        on_noted: Callable[[str], None] | None = None,
        on_failed: Callable[[str], None] | None = None,
        opener: Callable[[Path], sqlite3.Connection] = open_store,
        retry_ms: int = RETRY_MS,
    ) -> None:
        self.kept_in: Path | None = None
        self._path = path
        self._clock = clock
        self._on_confirmed = on_confirmed
        self._on_noted = on_noted
        self._on_failed = on_failed
        # Held while a record gets its number and its place in the queue.
        self._lock = threading.Lock()
        self._next_seq: dict[str, int] = {}
        self._plans: dict[str, tuple[PlannedItem, ...]] = {}
        self._action_times_ms: set[int] = set()
        self._is_closed = False
        self._writer = Writer(path, opener, retry_ms, self._confirm, self._fail)

    def begin(self, start: SessionStart) -> str:
        """Queue a new session and return its id."""
        wall_ms = self._clock.wall_ms()
        offset_min = start.utc_offset_min
        if offset_min is None:
            offset_min = utc_offset_min(wall_ms)
        session_id = _new_id(wall_ms)
        record = NewSession(
            session_id,
            start,
            utc_text(wall_ms),
            training_day(wall_ms, offset_min),
            offset_min,
        )
        items = tuple(PlannedItem.of(item) for item in start.timeline.items)
        with self._lock:
            self._next_seq[session_id] = 1
            self._plans[session_id] = items
            self._writer.put(record)
        return session_id

    def go_on(self, session_id: str, next_seq: int) -> None:
        """Take up a session of an earlier run of the program.

        Args:
            session_id: From `history.unfinished`.
            next_seq: From the same place.
        """
        with self._lock:
            self._next_seq[session_id] = next_seq

    def append(self, session_id: str, event: Event) -> int:
        """Queue an event and return its seq; it is safe when `on_confirmed` says so.

        Raises:
            ValueError: The session was not begun here, or the journal is closed.
            TypeError: The event's data are not JSON.
        """
        at = utc_text(self._clock.wall_ms())
        with self._lock:
            seq = self._next_seq.get(session_id)
            if seq is None:
                raise ValueError(f"unknown session: {session_id!r}")
            items = self._plans.get(session_id, ())
            self._writer.put(NewEvent.of(session_id, seq, at, event, items))
            self._next_seq[session_id] = seq + 1
        return seq

    def change_session(
        self, session_id: str, kind: str, data: Mapping[str, Any] | None = None
    ) -> None:
        """Queue a later event of a session that has ended; its summary follows.

        Args:
            session_id: A session of any run of the program.
            kind: "answer" (all answers as they are now), "remove" or "restore".
            data: The answers, for "answer".

        Raises:
            TypeError: The data are not JSON.
        """
        text = json_text(data or {})
        mono_ms = self._clock.monotonic_ms()
        with self._lock:
            at = self._action_time()
            self._writer.put(LateEvent(session_id, at, mono_ms, kind, text))

    def note(
        self,
        kind: str,
        data: Mapping[str, Any],
        *,
        local_day: str = "",
        happened_ms: int | None = None,
        session_id: str | None = None,
    ) -> str:
        """Queue a new note and return its id; see `entries` for kinds and data.

        Args:
            kind: One of `entries.ENTRY_KINDS`.
            data: What is noted.
            local_day: Training day it counts for; "" takes the day of `happened_ms`.
            happened_ms: When it was, in ms since 1970 UTC; None is now.
            session_id: The session it is about.

        Raises:
            ValueError: There is no such kind, or the journal is closed.
            TypeError: The data are not JSON.
        """
        if kind not in ENTRY_KINDS:
            raise ValueError(f"unknown kind of note: {kind!r}")
        wall_ms = self._clock.wall_ms()
        then_ms = wall_ms if happened_ms is None else happened_ms
        day = local_day or training_day(then_ms, utc_offset_min(then_ms))
        entry_id = _new_id(wall_ms)
        record = NewEntry(
            entry_id,
            kind,
            day,
            utc_text(then_ms),
            session_id,
            json_text(data),
            utc_text(wall_ms),
        )
        with self._lock:
            self._writer.put(record)
        return entry_id

    def change_note(
        self, entry_id: str, data: Mapping[str, Any], *, local_day: str | None = None
    ) -> None:
        """Queue new data for a note; the old ones stay in the journal.

        Raises:
            TypeError: The data are not JSON.
        """
        self._act(entry_id, "change", json_text(data), local_day)

    def remove_note(self, entry_id: str) -> None:
        """Queue putting a note into the bin."""
        self._act(entry_id, "remove")

    def restore_note(self, entry_id: str) -> None:
        """Queue taking a note back out of the bin."""
        self._act(entry_id, "restore")

    def _act(
        self,
        entry_id: str,
        action: str,
        data: str | None = None,
        local_day: str | None = None,
    ) -> None:
        with self._lock:
            at = self._action_time()
            self._writer.put(EntryAction(entry_id, action, at, data, local_day))

    def _action_time(self) -> str:
        """Return the present time as text, later than that of any action just before.

        The time is how an action is known again when it is written twice.
        """
        wall_ms = self._clock.wall_ms()
        while wall_ms in self._action_times_ms:
            wall_ms += 1
        self._action_times_ms.add(wall_ms)
        return utc_text(wall_ms)

    def end(self, session_id: str) -> None:
        """Queue the making of a session's summary, after all events so far."""
        with self._lock:
            self._writer.put(Refresh(session_id))

    def flush(self, timeout_s: float) -> bool:
        """Wait until everything queued so far is committed.

        Returns:
            Whether it is; False when the time is up.
        """
        return self._writer.flush(timeout_s)

    def close(self, timeout_s: float = 5.0) -> bool:
        """Write what is queued, then end the worker and its connection.

        What the disk does not take is kept in a file, which the next start takes in;
        `on_failed` gets one sentence that says where.

        Returns:
            Whether everything was saved in time.
        """
        left = self._writer.close(timeout_s)
        # The order to sum up needs no keeping: opening the history does it.
        unsaved = [each for each in left if not isinstance(each, Refresh)]
        if unsaved and not self._is_closed:
            self._keep(unsaved)
        self._is_closed = True
        return not unsaved

    def _keep(self, unsaved: Sequence[Record]) -> None:
        """Put aside what could not be saved, and say where."""
        try:
            kept = keep_unsaved(self._path, unsaved, self._clock.wall_ms())
        except StoreError as error:
            self._fail(str(error))
            return
        self.kept_in = kept.file
        self._fail(kept.sentence)

    def _confirm(self, batch: list[Record]) -> None:
        """Tell what is safe now; runs on the worker thread."""
        for record in batch:
            if isinstance(record, NewEvent):
                if self._on_confirmed is not None:
                    self._on_confirmed(record.session_id, record.seq)
            elif self._on_noted is not None:
                if isinstance(record, NewEntry | EntryAction):
                    self._on_noted(record.entry_id)
                elif isinstance(record, LateEvent | Refresh):
                    self._on_noted(record.session_id)

    def _fail(self, sentence: str) -> None:
        if self._on_failed is not None:
            self._on_failed(sentence)


def _new_id(wall_ms: int) -> str:
    """Return a new id.

    It begins with the time, so that new rows are appended to the tables. Ids stand in
    every event, hence no longer than two machines need to differ.
    """
    return f"{wall_ms:012x}{os.urandom(3).hex()}"
