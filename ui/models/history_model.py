"""The history for the progress page: read in the background, kept whole, sliced."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from coach.care.closed_days import closed_days
from coach.care.course.facts import Moment
from coach.errors import StoreError, StoreTooNewError
from coach.paths import history_file
from coach.progress.day_log import DayLog, day_log
from coach.progress.days import streak_of
from coach.progress.overview import NEEDED_BEFORE_DAYS, Overview, Wishes, overview
from coach.progress.planned import planned_days
from coach.progress.record import Record, load_record
from coach.progress.span import Span, back, range_span
from coach.progress.stretch import stretch_muscles
from coach.store.connection import open_reader, open_store
from coach.store.days import utc_offset_min
from coach.store.entries import COURSE
from coach.store.faults import store_errors
from coach.store.history import rebuild_summaries
from coach.store.settings import PROGRESS_RANGES
from ui.models.background import Task

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from coach.files.model import Library
    from coach.progress.detail import SessionDetail
    from ui.context import AppContext

# The calendar looks so far ahead.
AHEAD_DAYS = 7

# Days that are shown, minutes wished for in a week, and the measure that is shown.
_Wished = tuple[Span, int, str]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was read last.

    Attributes:
        record: The history, or its last part.
        log: Every day of it, and some days ahead.
        streak: How long the plan was kept; None while only a part is read.
        today: The training day on which it was read.
        is_whole: The record has everything.
        overviews: What was worked out of it already.
    """

    record: Record
    log: DayLog
    streak: int | None
    today: date
    is_whole: bool
    overviews: dict[_Wished, Overview] = field(default_factory=dict)

    def work_out(self, wished: _Wished, muscles: Mapping[str, tuple[str, ...]]) -> None:
        """Work out what is shown of some days, where nobody has done so yet."""
        if wished not in self.overviews:
            span, goal, test = wished
            self.overviews[wished] = overview(
                self.record,
                self.log,
                span,
                self.today,
                Wishes(goal, muscles, test),
                streak=self.streak,
            )


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to be read, and what the days ahead depend on."""

    path: Path
    today: date
    first: date | None
    muscles: Mapping[str, tuple[str, ...]]
    goal: int
    training_days: Sequence[str]
    training_program: str
    library: Library
    moment: Moment


class HistoryModel(QObject):
    """Sessions and notes for the progress page.

    The days that are shown first come first; then the whole history is read, so that
    another range is a matter of slicing.

    Args:
        context: What all parts share.

    Attributes:
        snapshot: What was read last; None before that.

    Signals:
        record_changed: `snapshot` is another one now.
        sessions_read: The details that were asked for, a list of SessionDetail.
        failed: The history cannot be read; one sentence.
    """

    record_changed = Signal()
    sessions_read = Signal(object)
    failed = Signal(str)

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._context = context
        self._path = history_file(context.data_dir)
        self.snapshot: Snapshot | None = None
        self._task: Task | None = None
        self._detail_task: Task | None = None
        self._is_stale = False
        self._muscles: dict[str, tuple[str, ...]] = {}
        context.history_changed.connect(self.refresh)
        context.library.library_changed.connect(self._take_library)
        context.settings_changed.connect(self._take_settings)
        self._planned_by = self._plan_settings()
        self._learn_muscles()

    @property
    def today(self) -> date:
        """The present training day."""
        return self._moment.day

    @property
    def _moment(self) -> Moment:
        wall_ms = self._context.clock.wall_ms()
        return Moment(wall_ms, utc_offset_min(wall_ms))

    def load(self) -> None:
        """Read the history, or read it again when another day has begun."""
        if self.snapshot is None:
            if self._task is None:
                shown = range_span(
                    self._context.settings.progress_range, self.today, None
                )
                self._read(back(shown.first, NEEDED_BEFORE_DAYS))
        elif self.snapshot.today != self.today:
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the whole history again, where anybody has read it before."""
        if self._task is not None:
            self._is_stale = True
        elif self.snapshot is not None:
            self._read(None)

    def span(self, name: str) -> Span:
        """Return the days of a range, as in the settings."""
        oldest = self.snapshot.record.oldest if self.snapshot is not None else None
        return range_span(name, self.today, oldest)

    def has_days_of(self, span: Span) -> bool:
        """Return whether enough has been read to show these days."""
        if self.snapshot is None:
            return False
        needed = back(span.first, NEEDED_BEFORE_DAYS)
        return self.snapshot.is_whole or self.snapshot.record.span_first <= needed

    def overview(self, span: Span, test: str = "") -> Overview:
        """Return everything that is shown of some days.

        Args:
            span: The days.
            test: The measure that is shown; "" for the first that there is.

        Raises:
            ValueError: Nothing has been read yet.
        """
        if self.snapshot is None:
            raise ValueError("nothing has been read yet")
        wished = (span, self._context.settings.goal_minutes, test)
        self.snapshot.work_out(wished, self._muscles)
        return self.snapshot.overviews[wished]

    def read_sessions(self, session_ids: Sequence[str]) -> None:
        """Read some sessions in full; `sessions_read` brings them."""
        self._detail_task = Task(
            partial(_read_sessions, self._path, tuple(session_ids)), self
        )
        self._detail_task.finished.connect(self.sessions_read)
        self._detail_task.failed.connect(self._tell)
        self._detail_task.start()

    def _read(self, first: date | None) -> None:
        settings = self._context.settings
        order = _Order(
            self._path,
            self.today,
            first,
            self._muscles,
            settings.goal_minutes,
            settings.training_days,
            settings.training_program,
            self._context.library.library,
            self._moment,
        )
        self._task = Task(partial(_read_snapshot, order), self)
        self._task.finished.connect(self._take)
        self._task.failed.connect(self._fail)
        self._task.start()

    @Slot(object)
    def _take(self, snapshot: Snapshot) -> None:
        self._end_task()
        self.snapshot = snapshot
        if self._is_stale or not snapshot.is_whole:
            self._is_stale = False
            self._read(None)
        self.record_changed.emit()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._end_task()
        self._is_stale = False
        self._tell(error)

    @Slot(object)
    def _tell(self, error: Exception) -> None:
        self.failed.emit(str(error))

    def _end_task(self) -> None:
        if self._task is not None:
            self._task.deleteLater()
        self._task = None

    @Slot()
    def _take_library(self) -> None:
        self._learn_muscles()
        self.refresh()

    @Slot()
    def _take_settings(self) -> None:
        planned_by = self._plan_settings()
        if planned_by != self._planned_by:
            self._planned_by = planned_by
            self.refresh()

    def _plan_settings(self) -> tuple[object, ...]:
        """Return the settings that the snapshot and its sentences depend on."""
        settings = self._context.settings
        return (
            settings.training_days,
            settings.training_program,
            settings.goal_minutes,
        )

    def _learn_muscles(self) -> None:
        self._muscles = stretch_muscles(self._context.library.exercises)


