"""Paints pages of a handout on a printer, into a PDF or into a preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from coach.figure.motion import solved, still_frame
from ui.handout.code import code_path
from ui.handout.marks import (
    BoxMark,
    CodeMark,
    FigureMark,
    LineMark,
    StopMark,
    TextMark,
)
from ui.handout.paper import ink, print_font
from ui.widgets.figure_vector import paint_vector_figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.handout.marks import Mark

# Where the corners of an octagon cut its edges: 1 / (2 + sqrt 2).
_CORNER = 0.2929


def paint_page(painter: QPainter, marks: Sequence[Mark], *, grey: bool) -> None:
    """Paint everything on one page; a unit of the layout is a unit of the painter.

    Args:
        painter: An active painter, scaled to units.
        marks: The page.
        grey: Use black and greys only.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    page = _PagePainter(painter, grey=grey)
    for mark in marks:
        painter.save()
        page.paint(mark)
        painter.restore()


class _PagePainter:
    """Paints marks in one set of inks."""

    def __init__(self, painter: QPainter, *, grey: bool) -> None:
        self._painter = painter
        self._grey = grey

    def paint(self, mark: Mark) -> None:
        """Paint one mark."""
        if isinstance(mark, TextMark):
            self._painter.setPen(ink(mark.ink, grey=self._grey))
            mark.layout.draw(self._painter, mark.at)
        elif isinstance(mark, LineMark):
            self._painter.setPen(self._pen(mark.ink, mark.width))
            self._painter.drawLine(mark.start, mark.end)
        elif isinstance(mark, BoxMark):
            self._painter.setPen(self._pen(mark.ink, mark.width))
            self._painter.drawRect(mark.rect)
        elif isinstance(mark, StopMark):
            self._paint_stop(mark)
        elif isinstance(mark, CodeMark):
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(Qt.GlobalColor.black)
            self._painter.drawPath(code_path(mark.matrix, mark.rect))
        elif isinstance(mark, FigureMark):
            self._paint_figure(mark)
        else:
            mark.paint(self._painter, grey=self._grey)

    def _pen(self, name: str, width: float) -> QPen:
        pen = QPen(ink(name, grey=self._grey), width)
        pen.setCapStyle(Qt.PenCapStyle.SquareCap)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        return pen

    def _paint_stop(self, mark: StopMark) -> None:
        """Paint an octagon; its word, or a bar, is white."""
        painter, rect = self._painter, mark.rect
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink("stop", grey=self._grey))
        painter.drawPolygon(_octagon(rect))
        if not mark.word:
            bar = QRectF(0, 0, rect.width() * 0.5, rect.height() * 0.16)
            bar.moveCenter(rect.center())
            painter.setBrush(ink("white", grey=self._grey))
            painter.drawRect(bar)
            return
        font = print_font("small", bold=True)
        wide = QFontMetricsF(font).horizontalAdvance(mark.word)
        # A longer word of another language gets smaller type.
        font.setPixelSize(int(font.pixelSize() * min(1.2, rect.width() * 0.8 / wide)))
        painter.setFont(font)
        painter.setPen(ink("white", grey=self._grey))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, mark.word)

    def _paint_figure(self, mark: FigureMark) -> None:
        figure = mark.figure
        start = solved(figure, mark.arrow_from) if mark.arrow_from else None
        paint_vector_figure(
            self._painter,
            mark.rect,
            figure,
            still_frame(figure, mark.pose),
            grey=self._grey,
            mirrored=mark.mirrored,
            arrow_from=start,
        )


def _octagon(rect: QRectF) -> QPolygonF:
    """Return a regular octagon that fills a square."""
    near_x, far_x = rect.width() * _CORNER, rect.width() * (1 - _CORNER)
    near_y, far_y = rect.height() * _CORNER, rect.height() * (1 - _CORNER)
    width, height = rect.width(), rect.height()
    corners = (
        (near_x, 0.0),
        (far_x, 0.0),
        (width, near_y),
        (width, far_y),
        (far_x, height),
        (near_x, height),
        (0.0, far_y),
        (0.0, near_y),
    )
    origin = rect.topLeft()
    return QPolygonF([origin + QPointF(x, y) for x, y in corners])
