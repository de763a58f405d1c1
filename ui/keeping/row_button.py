"""A row of two lines that can be chosen, for lists of things to look at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen

from ui.theme import current_theme
from ui.tokens import RADIUS_BUTTON_PX
from ui.widgets.focus import RING_ROOM_PX, paint_focus_ring
from ui.widgets.painted_button import PaintedButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_PADDING_PX = 16
_LINE_PX = 22
_FLAGS = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)


class RowButton(PaintedButton):
    """A title and a line below it; the chosen row has a frame and a dot.

    Args:
        title: First line.
        detail: What to know; it takes the lines it needs.
    """

    def __init__(self, title: str, detail: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent, fills_width=True)
        self._detail = detail
        self.setAccessibleDescription(detail)
        self.setCheckable(True)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Return that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of title and detail at a width."""
        metrics = QFontMetricsF(current_theme().font("small"))
        room = QRectF(0, 0, max(self._words_px(width), 1), 10_000)
        detail = metrics.boundingRect(room, _FLAGS, self._detail).height()
        line = max(current_theme().px(_LINE_PX), _LINE_PX)
        return round(line + detail) + 24 + 2 * RING_ROOM_PX

    def sizeHint(self) -> QSize:
        """Return a usual size; the height follows from the width."""
        return QSize(420, self.heightForWidth(420))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the mark, both lines and the ring."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = RING_ROOM_PX
        shape = QRectF(self.rect()).adjusted(room, room, -room, -room)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(theme.color("accent_soft"))
            shape = shape.adjusted(1, 1, -1, -1)
        else:
            painter.setBrush(theme.color("hairline" if self.underMouse() else "sunk"))
        painter.drawRoundedRect(shape, RADIUS_BUTTON_PX, RADIUS_BUTTON_PX)
        self._paint_mark(painter, shape)
        left = shape.left() + _PADDING_PX + 26
        line = max(theme.px(_LINE_PX), _LINE_PX)
        place = QRectF(left, shape.top() + 10, self._words_px(self.width()), line)
        painter.setPen(theme.color("text" if self.isEnabled() else "text_3"))
        painter.setFont(theme.font("body", weight=600))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setPen(theme.color("text_2"))
        painter.setFont(theme.font("small"))
        rest = QRectF(left, place.bottom(), place.width(), shape.height() - line - 20)
        painter.drawText(rest, _FLAGS, self._detail)
        if self.shows_focus:
            paint_focus_ring(painter, shape, RADIUS_BUTTON_PX)

    def _paint_mark(self, painter: QPainter, shape: QRectF) -> None:
        """Paint the circle that shows what is chosen; none where nothing can be."""
        if not self.isEnabled():
            return
        theme = current_theme()
        circle = QRectF(0, 0, 18, 18)
        circle.moveCenter(shape.center())
        circle.moveLeft(shape.left() + _PADDING_PX - 2)
        painter.setBrush(theme.color("card"))
        color = "accent" if self.isChecked() else "control_border"
        painter.setPen(QPen(theme.color(color), 1.8))
        painter.drawEllipse(circle)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(circle.center(), 5, 5)

    def _words_px(self, width: int) -> int:
        return width - 2 * RING_ROOM_PX - 2 * _PADDING_PX - 26
