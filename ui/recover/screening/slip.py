"""Takes answers back that were a slip, while the seconds for that count down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal, Slot

from coach.care.course.facts import note_ms
from coach.care.locks import UNDO_MS, may_undo
from ui.player.form_sheet import FOOT_BUTTON_PX
from ui.widgets.button import Button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.store.entries import Entry
    from ui.context import AppContext

_TICK_MS = 500


class SlipButton(Button):
    """Puts a screening into the bin within its first minute, then goes away.

    Args:
        context: Clock and notes.
        entry: The screening.

    Signals:
        undone: The answers were taken back.
        expired: The minute is over.
    """

    undone = Signal()
    expired = Signal()

    def __init__(
        self, context: AppContext, entry: Entry, parent: QWidget | None = None
    ) -> None:
        super().__init__(" ", height_px=FOOT_BUTTON_PX, parent=parent)
        self._context = context
        self._entry = entry
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)
        self.clicked.connect(self._take_back)
        self.tick()

    @property
    def is_in_time(self) -> bool:
        """Whether the answers can still be taken back."""
        return may_undo(self._entry, self._context.clock.wall_ms())

    @Slot()
    def tick(self) -> None:
        """Show the seconds that are left."""
        if not self.is_in_time:
            self._timer.stop()
            self.hide()
            self.expired.emit()
            return
        gone_ms = self._context.clock.wall_ms() - note_ms(self._entry)
        left_s = -(-(UNDO_MS - gone_ms) // 1000)
        text = self.tr("That was a slip ({0} s)").format(left_s)
        if text != self.text():
            self.setText(text)
            self.updateGeometry()
        # Read out once, without the seconds that change all the time.
        self.setAccessibleName(self.tr("That was a slip: take the answers back"))

    def event(self, event: QEvent) -> bool:
        """Count only while it can be seen."""
        if event.type() is QEvent.Type.Show:
            self._timer.start()
        elif event.type() is QEvent.Type.Hide:
            self._timer.stop()
        return super().event(event)

    @Slot()
    def _take_back(self) -> None:
        if self.is_in_time:
            self._timer.stop()
            self._context.care.take_back(self._entry)
            self.undone.emit()
