"""A line at the foot of the window that says what was done, for a few seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

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
        super().__init__(window, icon="check", sign_color="ok_text", shown_ms=SHOWN_MS)

    @Slot(str)
    def tell(self, sentence: str) -> None:
        """Say a sentence; it goes by itself."""
        self.show_sentence(sentence)
