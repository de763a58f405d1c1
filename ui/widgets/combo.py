"""A drop-down field painted from the theme."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from ui.icons import paint_icon
from ui.theme import current_theme
from ui.tokens import RADIUS_FIELD_PX
from ui.widgets.focus import RING_ROOM_PX, KeyboardFocus, paint_focus_ring

HEIGHT_PX = 40


class Combo(KeyboardFocus, QComboBox):
    """A field that opens a list of choices.

    Args:
        name: Accessible name: what is chosen.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._follow_theme()
        current_theme().changed.connect(self._follow_theme)

    def sizeHint(self) -> QSize:
        """Return a width that fits the longest choice, within reason."""
        metrics = QFontMetricsF(self.font())
        texts = [self.itemText(i) for i in range(self.count())]
        longest = max((metrics.horizontalAdvance(text) for text in texts), default=0.0)
        width = min(max(round(longest) + 60, 160), 340)
        height = max(current_theme().px(HEIGHT_PX), HEIGHT_PX)
        return QSize(width + 2 * RING_ROOM_PX, height + 2 * RING_ROOM_PX)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest usable size; longer choices end in an ellipsis."""
        return QSize(160, self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: scrolling past must not change a setting."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the focus ring once keys are used."""
        self.show_focus_ring()
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, the choice, the arrow and the focus ring."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = RING_ROOM_PX
        field = QRectF(self.rect()).adjusted(room, room, -room, -room)
        if not self.isEnabled():
            painter.setOpacity(0.5)
        painter.setPen(QPen(theme.color("control_border"), 1))
        painter.setBrush(theme.color("card"))
        edge = field.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edge, RADIUS_FIELD_PX, RADIUS_FIELD_PX)
        arrow = QRectF(field.right() - 30, field.center().y() - 9, 18, 18)
        paint_icon(painter, "chevron_down", arrow, theme.color("text_2"))
        painter.setPen(theme.color("text"))
        painter.setFont(self.font())
        words = field.adjusted(14, 0, -36, 0)
        shown = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setOpacity(1.0)
        if self.shows_focus:
            paint_focus_ring(painter, field, RADIUS_FIELD_PX)

    @Slot()
    def _follow_theme(self) -> None:
        self.setFont(current_theme().font("body", px=14))
        self.updateGeometry()
        self.update()
