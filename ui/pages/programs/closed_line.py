"""How a card says that it is closed: a padlock, and the reason in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt

from ui.icons import paint_icon
from ui.theme import current_theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFontMetricsF, QPainter

# The figure of what is closed steps back; its words do not.
PICTURE_OPACITY = 0.42
_GAP_PX = 5
_STROKE_PX = 2.2


def lock_px(metrics: QFontMetricsF) -> float:
    """Return the room that the padlock takes before the words."""
    return round(metrics.ascent() + 2) + _GAP_PX


def paint_closed(
    painter: QPainter, line: QRectF, words: Sequence[str], metrics: QFontMetricsF
) -> None:
    """Paint the padlock and the words, one line below the other.

    Args:
        painter: With the font of the words.
        line: The first line.
        words: The reason, in lines; the first has room for the padlock.
        metrics: Measures of the font.
    """
    color = current_theme().color("warn_text")
    edge = lock_px(metrics) - _GAP_PX
    sign = QRectF(line.left(), 0, edge, edge)
    sign.moveTop(line.center().y() - edge / 2)
    paint_icon(painter, "lock", sign, color, _STROKE_PX)
    painter.setPen(color)
    place = QRectF(line)
    indent = lock_px(metrics)
    for shown in words:
        part = place.adjusted(indent, 0, 0, 0)
        painter.drawText(part, Qt.AlignmentFlag.AlignVCenter, shown)
        place.translate(0, place.height())
        indent = 0.0
