"""Blocks that follow each other down the page, and how they are put on pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from ui.handout.marks import TextStyle, set_text
from ui.handout.paper import MARGIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ui.handout.marks import Mark


@dataclass(slots=True)
class Block:
    """Marks that are never parted; their origin is the block's upper left corner.

    Attributes:
        height: In units; grows as marks are added.
        before: Room above, left out at the top of a page.
    """

    marks: list[Mark] = field(default_factory=list)
    height: float = 0.0
    before: float = 0.0

    def add(self, mark: Mark) -> None:
        """Add a mark; the block becomes high enough for it."""
        self.marks.append(mark)
        self.height = max(self.height, mark.rect.bottom())

    def add_text(
        self,
        text: str,
        style: TextStyle,
        x: float,
        y: float,
        width: float,
        *,
        bold_to: int = 0,
    ) -> float:
        """Add a paragraph and return where the next one may begin."""
        mark = set_text(text, style, QPointF(x, y), width, bold_to=bold_to)
        self.marks.append(mark)
        below = y + mark.height
        self.height = max(self.height, below)
        return below


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that stay on one page if they fit on one."""

    blocks: tuple[Block, ...]

    @property
    def height(self) -> float:
        """The height of all blocks with the room between them."""
        inner = sum(block.before for block in self.blocks[1:])
        return inner + sum(block.height for block in self.blocks)


def group(blocks: Iterable[Block]) -> Group:
    """Return a group of blocks."""
    return Group(tuple(blocks))


def paginate(groups: Sequence[Group], room: float) -> list[list[Mark]]:
    """Put blocks on pages; return the marks of each page, in the sheet's coordinates.

    Args:
        groups: From top to bottom.
        room: Height of a page between its margins and its footer.
    """
    pages: list[list[Mark]] = [[]]
    used = 0.0
    for part in groups:
        first_gap = part.blocks[0].before if used else 0.0
        is_too_high = used + first_gap + part.height > room
        if used and is_too_high and part.height <= room:
            pages.append([])
            used = 0.0
        for block in part.blocks:
            gap = block.before if used else 0.0
            if used and used + gap + block.height > room:
                pages.append([])
                used = gap = 0.0
            top = MARGIN + used + gap
            pages[-1] += [mark.moved(MARGIN, top) for mark in block.marks]
            used += gap + block.height
    return pages
