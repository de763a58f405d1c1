"""Where a row lands that is dragged: the gap between two others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.editor.program.outline_rows import OutlineRow, RowKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.files.findings import KeyPath


@dataclass(frozen=True)
class Gap:
    """A place between two rows.

    Attributes:
        row: The line is painted above the row with this number, or below the last.
        target: Where the dragged row is then: (block, place) for a step, (block,) for
            a block.
    """

    row: int
    target: tuple[int, ...]


def gap_for(rows: Sequence[OutlineRow], dragged: KeyPath, before: int) -> Gap | None:
    """Return the gap at which a dragged row lands, or None for where it is already.

    Args:
        rows: All rows.
        dragged: Key path of the row that is dragged.
        before: The row under the pointer, or the one below it where the pointer is in
            its lower half; the count of rows below the last.
    """
    if len(dragged) == 2:
        return _gap_for_block(rows, int(dragged[1]), before)
    return _gap_for_step(rows, dragged, before)


def _gap_for_step(
    rows: Sequence[OutlineRow], dragged: KeyPath, before: int
) -> Gap | None:
    gap = gap_for_several(rows, before)
    block, place = gap.target
    if block == dragged[1] and place > int(dragged[3]):
        place -= 1
    if (block, place) == (dragged[1], dragged[3]):
        return None
    return Gap(gap.row, (block, place))


def gap_for_several(rows: Sequence[OutlineRow], before: int) -> Gap:
    """Return the gap into which several steps go that are dragged together.

    Its target is counted with all steps where they are now.
    """
    # A step lies in a block, so never above the first one's heading.
    first = next(n for n, row in enumerate(rows) if row.kind is RowKind.BLOCK)
    before = max(before, first + 1)
    above = rows[before - 1].path
    return Gap(before, (int(above[1]), int(above[3]) + 1 if len(above) > 2 else 0))


def _gap_for_block(rows: Sequence[OutlineRow], dragged: int, before: int) -> Gap | None:
    """Return the gap between two whole blocks, or two stages, that is nearest."""
    starts = [n for n, row in enumerate(rows) if len(row.path) == 2]
    gaps = [*starts, len(rows)]
    nearest = min(gaps, key=lambda gap: abs(gap - before))
    to = gaps.index(nearest)
    to -= to > dragged
    return None if to == dragged else Gap(nearest, (to,))
