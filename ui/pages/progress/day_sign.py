"""The sign of a day in the calendar: shape and colour say the same."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from coach.progress.day_log import DayKind
from ui.icons import paint_icon
from ui.theme import current_theme

# Smaller cells have no room for a sign.
_LARGE_FROM_PX = 16.0


def paint_day(painter: QPainter, kind: DayKind, box: QRectF) -> None:
    """Paint the cell of a day.

    Args:
        painter: An active painter; its state is kept.
        kind: What the day was.
        box: Where; small cells leave the sign away that large ones carry.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    _PAINTERS[kind](painter, box, box.width() >= _LARGE_FROM_PX)
    painter.restore()


def paint_unknown(painter: QPainter, box: QRectF) -> None:
    """Paint a day before the history began: a mere dot."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(current_theme().color("hairline"))
    painter.drawEllipse(_inner(box, 0.16))
    painter.restore()


def cell_radius(box: QRectF) -> float:
    """Return the corner radius of a cell."""
    return min(box.width() * 0.27, 8.0)


def _ground(painter: QPainter, box: QRectF, color: str) -> None:
    painter.setBrush(current_theme().color(color))
    painter.drawRoundedRect(box, cell_radius(box), cell_radius(box))


def _outline(painter: QPainter, box: QRectF, color: str, width: float) -> None:
    painter.setPen(QPen(current_theme().color(color), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = width / 2
    shape = box.adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(shape, cell_radius(box), cell_radius(box))


def _inner(box: QRectF, share: float) -> QRectF:
    size = box.width() * share
    inner = QRectF(0, 0, size, size)
    inner.moveCenter(box.center())
    return inner


def _paint_done(painter: QPainter, box: QRectF, is_large: bool) -> None:
    _ground(painter, box, "seg_work")
    if is_large:
        color = current_theme().color("letter_work")
        paint_icon(painter, "check", _inner(box, 0.56), color, 2.2)


def _paint_part(painter: QPainter, box: QRectF, is_large: bool) -> None:
    _ground(painter, box, "accent_soft")
    painter.setBrush(current_theme().color("seg_work"))
    painter.drawEllipse(_inner(box, 0.27 if is_large else 0.5))


def _paint_rest(painter: QPainter, box: QRectF, _is_large: bool) -> None:
    _ground(painter, box, "sunk")


def _paint_ill(painter: QPainter, box: QRectF, is_large: bool) -> None:
    _ground(painter, box, "ice_soft")
    color = current_theme().color("ice_text")
    if is_large:
        paint_icon(painter, "bed", _inner(box, 0.58), color, 2.0)
        return
    painter.setPen(QPen(color, 1.2))
    middle = box.center().y()
    left, right = QPointF(box.left() + 1, middle), QPointF(box.right() - 1, middle)
    painter.drawLine(left, right)


def _paint_missed(painter: QPainter, box: QRectF, is_large: bool) -> None:
    _outline(painter, box, "warn_text", 1.8 if is_large else 1.2)
    if is_large:
        color = current_theme().color("warn_text")
        paint_icon(painter, "close", _inner(box, 0.42), color, 2.4)


def _paint_planned(painter: QPainter, box: QRectF, _is_large: bool) -> None:
    _outline(painter, box, "control_border", 1.2)


def _paint_blank(painter: QPainter, box: QRectF, is_large: bool) -> None:
    if is_large:
        _outline(painter, box, "hairline", 1.2)


_PAINTERS = {
    DayKind.DONE: _paint_done,
    DayKind.PART: _paint_part,
    DayKind.REST: _paint_rest,
    DayKind.ILL: _paint_ill,
    DayKind.MISSED: _paint_missed,
    DayKind.PLANNED: _paint_planned,
    DayKind.BLANK: _paint_blank,
}
