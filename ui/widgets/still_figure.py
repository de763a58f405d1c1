"""A figure in its most telling pose, on its soft ground, without motion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import current_theme
from ui.tokens import RADIUS_THUMBNAIL_PX
from ui.widgets.thumbnails import paint_stage

if TYPE_CHECKING:
    from coach.figure.model import Figure
    from ui.widgets.thumbnails import ThumbnailStore

HEIGHT_PX = 132
_EDGE_PX = 4
_SHAPE = 2.1


class StillFigure(QWidget):
    """Shows a figure once it was drawn.

    Args:
        thumbnails: Draws it.
        name: Tells figures apart, see `ThumbnailStore.picture`.
        figure: What is shown.
        words: What can be seen, for those who cannot.
        height_px: Height of the ground.
    """

    def __init__(
        self,
        thumbnails: ThumbnailStore,
        name: str,
        figure: Figure,
        words: str,
        *,
        height_px: int = HEIGHT_PX,
    ) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._name, self._figure = name, figure
        self.setMinimumHeight(height_px)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)
        height = height_px - 2 * _EDGE_PX
        self._size_px = (round(height * _SHAPE), height)
        thumbnails.ready.connect(self._look)
        current_theme().changed.connect(self._look)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, and the figure once it was drawn."""
        painter = QPainter(self)
        paint_stage(painter, QRectF(self.rect()), RADIUS_THUMBNAIL_PX, None)
        width, height = self._size_px
        ratio = self.devicePixelRatioF()
        picture = self._thumbnails.picture(
            self._name, self._figure, width, height, ratio
        )
        if picture is not None:
            x, y = (self.width() - width) // 2, (self.height() - height) // 2
            painter.drawPixmap(x, y, picture)

    @Slot()
    def _look(self) -> None:
        self.update()
