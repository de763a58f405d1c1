"""The large figure with its handles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.figure.geometry import wrap
from coach.figure.motion import Frame
from ui.editor.exercise.handle_dot import HandleDot
from ui.editor.exercise.stage import Stage
from ui.theme import current_theme
from ui.tokens import RADIUS_THUMBNAIL_PX
from ui.widgets.figure_painter import FigurePainter
from ui.widgets.figure_sheet import Sheet
from ui.widgets.thumbnails import paint_stage

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from coach.figure.geometry import Point
    from ui.editor.exercise.joints import Handle
    from ui.editor.exercise.posing import Posing

_EDGE_PX = 14
_FIGURE_STEP = 0.005
_ARC_PX = 34.0
# How much of the room above a flat figure goes below it.
_LIFTED = 0.4


class PoseCanvas(QWidget):
    """Shows the chosen pose with a handle at each joint, or a frame of the preview.

    Args:
        posing: What is edited.

    Attributes:
        dots: The handles by their keys.

    Signals:
        joint_entered: The person is at the handle with this key.
    """

    joint_entered = Signal(str)

    def __init__(self, posing: Posing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._posing = posing
        self._painter = FigurePainter(current_theme().dark)
        self._stage = Stage()
        self._preview: Frame | None = None
        self._shows_ghost = True
        self._grip: _Grip | None = None
        self._stage_picture: QPixmap | None = None
        self.dots: dict[str, HandleDot] = {}
        self.setAccessibleName(self.tr("Figure with handles"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 120)
        # The card around it need not be painted for each picture of a drag.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        posing.changed.connect(self.follow)
        posing.dragged.connect(self.follow_drag)
        current_theme().changed.connect(self._follow_theme)
        self.follow()

    @property
    def frame(self) -> Frame | None:
        """What is painted; None while the figure is damaged."""
        if self._preview is not None:
            return self._preview
        solved = self._posing.solved
        return Frame(solved) if solved is not None else None

    @Slot(bool)
    def show_ghost(self, is_shown: bool) -> None:
        """Show the posture before the chosen one as a pale shape, or do not."""
        self._shows_ghost = is_shown
        self.update()

    def show_preview(self, frame: Frame | None) -> None:
        """Show a frame of the movement without handles; None goes back to the pose."""
        was_shown = self._preview is not None
        self._preview = frame
        if was_shown != (frame is not None):
            for dot in self.dots.values():
                dot.setVisible(frame is None)
        self.update()

    def place_of(self, at: Point) -> QPointF:
        """Return where a point in body heights is in the canvas."""
        return self._sheet().transform.map(QPointF(*at))

    def sizeHint(self) -> QSize:
        """Return a size at which joints are easy to tell apart."""
        return QSize(520, 420)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the handles where their joints are now."""
        super().resizeEvent(event)
        self._put_dots()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the figure, and how far the joint in hand goes."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._ground())
        frame = self.frame
        if self._stage.figure is None or frame is None:
            return
        ghost = self._posing.ghost() if self._shows_ghost else None
        self._painter.paint(
            painter,
            self._area(),
            self._stage.figure,
            frame,
            ghost=ghost if self._preview is None else None,
        )
        if self._preview is None:
            self._paint_reach(painter)

    def _ground(self) -> QPixmap:
        """Return what lies behind the figure; it is made anew for another size."""
        ratio = self.devicePixelRatio()
        size = self.size() * ratio
        if self._stage_picture is None or self._stage_picture.size() != size:
            picture = QPixmap(size)
            picture.setDevicePixelRatio(ratio)
            picture.fill(current_theme().color("card"))
            painter = QPainter(picture)
            paint_stage(painter, QRectF(self.rect()), RADIUS_THUMBNAIL_PX, None)
            painter.end()
            self._stage_picture = picture
        return self._stage_picture

    @Slot()
    def follow(self) -> None:
        """Show the pose that is chosen now, with its handles."""
        self._stage.see(self._posing.figure)
        handles = {each.key: each for each in self._posing.handles()}
        if list(handles) != list(self.dots):
            self._make_dots(list(handles.values()))
        self._put_dots()
        self.update()

    @Slot()
    def follow_drag(self) -> None:
        """Show the posture of this moment of a drag."""
        self._put_dots()
        self.update()

    def _make_dots(self, handles: list[Handle]) -> None:
        focused = next((key for key, dot in self.dots.items() if dot.hasFocus()), "")
        for dot in self.dots.values():
            dot.hide()
            dot.deleteLater()
        self.dots = {}
        before: QWidget = self
        for handle in handles:
            dot = HandleDot(handle, self)
            dot.pressed.connect(self._take)
            dot.dragged.connect(self._drag)
            dot.released.connect(self._release)
            dot.dropped.connect(self._give_up)
            dot.nudged.connect(self._nudge)
            dot.held.connect(self._hold)
            dot.let_go.connect(self._let_go)
            dot.entered.connect(self._tell_entered)
            dot.setVisible(self._preview is None)
            QWidget.setTabOrder(before, dot)
            before = dot
            self.dots[handle.key] = dot
        if focused in self.dots:
            self.dots[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_dots(self) -> None:
        shown = self._sheet().transform
        for handle in self._posing.handles():
            dot = self.dots.get(handle.key)
            if dot is not None:
                dot.set_handle(handle)
                dot.put_at(shown.map(QPointF(*handle.place)))

    def _area(self) -> QRectF:
        edge = _EDGE_PX
        area = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        # A figure that lies would be at the very bottom of all that room.
        left, right, top = self._stage.shown.box
        spare = area.height() - top * area.width() / (right - left)
        return area.adjusted(0, 0, 0, -max(spare, 0.0) * _LIFTED)

    def _sheet(self) -> Sheet:
        return Sheet(self._area(), self._stage.shown, self.devicePixelRatio(), False)

    def _in_figure(self, place: QPointF) -> Point:
        inverted, _ = self._sheet().transform.inverted()
        found = inverted.map(place)
        return found.x(), found.y()

    def _paint_reach(self, painter: QPainter) -> None:
        """Paint the arc in which the handle in hand can go round."""
        dot = next((each for each in self.dots.values() if each.is_lit), None)
        if dot is None or dot.handle.pivot is None:
            return
        handle = dot.handle
        pivot, place = self.place_of(dot.handle.pivot), self.place_of(handle.place)
        pen = QPen(current_theme().color("accent"), 1.5, Qt.PenStyle.DashLine)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.drawLine(pivot, place)
        low, high = handle.limits
        if high - low >= 360.0 or isinstance(handle.value, tuple):
            return
        now = handle.bearing_of(handle.place)
        first = now + handle.sign * (low - handle.value)
        circle = QRectF(0, 0, 2 * _ARC_PX, 2 * _ARC_PX)
        circle.moveCenter(pivot)
        span = handle.sign * (high - low)
        painter.setPen(QPen(current_theme().color("accent"), 2.5))
        painter.drawArc(circle, round(first * 16), round(span * 16))

    @Slot(QPointF)
    def _take(self, place: QPointF) -> None:
        dot = self.sender()
        if isinstance(dot, HandleDot):
            self._grip = _Grip(dot.handle, self._in_figure(place))

    @Slot(QPointF)
    def _drag(self, place: QPointF) -> None:
        if self._grip is not None:
            value = self._grip.value_at(self._in_figure(place))
            self._posing.drag(self._grip.handle, value)

    @Slot()
    def _release(self) -> None:
        self._grip = None
        if self._posing.is_dragging:
            self._posing.drop()

    @Slot()
    def _give_up(self) -> None:
        self._grip = None
        self._posing.cancel()

    @Slot(int, int)
    def _nudge(self, right: int, up: int) -> None:
        dot = self.sender()
        if isinstance(dot, HandleDot):
            value = _nudged(dot.handle, right, up)
            self._posing.set_value(dot.handle.path, value)

    @Slot(int, int)
    def _hold(self, right: int, up: int) -> None:
        """Show where a key that is held down goes; it is written when it is let go.

        Writing takes longer than a key takes to repeat itself.
        """
        dot = self.sender()
        if isinstance(dot, HandleDot):
            self._posing.drag(dot.handle, _nudged(dot.handle, right, up))

    @Slot()
    def _let_go(self) -> None:
        if self._posing.is_dragging:
            self._posing.drop(is_apart=False)

    @Slot()
    def _tell_entered(self) -> None:
        self._posing.desk.new_gesture()
        dot = self.sender()
        if isinstance(dot, HandleDot):
            self.joint_entered.emit(dot.handle.key)
        self.update()

    @Slot()
    def _follow_theme(self) -> None:
        self._painter = FigurePainter(current_theme().dark)
        self._stage_picture = None
        self.update()


def _nudged(handle: Handle, right: int, up: int) -> float | list[float]:
    """Return the value some steps further."""
    if handle.is_turned:
        return handle.turned(right + up)
    return handle.moved((right * _FIGURE_STEP, up * _FIGURE_STEP))


class _Grip:
    """A drag: the handle as it was, and how far the pointer has gone since."""

    def __init__(self, handle: Handle, pointer: Point) -> None:
        self.handle = handle
        self._begin = pointer
        self._last_deg = handle.bearing_of(pointer)
        self._turned_deg = 0.0

    def value_at(self, pointer: Point) -> float | list[float]:
        """Return the value for a place of the pointer.

        Turns are added up, so that going round behind the limit does not jump.
        """
        handle = self.handle
        if not handle.is_turned:
            begin = self._begin
            return handle.moved((pointer[0] - begin[0], pointer[1] - begin[1]))
        now = handle.bearing_of(pointer)
        self._turned_deg += wrap(now - self._last_deg)
        self._last_deg = now
        return handle.turned(handle.sign * self._turned_deg)
