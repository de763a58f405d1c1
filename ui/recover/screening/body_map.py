"""A drawn body, seen from the front and the back, on which a place is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.care.choices import places, sides, word
from ui.recover.screening.body_shapes import (
    BACK,
    FRAME,
    FRONT,
    BodyArea,
    body_areas,
    plain_parts,
)
from ui.theme import current_theme
from ui.widgets.figure_palette import figure_palette
from ui.widgets.focus import KeyboardFocus, paint_focus_ring

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

_LEAST_PX, _USUAL_PX = 300, 440
# What the card has above and below the body.
_AROUND_PX = 250
_WORDS_PX = 26
_VIEWS = (FRONT, BACK)
_STEPS = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}


class BodyMap(KeyboardFocus, QWidget):
    """Two pictures of a body; arrows move about, Space or a click chooses.

    Signals:
        chosen: Place and side of what was chosen.
    """

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._areas = body_areas()
        self._hover: BodyArea | None = None
        self._cursor: BodyArea | None = None
        self._place = self._side = ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Where does it hurt?"))
        self.setAccessibleDescription(self.tr("Arrow keys move, Space chooses."))

    def sizeHint(self) -> QSize:
        """Return the usual size, lower where the window is low."""
        room = self.window().height() - _AROUND_PX
        return QSize(460, min(max(room, _LEAST_PX), _USUAL_PX))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size in which the parts can be hit."""
        return QSize(320, _LEAST_PX)

    def set_chosen(self, place: str, side: str) -> None:
        """Show what is chosen, without a signal; "both" marks two sides."""
        self._place, self._side = place, side
        self.update()

    def name_of(self, area: BodyArea) -> str:
        """Return the place and the side in words."""
        words = self.tr("{0}, {1}")
        return words.format(word(places(), area.place), word(sides(), area.side))

    def area_at(self, point: QPointF) -> BodyArea | None:
        """Return the area at a point of the widget, or None."""
        for area in self._areas:
            if self._transform(area.view).map(area.path).contains(point):
                return area
        return None

    def point_of(self, place: str, side: str) -> QPointF:
        """Return the middle of an area in the widget.

        Raises:
            StopIteration: There is no such area.
        """
        area = next(a for a in self._areas if (a.place, a.side) == (place, side))
        return self._transform(area.view).map(area.path.boundingRect().center())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint both bodies, their words and what is under the pointer."""
        theme = current_theme()
        palette = figure_palette(dark=theme.dark)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        names = {FRONT: self.tr("Front"), BACK: self.tr("Back")}
        for view in _VIEWS:
            turn = self._transform(view)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.ghost)
            painter.setOpacity(0.45)
            painter.drawPath(turn.map(plain_parts(view)))
            painter.setOpacity(1.0)
            self._paint_sides(painter, view)
            painter.setPen(theme.color("text"))
            painter.setFont(theme.font("small", weight=700))
            painter.drawText(
                self._words_rect(view), Qt.AlignmentFlag.AlignCenter, names[view]
            )
        for area in self._areas:
            self._paint_area(painter, area)
        self._paint_name(painter)
        if self.shows_focus:
            inside = QRectF(self.rect()).adjusted(4, 4, -4, -4)
            paint_focus_ring(painter, inside, 14)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up what is under the pointer."""
        area = self.area_at(event.position())
        if area is not self._hover:
            self._hover = area
            shape = Qt.CursorShape
            self.setCursor(shape.PointingHandCursor if area else shape.ArrowCursor)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the pointer."""
        area = self.area_at(event.position())
        if area is not None:
            self._cursor = area
            self._choose(area)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        self._hover = None
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first area where the keyboard was never here."""
        super().focusInEvent(event)
        if self._cursor is None:
            self._move_to(self._areas[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move about with the arrows and choose with Space or Return."""
        self.show_focus_ring()
        step = _STEPS.get(Qt.Key(event.key()))
        choosing = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if step is not None and self._cursor is not None:
            self._move(*step)
        elif event.key() in choosing and self._cursor is not None:
            is_same = (self._cursor.place, self._cursor.side) == (
                self._place,
                self._side,
            )
            if is_same and event.key() != Qt.Key.Key_Space:
                # A second Return goes on, as in every form.
                event.ignore()
                return
            self._choose(self._cursor)
        else:
            super().keyPressEvent(event)

    def _move(self, across: int, down: int) -> None:
        """Go to the nearest area in a direction."""
        here = self._cursor
        assert here is not None
        start = self._middle(here)

        def distance(area: BodyArea) -> float:
            way = self._middle(area) - start
            along = way.x() * across + way.y() * down
            aside = abs(way.x() * down) + abs(way.y() * across)
            return along + 3 * aside if along > 2 else float("inf")

        found = min(self._areas, key=distance)
        if distance(found) < float("inf"):
            self._move_to(found)

    def _move_to(self, area: BodyArea) -> None:
        self._cursor = area
        self.setAccessibleDescription(self.name_of(area))
        event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)
        self.update()

    def _choose(self, area: BodyArea) -> None:
        self.set_chosen(area.place, area.side)
        self.chosen.emit(area.place, area.side)

    def _middle(self, area: BodyArea) -> QPointF:
        return self._transform(area.view).map(area.path.boundingRect().center())

    def _cell(self, view: str) -> QRectF:
        half = self.width() / 2
        height = self.height() - 2 * _WORDS_PX
        return QRectF(_VIEWS.index(view) * half, _WORDS_PX, half, height)

    def _words_rect(self, view: str) -> QRectF:
        cell = self._cell(view)
        return QRectF(cell.left(), 0, cell.width(), _WORDS_PX)

    def _transform(self, view: str) -> QTransform:
        cell = self._cell(view)
        scale = min(cell.width() / FRAME[0], cell.height() / FRAME[1])
        left = cell.center().x() - scale * FRAME[0] / 2
        top = cell.top() + (cell.height() - scale * FRAME[1]) / 2
        return QTransform(scale, 0, 0, scale, left, top)

    def _paint_sides(self, painter: QPainter, view: str) -> None:
        """Say beside the feet which side is which."""
        theme = current_theme()
        painter.setPen(theme.color("text_3"))
        painter.setFont(theme.font("caption", weight=600))
        names = (self.tr("Right"), self.tr("Left"))
        if view == BACK:
            names = names[::-1]
        cell = self._cell(view)
        band = QRectF(cell.left(), cell.top() + 0.62 * cell.height(), 0, 20)
        reach = 30 * self._transform(view).m11()
        for at, flag in ((-1, "AlignRight"), (1, "AlignLeft")):
            x = cell.center().x() + at * reach
            box = QRectF(x - 70 if at < 0 else x, band.top(), 70, 20)
            painter.drawText(
                box, Qt.AlignmentFlag[flag], names[0] if at < 0 else names[1]
            )

    def _paint_area(self, painter: QPainter, area: BodyArea) -> None:
        theme = current_theme()
        palette = figure_palette(dark=theme.dark)
        is_chosen = area.place == self._place and self._side in (area.side, "both")
        color = palette.glow if is_chosen else palette.skin.near
        is_lit = area is self._hover or (area is self._cursor and self.shows_focus)
        if is_lit and not is_chosen:
            color = theme.color("accent")
        painter.setBrush(color)
        painter.setPen(QPen(theme.color("card"), 1.5))
        painter.drawPath(self._transform(area.view).map(area.path))

    def _paint_name(self, painter: QPainter) -> None:
        """Say at the foot what is under the pointer, else what is chosen."""
        lit = self._hover or (self._cursor if self.shows_focus else None)
        words = self.name_of(lit) if lit else self.tr("Choose the place")
        if lit is None and self._place:
            words = self.tr("{0}, {1}").format(
                word(places(), self._place), word(sides(), self._side)
            )
        theme = current_theme()
        painter.setPen(theme.color("text_2"))
        painter.setFont(theme.font("small", weight=600))
        foot = QRectF(0, self.height() - _WORDS_PX, self.width(), _WORDS_PX)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, words)
