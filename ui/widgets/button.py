"""Buttons: main, secondary, quiet and danger, painted from the theme."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen

from ui.icons import icon_pixmap
from ui.theme import current_theme
from ui.tokens import RADIUS_BUTTON_PX
from ui.widgets.focus import RING_ROOM_PX, paint_focus_ring
from ui.widgets.painted_button import PaintedButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

HEIGHT_PX = 40
MAIN_HEIGHT_PX = 48
ICON_BUTTON_PX = 40
_ICON_GAP_PX = 8


class ButtonKind(Enum):
    """What a button looks like; a page has at most one `MAIN`."""

    MAIN = "main"
    SECONDARY = "secondary"
    QUIET = "quiet"
    SOFT = "soft"
    LINK = "link"
    DANGER = "danger"
    DANGER_LINK = "danger-link"


# A link lines up with the text around it: its ring and padding take 8 px.
_PADDINGS_PX = {
    ButtonKind.MAIN: 20,
    ButtonKind.LINK: 4,
    ButtonKind.DANGER_LINK: 4,
}

# Kind -> (fill, fill under the pointer, fill pressed, border, text).
_COLORS: dict[ButtonKind, tuple[str, str, str, str, str]] = {
    ButtonKind.MAIN: ("accent", "accent_hover", "accent_press", "", "on_accent"),
    ButtonKind.SECONDARY: ("card", "sunk", "hairline", "hairline", "text"),
    ButtonKind.QUIET: ("sunk", "hairline", "hairline", "", "text"),
    ButtonKind.SOFT: ("accent_soft", "hairline", "hairline", "", "accent_text"),
    ButtonKind.LINK: ("", "accent_soft", "accent_soft", "", "accent_text"),
    ButtonKind.DANGER: ("bad_soft", "bad_soft", "bad_soft", "", "bad_text"),
    ButtonKind.DANGER_LINK: ("", "bad_soft", "bad_soft", "", "bad_text"),
}


class Button(PaintedButton):
    """A push button with an optional icon before its text.

    The shape keeps `RING_ROOM_PX` free on every side for the focus ring, so two
    buttons side by side need that much less space between them.

    Args:
        text: What it says; with an empty text it is a square icon button and needs
            an accessible name, which is then its tooltip too.
        kind: How it looks.
        icon: Name of an icon of `ui.icons`, or "".
        height_px: Height of the shape at 100 % text size.
        name: Accessible name where the text does not say enough.
    """

    def __init__(
        self,
        text: str = "",
        *,
        kind: ButtonKind = ButtonKind.SECONDARY,
        icon: str = "",
        height_px: int | None = None,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        default_px = MAIN_HEIGHT_PX if kind is ButtonKind.MAIN else HEIGHT_PX
        self._kind = kind
        self._icon = icon
        self._height_px = height_px or default_px
        self._radius_px: float = RADIUS_BUTTON_PX
        self._padding_px = _PADDINGS_PX.get(kind, 16)
        self.setAccessibleName(name or text)
        if not text:
            self.setToolTip(name)

    def set_icon_name(self, icon: str) -> None:
        """Show another icon of `ui.icons`, or none for ""."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def set_round(self, is_round: bool) -> None:
        """Give the button round ends instead of corners of 12 px."""
        self._radius_px = self._height_px / 2 if is_round else RADIUS_BUTTON_PX
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size that text, icon and focus ring need."""
        height = max(current_theme().px(self._height_px), self._height_px)
        room = 2 * RING_ROOM_PX
        if not self.text():
            return QSize(height + room, height + room)
        metrics = QFontMetricsF(self._text_font())
        width = metrics.horizontalAdvance(self.text()) + 2 * self._padding_px
        if self._icon:
            width += self._icon_px() + _ICON_GAP_PX
        return QSize(round(width) + 1 + room, height + room)

    def minimumSizeHint(self) -> QSize:
        """Return the same as `sizeHint`: words on buttons are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint shape, icon, text and focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = RING_ROOM_PX
        shape = QRectF(self.rect()).adjusted(room, room, -room, -room)
        self._paint_shape(painter, shape)
        if not self.isEnabled():
            painter.setOpacity(0.5)
        self._paint_content(painter, shape)
        painter.setOpacity(1.0)
        if self.shows_focus:
            paint_focus_ring(painter, shape, self._radius_px)

    def _paint_shape(self, painter: QPainter, shape: QRectF) -> None:
        fill, hover, pressed, border, _ = _COLORS[self._kind]
        name = fill
        if self.isDown() or self.isChecked():
            name = pressed
        elif self.underMouse() and self.isEnabled():
            name = hover
        theme = current_theme()
        painter.setPen(QPen(theme.color(border), 1.5) if border else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(name) if name else Qt.BrushStyle.NoBrush)
        inset = 0.75 if border else 0.0
        outline = shape.adjusted(inset, inset, -inset, -inset)
        if not self.isEnabled() and self._kind is ButtonKind.MAIN:
            painter.setBrush(theme.color("hairline"))
        painter.drawRoundedRect(outline, self._radius_px, self._radius_px)

    def _paint_content(self, painter: QPainter, shape: QRectF) -> None:
        font = self._text_font()
        metrics = QFontMetricsF(font)
        text_width = metrics.horizontalAdvance(self.text())
        icon_px = self._icon_px() if self._icon else 0
        gap = _ICON_GAP_PX if self._icon and self.text() else 0
        left = shape.center().x() - (text_width + icon_px + gap) / 2
        color = self._content_color()
        if self._icon:
            pixmap = icon_pixmap(self._icon, color, icon_px, self.devicePixelRatio())
            painter.drawPixmap(
                round(left), round(shape.center().y() - icon_px / 2), pixmap
            )
        painter.setFont(font)
        painter.setPen(color)
        words = QRectF(
            left + icon_px + gap, shape.top(), text_width + 2, shape.height()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())

    def _content_color(self) -> QColor:
        theme = current_theme()
        if not self.isEnabled() and self._kind is ButtonKind.MAIN:
            return theme.color("text")
        return theme.color(_COLORS[self._kind][4])

    def _text_font(self) -> QFont:
        px = 16 if self._kind is ButtonKind.MAIN else 14
        return current_theme().font("body", px=px, weight=600)

    def _icon_px(self) -> int:
        return current_theme().px(22 if self._kind is ButtonKind.MAIN else 18)
