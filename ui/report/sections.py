"""The parts of the report: heading, lines to write on, facts, tables, the graph."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, Qt

from coach.progress.table import cell_text
from ui.handout.flow import Block, Group, group
from ui.handout.marks import line_mark
from ui.handout.paper import PT
from ui.report.graph import GraphMark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.exchange.report_facts import Line, Report
    from coach.progress.table import Table
    from ui.handout.setter import Setter

_LABEL = 112.0 * PT
_WRITE_LINE = 21.0 * PT
_CELL_GAP = 8.0 * PT
_GRAPH_SHARE = 0.36
_GRAPH_LEAST = 150.0 * PT


def _tr(text: str) -> str:
    return QCoreApplication.translate("report", text)


def heading(setter: Setter, title: str) -> Block:
    """Return the title of a part."""
    block = Block(before=11 * PT)
    block.add_text(title, setter.style("section", "accent"), 0, 0, setter.width)
    return block


def lines_to_write(setter: Setter, title: str, labels: Sequence[str]) -> Group:
    """Return lines to write on, each with a word before it, or none.

    Args:
        setter: How it is set.
        title: The heading.
        labels: A word for each line; "" leaves all of it free.
    """
    blocks = [heading(setter, title)]
    for label in labels:
        block = Block()
        x = 0.0
        if label:
            style = setter.style("note", bold=True)
            block.add_text(label, style, 0, 8 * PT, _LABEL)
            x = _LABEL
        block.add(line_mark(x, _WRITE_LINE, setter.width, _WRITE_LINE))
        blocks.append(block)
    return group(blocks)


def facts(setter: Setter, lines: Sequence[Line]) -> list[Block]:
    """Return facts with what they are about in front of them."""
    blocks = []
    for label, text in lines:
        block = Block(before=1.5 * PT)
        block.add_text(label, setter.style("note", bold=True), 0, 0, _LABEL - _CELL_GAP)
        width = setter.width - _LABEL
        block.add_text(text, setter.style("note"), _LABEL, 0, width)
        blocks.append(block)
    return blocks


def fill_in(setter: Setter, label: str, unit: str) -> Block:
    """Return a short gap for a number that is known only on the day itself."""
    block = Block(before=3 * PT)
    width = 46 * PT
    block.add_text(label, setter.style("note", bold=True), 0, 0, _LABEL - _CELL_GAP)
    left = _LABEL + width + 4 * PT
    low = block.add_text(unit, setter.style("note"), left, 0, setter.width - left)
    block.add(line_mark(_LABEL, low - 2 * PT, _LABEL + width, low - 2 * PT))
    return block


def table_part(setter: Setter, content: Table, shares: Sequence[float]) -> Group:
    """Return a table with its heading.

    Args:
        setter: How it is set.
        content: The table; its columns are as many as the shares.
        shares: Width of each column, of the whole.
    """
    head = _row(setter, content.columns, shares, bold=True)
    head.before = 1 * PT
    blocks = [heading(setter, content.title), head]
    for cells in content.rows:
        row = _row(setter, [cell_text(cell) for cell in cells], shares)
        row.add(line_mark(0, 0, setter.width, 0, "hairline"))
        blocks.append(row)
    return group(blocks)


def _row(
    setter: Setter,
    texts: Sequence[str],
    shares: Sequence[float],
    *,
    bold: bool = False,
) -> Block:
    block = Block()
    style = setter.style("note", "muted" if bold else "text", bold=bold)
    x = 0.0
    for text, share in zip(texts, shares, strict=True):
        width = setter.width * share
        if text:
            block.add_text(text, style, x, 1.5 * PT, width - _CELL_GAP)
        x += width
    block.height += 1.5 * PT
    return block


def graph(setter: Setter, report: Report) -> Block:
    """Return the graph of the 30 days; without answers, empty to fill in by hand."""
    block = Block(before=9 * PT)
    pain = report.pain
    is_empty = pain.is_empty and not report.session_days
    if is_empty:
        words = _tr("Nothing noted yet: the graph can be filled in by hand.")
        block.add_text(words, setter.style("note", "muted"), 0, 0, setter.width)
    high = max(setter.width * _GRAPH_SHARE * setter.density.scale**2, _GRAPH_LEAST)
    block.add(
        GraphMark(
            QRectF(0, block.height, setter.width, high),
            report.span,
            pain.mornings,
            pain.during,
            report.session_days,
        )
    )
    return block


def title_block(setter: Setter, report: Report, period: str) -> Group:
    """Return the title, whose sheets they are, and the days they tell of."""
    block = Block()
    right = replace(setter.style("body", bold=True), align=Qt.AlignmentFlag.AlignRight)
    name_width = setter.width * 0.36
    left_width = setter.width - name_width - _CELL_GAP
    y = block.add_text(
        _tr("Notes for the appointment"), setter.style("title"), 0, 0, left_width
    )
    x = setter.width - name_width
    if report.name:
        block.add_text(report.name, right, x, 9 * PT, name_width)
    else:
        below = block.add_text(_tr("Name:"), setter.style("note"), x, 9 * PT, 40 * PT)
        end = below - 2 * PT
        block.add(line_mark(x + 34 * PT, end, setter.width, end))
    block.add_text(period, setter.style("note", "muted"), 0, y + 2 * PT, setter.width)
    return group([block])
