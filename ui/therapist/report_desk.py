"""Takes in report files: one after the other, with the key where they need it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from coach.clinic.incoming import (
    KeyNeededError,
    KnownReportError,
    ReportPassphraseError,
)
from coach.exchange.signed.plain import told_plainly
from coach.progress.words import short_day, span_words
from ui.models.patients_model import patients_model
from ui.therapist.secret_sheet import SecretSheet
from ui.therapist.unlocking import Unlocking

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.clinic.reports import Arrived
    from ui.context import AppContext


def report_desk(context: AppContext, window: QWidget) -> ReportDesk:
    """Return the one desk of a window, made on first use."""
    found = window.findChild(ReportDesk)
    return found if isinstance(found, ReportDesk) else ReportDesk(context, window)


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that was not taken in, and why."""

    file: Path
    sentence: str


class ReportDesk(QObject):
    """Opens reports one at a time; nobody is asked about those of the watched folder.

    Args:
        context: What all parts share.
        window: The window that is asked in.

    Attributes:
        failures: Files of the watched folder that were not taken in.
        secret: Asks for the passphrase of a file; None while it does not.

    Signals:
        arrived: A report was taken in that a person has opened; an `Arrived`.
        failures_changed: `failures` are others now.
    """

    arrived = Signal(object)
    failures_changed = Signal()

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._waiting: list[Path] = []
        self._quiet: set[Path] = set()
        self._now: Path | None = None
        self._unlocking = Unlocking(context, window)
        self._unlocking.unlocked.connect(self._try_again)
        self._unlocking.given_up.connect(self._give_up)
        self._model = patients_model(context)
        self._model.arrived.connect(self._take)
        self._model.refused.connect(self._refuse)
        self.secret: SecretSheet | None = None
        self.failures: tuple[Failure, ...] = ()

    # What is opened

    @Slot(str)
    def open(self, path: str) -> None:
        """Take in a report that a person has opened."""
        self._add(Path(path))

    def open_quietly(self, file: Path) -> None:
        """Take in a report of the watched folder; what is wrong is listed."""
        self._quiet.add(file)
        self._add(file)

    @Slot()
    def choose(self) -> None:
        """Ask for report files to open."""
        place = QStandardPaths.StandardLocation.DownloadLocation
        dialog = QFileDialog(
            self._window,
            self.tr("Open reports"),
            QStandardPaths.writableLocation(place),
            self.tr("Reports (*.report);;All files (*)"),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.open_all)
        dialog.open()

    @Slot(list)
    def open_all(self, paths: list[str]) -> None:
        """Take in several reports that a person has opened."""
        for path in paths:
            self.open(path)

    def forget_failure(self, file: Path) -> None:
        """List a file no longer: it is looked at again, or has gone."""
        self._set_failures(each for each in self.failures if each.file != file)

    def _add(self, file: Path) -> None:
        self._waiting.append(file)
        self._next()

    def _next(self) -> None:
        if self._now is None and self._waiting:
            self._now = self._waiting.pop(0)
            self._model.take_in(self._now)

    # What came of it

    @Slot(object, object)
    def _take(self, file: Path, arrived: Arrived) -> None:
        if file != self._now:
            return
        if self.secret is not None:
            self.secret.accept()
        is_quiet = file in self._quiet
        # Only the last of several is shown at once.
        has_more = bool(self._waiting)
        self.forget_failure(file)
        self._end()
        said = self._arrival_words(arrived)
        if not arrived.first_key:
            self._context.done_told.emit(said)
        elif is_quiet or has_more:
            # There is something to do: it stays until somebody was there. Who has
            # opened it sees the code at once, instead of being told of it.
            self._context.notice_given.emit(said)
        if not is_quiet:
            self.arrived.emit(arrived)

    def _arrival_words(self, arrived: Arrived) -> str:
        """Return that a report is here, and what is to be known about it."""
        words = self.tr("Report of {0}, {1}, is here.")
        if arrived.first_key:
            words = self.tr(
                "First report of {0}, {1}, is here. Compare their code once."
            )
        elif arrived.is_late:
            words = self.tr(
                "Earlier report of {0}, {1}, is here; a newer one was here "
                "already and still counts."
            )
        elif arrived.unseen_before == 1:
            words = self.tr(
                "Report of {0}, {1}, is here; the one before is unread too."
            )
        elif arrived.unseen_before:
            words = self.tr("Report of {0}, {1}, is here; {2} more are unread.")
        report = arrived.signed.report
        days = span_words(short_day(report.from_day), short_day(report.to_day))
        return words.format(arrived.patient.called, days, arrived.unseen_before)

    @Slot(object, object)
    def _refuse(self, file: Path, error: Exception) -> None:
        if file != self._now:
            return
        sentence = str(told_plainly(error, to_practice=True))
        if file in self._quiet:
            others = [each for each in self.failures if each.file != file]
            # What is here already is no failure of the folder, also where that was
            # not to be seen before the key was unlocked.
            if not isinstance(error, KnownReportError):
                others.append(Failure(file, sentence))
            self._set_failures(others)
            self._end()
        elif self.secret is not None:
            self.secret.refuse(str(error))
        elif isinstance(error, KeyNeededError):
            self._unlocking.ask()
        elif isinstance(error, ReportPassphraseError):
            self._ask_passphrase(file, str(error))
        else:
            # Some sentences name the file themselves.
            words = self.tr("{0} was not taken in. {1}")
            if file.name in sentence:
                words = "{1}"
            self._context.notice_given.emit(words.format(file.name, sentence))
            self._end()

    def _ask_passphrase(self, file: Path, sentence: str) -> None:
        self.secret = SecretSheet(
            self._window,
            self.tr("Open {0}").format(file.name),
            sentence,
            self.tr("Open"),
            motion=not self._context.less_motion,
        )
        self.secret.given.connect(self._try_passphrase)
        self.secret.given_up.connect(self._give_up)
        self.secret.open()

    @Slot(str)
    def _try_passphrase(self, passphrase: str) -> None:
        if self._now is not None:
            self._model.take_in(self._now, passphrase)

    @Slot()
    def _try_again(self) -> None:
        if self._now is not None:
            self._model.take_in(self._now)

    @Slot()
    def _give_up(self) -> None:
        self._end()

    def _end(self) -> None:
        """Go on with the next file."""
        if self._now is not None:
            self._quiet.discard(self._now)
        self._now = self.secret = None
        self._next()

    def _set_failures(self, failures: Iterable[Failure]) -> None:
        found = tuple(failures)
        if found != self.failures:
            self.failures = found
            self.failures_changed.emit()
