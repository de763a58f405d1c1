"""The small seal on the picture of what a physiotherapist signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt

from ui.icons import paint_icon
from ui.theme import current_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

_GROUND_PX = 28.0
_SEAL_PX = 18.0
_INSET_PX = 6.0


def paint_seal(painter: QPainter, picture: QRectF) -> None:
    """Paint it into the upper left corner of a picture, away from the star."""
    theme = current_theme()
    ground = QRectF(0, 0, _GROUND_PX, _GROUND_PX)
    ground.moveTopLeft(picture.topLeft() + QPointF(_INSET_PX, _INSET_PX))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("card"))
    painter.drawEllipse(ground)
    seal = QRectF(0, 0, _SEAL_PX, _SEAL_PX)
    seal.moveCenter(ground.center())
    paint_icon(painter, "seal", seal, theme.color("accent_text"))
