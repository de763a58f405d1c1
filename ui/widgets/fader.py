"""Fades from one page of a stack to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QVariantAnimation, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QStackedWidget, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

FADE_MS = 140


class Fader(QWidget):
    """Lies over a stack while the picture of the old page fades out.

    Only one still picture is blended; the pages themselves are not slowed down.
    """

    def __init__(self, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._stack = stack
        self._old: QPixmap | None = None
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(FADE_MS)
        self._animation.setStartValue(1.0)
        self._animation.setEndValue(0.0)
        self._animation.setEasingCurve(QEasingCurve.Type.InOutQuad)
        self._animation.valueChanged.connect(self._step)
        self._animation.finished.connect(self._end)
        self.hide()

    def change(self, page: QWidget, *, motion: bool) -> None:
        """Show another page of the stack, fading where motion is wished."""
        current = self._stack.currentWidget()
        if not motion or current is None or not self._stack.isVisible():
            self._stack.setCurrentWidget(page)
            return
        self._old = self._stack.grab()
        self._stack.setCurrentWidget(page)
        self.setGeometry(self._stack.rect())
        self.show()
        self.raise_()
        self._animation.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """End at once: the old picture no longer fits."""
        if event.oldSize().isValid() and self._old is not None:
            self._end()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the old page, fainter and fainter."""
        if self._old is None:
            return
        painter = QPainter(self)
        painter.setOpacity(float(self._animation.currentValue() or 0.0))
        painter.drawPixmap(0, 0, self._old)

    @Slot(object)
    def _step(self, _share: float) -> None:
        self.update()

    @Slot()
    def _end(self) -> None:
        self._animation.stop()
        self._old = None
        self.hide()
