"""Buttons and key signs of the player, large enough to be hit from an arm's length."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.icons import paint_icon
from ui.player.text import player_font
from ui.theme import current_theme
from ui.widgets.focus import RING_ROOM_PX, KeyboardFocus, paint_focus_ring

TARGET_PX = 52
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class PlayerButton(KeyboardFocus, QAbstractButton):
    """Base of the player's buttons: reached by Tab, not by a click.

    A click must not take the focus, or the next Space would press that button again
    instead of pausing. Arrow keys belong to the player and are passed on.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_name(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        current_theme().changed.connect(self.follow_theme)

    def set_name(self, name: str) -> None:
        """Set what screen readers call it."""
        self.setAccessibleName(name)

    @Slot()
    def follow_theme(self) -> None:
        """Paint again in the colours that hold now."""
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Space or Return; leave every other key to the player."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Paint again when the pointer comes or goes."""
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def sizeHint(self) -> QSize:
        """Return the smallest target."""
        return QSize(TARGET_PX, TARGET_PX)

    def _ground(self, color: QColor) -> QColor:
        """Return a fill as it looks under the pointer or pressed."""
        if self.isDown():
            return color.darker(112)
        if self.underMouse() and self.isEnabled():
            return color.darker(104) if color.lightnessF() > 0.3 else color.lighter(125)
        return color


class RoundButton(PlayerButton):
    """A round button with an icon: back, pause, skip.

    Args:
        icon: Name of an icon of `ui.icons`.
        name: Accessible name.
        is_main: Filled with the accent colour.
    """

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        is_main: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self._icon = icon
        self._is_main = is_main

    def set_icon_name(self, icon: str, name: str) -> None:
        """Show another icon, with the name that goes with it."""
        self._icon = icon
        self.set_name(name)
        self.update()

    def place(self, x: float, y: float, radius: float) -> None:
        """Stand with its centre at a point; the focus ring lies outside."""
        radius = max(radius, TARGET_PX / 2)
        side = radius + RING_ROOM_PX
        self.setGeometry(QRectF(x - side, y - side, 2 * side, 2 * side).toRect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint circle, icon and focus ring."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = RING_ROOM_PX
        shape = QRectF(self.rect()).adjusted(room, room, -room, -room)
        painter.setPen(Qt.PenStyle.NoPen)
        fill = theme.color("accent" if self._is_main else "sunk")
        painter.setBrush(self._ground(fill))
        painter.drawEllipse(shape)
        side = shape.width() * (0.46 if self._is_main else 0.43)
        sign = QRectF(0, 0, side, side)
        sign.moveCenter(shape.center())
        color = theme.color("on_accent" if self._is_main else "text")
        paint_icon(painter, self._icon, sign, color)
        if self.shows_focus:
            paint_focus_ring(painter, shape, shape.width() / 2)


class IconButton(PlayerButton):
    """A quiet icon without a ground: close, mute, full screen.

    Args:
        icon: Name of an icon of `ui.icons`.
        name: Accessible name and tooltip.
        key: The key that does the same, shown below where there is room.
    """

    def __init__(
        self, icon: str, name: str, key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        self._icon = icon
        self._key = key
        self._icon_px = 20.0
        self._shows_key = True
        self.setToolTip(f"{name} ({key})" if key else name)

    def set_icon_name(self, icon: str, name: str) -> None:
        """Show another icon, with the name that goes with it."""
        self._icon = icon
        self.set_name(name)
        self.setToolTip(f"{name} ({self._key})" if self._key else name)
        self.update()

    def place(self, x: float, y: float, icon_px: float, *, shows_key: bool) -> None:
        """Stand with the icon's centre at a point, as a target of 52 px."""
        self._icon_px = icon_px
        self._shows_key = shows_key and bool(self._key)
        half = TARGET_PX / 2
        self.setGeometry(QRectF(x - half, y - half, TARGET_PX, TARGET_PX).toRect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint icon, hover ground and focus ring."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = RING_ROOM_PX
        shape = QRectF(self.rect()).adjusted(room, room, -room, -room)
        if self.underMouse() or self.isDown():
            ground = theme.color("text")
            ground.setAlphaF(0.12 if self.isDown() else 0.06)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(shape, 12, 12)
        sign = QRectF(0, 0, self._icon_px, self._icon_px)
        sign.moveCenter(shape.center())
        paint_icon(painter, self._icon, sign, theme.color("text_2"))
        if self.shows_focus:
            paint_focus_ring(painter, shape, 12)


class HurtButton(PlayerButton):
    """The button for pain: an octagon and words on a soft red ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setText(self.tr("It hurts"))
        self.set_name(self.text())
        self.setAccessibleDescription(self.tr("Stops sound and time, and asks."))
        self._font_px = 21.0

    def place(self, shape: QRectF, font_px: float) -> None:
        """Take a place and a font size; the focus ring lies outside."""
        self._font_px = font_px
        room = RING_ROOM_PX
        self.setGeometry(shape.adjusted(-room, -room, room, room).toRect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon, words and focus ring."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = RING_ROOM_PX
        shape = QRectF(self.rect()).adjusted(room, room, -room, -room)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ground(theme.color("bad_soft")))
        painter.drawRoundedRect(shape, 14, 14)
        font = player_font(self._font_px, 700)
        color = theme.color("bad_text")
        icon_px = self._font_px * 1.22
        words_width = QFontMetricsF(font).horizontalAdvance(self.text())
        gap = self._font_px * 0.6
        left = shape.center().x() - (icon_px + gap + words_width) / 2
        sign = QRectF(left, shape.center().y() - icon_px / 2, icon_px, icon_px)
        paint_icon(painter, "warning", sign, color, 2.2)
        painter.setFont(font)
        painter.setPen(color)
        words = shape.adjusted(left + icon_px + gap - shape.left(), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.shows_focus:
            paint_focus_ring(painter, shape, 14)


class KeyHint(PlayerButton):
    """A key sign and what it does; also a button, for those who have no keyboard.

    Args:
        words: What the key does.
        key: What stands on the key.
        key_first: Draw the key before the words.
        is_button: A hint under a button is only a label.
    """

    def __init__(
        self,
        words: str,
        key: str,
        *,
        key_first: bool = False,
        is_button: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self._words = words
        self._key = key
        self._key_first = key_first
        self._font_px = 12.5
        if not is_button:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_words(self, words: str) -> None:
        """Show other words."""
        if words != self._words:
            self._words = words
            self.set_name(words)
            self.update()

    def set_key(self, key: str) -> None:
        """Show another key."""
        if key != self._key:
            self._key = key
            self.update()

    def place(self, center_x: float, center_y: float, font_px: float) -> None:
        """Stand with its centre at a point."""
        self._font_px = font_px
        width, height = self.needed_width(font_px), max(font_px * 2, 24.0)
        if not self.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents):
            height = max(height, TARGET_PX)
        left, top = center_x - width / 2, center_y - height / 2
        self.setGeometry(QRectF(left, top, width, height).toRect())

    def needed_width(self, font_px: float) -> float:
        """Return the width for a font size."""
        metrics = QFontMetricsF(player_font(font_px, 600))
        return (
            metrics.horizontalAdvance(self._words) + self._key_width(font_px)
            + font_px * 1.0 + 4
        )  # fmt: skip

    def _key_width(self, font_px: float) -> float:
        metrics = QFontMetricsF(player_font(font_px * 0.92, 600))
        return max(metrics.horizontalAdvance(self._key) + font_px * 1.1, font_px * 1.8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint words and key."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = self._font_px
        key_width, key_height = self._key_width(px), px * 1.65
        middle = self.height() / 2
        gap = px * (0.75 if self._key_first else 1.0)
        words_width = self.width() - key_width - gap
        key_left = 1.0 if self._key_first else self.width() - key_width - 1
        words_left = key_width + gap if self._key_first else 0.0
        key = QRectF(key_left, middle - key_height / 2, key_width, key_height)
        painter.setPen(QPen(theme.color("hairline"), 1.5))
        ground = theme.color("card")
        ground.setAlphaF(0.55)
        painter.setBrush(ground)
        painter.drawRoundedRect(key, 5, 5)
        painter.setPen(theme.color("text_2"))
        painter.setFont(player_font(px * 0.92, 600))
        painter.drawText(key, Qt.AlignmentFlag.AlignCenter, self._key)
        painter.setFont(player_font(px, 500))
        words = QRectF(words_left, 0, words_width + 2, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._words)
        if self.shows_focus:
            shape = QRectF(self.rect()).adjusted(4, 8, -4, -8)
            paint_focus_ring(painter, shape, 6)
