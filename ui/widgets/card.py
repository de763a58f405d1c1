"""Cards: rounded surfaces with a soft shadow in light and a thin edge in dark."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import current_theme
from ui.tokens import CARD_PADDING_PX, RADIUS_CARD_PX

# Room that a card keeps around its surface for the shadow.
SHADOW_ROOM_PX = 8
SHADOW_MARGINS = QMargins(
    SHADOW_ROOM_PX, SHADOW_ROOM_PX - 2, SHADOW_ROOM_PX, SHADOW_ROOM_PX + 2
)

# Grown by, moved down by, alpha; back to front.
_SHADOWS = ((6.0, 4.0, 3), (4.0, 3.0, 4), (2.0, 2.0, 5), (0.5, 1.0, 6))
_SHADOW_COLOR = (30, 40, 40)
_EDGE_ALPHA_DARK = 10


def paint_card(
    painter: QPainter,
    rect: QRectF,
    radius: float = RADIUS_CARD_PX,
    *,
    fill: str = "card",
    shadow: bool = True,
) -> None:
    """Paint the surface of a card.

    Args:
        painter: An active painter; its state is kept.
        rect: The surface; the shadow reaches up to `SHADOW_ROOM_PX` beyond it.
        radius: Corner radius.
        fill: Colour token of the surface.
        shadow: Whether the card lies above the page.
    """
    theme = current_theme()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if shadow and not theme.dark:
        for grow, down, alpha in _SHADOWS:
            painter.setBrush(QColor(*_SHADOW_COLOR, alpha))
            layer = rect.adjusted(-grow, -grow, grow, grow).translated(0, down)
            painter.drawRoundedRect(layer, radius + grow, radius + grow)
    painter.setBrush(theme.color(fill))
    if theme.dark and shadow:
        painter.setPen(QPen(QColor(255, 255, 255, _EDGE_ALPHA_DARK), 1))
        rect = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(rect, radius, radius)
    painter.restore()


class Card(QWidget):
    """A surface with a layout inside; the shadow lies within the widget's own room.

    Args:
        fill: Colour token of the surface.
        shadow: Whether it lies above the page.
        padding_px: Between the surface's edge and what is in it.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        fill: str = "card",
        shadow: bool = True,
        padding_px: int = CARD_PADDING_PX,
    ) -> None:
        super().__init__(parent)
        self._fill = fill
        self._shadow = shadow
        self.body = QVBoxLayout(self)
        padding = QMargins(padding_px, padding_px, padding_px, padding_px)
        self.body.setContentsMargins(SHADOW_MARGINS + padding)
        self.body.setSpacing(12)
        current_theme().changed.connect(self._follow_theme)

    def surface(self) -> QRectF:
        """Return the rectangle of the surface, without the room for the shadow."""
        return QRectF(self.rect().marginsRemoved(SHADOW_MARGINS))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the surface; where nothing but its middle is asked for, only that."""
        painter = QPainter(self)
        inset = RADIUS_CARD_PX
        middle = self.surface().adjusted(inset, inset, -inset, -inset)
        if middle.contains(QRectF(event.rect())):
            painter.fillRect(event.rect(), current_theme().color(self._fill))
            return
        paint_card(painter, self.surface(), fill=self._fill, shadow=self._shadow)

    @Slot()
    def _follow_theme(self) -> None:
        self.update()
