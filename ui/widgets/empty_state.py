"""What a page shows while it has nothing to show: a figure, a sentence, a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.figure.model import Anchor, Figure, LimbAngles, Pin, Pose, SpineAngles
from ui.theme import current_theme
from ui.widgets.button import Button
from ui.widgets.label import Label

if TYPE_CHECKING:
    from ui.widgets.thumbnails import ThumbnailStore

FIGURE_PX = 160
# Sentence and button with the gaps around them.
_WORDS_PX = 100

# The upright pose of the figure model; it waits beside an empty page.
STANDING = Figure(
    view="side",
    poses={
        "stand": Pose(
            name="stand",
            spine=SpineAngles(pitch=0, lumbar=-3, thorax=5, neck=4, head=-6),
            work=LimbAngles(shoulder=4, elbow=10, wrist=4),
            other=LimbAngles(hip=5, knee=2, ankle=-2, shoulder=8, elbow=12, wrist=4),
            anchor=Anchor("work.heel", (-0.04, 0.0)),
            pins=(Pin("other.heel", at=(0.0, 0.012), dir=0.0),),
        )
    },
    box=(-0.3, 0.3, 1.06),
)


class _Standing(QWidget):
    """The standing figure, drawn once the window is idle."""

    def __init__(self, thumbnails: ThumbnailStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self.setFixedSize(FIGURE_PX, FIGURE_PX)
        thumbnails.ready.connect(self._look)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the figure when there is a picture of it."""
        picture = self._picture()
        if picture is not None:
            painter = QPainter(self)
            painter.drawPixmap(QRectF(self.rect()).topLeft(), picture)

    def _picture(self) -> QPixmap | None:
        ratio = self.devicePixelRatioF()
        return self._thumbnails.picture("stand", STANDING, FIGURE_PX, FIGURE_PX, ratio)

    @Slot()
    def _look(self) -> None:
        self.update()


class EmptyState(QWidget):
    """A figure, one sentence and at most one button.

    Signals:
        pressed: The person pressed the button.
    """

    pressed = Signal()

    def __init__(
        self, thumbnails: ThumbnailStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = Label(color="text_2", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._button = Button()
        self._button.clicked.connect(self.pressed)
        self.setFocusProxy(self._button)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        center = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(1)
        self._figure = _Standing(thumbnails, self)
        column.addWidget(self._figure, 0, center)
        column.addWidget(self._words)
        column.addWidget(self._button, 0, center)
        column.addStretch(2)
        current_theme().changed.connect(self._follow_theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the figure out where there is no room for it."""
        super().resizeEvent(event)
        self._figure.setVisible(self.height() >= FIGURE_PX + _WORDS_PX)

    def say(self, sentence: str, button: str = "") -> None:
        """Show a sentence, and a button where there is something to press."""
        self._words.setText(sentence)
        self._button.setText(button)
        self._button.setAccessibleName(button)
        self._button.setVisible(bool(button))
        self._button.updateGeometry()

    @Slot()
    def _follow_theme(self) -> None:
        self.update()
