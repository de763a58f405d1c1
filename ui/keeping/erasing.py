"""Erase everything that was entered, after a question that has to be meant."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from coach.store.erase import erase_everything
from ui.models.background import Task
from ui.player.overlay import Overlay
from ui.widgets.button import Button, ButtonKind
from ui.widgets.toggle import Toggle, toggle_row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext


class EraseSheet(Overlay):
    """Says what goes and what stays; the button works once that is confirmed.

    Signals:
        confirmed: Erase; with the person's own programs and with the settings, or not.
    """

    confirmed = Signal(bool, bool)

    def __init__(self, window: QWidget, *, motion: bool = True) -> None:
        super().__init__(window, motion=motion)
        self.set_head(
            self.tr("Erase my data"),
            self.tr(
                "All sessions, notes and measures, and every copy of them that Coach "
                "has made, are overwritten and deleted. What you exported or saved "
                "elsewhere stays where it is."
            ),
        )
        self.programs = Toggle(self.tr("Erase my own programs and exercises too"))
        self.settings = Toggle(self.tr("Erase my settings too"))
        self.meant = Toggle(self.tr("I mean it: this cannot be undone"))
        self.body.setSpacing(4)
        for toggle in (self.programs, self.settings, self.meant):
            self.body.addWidget(toggle_row(toggle))
        self.body.addStretch(1)
        keep = Button(self.tr("Keep everything"), height_px=48)
        keep.clicked.connect(self.close_sheet)
        self.erase = Button(self.tr("Erase"), kind=ButtonKind.DANGER, height_px=48)
        self.erase.setEnabled(False)
        self.erase.clicked.connect(self._confirm)
        self.meant.toggled.connect(self.erase.setEnabled)
        self.foot.addStretch(1)
        self.foot.addWidget(keep)
        self.foot.addWidget(self.erase)
        self.dismissed.connect(self.close_sheet)
        self.open(keep)

    @Slot()
    def close_sheet(self) -> None:
        """Close without erasing anything."""
        self.leave()
        self.deleteLater()

    @Slot()
    def _confirm(self) -> None:
        programs, settings = self.programs.isChecked(), self.settings.isChecked()
        self.close_sheet()
        self.confirmed.emit(programs, settings)


class Erasing(QObject):
    """Asks, erases, and has the window open anew.

    Args:
        context: What all parts share.
        window: The widget that the question covers.
    """

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._task: Task | None = None

    @Slot()
    def ask(self) -> EraseSheet:
        """Ask what is to be erased."""
        sheet = EraseSheet(self._window, motion=not self._context.less_motion)
        sheet.confirmed.connect(self.erase)
        return sheet

    @Slot(bool, bool)
    def erase(self, programs: bool, settings: bool) -> None:
        """Erase in the background."""
        self._context.close_journal()
        if settings:
            self._context.forget_settings()
        self._task = Task(
            partial(
                erase_everything,
                self._context.data_dir,
                programs=programs,
                settings=settings,
            ),
            self,
        )
        self._task.finished.connect(self._open_anew)
        self._task.failed.connect(self._fail)
        self._task.start()

    @Slot(object)
    def _open_anew(self, _count: int) -> None:
        self._context.reopen_asked.emit(self.tr("Your data are erased."))

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._context.notice_given.emit(str(error))
