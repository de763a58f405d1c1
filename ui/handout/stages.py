"""The stages of a plan, set as lists with boxes to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF

from ui.handout.content import dotted
from ui.handout.flow import Block, Group, group
from ui.handout.marks import BoxMark, StopMark, line_mark, set_text
from ui.handout.paper import PT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.handout.plan_content import StagePart
    from ui.handout.setter import Setter

_INDENT = 14.0 * PT
_BOX = 8.0 * PT


def _tr(text: str) -> str:
    return QCoreApplication.translate("handout", text)


def stage(setter: Setter, part: StagePart) -> Group:
    """Return one stage: how often, what leads in, on and back."""
    head = Block(before=9 * PT)
    head.add(line_mark(0, 0, setter.width, 0, "hairline"))
    y = head.add_text(part.title, setter.style("name"), 0, 5 * PT, setter.width)
    facts = dotted(part.facts)
    y = head.add_text(facts, setter.style("dose", "accent"), 0, y, setter.width)
    if part.others_took:
        words = setter.style("note", "muted")
        head.add_text(part.others_took, words, 0, y, setter.width)
    blocks = [head]
    blocks += _ticks(setter, _tr("Begin when"), part.entry)
    blocks += _ticks(setter, part.tests_title, part.tests)
    if part.rules:
        blocks.append(_small_heading(setter, _tr("Step back")))
        blocks += [_rule(setter, rule) for rule in part.rules]
    return group(blocks)


def _small_heading(setter: Setter, title: str) -> Block:
    block = Block(before=3 * PT)
    block.add_text(title, setter.style("body", bold=True), 0, 0, setter.width)
    return block


def _ticks(setter: Setter, title: str, lines: Sequence[str]) -> list[Block]:
    """Return a list with a box before every line; [] for an empty list."""
    if not lines:
        return []
    blocks = [_small_heading(setter, title)]
    for line in lines:
        block = Block(before=1 * PT)
        text = _indented(block, setter, line)
        block.add(BoxMark(_before(text, _BOX)))
        blocks.append(block)
    return blocks


def _rule(setter: Setter, rule: str) -> Block:
    block = Block(before=1 * PT)
    text = _indented(block, setter, rule)
    block.add(StopMark(_before(text, _BOX)))
    return block


def _indented(block: Block, setter: Setter, line: str) -> float:
    """Add a line with room before it; return the height of its first line."""
    style = setter.style("note")
    place = QRectF(_INDENT, 0, setter.width - _INDENT, 0)
    mark = set_text(line, style, place.topLeft(), place.width())
    block.add(mark)
    return mark.line_height


def _before(line_height: float, size: float) -> QRectF:
    """Return the square before the first line of a paragraph."""
    return QRectF(0.5 * PT, (line_height - size) / 2, size, size)
