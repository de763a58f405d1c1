"""A line at the foot of the window that says what was done, for a few seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot

from ui.widgets.foot_bar import FootBar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

# Long enough to read two lines twice.
SHOWN_MS = 10_000


class DoneBar(FootBar):
    """Says what was done; the newest sentence takes the place of the one before.

    Args:
        window: The widget at whose foot the bar stands.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, icon="check", sign_color="ok_text")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.go_on)

    @Slot(str)
    def tell(self, sentence: str) -> None:
        """Say a sentence; it goes by itself."""
        self.show_sentence(sentence)
        self._timer.start()

    @Slot()
    def go_on(self) -> None:
        """Say nothing any more."""
        self._timer.stop()
        self.hide()
