"""The journal: every event of a session, committed before it counts as saved.

One worker thread owns the connection, so a slow disk never delays a cue. What the
disk refuses stays queued and is tried again for as long as the process lives.
"""

from __future__ import annotations

import secrets
import sqlite3
import threading
from typing import TYPE_CHECKING

from coach.errors import StoreError
from coach.store.connection import open_store, transaction
from coach.store.days import training_day, utc_offset_min, utc_text
from coach.store.faults import store_errors
from coach.store.plan import PlannedItem, SessionStart
from coach.store.records import NewEvent, NewSession, Record, Refresh
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coach.clock import Clock
    from coach.session.model import Event

__all__ = ["Journal", "SessionStart"]

RETRY_MS = 1_000
# Bounds the time that one transaction holds the write lock after a long fault.
BATCH_MAX = 500


class Journal:
    """Writes sessions and their events, in the order in which they were given.

    All methods may be called from any thread and return at once, but for `flush`
    and `close`.

    Args:
        path: The history; it is opened, and made or upgraded, by the worker thread.
        clock: Gives events their wall-clock time.
        on_confirmed: Called with session id and seq once an event is committed. Called
            from the worker thread; it must not raise and must not wait.
        on_failed: Called once with a sentence when writing begins to fail, and again
            only after it worked in between. Also called from the worker thread.
        opener: Opens the history; tests give one that fails.
        retry_ms: Time between two tries while writing fails.
    """

    def __init__(
        self,
        path: Path,
        clock: Clock,
        *,
        on_confirmed: Callable[[str, int], None] | None = None,
        on_failed: Callable[[str], None] | None = None,
        opener: Callable[[Path], sqlite3.Connection] = open_store,
        retry_ms: int = RETRY_MS,
    ) -> None:
        self._path = path
        self._clock = clock
        self._on_confirmed = on_confirmed
        self._on_failed = on_failed
        self._opener = opener
        self._retry_ms = retry_ms
        self._changed = threading.Condition()
        self._queue: list[Record] = []
        self._queued_count = 0
        self._saved_count = 0
        self._next_seq: dict[str, int] = {}
        self._plans: dict[str, tuple[PlannedItem, ...]] = {}
        self._is_closing = False
        self._connection: sqlite3.Connection | None = None
        self._is_failing = False
        self._worker = threading.Thread(target=self._work, name="journal", daemon=True)
        self._worker.start()

    def begin(self, start: SessionStart) -> str:
        """Queue a new session and return its id."""
        wall_ms = self._clock.wall_ms()
        offset_min = start.utc_offset_min
        if offset_min is None:
            offset_min = utc_offset_min(wall_ms)
        # Ids begin with the time, so that new rows are appended to the tables. They
        # stand in every event, hence no longer than two machines need to differ.
        session_id = f"{wall_ms:012x}{secrets.token_hex(3)}"
        record = NewSession(
            session_id,
            start,
            utc_text(wall_ms),
            training_day(wall_ms, offset_min),
            offset_min,
        )
        items = tuple(PlannedItem.of(item) for item in start.timeline.items)
        with self._changed:
            self._next_seq[session_id] = 1
            self._plans[session_id] = items
            self._put(record)
        return session_id

    def go_on(self, session_id: str, next_seq: int) -> None:
        """Take up a session of an earlier run of the program.

        Args:
            session_id: From `history.unfinished`.
            next_seq: From the same place.
        """
        with self._changed:
            self._next_seq[session_id] = next_seq

    def append(self, session_id: str, event: Event) -> int:
        """Queue an event and return its seq; it is safe when `on_confirmed` says so.

        Raises:
            ValueError: The session was not begun here, or the journal is closed.
            TypeError: The event's data are not JSON.
        """
        at = utc_text(self._clock.wall_ms())
        with self._changed:
            seq = self._next_seq.get(session_id)
            if seq is None:
                raise ValueError(f"unknown session: {session_id!r}")
            items = self._plans.get(session_id, ())
            self._put(NewEvent.of(session_id, seq, at, event, items))
            self._next_seq[session_id] = seq + 1
        return seq

    def end(self, session_id: str) -> None:
        """Queue the making of a session's summary, after all events so far."""
        with self._changed:
            self._put(Refresh(session_id))

    def flush(self, timeout_s: float) -> bool:
        """Wait until everything queued so far is committed.

        Returns:
            Whether it is; False when the time is up.
        """
        with self._changed:
            target = self._queued_count
            self._changed.wait_for(
                lambda: self._saved_count >= target or not self._worker.is_alive(),
                timeout_s,
            )
            return self._saved_count >= target

    def close(self, timeout_s: float = 5.0) -> bool:
        """Write what is queued, then end the worker and its connection.

        Returns:
            Whether everything was saved in time.
        """
        is_saved = self.flush(timeout_s)
        with self._changed:
            self._is_closing = True
            self._changed.notify_all()
        self._worker.join(timeout_s)
        return is_saved

    def _put(self, record: Record) -> None:
        """Queue a record; the caller holds the lock."""
        if self._is_closing:
            raise ValueError("the journal is closed")
        self._queue.append(record)
        self._queued_count += 1
        self._changed.notify_all()

    def _work(self) -> None:
        """Run the worker thread: open at once, then write what comes."""
        batch: list[Record] | None = []
        try:
            while batch is not None:
                if self._try_to_write(batch):
                    self._confirm(batch)
                elif not self._wait_for_retry():
                    break
                batch = self._next_batch()
        finally:
            self._drop_connection()

    def _try_to_write(self, batch: list[Record]) -> bool:
        """Write a batch in one transaction; on a fault tell it and return False."""
        try:
            with store_errors(self._path):
                if self._connection is None:
                    self._connection = self._opener(self._path)
                if batch:
                    self._write(self._connection, batch)
        except (StoreError, sqlite3.Error) as error:
            self._drop_connection()
            self._tell(error)
            return False
        self._is_failing = False
        return True

    def _write(self, connection: sqlite3.Connection, batch: list[Record]) -> None:
        with transaction(connection):
            ended = {}
            for record in batch:
                record.write(connection)
                if record.ends_session:
                    ended[record.session_id] = Refresh(record.session_id)
            # In the same transaction: a closed session always has a summary.
            for refresh in ended.values():
                refresh.write(connection)

    def _confirm(self, batch: list[Record]) -> None:
        """Tell what is safe now, then let `flush` go on."""
        if self._on_confirmed is not None:
            for record in batch:
                if isinstance(record, NewEvent):
                    self._on_confirmed(record.session_id, record.seq)
        with self._changed:
            del self._queue[: len(batch)]
            self._saved_count += len(batch)
            self._changed.notify_all()

    def _next_batch(self) -> list[Record] | None:
        """Wait for work; None when the journal is closed and all is written."""
        with self._changed:
            self._changed.wait_for(lambda: self._queue or self._is_closing)
            return self._queue[:BATCH_MAX] or None

    def _wait_for_retry(self) -> bool:
        """Wait before the next try; False when the journal is closing instead."""
        with self._changed:
            return not self._changed.wait_for(
                lambda: self._is_closing, self._retry_ms / 1000
            )

    def _drop_connection(self) -> None:
        """Close the connection; the next try opens a fresh one."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _tell(self, error: StoreError | sqlite3.Error) -> None:
        """Say once that writing fails."""
        if self._is_failing:
            return
        self._is_failing = True
        if self._on_failed is None:
            return
        if isinstance(error, StoreError):
            self._on_failed(str(error))
        else:
            self._on_failed(
                tr("The history {0} cannot be saved: {1}.").format(self._path, error)
            )
