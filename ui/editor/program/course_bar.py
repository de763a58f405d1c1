"""The timeline as a bar in which a step can be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from coach.session.model import Item, Timeline
from ui.theme import current_theme
from ui.widgets.focus import KeyboardFocus, paint_focus_ring
from ui.widgets.segment_bar import MARKER_EXTRA_PX, RADIUS_PX, SegmentBar

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from coach.editing.facts import Segment, TimelineFacts
    from coach.files.findings import KeyPath

_FRAME_PX = 2.0
_PALE = 0.4


class CourseBar(KeyboardFocus, SegmentBar):
    """A segment bar: a click or the arrow keys choose the step of a segment.

    Signals:
        chosen: The step with this key path was chosen.
    """

    chosen = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, height_px=30)
        self._facts: TimelineFacts | None = None
        self._place: KeyPath = ()
        self._is_pale = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_facts(self, facts: TimelineFacts | None, *, is_old: bool) -> None:
        """Show a timeline, pale while it is that of an earlier state."""
        self._is_pale = is_old
        if facts != self._facts:
            self._facts = facts
            segments = facts.segments if facts is not None else ()
            self.set_items(Timeline("", tuple(map(_item, segments))))
        self.update()

    def show_place(self, place: KeyPath) -> None:
        """Frame the segments of a step."""
        if place != self._place:
            self._place = place
            self.update()

    def frames(self) -> list[QRectF]:
        """Return where the chosen step is: one frame for each time that it comes."""
        found: list[QRectF] = []
        last_ms = -1
        segments = self._facts.segments_of(self._place) if self._facts else ()
        for one in segments if len(self._place) > 2 else ():
            left = self._x_at(one.at_ms)
            right = self._right_of(one.at_ms + one.length_ms)
            if one.at_ms == last_ms:
                found[-1].setRight(right)
            else:
                box = QRectF(left, MARKER_EXTRA_PX, right - left, self.bar_height())
                found.append(box)
            last_ms = one.at_ms + one.length_ms
        return found

    def _right_of(self, at_ms: int) -> float:
        """Return where a segment ends, without the gap behind it."""
        ends = [box.right() for part, box in self._layout() if part.end_ms <= at_ms]
        return max(ends, default=self._x_at(at_ms))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar, the frame of the chosen step, and the focus ring."""
        if not self._is_pale:
            super().paintEvent(event)
        else:
            painter = QPainter(self)
            painter.setOpacity(_PALE)
            painter.drawPixmap(0, 0, self._drawn())
            painter.end()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(current_theme().color("text"), _FRAME_PX))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for box in self.frames():
            frame = box.adjusted(-1.5, -2.5, 1.5, 2.5)
            frame = frame.intersected(QRectF(self.rect()).adjusted(1, 1, -1, -1))
            painter.drawRoundedRect(frame, RADIUS_PX + 2, RADIUS_PX + 2)
        if self.shows_focus:
            room = QRectF(self.rect()).adjusted(4, 4, -4, -4)
            paint_focus_ring(painter, room, RADIUS_PX)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the step under the pointer."""
        at_ms = self.time_at(event.position().x())
        if event.button() is Qt.MouseButton.LeftButton and at_ms is not None:
            segment = self.segment_at(at_ms)
            if segment is not None:
                self.chosen.emit(segment.path)

    def segment_at(self, at_ms: int) -> Segment | None:
        """Return the segment at a time of the session."""
        segments = self._facts.segments if self._facts is not None else ()
        ended = (one for one in segments if at_ms < one.at_ms + one.length_ms)
        return next(ended, segments[-1] if segments else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the step before or behind."""
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
            return
        self.show_focus_ring()
        segments = self._facts.segments if self._facts is not None else ()
        paths = list(dict.fromkeys(one.path for one in segments))
        if paths:
            at = paths.index(self._place) + by if self._place in paths else 0
            self.chosen.emit(paths[min(max(at, 0), len(paths) - 1)])


def _item(segment: Segment) -> Item:
    return Item(
        segment.at_ms, segment.length_ms, segment.kind, exercise=None, step=segment.step
    )
