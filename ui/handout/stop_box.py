"""The framed box with the stop signs, what pain means, and when not to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF

from ui.handout.flow import Block, Group, group
from ui.handout.marks import StopMark, line_mark
from ui.handout.paper import PT
from ui.handout.setter import COLUMN_GAP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.handout.content import StopBox
    from ui.handout.setter import Setter

    # A heading with its lines.
    Part = tuple[str, tuple[str, ...]]

_FRAME_PAD = 8.0 * PT
_FRAME_WIDTH = 1.4 * PT
_SIGN = 34.0 * PT
# A box with more in it is set line by line, so that a page may end inside it.
_BOX_HIGH = 320.0 * PT


def _tr(text: str) -> str:
    return QCoreApplication.translate("handout", text)


def stop_box(setter: Setter, box: StopBox) -> Group | None:
    """Return the frame; None when there is nothing to say."""
    parts: list[Part] = [
        (_tr("Stop at once if you notice"), box.signs),
        (_tr("Pain while you exercise"), box.pain),
        (_tr("Do not begin now if"), box.leave_out),
    ]
    parts = [part for part in parts if part[1]]
    if not parts:
        return None
    left = _FRAME_PAD + _SIGN + 9 * PT
    width = setter.width - left - _FRAME_PAD
    blocks = [_side_by_side(setter, parts, left, width)]
    if blocks[0].height > _BOX_HIGH:
        blocks = _stacked(setter, parts, left, width)
    sign = QRectF(_FRAME_PAD, 9 * PT, _SIGN, _SIGN)
    blocks[0].add(StopMark(sign, _tr("STOP")))
    _frame(blocks, setter.width)
    blocks[0].before = 8 * PT
    return group(blocks)


def _side_by_side(
    setter: Setter, parts: Sequence[Part], x: float, width: float
) -> Block:
    """Return the parts as columns; a single one is set in two."""
    block = Block()
    count = max(len(parts), 2)
    column = (width - (count - 1) * COLUMN_GAP) / count
    if len(parts) == 1:
        title, lines = parts[0]
        half = -(-len(lines) // 2)
        parts = [(title, lines[:half]), ("", lines[half:])]
    for place, (title, lines) in enumerate(parts):
        left = x + place * (column + COLUMN_GAP)
        heading = setter.style("section", "stop")
        # A space keeps the lines of a column without heading on the others' height.
        y = block.add_text(title or " ", heading, left, 6 * PT, column) + 1 * PT
        for line in lines:
            y = setter.add_point(block, line, left, y, column, setter.style("note"))
            y += 1 * PT
    return block


def _stacked(
    setter: Setter, parts: Sequence[Part], x: float, width: float
) -> list[Block]:
    """Return the parts below each other, in pieces that pages may part."""
    blocks = []
    for title, lines in parts:
        head = Block()
        head.add_text(title, setter.style("section", "stop"), x, 6 * PT, width)
        blocks.append(head)
        for line in lines:
            block = Block()
            setter.add_point(block, line, x, 0, width, setter.style("note"))
            blocks.append(block)
    return blocks


def _frame(blocks: Sequence[Block], width: float) -> None:
    """Draw a frame round blocks; each has its own piece, so they may part."""
    blocks[-1].height += 8 * PT
    for block in blocks:
        for x in (0.0, width):
            block.add(line_mark(x, 0, x, block.height, "stop", _FRAME_WIDTH))
    low = blocks[-1].height
    blocks[0].add(line_mark(0, 0, width, 0, "stop", _FRAME_WIDTH))
    blocks[-1].add(line_mark(0, low, width, low, "stop", _FRAME_WIDTH))
