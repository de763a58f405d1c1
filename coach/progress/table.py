"""The numbers behind a graph as a table: to read aloud, to copy, to export."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.progress.words import long_day, number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a graph, oldest first.

    Attributes:
        columns: Headings, translated; the first column names the row.
        rows: As many cells as columns; None where nothing is known.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def cell_text(cell: Cell) -> str:
    """Return a cell as it is shown; "" where nothing is known."""
    if cell is None:
        return ""
    return cell if isinstance(cell, str) else number(cell)


def day_cell(day: date) -> str:
    """Return a day as the name of a row."""
    return long_day(day)


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Table:
    """Return a table of any sequences."""
    return Table(title, tuple(columns), tuple(tuple(row) for row in rows))
