"""The kinds of export: what a file of each is called, and how it is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from datetime import date


def _tr(text: str) -> str:
    return QCoreApplication.translate("report", text)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of export.

    Attributes:
        title: Heading of the dialog that asks where it goes.
        stem: Begins the name of the file; the day follows.
        suffix: Ends it, without the dot.
        filter_words: What such files are called.
    """

    title: str
    stem: str
    suffix: str
    filter_words: str

    def file_name(self, day: date) -> str:
        """Return the name that is proposed."""
        return f"{self.stem}-{day.isoformat()}.{self.suffix}"

    @property
    def name_filter(self) -> str:
        """What the dialog shows of a folder."""
        ending = self.suffix.rpartition(".")[2]
        return f"{self.filter_words} (*.{ending})"


def kinds() -> dict[str, Kind]:
    """Return the kinds by the name that the progress page gives them."""
    table = _tr("Tables")
    return {
        "pdf": Kind(
            _tr("Save the notes for the appointment"),
            "coach-appointment",
            "pdf",
            _tr("PDF files"),
        ),
        "csv": Kind(_tr("Save the table of sets"), "coach-sets", "csv", table),
        "notes": Kind(_tr("Save the table of notes"), "coach-notes", "csv", table),
        "json": Kind(
            _tr("Save the whole history"), "coach-history", "json", history_filter()
        ),
        "ics": Kind(
            _tr("Save the planned sessions"), "coach-plan", "ics", _tr("Calendars")
        ),
        "fhir": Kind(
            _tr("Save the bundle for a clinic"),
            "coach",
            "fhir.json",
            _tr("FHIR bundles"),
        ),
    }


def history_filter() -> str:
    """Return what history files are called."""
    return _tr("Histories")
