"""Six dots at the left of an entry: here it can be taken hold of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import current_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

WIDTH_PX = 20
_DOT_PX = 1.4
_DOT_GAP_PX = 5.0


class Grip(QWidget):
    """Tells how it is dragged; the keyboard has Alt+Up and Alt+Down instead.

    While it is held it has the keyboard, so that Esc gives the drag up.

    Args:
        name: Accessible name, and its tooltip.

    Signals:
        dragged: It was dragged to this height of the screen, in pixels.
        dropped: It was let go.
        given_up: Nothing is to have been dragged.
    """

    dragged = Signal(int)
    dropped = Signal()
    given_up = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_name(name)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.is_down = False

    def set_name(self, name: str) -> None:
        """Be called something else."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        """Return a size that can be hit."""
        return QSize(WIDTH_PX, WIDTH_PX)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._set_down(True)
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if self.is_down:
            self.dragged.emit(round(event.globalPosition().y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self.is_down:
            self._set_down(False)
            self.dropped.emit()

    def event(self, event: QEvent) -> bool:
        """Keep Esc from closing anything while something is dragged."""
        is_override = event.type() is QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and self._gives_up(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the drag up with Esc."""
        if self._gives_up(event):
            self._set_down(False)
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _gives_up(self, event: QKeyEvent) -> bool:
        return self.is_down and event.key() == Qt.Key.Key_Escape

    def _set_down(self, is_down: bool) -> None:
        self.is_down = is_down
        hand = Qt.CursorShape.ClosedHandCursor if is_down else None
        self.setCursor(hand or Qt.CursorShape.OpenHandCursor)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        color = "accent" if self.is_down else "text_3"
        painter.setBrush(current_theme().color(color))
        middle = QPointF(self.width() / 2, self.height() / 2)
        for x in (-0.5, 0.5):
            for y in (-1, 0, 1):
                place = middle + QPointF(x * _DOT_GAP_PX, y * _DOT_GAP_PX)
                painter.drawEllipse(place, _DOT_PX, _DOT_PX)
