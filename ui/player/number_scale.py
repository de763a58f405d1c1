"""The scale from 0 to 10, for pain (three zones) and for effort (no zones)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coach.care.pain import PAIN_MAX, RED_FROM
from ui.player.pain_zones import ZoneBar, zone_of, zones_until
from ui.theme import current_theme
from ui.widgets.focus import RING_ROOM_PX, KeyboardFocus, paint_focus_ring

if TYPE_CHECKING:
    from PySide6.QtGui import QColor
    from PySide6.QtWidgets import QAbstractButton

    from ui.player.pain_zones import Zone

TEN = PAIN_MAX
# "1" may still become "10" within this time.
SECOND_DIGIT_MS = 600
_DIGITS = range(Qt.Key.Key_0, Qt.Key.Key_9 + 1)


class NumberKey(KeyboardFocus, QRadioButton):
    """One number of a scale; a radio button for screen readers.

    Args:
        number: What stands on it.
        zone: The pain zone whose colour it has; None without zones.
        quiet: Whether it shows that colour only when it is chosen.
        height_px: Height at 100 % text size.
    """

    def __init__(
        self, number: int, *, zone: Zone | None, quiet: bool, height_px: int
    ) -> None:
        super().__init__()
        self.number = number
        self._family = "accent" if zone is None else zone.family
        self._quiet = quiet or zone is None
        self._height_px = height_px
        self.setAccessibleName(str(number))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of the key with room for its ring."""
        room = 2 * RING_ROOM_PX
        height = max(current_theme().px(self._height_px), self._height_px)
        return QSize(58 + room, height + room)

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest key that still is a target."""
        return QSize(32, self.sizeHint().height())

    def hitButton(self, pos: object) -> bool:
        """Take a click anywhere on the key."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the key; the chosen one is inverted and has a ring."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = RING_ROOM_PX
        shape = QRectF(self.rect()).adjusted(room, room, -room, -room)
        ground, letters = self._colors()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(shape, 12, 12)
        painter.setPen(letters)
        px = 22 if self._height_px > 50 else 15
        painter.setFont(theme.font("body", px=px, weight=700))
        painter.drawText(shape, Qt.AlignmentFlag.AlignCenter, str(self.number))
        if self.isChecked():
            painter.setPen(QPen(ground, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(shape.adjusted(-3, -3, 3, 3), 14, 14)
        elif self.shows_focus:
            paint_focus_ring(painter, shape, 12)

    def _colors(self) -> tuple[QColor, QColor]:
        theme = current_theme()
        family = self._family
        if self.isChecked():
            return theme.color(f"{family}_text"), theme.color("card")
        if self._quiet:
            under = self.underMouse()
            return theme.color("hairline" if under else "sunk"), theme.color("text")
        soft = theme.color(f"{family}_soft")
        if self.underMouse():
            soft = soft.lighter(115) if theme.dark else soft.darker(105)
        return soft, theme.color(f"{family}_text")


class AnchorBar(QWidget):
    """Under the keys of an unzoned scale: words below a few of the numbers."""

    def __init__(self, anchors: dict[int, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._anchors = anchors
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the height of one line."""
        return QSize(400, round(1.5 * current_theme().px(14)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, those at the ends kept inside."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setFont(theme.font("small", weight=500))
        painter.setPen(theme.color("text_2"))
        metrics = QFontMetricsF(painter.font())
        cell = self.width() / (TEN + 1)
        for number, word in self._anchors.items():
            width = metrics.horizontalAdvance(word) + 2
            left = (number + 0.5) * cell - width / 2
            left = min(max(left, RING_ROOM_PX), self.width() - width - RING_ROOM_PX)
            place = QRectF(left, 0, width, self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, word)


class NumberScale(QWidget):
    """Eleven keys from 0 to 10, of which one is chosen.

    Digits choose; "1" followed at once by "0" is 10. Arrow keys move the choice.

    Args:
        name: What is asked; the accessible name.
        zoned: Pain: three zones with word and shape.
        anchors: Without zones: words under some numbers.
        quiet: A smaller question: keys without a colour until one is chosen, no words
            for zones, and a second click takes the choice back.
        height_px: Height of a key.
        stop_pain: With zones: the number from which on a session ends.

    Signals:
        chosen: A number was chosen; it may still change.
        settled: A number was chosen by click, or by a digit that stays as it is.
        cleared: The choice was taken back.
    """

    chosen = Signal(int)
    settled = Signal(int)
    cleared = Signal()

    def __init__(
        self,
        name: str,
        *,
        zoned: bool,
        anchors: dict[int, str] | None = None,
        quiet: bool = False,
        height_px: int = 64,
        stop_pain: int = RED_FROM,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(0)
        column.addLayout(row)
        self._quiet = quiet
        self._last: int | None = None
        self._group = QButtonGroup(self)
        zones = zones_until(stop_pain) if zoned else ()
        self.keys: list[NumberKey] = []
        for number in range(TEN + 1):
            zone = zone_of(number, zones)
            key = NumberKey(number, zone=zone, quiet=quiet, height_px=height_px)
            self.keys.append(key)
            row.addWidget(key, 1)
            self._group.addButton(key, number)
            word = (anchors or {}).get(number, "") if zone is None else zone.said
            if word:
                key.setAccessibleName(self.tr("{0}, {1}").format(number, word))
        if zones and not quiet:
            column.addWidget(ZoneBar(zones, self))
        elif anchors:
            column.addWidget(AnchorBar(anchors, self))
        self._group.buttonClicked.connect(self._take_click)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(SECOND_DIGIT_MS)
        self._waiting.timeout.connect(self._settle)

    def value(self) -> int | None:
        """Return the chosen number, or None."""
        number = self._group.checkedId()
        return None if number < 0 else number

    def set_value(self, number: int) -> None:
        """Choose a number and tell so."""
        self._last = number
        self.keys[number].setChecked(True)
        self.chosen.emit(number)

    def clear(self) -> None:
        """Take the choice back and tell so; nothing happens without one."""
        self._last = None
        button = self._group.checkedButton()
        if button is not None:
            self._group.setExclusive(False)
            button.setChecked(False)
            self._group.setExclusive(True)
            self.cleared.emit()

    def step(self, change: int) -> None:
        """Move the choice by some numbers; without one, begin at an end."""
        number = self.value()
        if number is None:
            number = 0 if change > 0 else TEN
        else:
            number = min(max(number + change, 0), TEN)
        self._waiting.stop()
        self.set_value(number)

    def first_key(self) -> QWidget:
        """Return the key that takes the keyboard: the chosen one, else 0."""
        return self.keys[self.value() or 0]

    def take_digit(self, event: QKeyEvent) -> bool:
        """Choose by a digit; return whether the key was one."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in _DIGITS or plain:
            return False
        digit = event.key() - Qt.Key.Key_0
        if digit == 0 and self._waiting.isActive():
            digit = TEN
        self._waiting.stop()
        self.set_value(digit)
        if digit == 1:
            self._waiting.start()
        else:
            self._settle()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by a digit."""
        if not self.take_digit(event):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Do not settle a digit that nobody sees any more."""
        if event.type() is QEvent.Type.Hide:
            self._waiting.stop()
        return super().event(event)

    @Slot("QAbstractButton*")
    def _take_click(self, button: QAbstractButton) -> None:
        if not isinstance(button, NumberKey):
            return
        if self._quiet and button.number == self._last:
            self.clear()
            return
        self._last = button.number
        self.chosen.emit(button.number)
        self.settled.emit(button.number)

    @Slot()
    def _settle(self) -> None:
        number = self.value()
        if number is not None:
            self.settled.emit(number)
