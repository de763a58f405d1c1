"""The list of patients as a table for a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.clinic.flags import flag_words
from coach.exchange.csv_file import write_rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from coach.clinic.overview import Row

COLUMNS = (
    "number",
    "name",
    "side",
    "problem",
    "program",
    "stage",
    "done_two_weeks",
    "last_pain",
    "pain_change",
    "flags",
    "last_report",
    "archived",
)


def write_list(rows: Iterable[Row], target: Path) -> int:
    """Write one row for each patient; return how many.

    Args:
        rows: The patients, in the order of the list.
        target: The file; one that is there is replaced.

    Raises:
        FileError: The file cannot be written; nothing of it is left.
    """
    return write_rows(target, COLUMNS, map(_cells, rows))


def _cells(row: Row) -> tuple[object, ...]:
    patient, heard = row.patient, row.standing.reported_on
    return (
        patient.ref,
        patient.name,
        patient.side,
        patient.problem,
        row.title,
        row.stage,
        None if row.adherence is None else round(row.adherence, 3),
        row.pain,
        None if row.pain is None else row.rise,
        "; ".join(map(flag_words, row.flags)),
        None if heard is None else heard.isoformat(),
        "yes" if patient.archived_at else "no",
    )
