"""When it was examined, and by whom: what ends a referral."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from ui.diary.rows import FormRows
from ui.diary.when_field import DayField
from ui.player.form_sheet import FOOT_BUTTON_PX, FormSheet
from ui.widgets.button import Button
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext

_NAME_MAX = 120


class ExaminedSheet(FormSheet):
    """Asks for the day of an examination.

    Args:
        shell: The widget that is covered.
        context: How much may move.
        first: The first day that can be true: the one of the injury.
        today: The last one.

    Signals:
        examined: The day, and by whom in the person's words.
        closed: The sheet is gone.
    """

    examined = Signal(object, str)
    closed = Signal()

    def __init__(
        self, shell: QWidget, context: AppContext, first: date, today: date
    ) -> None:
        super().__init__(shell, motion=not context.less_motion)
        self._first = first
        self.set_head(
            self.tr("It was examined"),
            self.tr("Somebody looked at it, and said that exercise may go on."),
        )
        self.day = DayField(self.tr("On which day?"), today)
        self.day.changed.connect(self._look)
        self.by = TextField(self.tr("By whom? (may stay empty)"), _NAME_MAX)
        rows = FormRows()
        rows.add(self.tr("On which day?"), self.day)
        rows.add(self.tr("By whom?"), self.by)
        self.body.addWidget(rows)
        self.foot.addStretch(1)
        cancel = Button(self.tr("Cancel"), height_px=FOOT_BUTTON_PX)
        cancel.clicked.connect(self.close_sheet)
        self.foot.addWidget(cancel)
        self.add_save().clicked.connect(self._save)
        self.left.connect(self.close_sheet)

    def show_form(self) -> None:
        """Show the sheet."""
        self.open(self.day.earlier)

    @Slot()
    def _look(self) -> None:
        """Take no day before the injury."""
        self.touch()
        if self.day.day() < self._first:
            self.day.set_day(self._first)

    @Slot()
    def _save(self) -> None:
        day, by = self.day.day(), self.by.text().strip()
        self.close_sheet()
        self.examined.emit(day, by)

    @Slot()
    def close_sheet(self) -> None:
        """Take the sheet away."""
        self.leave()
        self.closed.emit()
        self.deleteLater()
