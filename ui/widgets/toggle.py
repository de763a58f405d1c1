"""A switch for a setting that acts at once."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui.icons import paint_icon
from ui.theme import current_theme
from ui.widgets.focus import RING_ROOM_PX, KeyboardFocus, paint_focus_ring
from ui.widgets.label import Label

WIDTH_PX = 44
HEIGHT_PX = 26


class Toggle(KeyboardFocus, QAbstractButton):
    """On or off. On also shows a tick, so that colour is not the only sign.

    Args:
        name: Accessible name: what is switched.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self._follow_theme)

    def sizeHint(self) -> QSize:
        """Return the size of the switch with room for the focus ring."""
        return QSize(WIDTH_PX + 2 * RING_ROOM_PX, HEIGHT_PX + 2 * RING_ROOM_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track, the knob and the focus ring."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.45)
        track = QRectF(0, 0, WIDTH_PX, HEIGHT_PX)
        track.moveCenter(QRectF(self.rect()).center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(
            theme.color("accent" if self.isChecked() else "control_border")
        )
        painter.drawRoundedRect(track, HEIGHT_PX / 2, HEIGHT_PX / 2)
        radius = HEIGHT_PX / 2 - 3
        x = (
            track.right() - 3 - radius
            if self.isChecked()
            else track.left() + 3 + radius
        )
        knob = QPointF(x, track.center().y())
        painter.setBrush(theme.color("on_accent" if self.isChecked() else "card"))
        painter.drawEllipse(knob, radius, radius)
        if self.isChecked():
            mark = QRectF(0, 0, 14, 14)
            mark.moveCenter(knob)
            paint_icon(painter, "check", mark, theme.color("accent"), 3.0)
        painter.setOpacity(1.0)
        if self.shows_focus:
            paint_focus_ring(painter, track, HEIGHT_PX / 2)

    @Slot()
    def _follow_theme(self) -> None:
        self.update()


def toggle_row(toggle: Toggle) -> QWidget:
    """Return a switch at the right of its name."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    words = Label(toggle.accessibleName(), weight=500, wrap=True)
    words.setBuddy(toggle)
    row.addWidget(words, 1)
    row.addWidget(toggle)
    return box
