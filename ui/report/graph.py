"""The pain of 30 days as a drawing that prints well, in black and white too.

A line for the mornings, a sign for the worst pain of each day with exercise: its shape
says how strong it was. Below the axis a stroke for each day with exercise.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPen, QPolygonF

from coach.care.pain import AMBER_FROM, PAIN_MAX, RED_FROM
from coach.progress.span import day_ticks
from ui.handout.paper import PT, ink, print_font

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QPainter

    from coach.care.pain import Light
    from coach.progress.pain import WorstDot
    from coach.progress.smooth import PainPoint
    from coach.progress.span import Span

_NUMBERS = 20.0 * PT
_DATES = 13.0 * PT
_STROKES = 9.0 * PT
_LEGEND = 17.0 * PT
_TOP = 5.0 * PT
_SIGN = 3.1 * PT
_POINT = 1.5 * PT
# Mornings further apart than this are not joined: nothing is known between them.
_JOINED_DAYS = 3


def _tr(text: str) -> str:
    return QCoreApplication.translate("report", text)


@dataclass(frozen=True, slots=True)
class GraphMark:
    """The graph with its axes and its legend.

    Attributes:
        rect: The room that all of it takes.
        session_days: Days with exercise.
    """

    rect: QRectF
    span: Span
    mornings: tuple[PainPoint, ...]
    during: tuple[WorstDot, ...]
    session_days: tuple[date, ...]

    def moved(self, dx: float, dy: float) -> GraphMark:
        """Return it at another place."""
        return replace(self, rect=self.rect.translated(dx, dy))

    def paint(self, painter: QPainter, *, grey: bool) -> None:
        """Draw it."""
        plot = self.rect.adjusted(
            _NUMBERS, _TOP, -_SIGN, -(_STROKES + _DATES + _LEGEND)
        )
        drawing = _Drawing(painter, plot, self.span, grey=grey)
        drawing.draw_axes()
        drawing.draw_strokes(self.session_days)
        drawing.draw_mornings(self.mornings)
        for dot in self.during:
            drawing.draw_sign(drawing.place(dot.day, dot.pain), dot.light)
        drawing.draw_legend(self.rect.bottom() - _LEGEND * 0.35)


class _Drawing:
    """Draws on the plot: days to the right, pain upwards."""

    def __init__(
        self, painter: QPainter, plot: QRectF, span: Span, *, grey: bool
    ) -> None:
        self._painter = painter
        self._plot = plot
        self._span = span
        self._grey = grey
        self._font = print_font("small")
        self._metrics = QFontMetricsF(self._font)
        painter.setFont(self._font)

    def place(self, day: date, pain: float) -> QPointF:
        """Return where an answer lies; days have their middle on the axis."""
        plot = self._plot
        offset = (day - self._span.first).days + 0.5
        x = plot.left() + plot.width() * offset / self._span.days
        return QPointF(x, plot.bottom() - plot.height() * pain / PAIN_MAX)

    def draw_axes(self) -> None:
        """Draw the numbers where the signs change, and the dates."""
        plot = self._plot
        for pain in (0, AMBER_FROM, RED_FROM, PAIN_MAX):
            is_end = pain in (0, PAIN_MAX)
            y = self.place(self._span.first, pain).y()
            self._pen("line", 0.5, dashed=not is_end)
            self._painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            number = str(pain)
            x = plot.left() - 5 * PT - self._metrics.horizontalAdvance(number)
            self._write(number, QPointF(x, y + self._metrics.capHeight() / 2))
        below = plot.bottom() + _STROKES
        for day, label in day_ticks(self._span):
            x = self.place(day, 0).x()
            wide = self._metrics.horizontalAdvance(label)
            left = min(x - wide / 2, plot.right() - wide)
            self._write(label, QPointF(left, below + 3 * PT + self._metrics.ascent()))

    def draw_strokes(self, days: Sequence[date]) -> None:
        """Draw a stroke below the axis for each day with exercise."""
        self._pen("text", 1.6)
        for day in days:
            self._stroke(QPointF(self.place(day, 0).x(), self._plot.bottom()))

    def _stroke(self, top: QPointF) -> None:
        down = QPointF(0, _STROKES - 2 * PT)
        self._painter.drawLine(top + QPointF(0, 2 * PT), top + down)

    def draw_mornings(self, mornings: Sequence[PainPoint]) -> None:
        """Draw the mornings, joined where they are close to each other."""
        parts: list[list[PainPoint]] = []
        for point in mornings:
            if parts and (point.day - parts[-1][-1].day).days <= _JOINED_DAYS:
                parts[-1].append(point)
            else:
                parts.append([point])
        for part in parts:
            self._line([self.place(point.day, point.pain) for point in part])

    def _line(self, points: Sequence[QPointF]) -> None:
        self._pen("accent", 1.3)
        self._painter.drawPolyline(QPolygonF(points))
        self._painter.setBrush(ink("accent", grey=self._grey))
        for point in points:
            self._painter.drawEllipse(point, _POINT, _POINT)

    def draw_sign(self, at: QPointF, light: Light) -> None:
        """Draw a ring, a triangle or a full square: the stronger, the darker."""
        self._pen("stop" if light == "red" else "text", 1.1)
        self._painter.setBrush(ink("white", grey=self._grey))
        if light == "green":
            self._painter.drawEllipse(at, _SIGN, _SIGN)
        elif light == "amber":
            self._painter.drawPolygon(_triangle(at))
        else:
            self._painter.setBrush(ink("stop", grey=self._grey))
            half = QPointF(_SIGN, _SIGN) * 0.9
            self._painter.drawRect(QRectF(at - half, at + half))

    def draw_legend(self, y: float) -> None:
        """Say what the signs mean, in one row."""
        x, middle = self._plot.left(), y - self._metrics.capHeight() / 2
        start = QPointF(x, middle)
        self._line([start, start + QPointF(16 * PT, 0)])
        x = self._say(_tr("Next morning"), x + 22 * PT, y)
        x = self._say(_tr("Worst in a session:"), x, y) - 5 * PT
        words: tuple[tuple[Light, str], ...] = (
            ("green", "0–2"),
            ("amber", "3–5"),
            ("red", _tr("6–10, or a stop sign")),
        )
        for light, text in words:
            self.draw_sign(QPointF(x + _SIGN, middle), light)
            x = self._say(text, x + 2 * _SIGN + 4 * PT, y)
        self._pen("text", 1.6)
        self._stroke(QPointF(x, middle - _STROKES / 2))
        self._say(_tr("Day with exercise"), x + 5 * PT, y)

    def _say(self, text: str, x: float, y: float) -> float:
        """Write a part of the legend and return where the next may begin."""
        self._write(text, QPointF(x, y))
        return x + self._metrics.horizontalAdvance(text) + 11 * PT

    def _write(self, text: str, at: QPointF) -> None:
        self._painter.setPen(ink("text", grey=self._grey))
        self._painter.drawText(at, text)

    def _pen(self, name: str, width_pt: float, *, dashed: bool = False) -> None:
        pen = QPen(ink(name, grey=self._grey), width_pt * PT)
        if dashed:
            pen.setDashPattern([4.0, 4.0])
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)


def _triangle(at: QPointF) -> QPolygonF:
    half, up, down = _SIGN * 1.15, _SIGN * 1.2, _SIGN * 0.8
    corners = (QPointF(0, -up), QPointF(half, down), QPointF(-half, down))
    return QPolygonF([at + corner for corner in corners])
