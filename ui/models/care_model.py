"""What a person said about their body, and what that keeps closed, kept up to date.

What is written here counts at once, not only when it is on the disk: a lock must not
be open for the moment that a disk takes.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from coach.care.access import is_open
from coach.care.care_facts import CareFacts, load_care
from coach.care.course.facts import Moment
from coach.paths import history_file
from coach.store.connection import open_reader
from coach.store.days import training_day, utc_offset_min, utc_text
from coach.store.entries import Entry
from coach.store.faults import store_errors
from ui.models.background import Task

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from coach.care.access import Situation, Thing
    from coach.care.screening import Past
    from coach.care.verdict import Verdict
    from ui.context import AppContext


class CareModel(QObject):
    """Notes of the person for everybody who asks whether something is open.

    Args:
        context: What all parts share.

    Attributes:
        facts: What was read last, and what was written since.
        is_ready: The history has been read, or there is none.

    Signals:
        changed: `facts` are others now, or they are there for the first time.
        failed: The history cannot be read; one sentence. `changed` follows.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._context = context
        self.facts = CareFacts()
        self.is_ready = False
        self._written: dict[str, Entry] = {}
        self._task: Task | None = None
        self._is_stale = False
        context.history_changed.connect(self.refresh)
        context.library.library_changed.connect(self.changed)

    @property
    def moment(self) -> Moment:
        """The present."""
        now_ms = self._context.clock.wall_ms()
        return Moment(now_ms, utc_offset_min(now_ms))

    @property
    def situation(self) -> Situation:
        """All that decides whether something is open now."""
        return self.facts.situation(self._context.library.library, self.moment)

    @property
    def past(self) -> Past:
        """What the choice of questions looks at."""
        return self.facts.past(self.moment)

    def verdict(self, thing: Thing) -> Verdict:
        """Return whether something may be done now, and with which changes."""
        return is_open(thing, self.situation)

    @Slot()
    def load(self) -> None:
        """Read the history where nobody has done so; at once when there is none."""
        if self.is_ready or self._task is not None:
            return
        if history_file(self._context.data_dir).exists():
            self._read()
        else:
            self.is_ready = True
            self.changed.emit()

    @Slot()
    def refresh(self) -> None:
        """Read again, where anybody has read before."""
        if self._task is not None:
            self._is_stale = True
        elif self.is_ready:
            self._read()

    def note(self, kind: str, data: Mapping[str, Any]) -> Entry:
        """Write a note; it counts at once.

        Raises:
            ValueError: There is no such kind, or the journal is closed.
            TypeError: The data are not JSON.
        """
        now_ms = self._context.clock.wall_ms()
        entry_id = self._context.journal.note(kind, data, happened_ms=now_ms)
        day = training_day(now_ms, utc_offset_min(now_ms))
        entry = Entry(entry_id, kind, day, utc_text(now_ms), None, dict(data))
        self._take_written(entry)
        return entry

    def take_back(self, entry: Entry) -> None:
        """Put a note into the bin; that counts at once as well."""
        self._context.journal.remove_note(entry.id)
        removed_at = utc_text(self._context.clock.wall_ms())
        self._take_written(replace(entry, removed_at=removed_at))

    def _take_written(self, entry: Entry) -> None:
        self._written[entry.id] = entry
        self._merge()
        self.changed.emit()

    def _merge(self) -> None:
        """Put what was written here in the place of what the disk says of it."""
        kept = (each for each in self.facts.notes if each.id not in self._written)
        notes = (*kept, *self._written.values())
        self.facts = replace(self.facts, notes=notes)

    def _read(self) -> None:
        path = history_file(self._context.data_dir)
        self._is_stale = False
        self._task = Task(partial(_read_facts, path, self.moment.day), self)
        self._task.finished.connect(self._take)
        self._task.failed.connect(self._fail)
        self._task.start()

    @Slot(object)
    def _take(self, facts: CareFacts) -> None:
        self._end_task()
        self.facts = facts
        read = {each.id: each.removed_at is not None for each in facts.notes}
        for entry_id, written in list(self._written.items()):
            if read.get(entry_id) == (written.removed_at is not None):
                del self._written[entry_id]
        self._merge()
        self.is_ready = True
        self.changed.emit()
        if self._is_stale:
            self._read()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        """Go on with what is known: without answers, the questions are asked."""
        self._end_task()
        self.is_ready = True
        self.failed.emit(str(error))
        self.changed.emit()

    def _end_task(self) -> None:
        if self._task is not None:
            self._task.deleteLater()
        self._task = None


def _read_facts(path: Path, today: date) -> CareFacts:
    """Read the facts; runs off the window's thread.

    Raises:
        StoreError: The history cannot be read.
    """
    with store_errors(path):
        connection = open_reader(path)
        try:
            return load_care(connection, today)
        finally:
            connection.close()
