"""The bar that shows a whole program at a glance, one segment per timed item.

Colour is never the only sign: each kind has its own pattern, and a letter where
there is room (work solid W, rest lines R, get ready diagonals G, switch dots S).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.session.model import ItemKind
from ui.theme import current_theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor, QResizeEvent

    from coach.session.model import Item, Timeline

RADIUS_PX = 4.0
MARKER_WIDTH_PX = 4
MARKER_EXTRA_PX = 4
LETTER_FROM_PX = 14
SMALLEST_PX = 4.0
PATTERN_ALPHA = 0.27
TO_COME_ALPHA = 0.27

# Kind -> (colour, colour of letter and pattern, letter).
STYLES: dict[ItemKind, tuple[str, str, str]] = {
    ItemKind.GET_READY: ("seg_get_ready", "letter_get_ready", "G"),
    ItemKind.WORK: ("seg_work", "letter_work", "W"),
    ItemKind.SWITCH: ("seg_switch", "letter_switch", "S"),
    ItemKind.GAP: ("seg_rest", "letter_rest", "R"),
    ItemKind.REST: ("seg_rest", "letter_rest", "R"),
}


_HOLD_KINDS = frozenset({ItemKind.WORK, ItemKind.GAP})
_STEP_KINDS = frozenset(ItemKind) - {ItemKind.GET_READY}


class Segment(NamedTuple):
    """A stretch of the bar: its kind and when it begins and ends."""

    kind: ItemKind
    at_ms: int
    end_ms: int


def kind_name(kind: ItemKind) -> str:
    """Return the word for a kind of item, as the legend shows it."""
    words = {
        ItemKind.GET_READY: QCoreApplication.translate("SegmentBar", "Get ready"),
        ItemKind.WORK: QCoreApplication.translate("SegmentBar", "Work"),
        ItemKind.SWITCH: QCoreApplication.translate("SegmentBar", "Switch side"),
        ItemKind.GAP: QCoreApplication.translate("SegmentBar", "Rest"),
        ItemKind.REST: QCoreApplication.translate("SegmentBar", "Rest"),
    }
    return words[kind]


def segments_of(items: Sequence[Item], most: int) -> list[Segment]:
    """Return what the bar shows: every item, or less detail where there is no room.

    First the short pauses between holds are joined to their holds, then everything
    between getting ready and the next getting ready becomes one segment.

    Args:
        items: The items of a timeline.
        most: How many segments fit.
    """
    segments = [Segment(item.kind, item.at_ms, item.end_ms) for item in items]
    for joined in (_HOLD_KINDS, _STEP_KINDS):
        if len(segments) <= most:
            break
        segments = _join(segments, joined)
    return segments


def _join(segments: list[Segment], kinds: frozenset[ItemKind]) -> list[Segment]:
    """Return segments in which neighbours of these kinds are one stretch of work."""
    merged: list[Segment] = []
    for segment in segments:
        if merged and segment.kind in kinds and merged[-1].kind in kinds:
            merged[-1] = Segment(ItemKind.WORK, merged[-1].at_ms, segment.end_ms)
        else:
            merged.append(segment)
    return merged


def spread(lengths: Sequence[float], width: float, gap: float) -> list[float]:
    """Return widths in proportion to `lengths`, none below the smallest that shows.

    Args:
        lengths: Positive lengths in any unit.
        width: Room for all widths and the gaps between them.
        gap: Room between two neighbours.
    """
    room = width - gap * (len(lengths) - 1)
    smallest = min(SMALLEST_PX, room / max(len(lengths), 1))
    small: set[int] = set()
    while True:
        free = room - smallest * len(small)
        total = sum(v for i, v in enumerate(lengths) if i not in small) or 1.0
        new = {
            i
            for i, v in enumerate(lengths)
            if i not in small and v / total * free < smallest
        }
        if not new:
            break
        small |= new
    return [
        smallest if i in small else value / total * free
        for i, value in enumerate(lengths)
    ]


def paint_segment(
    painter: QPainter, rect: QRectF, kind: ItemKind, *, letter: bool = False
) -> None:
    """Paint one segment with its pattern.

    Args:
        painter: An active painter; its state is kept.
        rect: Where, in logical pixels.
        kind: What the segment stands for.
        letter: Write the letter where there is room for it.
    """
    theme = current_theme()
    fill, mark, sign = STYLES[kind]
    radius = min(RADIUS_PX, rect.width() / 2)
    shape = QPainterPath()
    shape.addRoundedRect(rect, radius, radius)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(shape, theme.color(fill))
    color = theme.color(mark)
    if kind is not ItemKind.WORK:
        pattern = theme.color(mark)
        pattern.setAlphaF(PATTERN_ALPHA)
        painter.setClipPath(shape)
        _paint_pattern(painter, rect, kind, pattern)
    painter.restore()
    needed = LETTER_FROM_PX * max(theme.scale, 1.0)
    if letter and rect.width() >= needed and rect.height() >= LETTER_FROM_PX:
        painter.save()
        # The bar keeps its height at every text size, and the letter stays inside.
        px = min(11.5, rect.height() * 0.6 / theme.scale)
        painter.setFont(theme.font("caption", px=px, weight=700))
        painter.setPen(color)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, sign)
        painter.restore()


def _paint_pattern(
    painter: QPainter, rect: QRectF, kind: ItemKind, color: QColor
) -> None:
    """Paint lines, diagonals or dots over a segment."""
    painter.setPen(QPen(color, 1.4))
    left, right, top, bottom = rect.left(), rect.right(), rect.top(), rect.bottom()
    if kind in (ItemKind.REST, ItemKind.GAP):
        y = top + 3.0
        while y < bottom:
            painter.drawLine(QPointF(left, y), QPointF(right, y))
            y += 4.0
    elif kind is ItemKind.GET_READY:
        x = left - rect.height()
        while x < right:
            painter.drawLine(QPointF(x, bottom), QPointF(x + rect.height(), top))
            x += 5.0
    elif kind is ItemKind.SWITCH:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        y = top + 3.0
        while y < bottom:
            x = left + 3.0
            while x < right:
                painter.drawEllipse(QPointF(x, y), 0.9, 0.9)
                x += 4.0
            y += 4.0


class SegmentBar(QWidget):
    """A timeline as a bar, with a marker at the present position.

    Args:
        height_px: Height of the segments: 14 in the player, 26 in the detail pane.
        letters: Write W, R, G, S into segments that are wide enough.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        height_px: int = 26,
        letters: bool = True,
    ) -> None:
        super().__init__(parent)
        self._height_px = height_px
        self._letters = letters
        self._items: tuple[Item, ...] = ()
        self._total_ms = 0
        self._position_ms: int | None = None
        self._places: list[tuple[Segment, QRectF]] = []
        self._whole: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Course of the program"))
        current_theme().changed.connect(self._forget)

    def bar_height(self) -> int:
        """Return the height of the segments in logical pixels."""
        return self._height_px

    def set_bar_height(self, height_px: int) -> None:
        """Set the height of the segments in logical pixels."""
        self._height_px = height_px
        self._forget()
        self.updateGeometry()

    def set_items(self, timeline: Timeline) -> None:
        """Show another timeline, without a position."""
        self._items = timeline.items
        self._total_ms = timeline.total_ms
        self._position_ms = None
        self.setAccessibleDescription(self._describe())
        self._forget()

    def set_position(self, at_ms: int | None) -> None:
        """Put the marker at a time of the session; None shows no marker.

        Repaints only what the marker passed, so it may be called for every frame.
        """
        if at_ms == self._position_ms:
            return
        before, self._position_ms = self._position_ms, at_ms
        if before is None or at_ms is None:
            self.update()
            return
        old_x, new_x = self._x_at(before), self._x_at(at_ms)
        if round(old_x * 2) != round(new_x * 2):
            left, right = sorted((old_x, new_x))
            reach = MARKER_WIDTH_PX
            self.update(
                round(left) - reach, 0, round(right - left) + 2 * reach, self.height()
            )

    def time_at(self, x: float) -> int | None:
        """Return the time at a horizontal place of the bar; None without items."""
        for segment, rect in self._layout():
            if x <= rect.right():
                share = (x - rect.left()) / max(rect.width(), 1.0)
                length = segment.end_ms - segment.at_ms
                return segment.at_ms + round(min(max(share, 0.0), 1.0) * length)
        return self._total_ms if self._items else None

    def sizeHint(self) -> QSize:
        """Return the height of the bar with its marker, and a usual width."""
        return QSize(320, self._height_px + 2 * MARKER_EXTRA_PX)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size at which the bar can still be read."""
        return QSize(80, self._height_px + 2 * MARKER_EXTRA_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the segments out again."""
        self._forget()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is done in full, what is to come faded, and the marker."""
        painter = QPainter(self)
        whole = self._drawn()
        if self._position_ms is None:
            painter.drawPixmap(0, 0, whole)
            return
        x = self._x_at(self._position_ms)
        painter.setClipRect(QRectF(0, 0, x, self.height()))
        painter.drawPixmap(0, 0, whole)
        painter.setClipRect(QRectF(x, 0, self.width() - x, self.height()))
        painter.setOpacity(TO_COME_ALPHA)
        painter.drawPixmap(0, 0, whole)
        painter.setOpacity(1.0)
        painter.setClipping(False)
        self._paint_marker(painter, x)

    def _paint_marker(self, painter: QPainter, x: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current_theme().color("text"))
        left = min(max(x - MARKER_WIDTH_PX / 2, 0.0), self.width() - MARKER_WIDTH_PX)
        marker = QRectF(left, 0, MARKER_WIDTH_PX, self.height())
        painter.drawRoundedRect(marker, 2, 2)

    @Slot()
    def _forget(self) -> None:
        """Drop what was laid out and drawn; the next paint makes it anew."""
        self._places = []
        self._whole = None
        self.update()

    def _layout(self) -> list[tuple[Segment, QRectF]]:
        """Return the segments with their places, laid out on first use."""
        if not self._places and self._items:
            segments = segments_of(self._items, max(int(self.width() / 6), 1))
            gap = 3.0 if len(segments) * 12 < self.width() else 2.0
            gap = gap if len(segments) * 6 <= self.width() else 0.5
            lengths = [float(s.end_ms - s.at_ms) for s in segments]
            x = 0.0
            for segment, width in zip(
                segments, spread(lengths, self.width(), gap), strict=True
            ):
                rect = QRectF(x, MARKER_EXTRA_PX, width, self._height_px)
                self._places.append((segment, rect))
                x += width + gap
        return self._places

    def _x_at(self, at_ms: int) -> float:
        """Return the horizontal place of a time."""
        for segment, rect in self._layout():
            if at_ms < segment.end_ms:
                length = max(segment.end_ms - segment.at_ms, 1)
                share = max(at_ms - segment.at_ms, 0) / length
                return rect.left() + share * rect.width()
        return float(self.width())

    def _drawn(self) -> QPixmap:
        """Return all segments in full colour, drawn once for this size."""
        if self._whole is None:
            ratio = self.devicePixelRatio()
            self._whole = QPixmap(self.size() * ratio)
            self._whole.setDevicePixelRatio(ratio)
            self._whole.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._whole)
            for segment, rect in self._layout():
                paint_segment(painter, rect, segment.kind, letter=self._letters)
            painter.end()
        return self._whole

    def _describe(self) -> str:
        """Return the segments as a list in words, for a screen reader."""
        part = self.tr("{0} {1} s")
        return ", ".join(
            part.format(kind_name(item.kind), round(item.length_ms / 1000))
            for item in self._items
        )
