"""A line of a list: a mark at the left, and the words with an indent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.icons import paint_icon
from ui.theme import current_theme
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

DOT = "dot"
BOX = "box"
_INDENT_PX = {DOT: 16, BOX: 26}
_OTHER_INDENT_PX = 24
_DOT_PX = 2.4
_BOX_PX = 14.0
_SIGN_PX = 16.0


class Point(QWidget):
    """One entry of a list.

    Args:
        text: What it says.
        mark: `DOT`, `BOX` for something to hold against, a number such as "1.", or
            the name of an icon.
        color: Colour token of the words.
        mark_color: Colour token of the mark.
        role: Font role of the words.
    """

    def __init__(
        self,
        text: str,
        *,
        mark: str = DOT,
        color: str = "text",
        mark_color: str = "text_3",
        role: str = "body",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._mark = mark
        self._mark_color = mark_color
        self._words = Prose(text, color=color, role=role)
        column = QVBoxLayout(self)
        indent = _INDENT_PX.get(mark, _OTHER_INDENT_PX)
        column.setContentsMargins(current_theme().px(indent), 0, 0, 0)
        column.addWidget(self._words)
        current_theme().changed.connect(self._follow_theme)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark in the middle of the first line."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self._words.y() + self._words.first_line_px() / 2
        color = theme.color(self._mark_color)
        if self._mark == DOT:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            radius = _DOT_PX * theme.scale
            painter.drawEllipse(QPointF(theme.px(4), middle), radius, radius)
        elif self._mark == BOX:
            self._paint_box(painter, middle)
        elif self._mark.endswith("."):
            self._paint_number(painter, color)
        else:
            edge = _SIGN_PX * theme.scale
            sign = QRectF(0, middle - edge / 2, edge, edge)
            paint_icon(painter, self._mark, sign, color, 2.0)

    def _paint_box(self, painter: QPainter, middle: float) -> None:
        theme = current_theme()
        edge = _BOX_PX * theme.scale
        painter.setPen(QPen(theme.color("control_border"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box = QRectF(1, middle - edge / 2, edge, edge)
        painter.drawRoundedRect(box, 4, 4)

    def _paint_number(self, painter: QPainter, color: QColor) -> None:
        painter.setFont(self._words.font())
        painter.setPen(color)
        line = QRectF(0, self._words.y(), self._words.x(), self._words.first_line_px())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, self._mark)

    @Slot()
    def _follow_theme(self) -> None:
        layout = self.layout()
        indent = _INDENT_PX.get(self._mark, _OTHER_INDENT_PX)
        assert layout is not None
        layout.setContentsMargins(current_theme().px(indent), 0, 0, 0)
        self.update()
