"""What stands in place of a graph: faint axes, a figure, and what will be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import current_theme
from ui.widgets.empty_state import STANDING
from ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from coach.figure.model import Figure
    from ui.widgets.thumbnails import ThumbnailStore

FIGURE_PX = 84
_LEFT_PX = 34
_BOTTOM_PX = 22
_LINES = 4
_MOST_WORDS_PX = 380
_WORDS_PX = 64


class _Picture(QWidget):
    """A small figure, drawn once the window is idle."""

    def __init__(self, thumbnails: ThumbnailStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._name, self._figure = "stand", STANDING
        self.setFixedSize(FIGURE_PX, FIGURE_PX)
        thumbnails.ready.connect(self._look)

    def set_figure(self, name: str, figure: Figure) -> None:
        """Show another figure."""
        self._name, self._figure = name, figure
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the figure when there is a picture of it."""
        ratio = self.devicePixelRatioF()
        picture = self._thumbnails.picture(
            self._name, self._figure, FIGURE_PX, FIGURE_PX, ratio
        )
        if picture is not None:
            QPainter(self).drawPixmap(QPointF(0, 0), picture)

    @Slot()
    def _look(self) -> None:
        self.update()


class Faint(QWidget):
    """Faint axes, and on them a figure and a sentence that teaches.

    Args:
        thumbnails: Draws the figure.
        has_axes: Whether there is anything to be drawn behind the words.
    """

    def __init__(
        self,
        thumbnails: ThumbnailStore,
        *,
        has_axes: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._has_axes = has_axes
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._picture = _Picture(thumbnails, self)
        self._words = Label(role="small", color="text_2", weight=500, wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._words.setMaximumWidth(_MOST_WORDS_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(_LEFT_PX + 12, 4, 16, _BOTTOM_PX + 8)
        column.setSpacing(6)
        column.addStretch(1)
        center = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(self._picture, 0, center)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._words, 100)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.say("")
        current_theme().changed.connect(self._look)

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._words.text()

    def say(self, sentence: str) -> None:
        """Show a sentence with the figure; "" leaves the axes alone."""
        self._words.setText(sentence)
        self._words.setVisible(bool(sentence))
        self._arrange()

    def set_figure(self, name: str, figure: Figure) -> None:
        """Show another figure than the one that stands."""
        self._picture.set_figure(name, figure)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the figure away where there is no room for it."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        has_room = self.height() >= FIGURE_PX + current_theme().px(_WORDS_PX)
        self._picture.setVisible(bool(self.sentence) and has_room)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the axes, so faintly that nobody reads a value from them."""
        if not self._has_axes:
            return
        painter = QPainter(self)
        painter.setPen(QPen(current_theme().color("hairline"), 1))
        area = QRectF(self.rect()).adjusted(_LEFT_PX, 6, -6, -_BOTTOM_PX)
        for line in range(_LINES):
            y = area.bottom() - line * area.height() / (_LINES - 1)
            y = round(y) + 0.5
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        x = round(area.left()) + 0.5
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        if self.sentence:
            # No line runs through the words or the figure.
            words = self._words_place()
            if self._picture.isVisible():
                words = words.united(self._picture.geometry())
            painter.fillRect(
                words.adjusted(-8, -4, 8, 4), current_theme().color("card")
            )

    def _words_place(self) -> QRect:
        """Return where the words stand; the label is wider than they are."""
        place = self._words.geometry()
        flags = Qt.AlignmentFlag.AlignHCenter.value | Qt.TextFlag.TextWordWrap.value
        metrics = self._words.fontMetrics()
        return metrics.boundingRect(place, flags, self.sentence)

    @Slot()
    def _look(self) -> None:
        self.update()
