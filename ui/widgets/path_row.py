"""One stop of a vertical path: a round badge, the line to the next, and its words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.icons import ICONS, paint_icon
from ui.theme import current_theme

BADGE_PX = 32.0
_GAP_PX = 14
_LINE_PX = 3.0
_BELOW_PX = 22


def paint_badge(
    painter: QPainter, center: QPointF, size: float, text: str, *, is_filled: bool
) -> None:
    """Paint a round badge with a number or letter, or with an icon of that name.

    Args:
        painter: An active painter; its state is kept.
        center: Middle of the badge.
        size: Its diameter.
        text: A short text, or the name of an icon.
        is_filled: A soft ground instead of an outline.
    """
    theme = current_theme()
    circle = QRectF(0, 0, size, size)
    circle.moveCenter(center)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if is_filled:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent_soft"))
        painter.drawEllipse(circle)
    else:
        painter.setPen(QPen(theme.color("control_border"), 2))
        painter.setBrush(theme.color("card"))
        painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
    color = theme.color("accent_text" if is_filled else "text")
    if text in ICONS:
        inset = size * 0.22
        paint_icon(painter, text, circle.adjusted(inset, inset, -inset, -inset), color)
    else:
        # The badge has the size of the text already; the font must not grow twice.
        px = size * (0.45 if len(text) < 3 else 0.34) / theme.scale
        painter.setFont(theme.font("body", px=px, weight=700))
        painter.setPen(color)
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


class PathRow(QWidget):
    """A stop of a path; what it holds goes into `body`.

    Args:
        badge: Its number or letter, or the name of an icon.
        is_filled: Whether the badge has a soft ground instead of an outline.
        is_last: Whether no line leads on from here.
    """

    def __init__(
        self,
        badge: str,
        *,
        is_filled: bool = False,
        is_last: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._badge = badge
        self._is_filled = is_filled
        self._is_last = is_last
        self.body = QVBoxLayout(self)
        self.body.setSpacing(0)
        self._set_margins()
        current_theme().changed.connect(self._follow_theme)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the badge, and the line down to the next one."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = BADGE_PX * theme.scale
        middle = QPointF(size / 2, size / 2)
        if not self._is_last:
            pen = QPen(theme.color("hairline"), _LINE_PX)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            top = QPointF(middle.x(), size + 6)
            painter.drawLine(top, QPointF(middle.x(), self.height() - 6))
        paint_badge(painter, middle, size, self._badge, is_filled=self._is_filled)

    def _set_margins(self) -> None:
        left = round(BADGE_PX * current_theme().scale) + _GAP_PX
        below = 0 if self._is_last else _BELOW_PX
        self.body.setContentsMargins(left, 4, 0, below)
        self.setMinimumHeight(round(BADGE_PX * current_theme().scale))

    @Slot()
    def _follow_theme(self) -> None:
        self._set_margins()
        self.update()
