"""The parts of a handout that are mostly text: header, notes, sources."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, Qt

from ui.handout.code import code_matrix
from ui.handout.content import clean
from ui.handout.flow import Block, Group, group
from ui.handout.marks import CodeMark, line_mark
from ui.handout.paper import PT
from ui.handout.setter import COLUMN_GAP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.files.model import Source
    from ui.handout.content import Title
    from ui.handout.setter import Setter

_CODE = 66.0 * PT
# More characters of references than these are too long for one paragraph.
_IN_A_ROW = 2_000
# Shares of the width that the lines to write on take: name, date, giver.
_FIELD_SHARES = (0.36, 0.31, 0.33)


def _tr(text: str) -> str:
    return QCoreApplication.translate("handout", text)


def header(setter: Setter, title: Title) -> Group:
    """Return title, facts, the lines to write a name on, and the code."""
    block = Block()
    text_width = setter.width - _CODE - COLUMN_GAP
    y = block.add_text(title.text, setter.style("title"), 0, 0, text_width) + 3 * PT
    for fact in title.facts:
        y = block.add_text(fact, setter.style("note", "muted"), 0, y, text_width)
    if title.has_blanks:
        _add_fields(block, setter, y + 9 * PT, text_width)
    code = QRectF(setter.width - _CODE, 0, _CODE, _CODE)
    block.add(CodeMark(code, code_matrix(title.code)))
    caption = replace(
        setter.style("tiny", "muted"), align=Qt.AlignmentFlag.AlignHCenter
    )
    block.add_text(title.code_caption, caption, code.left(), _CODE, _CODE)
    blocks = [block]
    if title.summary:
        summary = Block(before=7 * PT)
        summary.add_text(title.summary, setter.style("note"), 0, 0, setter.width)
        blocks.append(summary)
    return group(blocks)


def _add_fields(block: Block, setter: Setter, y: float, width: float) -> None:
    """Add the lines for name, date and who gave it."""
    names = (_tr("For:"), _tr("From (date):"), _tr("Given by:"))
    x = 0.0
    for name, share in zip(names, _FIELD_SHARES, strict=True):
        below = block.add_text(name, setter.style("note"), x, y, width * share)
        start = x + block.marks[-1].rect.width() + 4 * PT
        x += width * share
        block.add(line_mark(start, below - 1 * PT, x - 8 * PT, below - 1 * PT))


def notes(setter: Setter, title: str, lines: Sequence[str]) -> Group | None:
    """Return a list under a heading; None for an empty list."""
    if not lines:
        return None
    head = Block(before=11 * PT)
    head.add_text(title, setter.style("section", "accent"), 0, 0, setter.width)
    blocks = [head]
    for line in lines:
        block = Block(before=1 * PT)
        setter.add_point(block, line, 0, 0, setter.width, setter.style("note"))
        blocks.append(block)
    return group(blocks)


def small_print(setter: Setter, text: str) -> Group:
    """Return a paragraph in small type."""
    block = Block(before=9 * PT)
    block.add_text(text, setter.style("small"), 0, 0, setter.width)
    return group([block])


def sources(setter: Setter, references: Sequence[Source], made_by: str) -> Group | None:
    """Return the references and who made the file; None without any."""
    blocks = []
    style = setter.style("tiny", "muted")
    if references:
        head = Block(before=8 * PT)
        words = setter.style("small", "muted", bold=True)
        head.add_text(_tr("What this rests on"), words, 0, 0, setter.width)
        blocks += [head, *_references(setter, references)]
    if made_by:
        block = Block(before=2 * PT)
        block.add_text(made_by, style, 0, 0, setter.width)
        blocks.append(block)
    return group(blocks) if blocks else None


def _references(setter: Setter, references: Sequence[Source]) -> list[Block]:
    """Return one reference below the other, or all in a row where room is short."""
    style = setter.style("tiny", "muted")
    in_a_row = "; ".join(_reference(source) for source in references)
    if not setter.density.extras and len(in_a_row) <= _IN_A_ROW:
        block = Block()
        block.add_text(in_a_row, style, 0, 0, setter.width)
        return [block]
    blocks = []
    for source in references:
        block = Block()
        text = _reference(source)
        if source.finding:
            text = _tr("{0}: {1}").format(text, clean(source.finding))
        setter.add_point(block, text, 0, 0, setter.width, style)
        blocks.append(block)
    return blocks


def _reference(source: Source) -> str:
    text = clean(source.text)
    return _tr("{0} doi:{1}").format(text, source.doi) if source.doi else text
