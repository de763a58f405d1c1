"""A line at the foot of the window that says what went wrong, until it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from ui.widgets.foot_bar import FootBar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

# Long enough to read three lines twice, and to begin what they ask for.
READ_MS = 30_000


class NoticeBar(FootBar):
    """Shows one sentence after the other at the foot of a widget.

    Its time counts only before a person: with the window in the back it stays.

    Args:
        window: The widget at whose foot the bar stands.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(
            window,
            icon="triangle",
            sign_color="warn_text",
            shown_ms=READ_MS,
            text_color="warn_text",
            fill="warn_soft",
        )
        self._waiting: list[str] = []

    @property
    def is_used(self) -> bool:
        """Whether it is not the time to go yet."""
        return super().is_used or not self.window().isActiveWindow()

    @Slot(str)
    def tell(self, sentence: str) -> None:
        """Show a sentence, after those that are not closed yet; never twice."""
        if sentence in (*self._waiting, self.sentence()):
            return
        self._waiting.append(sentence)
        if self.isHidden():
            self.go_on()

    @Slot()
    def go_on(self) -> None:
        """Show the next sentence, or nothing."""
        if self._waiting:
            self.show_sentence(self._waiting.pop(0))
        else:
            super().go_on()
