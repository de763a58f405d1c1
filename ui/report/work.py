"""What exports and the import do off the window's thread.

What each needs is imported when it is asked for: most sessions of the window write
nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from coach.exchange.exports import Source
    from coach.exchange.merging import Gain
    from coach.exchange.report_facts import Line


def health_list(history: Path) -> tuple[Line, ...]:
    """Return the health list in words.

    Raises:
        StoreError: The history cannot be read.
    """
    from coach.exchange.report_health import health_lines
    from coach.store.entries import HEALTH
    from ui.diary.reading import read_notes

    return health_lines(read_notes(history, (HEALTH,)))


def write_report(source: Source, target: Path) -> str:
    """Write the report.

    Raises:
        CoachError: The history cannot be read or the file cannot be written.
    """
    from ui.handout.paper import usual_paper
    from ui.report.pdf import export_report

    return export_report(source, target, paper_name=usual_paper())


def look_into(file: Path, history: Path) -> Gain:
    """Look into a history file.

    Raises:
        CoachError: The file is no history, or contradicts the one here.
    """
    from coach.exchange import importing

    return importing.look_into(file, history)


def take_in(file: Path, history: Path, now_ms: int) -> Gain:
    """Take in a history file.

    Raises:
        CoachError: Nothing was changed.
    """
    from coach.exchange.importing import import_history

    return import_history(file, history, now_ms)
