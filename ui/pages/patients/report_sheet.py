"""A patient's reports to read: one of them, and the way to the others."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from coach.exchange.returned.page import done_words, title_words
from coach.progress.words import span_words
from ui.dates import short_day
from ui.pages.patients.day_strip import DayState, DayStrip
from ui.pages.patients.pane_parts import (
    deviation_rows,
    next_stage_rows,
    note_rows,
    planned_rows,
)
from ui.pages.recovery.pain_card import PainDay, PainLine
from ui.player.form_sheet import FOOT_BUTTON_PX
from ui.player.reading_sheet import BODY_PX, ReadingSheet
from ui.widgets.button import Button, ButtonKind
from ui.widgets.combo import Combo
from ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QWidget

    from coach.clinic.reports import KeptReport
    from coach.exchange.returned.model import Report


class ReportSheet(ReadingSheet):
    """Shows what a report says; every word of it was verified before.

    Args:
        window: The widget that is covered.
        kept: The reports of the patient, newest first.
        motion: Whether the card may rise into place.

    Attributes:
        report: The one that is shown; None until it was read.

    Signals:
        report_chosen: Read the report with this hash.
        save_asked: Save the page as a file.
        print_asked: Show the pages for printing.
        closed: The sheet is gone.
    """

    width_px = 720
    report_chosen = Signal(str)
    save_asked = Signal()
    print_asked = Signal()
    closed = Signal()

    def __init__(
        self, window: QWidget, kept: Sequence[KeptReport], *, motion: bool = True
    ) -> None:
        super().__init__(window, motion=motion)
        self._kept = kept
        self._at = 0
        self.report: Report | None = None
        self.left.connect(self.close_sheet)

    def show_report(self, report: Report) -> None:
        """Show a report."""
        is_another = self.report is not None
        self.report = report
        self.clear()
        name = report.patient_name or report.patient_ref
        self.set_head(name, title_words(report))
        self.body.setSpacing(8)
        self.body.setContentsMargins(*BODY_PX)
        self._add_choice()
        self._add_numbers(report)
        self._add_days(report)
        parts = (
            (self.tr("Next stage"), next_stage_rows(report)),
            (self.tr("What they wrote"), note_rows(report)),
            (self.tr("Planned and done"), planned_rows(report)),
            (self.tr("Different from the plan"), deviation_rows(report)),
        )
        for title, rows in parts:
            self._add_part(title, rows)
        self.body.addStretch(1)
        self._add_foot()
        # Another one was chosen here, and perhaps the next one will be.
        self.open(self.choice if is_another else self.done)

    def _add_choice(self) -> None:
        """Add the way to older reports, where there are any."""
        if len(self._kept) < 2:
            return
        self.choice = Combo(self.tr("Which report"))
        for kept in self._kept:
            first, last = map(date.fromisoformat, (kept.from_day, kept.to_day))
            words = self._span(first, last)
            self.choice.addItem(words, kept.sha256)
        self.choice.setCurrentIndex(self._at)
        self.choice.currentIndexChanged.connect(self._choose)
        self.body.addWidget(self.choice)

    def _add_numbers(self, report: Report) -> None:
        span = self._span(report.from_day, report.to_day)
        span = self.tr("{0}, revision {1} of the plan").format(span, report.revision)
        for text, weight in ((done_words(report), 600), (span, 400)):
            self.body.addWidget(Label(text, weight=weight, wrap=True))

    def _span(self, first: date, last: date) -> str:
        span = span_words(short_day(first), short_day(last))
        return self.tr("{0} {1}").format(span, last.year)

    def _add_days(self, report: Report) -> None:
        strip = DayStrip()
        strip.show_days([DayState.of(day.day, day) for day in report.days])
        self._add_part(self.tr("Days done"), [strip])
        pains = tuple(
            PainDay(day.day, day.pain_max, day.pain_morning) for day in report.days
        )
        if any(each.worst is not None or each.morning is not None for each in pains):
            line = PainLine()
            line.show_days(pains)
            self._add_part(self.tr("Pain"), [line])

    def _add_part(self, title: str, rows: Iterable[QWidget]) -> None:
        found = list(rows)
        if found:
            self.body.addSpacing(8)
            self.body.addWidget(Label(title, role="card_title", px=15))
        for row in found:
            self.body.addWidget(row)

    def _add_foot(self) -> None:
        save = Button(
            self.tr("Save as HTML …"), kind=ButtonKind.QUIET, height_px=FOOT_BUTTON_PX
        )
        save.clicked.connect(self.save_asked)
        paper = Button(
            self.tr("Print or PDF …"), kind=ButtonKind.QUIET, height_px=FOOT_BUTTON_PX
        )
        paper.clicked.connect(self.print_asked)
        self.done = Button(
            self.tr("Done"), kind=ButtonKind.MAIN, height_px=FOOT_BUTTON_PX
        )
        self.done.clicked.connect(self.close_sheet)
        self.foot.addWidget(save)
        self.foot.addWidget(paper)
        self.foot.addStretch(1)
        self.foot.addWidget(self.done)

    @Slot(int)
    def _choose(self, index: int) -> None:
        self._at = index
        self.report_chosen.emit(self._kept[index].sha256)

    @Slot()
    def close_sheet(self) -> None:
        """Go away."""
        self.go_away()
        self.closed.emit()
