"""A scroll area without frame, with a slim bar painted from the theme."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QWidget

from ui.theme import current_theme

WIDTH_PX = 12
_SHORTEST_PX = 36.0


class SlimScrollBar(QScrollBar):
    """A vertical scroll bar: a thin rounded handle and no arrows.

    Attributes:
        inset_px: Kept free above the handle, where the bar meets a rounded corner.
    """

    inset_px = 2

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Return the width of the bar."""
        return QSize(WIDTH_PX, 60)

    def event(self, event: QEvent) -> bool:
        """Repaint when the pointer comes or goes."""
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the handle."""
        span = self.maximum() - self.minimum()
        if span <= 0:
            return
        height = float(self.height() - self.inset_px)
        length = max(height * self.pageStep() / (span + self.pageStep()), _SHORTEST_PX)
        top = (self.value() - self.minimum()) / span * (height - length)
        active = self.underMouse() or self.isSliderDown()
        width = 8.0 if active else 6.0
        handle = QRectF(
            self.width() - width - 2, top + self.inset_px, width, length - 2
        )
        color = current_theme().color("control_border")
        color.setAlphaF(0.9 if active else 0.55)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRoundedRect(handle, width / 2, width / 2)


class Column(QWidget):
    """Content with paragraphs: exactly as high as they are at the present width.

    A label with several lines asks for the height of a narrower one at least, which
    would leave empty room below the last.
    """

    def minimumSizeHint(self) -> QSize:
        """Return that the height follows from the width alone."""
        return QSize(0, 0)


class ScrollArea(QScrollArea):
    """Scrolls a column of content up and down, never sideways."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.bar = SlimScrollBar(self)
        self.setVerticalScrollBar(self.bar)
        # Its room is always kept, so that nothing shifts when the handle appears.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # A viewport of our own: to wrap the one that Qt makes, PySide goes through all
        # classes of widgets, which takes 10 ms and 1 MB.
        self.setViewport(QWidget(self))
        self.viewport().setAutoFillBackground(False)

    def set_content(self, content: QWidget) -> None:
        """Scroll this widget; its background stays see-through."""
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        palette = content.palette()
        palette.setColor(QPalette.ColorRole.Window, Qt.GlobalColor.transparent)
        content.setPalette(palette)
