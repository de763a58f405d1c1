"""The thread that writes the history: in order, and again until the disk takes it.

One thread owns the connection, so a slow disk never delays a cue. What the disk
refuses stays queued and is tried again for as long as the process lives.
"""

from __future__ import annotations

import sqlite3
import threading
from typing import TYPE_CHECKING

from coach.errors import StoreError
from coach.store.faults import store_errors
from coach.store.records import LateEvent, NewEvent, Refresh
from coach.store.transactions import transaction
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coach.store.records import Record

# Bounds the time that one transaction holds the write lock after a long fault.
BATCH_MAX = 500


class Writer:
    """Writes records on a thread of its own, in the order in which they were given.

    Args:
        path: The history; it is opened, and made or upgraded, by the thread.
        opener: Opens it.
        retry_ms: Time between two tries while writing fails.
        on_written: Called from the thread with records that are committed.
        on_failed: Called from the thread with a sentence when writing begins to fail,
            and again only after it worked in between.
    """

    def __init__(
        self,
        path: Path,
        opener: Callable[[Path], sqlite3.Connection],
        retry_ms: int,
        on_written: Callable[[list[Record]], None],
        on_failed: Callable[[str], None],
    ) -> None:
        self._path = path
        self._opener = opener
        self._retry_ms = retry_ms
        self._on_written = on_written
        self._on_failed = on_failed
        self._changed = threading.Condition()
        self._queue: list[Record] = []
        self._queued_count = 0
        self._saved_count = 0
        self._is_closing = False
        self._connection: sqlite3.Connection | None = None
        self._is_failing = False
        self._thread = threading.Thread(target=self._work, name="journal", daemon=True)
        self._thread.start()

    def put(self, record: Record) -> None:
        """Queue a record.

        Raises:
            ValueError: The writer is closed.
        """
        with self._changed:
            if self._is_closing:
                raise ValueError("the journal is closed")
            self._queue.append(record)
            self._queued_count += 1
            self._changed.notify_all()

    def flush(self, timeout_s: float) -> bool:
        """Wait until everything queued so far is committed.

        Returns:
            Whether it is; False when the time is up.
        """
        with self._changed:
            target = self._queued_count
            self._changed.wait_for(
                lambda: self._saved_count >= target or not self._thread.is_alive(),
                timeout_s,
            )
            return self._saved_count >= target

    def close(self, timeout_s: float) -> list[Record]:
        """Write what is queued, then end the thread and its connection.

        Returns:
            What could not be written in time. The last of it may be on disk all the
            same, when the disk is so slow that the thread still waits for it.
        """
        self.flush(timeout_s)
        with self._changed:
            self._is_closing = True
            self._changed.notify_all()
        self._thread.join(timeout_s)
        with self._changed:
            return list(self._queue)

    def _work(self) -> None:
        """Run the thread: open at once, then write what comes."""
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
                if isinstance(record, NewEvent | LateEvent) and record.ends_session:
                    ended[record.session_id] = Refresh(record.session_id)
            # In the same transaction: a closed session always has a summary.
            for refresh in ended.values():
                refresh.write(connection)

    def _confirm(self, batch: list[Record]) -> None:
        """Tell what is safe now, then let `flush` go on."""
        self._on_written(batch)
        with self._changed:
            del self._queue[: len(batch)]
            self._saved_count += len(batch)
            self._changed.notify_all()

    def _next_batch(self) -> list[Record] | None:
        """Wait for work; None when the writer is closed and all is written."""
        with self._changed:
            self._changed.wait_for(lambda: self._queue or self._is_closing)
            return self._queue[:BATCH_MAX] or None

    def _wait_for_retry(self) -> bool:
        """Wait before the next try; False when the writer is closing instead."""
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
        if isinstance(error, StoreError):
            self._on_failed(str(error))
        else:
            self._on_failed(
                tr("The history {0} cannot be saved: {1}.").format(self._path, error)
            )
