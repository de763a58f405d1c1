"""Words of a row on one line or two, cut only where even two are not enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetricsF


def two_lines(text: str, metrics: QFontMetricsF, width_px: float) -> list[str]:
    """Return a text on one line, or on two where it is wider than its place.

    Args:
        text: The words.
        metrics: Of the font that they are written in.
        width_px: The width of the place.
    """
    if metrics.horizontalAdvance(text) <= width_px:
        return [text]
    first, rest = "", text.split()
    while rest:
        longer = f"{first} {rest[0]}".strip()
        if metrics.horizontalAdvance(longer) > width_px:
            break
        first = longer
        rest.pop(0)
    lines = [first, " ".join(rest)] if first else [text]
    return [
        metrics.elidedText(line, Qt.TextElideMode.ElideRight, width_px)
        for line in lines
    ]
