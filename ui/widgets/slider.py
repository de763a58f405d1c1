"""A horizontal slider painted from the theme."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from ui.theme import current_theme
from ui.widgets.focus import KeyboardFocus, paint_focus_ring

_TRACK_PX = 6
_KNOB_PX = 10.0
# Where the track ends, and where the knob can come to.
_TRACK_EDGE_PX = 4.0
_EDGE_PX = 14.0


class Slider(KeyboardFocus, QSlider):
    """A slider; a click moves the knob to the pointer.

    Args:
        name: Accessible name: what is set.
    """

    def __init__(
        self, name: str, minimum: int, maximum: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(minimum, maximum)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self._follow_theme)

    def show_value(self, value: int) -> None:
        """Show a value without a signal: a setting between two steps is kept."""
        self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(False)

    def sizeHint(self) -> QSize:
        """Return a usual width and the height with room for the focus ring."""
        return QSize(220, 36)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest usable size."""
        return QSize(100, 36)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Move the knob to the pointer and keep hold of it."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._move_to(event.position().x())
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer while the button is down."""
        if self.isSliderDown():
            self._move_to(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the knob."""
        self.setSliderDown(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the focus ring once keys are used."""
        self.show_focus_ring()
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint track, filled part, knob and focus ring."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.45)
        y = self.height() / 2
        left, right = _TRACK_EDGE_PX, self.width() - _TRACK_EDGE_PX
        knob = QPointF(self._knob_x(), y)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("hairline"))
        track = QRectF(left, y - _TRACK_PX / 2, right - left, _TRACK_PX)
        painter.drawRoundedRect(track, _TRACK_PX / 2, _TRACK_PX / 2)
        painter.setBrush(theme.color("accent"))
        track.setRight(knob.x())
        painter.drawRoundedRect(track, _TRACK_PX / 2, _TRACK_PX / 2)
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.setBrush(theme.color("card"))
        painter.drawEllipse(knob, _KNOB_PX, _KNOB_PX)
        painter.setOpacity(1.0)
        if self.shows_focus:
            round_knob = QRectF(0, 0, 2 * _KNOB_PX, 2 * _KNOB_PX)
            round_knob.moveCenter(knob)
            paint_focus_ring(painter, round_knob, _KNOB_PX)

    def _knob_x(self) -> float:
        share = (self.value() - self.minimum()) / max(
            self.maximum() - self.minimum(), 1
        )
        return _EDGE_PX + share * (self.width() - 2 * _EDGE_PX)

    def _move_to(self, x: float) -> None:
        share = (x - _EDGE_PX) / max(self.width() - 2 * _EDGE_PX, 1.0)
        span = self.maximum() - self.minimum()
        self.setValue(self.minimum() + round(min(max(share, 0.0), 1.0) * span))

    @Slot()
    def _follow_theme(self) -> None:
        self.update()
