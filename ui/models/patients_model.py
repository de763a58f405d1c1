"""The practice as the window knows it: patients, what came of them, what is changed."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from coach.clinic.audit import Author, sign_in
from coach.clinic.calendar import Calendar
from coach.clinic.connection import FILE_NAME, open_clinic
from coach.clinic.detail import read_detail
from coach.clinic.list_table import write_list
from coach.clinic.overview import overview
from coach.clinic.patient_file import export_patient
from coach.clinic.patients import (
    Patient,
    add_patient,
    change_patient,
    free_ref,
    patient,
    set_archived,
)
from coach.clinic.reports import mark_seen, read_report, take_in_report
from coach.clinic.words import about_words
from coach.exchange.signed.zip_members import MAX_FILE_BYTES
from coach.files.reading import read_bytes
from coach.store.days import utc_offset_min, utc_text
from ui.models.background import Task
from ui.models.search_words import WordSearch, words_of
from ui.therapist.identity import public_key_of
from ui.therapist.key_model import therapist_key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from coach.clinic.detail import Detail
    from coach.clinic.overview import Row
    from coach.clinic.reports import Arrived
    from coach.exchange.signed.key_ring import OwnKeys
    from coach.files.model import Exercise
    from ui.context import AppContext

# What age adds to a file.
_REPORT_MOST_BYTES = MAX_FILE_BYTES + (64 << 10)
# More than any practice has patients, and of each only a few words.
_WORDS_KEPT = 16_384


def patients_model(context: AppContext) -> PatientsModel:
    """Return the one model of a window, made on first use."""
    found = context.findChild(PatientsModel)
    return found if isinstance(found, PatientsModel) else PatientsModel(context)


class PatientsModel(QObject):
    """Reads and changes the practice off the window's thread.

    Args:
        context: What all parts share; its settings say who the physiotherapist is.

    Attributes:
        rows: All patients as the list shows them; None before they were read.
        words: Finds them by what they are called; by their places in `rows`.
        path: The practice's file.

    Signals:
        changed: `rows` are others now.
        detail_read: A `Detail` was read, or None for a patient who is not there.
        report_read: A patient's report was read; a `SignedReport`.
        saved: A patient was added or changed; the `Patient` as they are now.
        arrived: A report was taken in: the path of its file, and an `Arrived`.
        refused: A report was not taken in: the path of its file, and why; an error.
        written: An export is there; its path.
        ref_found: A number that no patient has.
        failed: Anything else could not be done; one sentence.
    """

    changed = Signal()
    detail_read = Signal(object)
    report_read = Signal(object)
    saved = Signal(object)
    arrived = Signal(object, object)
    refused = Signal(object, object)
    written = Signal(object)
    ref_found = Signal(str)
    failed = Signal(str)

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._context = context
        self._key = therapist_key(context)
        self._tasks: set[Task] = set()
        self._is_reading = False
        self._reads_again = False
        self.path: Path = context.data_dir / FILE_NAME
        self.rows: tuple[Row, ...] | None = None
        self.words = WordSearch(())

    @property
    def calendar(self) -> Calendar:
        """The calendar of the physiotherapist's own clock, as it is now."""
        return Calendar(self._context.clock.wall_ms(), utc_offset_min)

    @property
    def today(self) -> date:
        """The physiotherapist's calendar day."""
        return self.calendar.today

    # Reading

    @Slot()
    def refresh(self) -> None:
        """Read the list; what changes meanwhile is read once more after that."""
        if self._is_reading:
            self._reads_again = True
            return
        self._is_reading = True
        work = partial(_rows, self.path, self.calendar)
        task = self._run(work, self._take_rows, fails=False)
        task.failed.connect(self._fail_reading)

    def read_detail(self, patient_id: str) -> None:
        """Read everything about a patient; `detail_read` follows."""
        exercises = self._context.library.library.exercises
        work = partial(_detail, self.path, patient_id, self.calendar, exercises)
        self._run(work, self.detail_read.emit)

    def read_report(self, patient_id: str, sha256: str) -> None:
        """Read one report; `report_read` follows."""
        work = partial(read_report, patient_id=patient_id, sha256=sha256)
        self._run(partial(_with_clinic, self.path, work), self.report_read.emit)

    def find_ref(self) -> None:
        """Look for a number that nobody has; `ref_found` follows."""
        self._run(partial(_with_clinic, self.path, free_ref), self.ref_found.emit)

    # Changing

    def add(self, new: Patient) -> None:
        """Add a patient; `saved` follows."""
        self._change(partial(_add, new=new), self.saved.emit)

    def save(self, edited: Patient) -> None:
        """Save what was edited of a patient; `saved` follows."""
        self._change(partial(_save, edited=edited), self.saved.emit)

    def put_back(self, before: Patient) -> None:
        """Undo what was edited: the texts are again what they were."""
        self._change(partial(_put_back, before=before), self.saved.emit)

    def set_archived(self, patient_id: str, *, away: bool) -> None:
        """Put a patient away, or bring them back."""
        self._change(partial(_archive, patient_id=patient_id, away=away), _nothing)

    def mark_seen(self, patient_id: str) -> None:
        """Note that a patient's reports were looked at."""
        self._change(partial(_see, patient_id=patient_id), _nothing)

    # Files

    def take_in(self, file: Path, passphrase: str = "") -> None:
        """Take in a report; `arrived` or `refused` follows."""
        keys = self._key.keys
        change = partial(_take_in, file=file, keys=keys, passphrase=passphrase)
        work = partial(_changed, self.path, self._author(), change)
        task = self._run(work, partial(self._tell_arrived, file), fails=False)
        task.failed.connect(partial(self._tell_refused, file))

    def export_patient(self, patient_id: str, target: Path) -> None:
        """Write everything about a patient as a zip; `written` follows."""
        work = partial(export_patient, patient_id=patient_id, target=target)
        done = partial(self._tell_written, target)
        self._run(partial(_with_clinic, self.path, work), done)

    def export_list(self, rows: Iterable[Row], target: Path) -> None:
        """Write these rows as a table; `written` follows."""
        done = partial(self._tell_written, target)
        self._run(partial(write_list, tuple(rows), target), done)

    # What came of it

    def _take_rows(self, found: tuple[tuple[Row, ...], WordSearch]) -> None:
        self._is_reading = False
        self.rows, self.words = found
        self.changed.emit()
        if self._reads_again:
            self._reads_again = False
            self.refresh()

    def _tell_arrived(self, file: Path, arrived: Arrived) -> None:
        self.arrived.emit(file, arrived)
        self.refresh()

    def _tell_refused(self, file: Path, error: Exception) -> None:
        self.refused.emit(file, error)

    def _tell_written(self, target: Path, _count: object) -> None:
        self.written.emit(target)

    def _author(self) -> tuple[str, str, str]:
        """Return name, number of the key, and the present, for `sign_in`."""
        settings = self._context.settings
        public = public_key_of(settings)
        name = settings.therapist_name or self.tr("Physiotherapist")
        at = utc_text(self._context.clock.wall_ms())
        return name, "" if public is None else public.id_text, at

    def _change(
        self,
        change: Callable[[sqlite3.Connection, Author], object],
        tell: Callable[[object], None],
    ) -> None:
        """Change the practice, say so, and read the list again."""

        def take(result: object) -> None:
            tell(result)
            self.refresh()

        self._run(partial(_changed, self.path, self._author(), change), take)

    def _run(
        self,
        work: Callable[[], object],
        take: Callable[..., None],
        *,
        fails: bool = True,
    ) -> Task:
        task = Task(work, self)
        self._tasks.add(task)
        task.finished.connect(take)
        if fails:
            task.failed.connect(self._fail)
        task.finished.connect(self._end)
        task.failed.connect(self._end)
        task.start()
        return task

    @Slot(object)
    def _fail_reading(self, error: Exception) -> None:
        self._is_reading = False
        self._fail(error)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self.failed.emit(str(error))

    @Slot()
    def _end(self) -> None:
        task = self.sender()
        if isinstance(task, Task):
            self._tasks.discard(task)
            task.deleteLater()


