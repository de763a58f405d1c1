"""The three zones of a pain scale: fine, take care, stop; where the last one begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.care.pain import AMBER_FROM, PAIN_MAX, RED_FROM
from ui.icons import paint_icon
from ui.theme import current_theme
from ui.widgets.focus import RING_ROOM_PX

if TYPE_CHECKING:
    from collections.abc import Sequence


def _tr(text: str) -> str:
    return QCoreApplication.translate("PainZones", text)


@dataclass(frozen=True, slots=True)
class Zone:
    """Numbers of a pain scale that mean the same.

    Attributes:
        first: The lowest of them.
        last: The highest of them.
        family: Family of colours.
        icon: A shape of its own, for whoever sees no colours.
        word: What they mean, as it stands below them.
        said: The same as part of a key's accessible name.
    """

    first: int
    last: int
    family: str
    icon: str
    word: str
    said: str


def zones_until(stop_pain: int = RED_FROM) -> tuple[Zone, ...]:
    """Return the zones of a scale, the lowest first; without room one is left out.

    Args:
        stop_pain: The number from which on a session ends. A plan can lower it, and
            nothing raises it.
    """
    stop = min(stop_pain, RED_FROM)
    care = min(AMBER_FROM, stop)
    found = (
        Zone(0, care - 1, "ok", "check", _tr("Fine"), _tr("fine")),
        Zone(care, stop - 1, "warn", "triangle", _tr("Take care"), _tr("take care")),
        Zone(stop, PAIN_MAX, "bad", "warning", _tr("Stop"), _tr("stop")),
    )
    return tuple(zone for zone in found if zone.first <= zone.last)


def zone_of(number: int, zones: Sequence[Zone]) -> Zone | None:
    """Return the zone of a number; None without zones."""
    return next((zone for zone in zones if number <= zone.last), None)


class ZoneBar(QWidget):
    """Under the keys of a scale: a bar, a shape and a word for each zone.

    Args:
        zones: From `zones_until`.
    """

    def __init__(self, zones: Sequence[Zone], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zones = zones
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the height of bar and words."""
        return QSize(400, 12 + round(1.5 * current_theme().px(16)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the zones."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = self.width() / (PAIN_MAX + 1)
        font = theme.font("body", px=14, weight=600)
        for zone in self._zones:
            color = theme.color(f"{zone.family}_text")
            left = zone.first * cell + RING_ROOM_PX
            width = (zone.last - zone.first + 1) * cell - 2 * RING_ROOM_PX
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawRoundedRect(QRectF(left, 0, width, 4), 2, 2)
            size = theme.px(16)
            top = 10 + (self.height() - 10 - size) / 2
            paint_icon(painter, zone.icon, QRectF(left, top, size, size), color, 2.2)
            painter.setFont(font)
            painter.setPen(color)
            # The shape says it too, where there is room for nothing else.
            room = width - size - 7
            if QFontMetricsF(font).horizontalAdvance(zone.word) <= room:
                place = QRectF(left + size + 7, 10, room, self.height() - 10)
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, zone.word)
