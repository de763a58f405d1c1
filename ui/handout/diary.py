"""The tick boxes of a handout: a row for each week, a column for each day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, Qt

from ui.dates import short_day
from ui.handout.flow import Block, Group, group
from ui.handout.marks import BoxMark, line_mark
from ui.handout.paper import PT

if TYPE_CHECKING:
    from ui.handout.setter import Setter
    from ui.handout.ticks import TickTable

_TICK_BOX = 11.0 * PT
_WEEK_COLUMN = 56.0 * PT
_PAIN_GAP = 3.0 * PT
# Room for a number between 0 and 10 in handwriting.
_PAIN_LINE = 26.0 * PT
_ROW = 21.0 * PT
_ROW_WITH_PAIN = 24.0 * PT
_DAYS = 7


def _tr(text: str) -> str:
    return QCoreApplication.translate("handout", text)


def diary(setter: Setter, table: TickTable) -> Group:
    """Return the table with its heading; as many weeks as the density allows."""
    head = Block(before=11 * PT)
    words = setter.style("section", "accent")
    y = head.add_text(_tr("Your diary"), words, 0, 0, setter.width)
    caption = table.caption
    if table.asks_pain:
        sentence = _tr("{0} Write the strongest pain (0 to 10) beside it.")
        caption = sentence.format(caption)
    head.add_text(caption, setter.style("small"), 0, y, setter.width)
    blocks = [head, _day_names(setter)]
    for week in range(min(table.weeks, setter.density.weeks)):
        blocks.append(_week(setter, week, table))
    return group(blocks)


def _day_width(setter: Setter) -> float:
    return (setter.width - _WEEK_COLUMN) / _DAYS


def _day_names(setter: Setter) -> Block:
    names = (
        _tr("Mon"),
        _tr("Tue"),
        _tr("Wed"),
        _tr("Thu"),
        _tr("Fri"),
        _tr("Sat"),
        _tr("Sun"),
    )
    block = Block(before=3 * PT)
    centre = Qt.AlignmentFlag.AlignHCenter
    style = replace(setter.style("small", bold=True), align=centre)
    day_width = _day_width(setter)
    for day, name in enumerate(names):
        block.add_text(name, style, _WEEK_COLUMN + day * day_width, 0, day_width)
    block.height += 1 * PT
    return block


def _week(setter: Setter, week: int, table: TickTable) -> Block:
    """Return one row, counted from 0; its cells are lines so that it prints light."""
    block = Block()
    height = _ROW_WITH_PAIN if table.asks_pain else _ROW
    monday = table.monday(week)
    label = _tr("Week {0}").format(week + 1)
    if monday is not None:
        label = _tr("From {0}").format(short_day(monday))
    style = setter.style("small", bold=True)
    block.add_text(label, style, 0, (height - 10 * PT) / 2, _WEEK_COLUMN)
    day_width = _day_width(setter)
    for day, has_boxes in enumerate(table.boxes_in(week)):
        x = _WEEK_COLUMN + day * day_width
        block.add(line_mark(x, 0, x, height))
        if has_boxes:
            _add_day(block, QRectF(x, 0, day_width, height), table)
    block.add(line_mark(setter.width, 0, setter.width, height))
    for y in (0.0, height):
        block.add(line_mark(0, y, setter.width, y))
    return block


def _add_day(block: Block, cell: QRectF, table: TickTable) -> None:
    """Add the boxes of a day, each with a line for the pain where it is asked."""
    slot = cell.width() / table.times_a_day
    line = 0.0
    if table.asks_pain:
        line = min(slot - _TICK_BOX - _PAIN_GAP - 5 * PT, _PAIN_LINE)
    used = _TICK_BOX + (_PAIN_GAP + line if line > 0 else 0.0)
    for place in range(table.times_a_day):
        x = cell.left() + place * slot + (slot - used) / 2
        y = cell.center().y() - _TICK_BOX / 2
        block.add(BoxMark(QRectF(x, y, _TICK_BOX, _TICK_BOX)))
        if line > 0:
            start, low = x + _TICK_BOX + _PAIN_GAP, y + _TICK_BOX
            block.add(line_mark(start, low, start + line, low))