def _nothing(_result: object) -> None:
    pass


def _with_clinic(path: Path, work: Callable[[sqlite3.Connection], object]) -> object:
    with open_clinic(path) as connection:
        return work(connection)


def _rows(path: Path, calendar: Calendar) -> tuple[tuple[Row, ...], WordSearch]:
    with open_clinic(path) as connection:
        rows = overview(connection, calendar)
    return rows, WordSearch(_words(row) for row in rows)


def _words(row: Row) -> frozenset[str]:
    who = row.patient
    return _words_of(who.name, who.ref, who.side, who.problem, row.stage, row.title)


@lru_cache(_WORDS_KEPT)
def _words_of(
    name: str, ref: str, side: str, problem: str, stage: str, title: str
) -> frozenset[str]:
    """Return the words that find a patient; they are rarely others than before."""
    about = about_words(Patient("", ref, side=side, problem=problem), stage)
    return words_of(name, ref, about, title)


def _detail(
    path: Path, patient_id: str, calendar: Calendar, known: Mapping[str, Exercise]
) -> Detail | None:
    with open_clinic(path) as connection:
        return read_detail(connection, patient_id, calendar, known)


def _changed(
    path: Path,
    who: tuple[str, str, str],
    change: Callable[[sqlite3.Connection, Author], object],
) -> object:
    with open_clinic(path) as connection:
        return change(connection, sign_in(connection, *who))


def _add(connection: sqlite3.Connection, author: Author, new: Patient) -> Patient:
    return add_patient(connection, new, author)


def _save(connection: sqlite3.Connection, author: Author, edited: Patient) -> Patient:
    return change_patient(connection, edited, author)


def _put_back(
    connection: sqlite3.Connection, author: Author, before: Patient
) -> Patient:
    """Return a patient with the texts of before, whatever else changed since."""
    now = patient(connection, before.id)
    version = before.version if now is None else now.version
    return change_patient(connection, replace(before, version=version), author)


def _archive(
    connection: sqlite3.Connection, author: Author, patient_id: str, *, away: bool
) -> None:
    set_archived(connection, patient_id, author, away=away)


def _see(connection: sqlite3.Connection, author: Author, patient_id: str) -> None:
    mark_seen(connection, patient_id, author)


def _take_in(
    connection: sqlite3.Connection,
    author: Author,
    file: Path,
    keys: OwnKeys | None,
    passphrase: str,
) -> Arrived:
    data = read_bytes(file, _REPORT_MOST_BYTES)
    if keys is None:
        return take_in_report(connection, data, None, author, passphrase)
    return take_in_report(connection, data, keys.key, author, passphrase, keys.old)
