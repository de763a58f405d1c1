"""The ring with the big count: time running out, or the progress of a repetition."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from ui.icons import paint_icon
from ui.theme import current_theme

START_DEGREES = 90.0  # 12 o'clock in Qt's angles
FULL_TURN = 360.0
TRACK_ALPHA = 0.08
# From this many seconds on, minutes are easier to read than three digits.
MINUTES_FROM_S = 100
# The count stays this far inside the ring, as a part of its inner radius.
_COUNT_ROOM = 0.985
_PAUSE_PART = 0.58  # size of the pause sign, of the count's own
_SIGN_PART = 0.95
_WIDE_DIGITS = "0468"
_BELOW_PART = 0.17  # size of the words below the count, of the count's own
_SHIFT_PART = 0.085  # how far the count makes room for them


@dataclass(frozen=True, slots=True)
class RingLook:
    """Sizes of a ring, in logical pixels.

    Attributes:
        radius: From the centre to the middle of the stroke.
        stroke: Width of the ring itself.
        count: Font size of the count where it fits.
    """

    radius: float = 138.0
    stroke: float = 20.0
    count: float = 168.0


def count_text(left_ms: int) -> str:
    """Return the time left as the ring shows it: "24", from 100 s on "2:05"."""
    seconds = -(-max(left_ms, 0) // 1000)
    if seconds < MINUTES_FROM_S:
        return str(seconds)
    return f"{seconds // 60}:{seconds % 60:02d}"


class Ring(QProgressBar):
    """A round progress bar that runs empty clockwise, with a count in it.

    It is a QProgressBar so that screen readers meet the role and value they know.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = RingLook()
        self._fraction = 1.0
        self._count = ""
        self._below = ""
        self._icon = ""
        self._color_name = "seg_work"
        self._less_motion = False
        self._path_cache: tuple[tuple[object, ...], QPainterPath] | None = None
        self._still: QPixmap | None = None
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Time left"))
        current_theme().changed.connect(self.repaint_all)

    @property
    def fraction(self) -> float:
        """How much of the ring is drawn, 0 to 1."""
        return self._fraction

    @property
    def count(self) -> str:
        """What stands in the middle; empty while the pause sign does."""
        return self._count

    @property
    def below(self) -> str:
        """The words under the count."""
        return self._below

    def set_look(self, look: RingLook) -> None:
        """Take other sizes."""
        if look != self._look:
            self._look = look
            self._still = None
            self.updateGeometry()
            self.update()

    def set_color(self, name: str) -> None:
        """Draw in the colour of this token."""
        if name != self._color_name:
            self._color_name = name
            self.update()

    def set_less_motion(self, less: bool) -> None:
        """Let the ring step once a second instead of moving smoothly."""
        self._less_motion = less

    def show_countdown(self, left_ms: int, length_ms: int, below: str = "") -> None:
        """Show what is left of a time.

        Args:
            left_ms: Time left; shown rounded up, so 0 means over.
            length_ms: The whole time.
            below: A few words under the count.
        """
        seconds = -(-max(left_ms, 0) // 1000)
        shown_ms = seconds * 1000 if self._less_motion else left_ms
        self._set_center(count_text(left_ms), below, "")
        self._set_value(seconds, -(-length_ms // 1000), count_text(left_ms))
        self._set_fraction(shown_ms / length_ms if length_ms > 0 else 0.0)

    def show_repetition(self, number: int, of: int, fraction: float) -> None:
        """Show the number of a repetition and how much of it is left.

        Args:
            number: 1-based repetition.
            of: How many there are.
            fraction: What is left of this one, 0 to 1.
        """
        below = self.tr("of {0}").format(of)
        self._set_center(str(number), below, "")
        self._set_value(number, of, self.tr("{0} of {1}").format(number, of))
        if self._less_motion:
            fraction = math.ceil(fraction * 4) / 4
        self._set_fraction(fraction)

    def show_pause(self, below: str) -> None:
        """Show the pause sign instead of the count; the ring stays where it is."""
        self._set_center("", below, "pause")

    def show_sign(self, icon: str, below: str = "") -> None:
        """Show an icon instead of the count, in a full ring."""
        self._set_center("", below, icon)
        self._set_fraction(1.0)

    def sizeHint(self) -> QSize:
        """Return the square that the ring needs."""
        side = math.ceil(2 * self._look.radius + self._look.stroke) + 2
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Return the same as `sizeHint`."""
        return self.sizeHint()

    @Slot()
    def repaint_all(self) -> None:
        """Paint again, with the colours that hold now."""
        self._path_cache = self._still = None
        self.update()

    def count_height_px(self) -> float:
        """Return the height of the digits as drawn, in logical pixels."""
        return self._count_path().boundingRect().height()

    def count_width_px(self) -> float:
        """Return the width of the digits as drawn, in logical pixels."""
        return self._count_path().boundingRect().width()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what stands from a picture, and the arc over it."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._standing())
        if self._fraction <= 0.0:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(current_theme().color(self._color_name), self._look.stroke)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        span = -self._fraction * FULL_TURN
        painter.drawArc(self._arc_box(), round(START_DEGREES * 16), round(span * 16))

    def _standing(self) -> QPixmap:
        """Return track, count and words, drawn once a second rather than a frame."""
        if self._still is None or self._still.size() != self.size() * self._ratio():
            self._still = QPixmap(self.size() * self._ratio())
            self._still.setDevicePixelRatio(self._ratio())
            self._still.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._still)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            track = current_theme().color("text")
            track.setAlphaF(TRACK_ALPHA)
            painter.setPen(QPen(track, self._look.stroke))
            painter.drawEllipse(self._arc_box())
            self._paint_center(painter)
            painter.end()
        return self._still

    def _ratio(self) -> float:
        return self.devicePixelRatio()

    def _paint_center(self, painter: QPainter) -> None:
        theme = current_theme()
        color = theme.color("text")
        if self._icon:
            part = _PAUSE_PART if self._below else _SIGN_PART
            side = self._look.count * part
            rect = QRectF(0, 0, side, side)
            lift = self._look.count * 0.11 if self._below else 0.0
            rect.moveCenter(self._center() - QPointF(0, lift))
            paint_icon(painter, self._icon, rect, color)
        elif self._count:
            painter.fillPath(self._count_path(), color)
        if self._below:
            self._paint_below(painter, theme.color("text_2"))

    def _paint_below(self, painter: QPainter, color: QColor) -> None:
        font = self._below_font()
        painter.setFont(font)
        painter.setPen(color)
        height = QFontMetricsF(font).height()
        center = self._center()
        if self._icon:
            middle = center.y() + self._look.count * 0.46
        else:
            bottom = self._count_path().boundingRect().bottom()
            middle = bottom + height * 0.78
        width = 1.7 * self._inner_radius()
        rect = QRectF(center.x() - width / 2, middle - height / 2, width, height)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._below)

    def _count_path(self) -> QPainterPath:
        """Return the digits as a path, centred, as large as the ring allows.

        Each glyph stands in a cell as wide as "0": digits then do not dance, also in
        fonts without tabular digits.
        """
        key = (self._count, bool(self._below), self._look, self.width(), self.height())
        if self._path_cache is None or self._path_cache[0] != key:
            self._path_cache = (key, self._make_count_path())
        return self._path_cache[1]

    def _make_count_path(self) -> QPainterPath:
        if not self._count:
            return QPainterPath()
        shift = self._look.count * _SHIFT_PART if self._below else 0.0
        scale = self._count_scale(shift)
        path = self._digits_at(self._count, self._look.count * scale)
        offset = QPointF(0, -shift * scale)
        return path.translated(self._center() + offset - path.boundingRect().center())

    def _count_scale(self, shift: float) -> float:
        """Return how much smaller the digits must be to stay inside the ring.

        The widest digits decide, so that the size is the same for every second.
        """
        room = self._inner_radius() * _COUNT_ROOM
        needed = 1.0
        for digit in _WIDE_DIGITS:
            wide = "".join(digit if glyph.isdigit() else glyph for glyph in self._count)
            bounds = self._digits_at(wide, self._look.count).boundingRect()
            corner = math.hypot(bounds.width() / 2, bounds.height() / 2 + shift)
            needed = max(needed, corner)
        return min(1.0, room / needed)

    def _digits_at(self, text: str, size: float) -> QPainterPath:
        font = self._count_font(size)
        metrics = QFontMetricsF(font)
        cell = metrics.horizontalAdvance("0")
        path = QPainterPath()
        x = 0.0
        for glyph in text:
            advance = metrics.horizontalAdvance(glyph)
            width = cell if glyph.isdigit() else advance
            path.addText(QPointF(x + (width - advance) / 2, 0.0), font, glyph)
            x += width
        return path

    def _count_font(self, size: float) -> QFont:
        font = current_theme().font("body", weight=700)
        font.setPixelSize(max(round(size), 1))
        return font

    def _below_font(self) -> QFont:
        font = current_theme().font("body", weight=600)
        part = 0.14 if self._icon else _BELOW_PART
        font.setPixelSize(max(round(self._look.count * part), 12))
        return font

    def _set_center(self, count: str, below: str, icon: str) -> None:
        if (count, below, icon) != (self._count, self._below, self._icon):
            self._count, self._below, self._icon = count, below, icon
            self._still = None
            self.update()

    def _set_value(self, value: int, maximum: int, words: str) -> None:
        """Tell screen readers, and only when the number has changed."""
        if maximum != self.maximum():
            self.setRange(0, max(maximum, 1))
        if value != self.value():
            # A progress bar paints itself at once; the change of count does so anyway.
            self.setUpdatesEnabled(False)
            self.setValue(min(value, self.maximum()))
            self.setUpdatesEnabled(True)
            self.setAccessibleDescription(words)

    def _set_fraction(self, fraction: float) -> None:
        """Move the end of the arc; repaint no more than what it swept over."""
        fraction = min(max(fraction, 0.0), 1.0)
        moved_px = abs(fraction - self._fraction) * math.tau * self._look.radius
        if moved_px < 0.25 and fraction not in (0.0, 1.0):
            return
        if fraction == self._fraction:
            return
        old, self._fraction = self._fraction, fraction
        if moved_px > self._look.stroke or 0.0 in (old, fraction):
            self.update()
        else:
            self.update(self._end_rect(old).united(self._end_rect(fraction)))

    def _end_rect(self, fraction: float) -> QRect:
        """Return the rectangle around the round end of the arc."""
        angle = math.radians(START_DEGREES - fraction * FULL_TURN)
        center = self._center()
        radius = self._look.radius
        end = QPointF(
            center.x() + radius * math.cos(angle), center.y() - radius * math.sin(angle)
        )
        half = self._look.stroke / 2 + 2
        return QRectF(
            end.x() - half, end.y() - half, 2 * half, 2 * half
        ).toAlignedRect()

    def _center(self) -> QPointF:
        return QRectF(self.rect()).center()

    def _arc_box(self) -> QRectF:
        radius = self._look.radius
        center = self._center()
        return QRectF(center.x() - radius, center.y() - radius, 2 * radius, 2 * radius)

    def _inner_radius(self) -> float:
        return self._look.radius - self._look.stroke / 2
