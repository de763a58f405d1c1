"""The foot of the player in full screen: what comes next, and three keys.

It vanishes with the pointer when neither has been used for 3 s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from ui.player.controls import KeyHint
from ui.player.text import Line, player_font

if TYPE_CHECKING:
    from ui.player.measures import Measures
    from ui.player.showing import Upcoming


class Hints(QWidget):
    """One line at the foot of the screen; its hints are buttons too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.next_word = Line("text_2", 500, parent=self)
        self.next_word.set_words(self.tr("Next:"))
        self.next_line = Line("text", 600, parent=self)
        self.pause = self._hint(self.tr("Pause"), self.tr("Space"))
        self.leave = self._hint(self.tr("Leave full screen"), self.tr("Esc"))
        self.hurt = self._hint(self.tr("It hurts"), "H")
        self._measures: Measures | None = None
        for line in (self.next_word, self.next_line):
            line.setAlignment(
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            )

    def show_upcoming(self, upcoming: Upcoming) -> None:
        """Name what comes next."""
        self.next_line.set_words(upcoming.line)

    def show_main_key(self, words: str, key: str) -> None:
        """Say what Space or Enter does now."""
        self.pause.set_words(words)
        self.pause.set_key(key)
        self._place_hints()

    def place(self, measures: Measures) -> None:
        """Take the places of another window size."""
        self._measures = measures
        self.setGeometry(measures.bottom.toAlignedRect())
        self._place_hints()

    def _hint(self, words: str, key: str) -> KeyHint:
        return KeyHint(words, key, key_first=True, is_button=True, parent=self)

    def _place_hints(self) -> None:
        measures = self._measures
        if measures is None:
            return
        scale = measures.scale
        margin = measures.sizes.margin * scale
        middle = self.height() / 2 - 4 * scale
        px = 15 * scale
        right = self.width() - margin
        for hint in (self.hurt, self.leave, self.pause):
            width = hint.needed_width(px)
            hint.place(right - width / 2, middle, px)
            right -= width + 10 * scale
        self._place_next(margin, right, middle, 18 * scale * measures.text)

    def _place_next(self, left: float, right: float, middle: float, px: float) -> None:
        metrics = QFontMetricsF(player_font(px, 500))
        width = metrics.horizontalAdvance(self.next_word.full_text) + px * 0.5
        top = middle - px
        self.next_word.set_place(QRectF(left, top, width, 2 * px), px)
        room = max(right - left - width - 10, 10.0)
        rect = QRectF(left + width, top, room, 2 * px)
        self.next_line.set_place(rect, px, px * 0.8)