def _read_snapshot(order: _Order) -> Snapshot:
    """Read the history; runs off the window's thread.

    Raises:
        StoreError: It cannot be read.
    """
    if not order.path.exists():
        record, is_whole = Record(order.today, order.today), True
    else:
        with store_errors(order.path):
            connection = _reader(order.path)
            try:
                record = load_record(connection, order.first, held=order.muscles)
            finally:
                connection.close()
        is_whole = record.oldest is None or record.span_first <= record.oldest
    ahead = back(order.today, -AHEAD_DAYS)
    planned = planned_days(
        max(record.span_first, record.oldest or order.today),
        ahead,
        today=order.today,
        training_days=order.training_days,
        courses=record.notes.get(COURSE, ()),
        plans=order.library.plans,
    )
    own = order.library.programs.get(order.training_program)
    closed = closed_days(own, planned, record.notes, order.library, order.moment)
    log = day_log(record, planned, order.today, ahead, closed)
    streak = streak_of(log) if is_whole else None
    snapshot = Snapshot(record, log, streak, order.today, is_whole)
    if is_whole:
        # Many years take longer to sum up than a person should wait for a click.
        for name in PROGRESS_RANGES:
            span = range_span(name, order.today, record.oldest)
            snapshot.work_out((span, order.goal, ""), order.muscles)
    return snapshot


def _read_sessions(path: Path, session_ids: tuple[str, ...]) -> list[SessionDetail]:
    """Read sessions in full; runs off the window's thread.

    Raises:
        StoreError: The history cannot be read.
    """
    # Imported here: nobody has opened a session before.
    from coach.progress.detail import session_detail

    with store_errors(path):
        connection = _reader(path)
        try:
            found = [session_detail(connection, each) for each in session_ids]
        finally:
            connection.close()
    return [detail for detail in found if detail is not None]


def _reader(path: Path) -> sqlite3.Connection:
    """Open the history for reading; one of an older version is brought up to date.

    Raises:
        StoreError: It cannot be read, or a newer version wrote it.
    """
    try:
        return open_reader(path)
    except StoreTooNewError:
        raise
    except StoreError:
        connection = open_store(path)
        try:
            rebuild_summaries(connection)
        finally:
            connection.close()
    return open_reader(path)
