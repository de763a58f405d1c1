"""Writes the report for an appointment as a PDF, with a screen or without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.exchange.reading import open_history
from coach.exchange.report_facts import report_of
from coach.exchange.writing import refuse_own_file
from ui.handout.paper import paper
from ui.handout.pdf import application, write_pdf
from ui.report.layout import lay_out_report

if TYPE_CHECKING:
    from pathlib import Path

    from coach.exchange.exports import Source
    from ui.handout.paper import PaperName


def export_report(
    source: Source, path: Path, *, paper_name: PaperName = "a4", grey: bool = False
) -> str:
    """Write the report of the last 30 days and return its length in words.

    Args:
        source: The history, the person's name, the present day, and whether the
            health list is printed.
        path: The PDF file; one that is there is replaced when the new one is complete.
        paper_name: "a4" or "letter".
        grey: Use black and greys only.

    Raises:
        FileError: The file cannot be written.
        StoreError: The history cannot be read.
    """
    refuse_own_file(path, source.history)
    with open_history(source.history) as connection:
        settings = source.settings
        report = report_of(
            connection,
            source.today,
            settings.name,
            with_health=settings.report_health,
        )
    with application():
        sheet = paper(paper_name)
        pages = lay_out_report(report, sheet)
        # No name here: what a file says of itself is shown in lists and previews.
        title = QCoreApplication.translate("report", "Notes for the appointment")
        write_pdf(pages, path, sheet, title=title, grey=grey)
        words = QCoreApplication.translate("report", "{0} pages")
        if len(pages) == 1:
            words = QCoreApplication.translate("report", "1 page")
        return words.format(len(pages))
