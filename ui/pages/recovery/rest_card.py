"""How to rest a fresh injury: the figure, and two sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.figure.model import Figure, LimbAngles, Pin, Pose, Prop, SpineAngles
from ui.pages.recovery.filled import FilledCard
from ui.theme import current_theme
from ui.tokens import RADIUS_THUMBNAIL_PX
from ui.widgets.thumbnails import paint_stage

if TYPE_CHECKING:
    from ui.widgets.thumbnails import ThumbnailStore

_HEIGHT_PX = 132
_FIGURE_PX = (260, 124)

# On the back with both legs on pillows, higher than the heart.
RESTING = Figure(
    view="side",
    poses={
        "rest": Pose(
            name="rest",
            root=(0.0, 0.06),
            spine=SpineAngles(pitch=-90, neck=6, head=2),
            work=LimbAngles(hip=24, knee=6, ankle=4),
            other=LimbAngles(hip=22, knee=6, ankle=4),
            pins=(
                Pin("work.wrist", at=(0.049, 0.024), dir=2),
                Pin("other.wrist", at=(0.06, 0.032), dir=2),
            ),
        )
    },
    props=(
        Prop("mat", {"x": -0.56, "w": 1.14}),
        Prop("cushion", {"x": 0.24, "w": 0.26, "h": 0.07}),
        Prop("cushion", {"x": 0.3, "w": 0.2, "h": 0.14}),
    ),
    box=(-0.58, 0.62, 0.42),
    still=("rest",),
)


class _Picture(QWidget):
    """The figure on its soft ground."""

    def __init__(self, thumbnails: ThumbnailStore) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self.setMinimumHeight(_HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("On the back, the leg on pillows."))
        thumbnails.ready.connect(self._look)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, and the figure once it was drawn."""
        painter = QPainter(self)
        paint_stage(painter, QRectF(self.rect()), RADIUS_THUMBNAIL_PX, None)
        width, height = _FIGURE_PX
        ratio = self.devicePixelRatioF()
        picture = self._thumbnails.picture("resting", RESTING, width, height, ratio)
        if picture is not None:
            x, y = (self.width() - width) // 2, (self.height() - height) // 2
            painter.drawPixmap(x, y, picture)

    @Slot()
    def _look(self) -> None:
        self.update()


class RestCard(FilledCard):
    """Shows how to lie in the first days.

    Args:
        thumbnails: Draws the figure.
    """

    def __init__(
        self, thumbnails: ThumbnailStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.begin("rest")
        self.add(_Picture(thumbnails))
        self.add_head(self.tr("Rest like this"))
        words = self.tr("The leg on pillows, higher than the heart. A cloth under ice.")
        self.add_words(words)
        current_theme().changed.connect(self.update)
