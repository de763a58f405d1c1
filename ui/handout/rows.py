"""The exercises of a handout: pictures at the left, words at the right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt

from ui.handout.content import dotted
from ui.handout.flow import Block, Group, group
from ui.handout.marks import FigureMark, StopMark, TextMark, line_mark, set_text
from ui.handout.paper import PT
from ui.handout.setter import COLUMN_GAP
from ui.widgets.figure_vector import HEADROOM

if TYPE_CHECKING:
    from coach.figure.model import Figure
    from ui.handout.content import ExerciseRow, Section
    from ui.handout.setter import Setter

_PICTURE_GAP = 5.0 * PT
_TOP = 5.0 * PT
# A row with more in it is set line by line, so that a page may end inside it.
_ROW_HIGH = 400.0 * PT
_CENTRE = Qt.AlignmentFlag.AlignHCenter


def _tr(text: str) -> str:
    return QCoreApplication.translate("handout", text)


def section(setter: Setter, content: Section) -> list[Group]:
    """Return the rows of a section; the title stays with the first of them."""
    groups = [_row(setter, row) for row in content.rows]
    if content.title:
        head = Block(before=7 * PT)
        words = setter.style("section", "accent")
        head.add_text(content.title, words, 0, 0, setter.width)
        first = groups[0].blocks
        first[0].before = 1 * PT
        groups[0] = group([head, *first])
    return groups


def _row(setter: Setter, row: ExerciseRow) -> Group:
    block = Block(before=5 * PT)
    block.add(line_mark(0, 0, setter.width, 0, "hairline"))
    size = _picture_size(row.figure, setter)
    _add_pictures(block, setter, row, QRectF(QPointF(0, _TOP), size))
    x = 2 * size.width() + _PICTURE_GAP + COLUMN_GAP
    width = setter.width - x
    y = _add_name_and_dose(block, setter, row, QPointF(x, _TOP), width)
    head = Block(list(block.marks), block.height, block.before)
    y = _add_words(block, setter, row, QPointF(x, y + 2 * PT), width)
    if row.stops:
        stops = " ".join(row.stops)
        _add_stop(block, setter, stops, QPointF(x, y + 1 * PT), width)
    if block.height <= _ROW_HIGH:
        return group([block])
    return group([head, *_pieces(setter, row, x, width)])


def _pieces(setter: Setter, row: ExerciseRow, x: float, width: float) -> list[Block]:
    """Return the words of a row line by line, so that a page may end among them."""
    blocks = []
    for line in filter(None, (*row.hints, *row.setup, *row.cues, row.easier)):
        block = Block()
        setter.add_point(block, line, x, 0, width)
        blocks.append(block)
    for stop in row.stops:
        block = Block()
        _add_stop(block, setter, stop, QPointF(x, 0), width)
        blocks.append(block)
    return blocks


def _picture_size(figure: Figure, setter: Setter) -> QSizeF:
    """Return the part of a picture's room that a figure fills: lying ones are low."""
    width, height = (side * PT for side in setter.density.figure)
    left, right, top = figure.box
    tall = top + HEADROOM
    scale = min(width / (right - left), height / tall)
    return QSizeF(width, scale * tall)


def _add_pictures(
    block: Block, setter: Setter, row: ExerciseRow, first: QRectF
) -> None:
    """Add start and end pose with what is to be said about them."""
    poses = row.poses
    both = 2 * first.width() + _PICTURE_GAP
    caption = replace(setter.style("tiny", "muted"), align=_CENTRE)
    words = (_tr("Start"), _tr("End")) if len(poses) > 1 else ("",)
    if len(poses) == 1:
        first = first.translated((both - first.width()) / 2, 0)
    below = first.bottom()
    for place, (pose, word) in enumerate(zip(poses, words, strict=True)):
        rect = first.translated(place * (first.width() + _PICTURE_GAP), 0)
        start = poses[0] if place else ""
        block.add(FigureMark(rect, row.figure, pose, row.mirrored, start))
        if word:
            left, top = rect.left(), rect.bottom()
            below = block.add_text(word, caption, left, top, rect.width())
    if setter.density.tight:
        return
    note = replace(setter.style("small", "muted"), align=_CENTRE)
    for line in row.notes:
        below = block.add_text(line, note, 0, below, both)


def _add_name_and_dose(
    block: Block, setter: Setter, row: ExerciseRow, at: QPointF, width: float
) -> float:
    """Add what is done and how much; side by side where that is asked and fits.

    Returns:
        Where the next paragraph may begin; the same holds for the functions below.
    """
    name = set_text(f"{row.number}. {row.title}", setter.style("name"), at, width)
    dose = set_text(row.dose, setter.style("dose", "accent"), at, width)
    gap = 8 * PT
    room = width - name.rect.width() - gap
    if setter.density.tight and name.is_one_line and dose.rect.width() <= room:
        lift = name.ascent - dose.ascent
        dose = dose.moved(name.rect.width() + gap, lift)
    else:
        dose = dose.moved(0, name.height)
    block.add(name)
    block.add(dose)
    below = max(_bottom(name), _bottom(dose))
    if not setter.density.tight or not row.notes:
        return below
    note = setter.style("small", "muted")
    return block.add_text(dotted(row.notes), note, at.x(), below, width)


def _bottom(mark: TextMark) -> float:
    return mark.at.y() + mark.height


def _add_words(
    block: Block, setter: Setter, row: ExerciseRow, at: QPointF, width: float
) -> float:
    """Add what to do in words: hints, start position, cues, the easier way."""
    x, y = at.x(), at.y()
    for hint in row.hints:
        y = block.add_text(hint, setter.style("body", bold=True), x, y, width)
    is_beside = setter.density.columns and bool(row.setup)
    column = (width - COLUMN_GAP) / 2 if is_beside else width
    cues_x, cues_y = x + (column + COLUMN_GAP if is_beside else 0.0), y
    if row.setup:
        setup = " ".join(row.setup)
        y = _add_led(block, setter, _tr("Set up:"), setup, QPointF(x, y), column)
    if not is_beside:
        cues_y = y
    for cue in row.cues:
        cues_y = setter.add_point(block, cue, cues_x, cues_y, column)
    y = max(y, cues_y)
    if row.easier and setter.density.extras:
        y = _add_led(block, setter, _tr("Easier:"), row.easier, QPointF(x, y), width)
    return y


def _add_led(
    block: Block, setter: Setter, lead: str, text: str, at: QPointF, width: float
) -> float:
    """Add a paragraph that begins with a bold word."""
    words = f"{lead} {text}"
    style = setter.style("body")
    return block.add_text(words, style, at.x(), at.y(), width, bold_to=len(lead))


def _add_stop(
    block: Block, setter: Setter, stops: str, at: QPointF, width: float
) -> None:
    """Add stop signs of this exercise, with a sign before them."""
    size, indent = 9 * PT, 13 * PT
    text = _tr("Stop if: {0}").format(stops)
    style = setter.style("body", "stop", bold=True)
    mark = set_text(text, style, at + QPointF(indent, 0), width - indent)
    middle = mark.at.y() + mark.line_height / 2
    block.add(StopMark(QRectF(at.x(), middle - size / 2, size, size)))
    block.add(mark)
