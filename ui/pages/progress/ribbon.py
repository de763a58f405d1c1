"""The strip above the pain graph: the stages of a course and what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPen

from coach.progress.ribbon import HOLD, STEP_BACK
from ui.icons import paint_icon
from ui.pages.progress.day_axis import x_of
from ui.theme import current_theme

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from coach.progress.ribbon import Mark, Ribbon, Stage

HEIGHT_PX = 20
GAP_PX = 8
_RADIUS_PX = 5
_SIGN_PX = 15
_LEAST_LETTERS = 6
_ICONS = {HOLD: ("pause", "warn"), STEP_BACK: ("step_back", "bad")}


def ribbon_height(ribbon: Ribbon) -> int:
    """Return the room that a ribbon takes with the gap below it; 0 for none."""
    return current_theme().px(HEIGHT_PX) + GAP_PX if ribbon.stages else 0


def paint_ribbon(
    painter: QPainter,
    ribbon: Ribbon,
    area: QRectF,
    x_px: Callable[[float], float],
) -> None:
    """Paint the stages one after the other, and the signs of holds and steps back.

    Args:
        painter: An active painter; its state is kept.
        ribbon: What is shown.
        area: The strip.
        x_px: Returns where the beginning of a day lies; days are counted as ordinals.
    """
    painter.save()
    marks = [mark for mark in ribbon.marks if mark.decision in _ICONS]
    for stage in ribbon.stages:
        box = _stage_box(stage, area, x_px)
        inside = [x_px(x_of(mark.day)) for mark in marks]
        ends = [x for x in inside if box.left() < x < box.right()]
        _paint_stage(painter, stage, box, min([*ends, box.right()]))
    for mark in marks:
        _paint_mark(painter, mark, area, x_px)
    painter.restore()


def _stage_box(stage: Stage, area: QRectF, x_px: Callable[[float], float]) -> QRectF:
    left = max(x_px(_edge(stage.first)) + 1, area.left())
    right = min(x_px(_edge(stage.last) + 1) - 1, area.right())
    return QRectF(left, area.top(), max(right - left, 2.0), area.height())


def _paint_stage(
    painter: QPainter, stage: Stage, box: QRectF, free_until: float
) -> None:
    """Paint a stage, with its title where it has room before the first sign."""
    theme = current_theme()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("sunk" if stage.is_pause else "accent_soft"))
    painter.drawRoundedRect(box, _RADIUS_PX, _RADIUS_PX)
    if stage.is_pause:
        painter.setBrush(QBrush(theme.color("hairline"), Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(box, _RADIUS_PX, _RADIUS_PX)
    font = theme.font("caption", px=11.5, weight=600)
    inside = box.adjusted(6, 0, -4, 0)
    if free_until < box.right():
        inside.setRight(free_until - theme.px(_SIGN_PX) / 2 - 4)
    words = QFontMetricsF(font).elidedText(
        stage.title, Qt.TextElideMode.ElideRight, inside.width()
    )
    # A few letters and an ellipsis say less than the coloured strip alone.
    if words == stage.title or len(words) > _LEAST_LETTERS:
        painter.setFont(font)
        painter.setPen(theme.color("text_2" if stage.is_pause else "accent_text"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, words)


def _paint_mark(
    painter: QPainter, mark: Mark, area: QRectF, x_px: Callable[[float], float]
) -> None:
    theme = current_theme()
    icon, family = _ICONS[mark.decision]
    size = theme.px(_SIGN_PX)
    sign = QRectF(0, 0, size, size)
    middle = area.center()
    middle.setX(x_px(x_of(mark.day)))
    sign.moveCenter(middle)
    painter.setPen(QPen(theme.color("card"), 1.5))
    painter.setBrush(theme.color(f"{family}_soft"))
    painter.drawEllipse(sign.adjusted(-2.5, -2.5, 2.5, 2.5))
    paint_icon(painter, icon, sign, theme.color(f"{family}_text"), 2.4)


def _edge(day: date) -> float:
    """Return the beginning of a day: its dot lies in the middle."""
    return x_of(day) - 0.5
