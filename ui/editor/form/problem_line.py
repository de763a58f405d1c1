"""What is wrong with a field, in red, or what could be better, in amber."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.icons import paint_icon
from ui.theme import current_theme
from ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIGN_PX = 17
_INDENT_PX = 26


def sentence_of(what: str) -> str:
    """Return what is wrong as a sentence: with a capital and a full stop."""
    what = what[:1].upper() + what[1:]
    return what if what.endswith((".", "?", "!")) else what + "."


class ProblemLine(QWidget):
    """Sentences behind a triangle; hidden while there are none.

    Args:
        color: Colour token: red for what is wrong, amber for advice.
    """

    def __init__(
        self, parent: QWidget | None = None, *, color: str = "bad_text"
    ) -> None:
        super().__init__(parent)
        self._color = color
        self._words = Label(role="small", weight=600, color=color, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(_INDENT_PX, 0, 0, 0)
        column.addWidget(self._words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        current_theme().changed.connect(self._follow_theme)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; "" for nothing."""
        return self._words.text()

    def say(self, sentences: Sequence[str]) -> None:
        """Show these sentences, or nothing."""
        text = "\n".join(dict.fromkeys(map(sentence_of, sentences)))
        if text != self._words.text():
            self._words.setText(text)
        if bool(text) == self.isHidden():
            self.setVisible(bool(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the triangle before the first line."""
        line = self._words.fontMetrics().height()
        place = QRectF(0, (line - _SIGN_PX) / 2, _SIGN_PX, _SIGN_PX)
        color = current_theme().color(self._color)
        paint_icon(QPainter(self), "triangle", place, color)

    @Slot()
    def _follow_theme(self) -> None:
        self.update()
