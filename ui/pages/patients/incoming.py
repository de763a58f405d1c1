"""Reports that come to the Patients page: chosen, dropped, or by the folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from coach.exchange.returned.signing import ENDING
from ui.pages.patients.failures_sheet import FailuresSheet
from ui.therapist.report_desk import ReportDesk, report_desk

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext


class IncomingReports(QObject):
    """Leads from the page to the desk that opens reports.

    Args:
        context: What all parts share.
        page: The page.

    Attributes:
        desk: Opens reports; None before the page was shown.

    Signals:
        arrived: A report was taken in that a person has opened; an `Arrived`.
        failures_counted: So many files of the watched folder were not taken in.
    """

    arrived = Signal(object)
    failures_counted = Signal(int)

    def __init__(self, context: AppContext, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self.desk: ReportDesk | None = None

    @property
    def has_begun(self) -> bool:
        """Whether the page was shown before."""
        return self.desk is not None

    def begin(self) -> None:
        """Follow the desk of the page's window."""
        self.desk = report_desk(self._context, self._page.window())
        self.desk.arrived.connect(self.arrived)
        self.desk.failures_changed.connect(self._count)
        self._count()

    @Slot()
    def choose(self) -> None:
        """Ask for files, and open them."""
        if self.desk is not None:
            self.desk.choose()

    @Slot()
    def show_failures(self) -> None:
        """Say which files were not taken in, and why."""
        if self.desk is not None and self.desk.failures:
            motion = not self._context.less_motion
            FailuresSheet(self._page.window(), self.desk.failures, motion=motion)

    @Slot()
    def _count(self) -> None:
        if self.desk is not None:
            self.failures_counted.emit(len(self.desk.failures))

    def judge_drag(self, event: QDragEnterEvent) -> None:
        """Take reports, also several at once; leave other files to the window."""
        if _reports_in(event):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()

    def take_drop(self, event: QDropEvent) -> None:
        """Open the reports that were dropped."""
        # Never "move": the program that was dragged from would delete the files.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if self.desk is not None:
            self.desk.open_all(_reports_in(event))


def _reports_in(event: QDropEvent) -> list[str]:
    """Return the files of a drag when all of them are reports, else none."""
    paths = [url.toLocalFile() for url in event.mimeData().urls()]
    are_reports = all(path.casefold().endswith(ENDING) for path in paths)
    return paths if are_reports else []
