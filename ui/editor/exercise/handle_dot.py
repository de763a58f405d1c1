"""One handle on the figure: dragged, or moved with the arrow keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.editor.exercise.joint_words import handle_word
from ui.theme import current_theme
from ui.widgets.focus import KeyboardFocus, paint_focus_ring

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from ui.editor.exercise.joints import Handle

SIZE_PX = 26
_RADIUS_PX = 6.5
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_FAST = 5


class HandleDot(KeyboardFocus, QWidget):
    """A round handle turns a joint, a square one moves what it stands on.

    Args:
        handle: What it is for.

    Signals:
        pressed: It was taken hold of, here in the canvas.
        dragged: It was dragged to here in the canvas.
        released: It was let go.
        dropped: The drag was given up.
        nudged: An arrow key was pressed: steps to the right and upwards.
        held: The same, while the key is held down and repeats itself.
        let_go: The key is held no longer.
        entered: The keyboard or the pointer came.
    """

    pressed = Signal(QPointF)
    dragged = Signal(QPointF)
    released = Signal()
    dropped = Signal()
    nudged = Signal(int, int)
    held = Signal(int, int)
    let_go = Signal()
    entered = Signal()

    def __init__(self, handle: Handle, parent: QWidget) -> None:
        super().__init__(parent)
        self.handle = handle
        self._name = handle_word(handle.key)
        self._is_down = False
        self._is_held = False
        self.setFixedSize(SIZE_PX, SIZE_PX)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_handle(handle)

    @property
    def words(self) -> str:
        """What it is for and what its value is."""
        value = self.handle.value
        if isinstance(value, tuple):
            return self._name
        return self.tr("{0}: {1} degrees").format(self._name, f"{value:.0f}")

    @property
    def is_lit(self) -> bool:
        """Whether the person is at it: with the pointer or the keyboard."""
        return self._is_down or self.hasFocus() or self.underMouse()

    def set_handle(self, handle: Handle) -> None:
        """Show another value of the same handle."""
        is_same = handle.value == self.handle.value
        self.handle = handle
        if not is_same or not self.accessibleName():
            words = self.words
            self.setAccessibleName(words)
            self.setToolTip(words)

    def put_at(self, place: QPointF) -> None:
        """Stand with the middle at a place of the canvas."""
        half = SIZE_PX // 2
        self.move(place.toPoint() - QPoint(half, half))

    def sizeHint(self) -> QSize:
        """Return the size that a finger can hit."""
        return QSize(SIZE_PX, SIZE_PX)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._is_down = True
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.pressed.emit(self._in_canvas(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if self._is_down:
            self.dragged.emit(self._in_canvas(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._is_down:
            self._is_down = False
            self.released.emit()
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrow keys; Escape gives up a drag."""
        step = _ARROWS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape and self._is_down:
            self._is_down = False
            self.dropped.emit()
        elif step is not None and not self._is_down:
            self.show_focus_ring()
            by = _FAST if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self._is_held = event.isAutoRepeat()
            nudge = self.held if self._is_held else self.nudged
            nudge.emit(step[0] * by, step[1] * by)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Tell that an arrow key is held no longer."""
        if event.isAutoRepeat() or not self._end_hold():
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A key that is still held down is none of this handle any more."""
        super().focusOutEvent(event)
        self._end_hold()

    def _end_hold(self) -> bool:
        was_held, self._is_held = self._is_held, False
        if was_held:
            self.let_go.emit()
        return was_held

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard came."""
        super().focusInEvent(event)
        self.entered.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the handle and its ring."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QRectF(self.rect()).center()
        radius = _RADIUS_PX + (1.0 if self.is_lit else 0.0)
        shape = QRectF(0, 0, 2 * radius, 2 * radius)
        shape.moveCenter(middle)
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.setBrush(theme.color("accent" if self.is_lit else "card"))
        corner = radius if self.handle.is_turned else 2.0
        painter.drawRoundedRect(shape, corner, corner)
        if self.shows_focus:
            paint_focus_ring(painter, shape.adjusted(1, 1, -1, -1), corner)

    def _in_canvas(self, event: QMouseEvent) -> QPointF:
        return QPointF(self.mapToParent(event.position().toPoint()))
