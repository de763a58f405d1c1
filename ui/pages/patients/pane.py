"""The pane beside the list: everything about one patient."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.clinic.detail import last_days
from coach.clinic.flags import READY
from coach.clinic.words import about_words
from coach.progress.words import span_words
from ui.dates import short_day
from ui.pages.patients.day_strip import DayState, DayStrip
from ui.pages.patients.pane_parts import (
    ProgramRow,
    deviation_rows,
    flag_panel,
    next_stage_rows,
    note_rows,
    planned_rows,
)
from ui.pages.recovery.pain_card import PainDay, PainLine
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.label import ElidedLabel, Label
from ui.widgets.menu import Menu
from ui.widgets.prose import Prose
from ui.widgets.scroll import WIDTH_PX as SCROLL_BAR_PX
from ui.widgets.scroll import Column, ScrollArea

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from coach.clinic.detail import Detail
    from coach.clinic.overview import Row
    from ui.widgets.thumbnails import ThumbnailStore

PADDING_PX = 24
_MAIN_PX = 46
_GRAPH_PX = 158
# Slugs of the menu.
EDIT, NOTES, CODE, EXPORT, ARCHIVE = "edit", "notes", "code", "export", "archive"
ISSUED = "issued"


class PatientPane(Card):
    """Shows one patient; what is asked for is done by the page.

    Args:
        thumbnails: Draws the figure of the program.

    Attributes:
        row: Who is shown; None for nobody.
        detail: Everything about them; None until it was read.

    Signals:
        assign_asked: Assign something to the patient with this id.
        report_asked: Show their reports.
        deed_asked: Do something from the menu, as `EDIT` and the others.
    """

    assign_asked = Signal(str)
    report_asked = Signal()
    deed_asked = Signal(str)

    def __init__(
        self, thumbnails: ThumbnailStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, padding_px=0)
        self._thumbnails = thumbnails
        self.row: Row | None = None
        self.detail: Detail | None = None
        self.body.setSpacing(0)
        self.body.addWidget(self._make_head())
        self._scroll = ScrollArea(self)
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(self._make_foot())
        self._content = Column()
        self.column = QVBoxLayout(self._content)
        self._begin()
        self._end()
        self.show_row(None)

    def _make_head(self) -> QWidget:
        self._head = QWidget(self)
        self._name = ElidedLabel("", role="pane_title", px=20, weight=600)
        self._about = Label(role="small", color="text_2", wrap=True)
        self.more = Button(
            kind=ButtonKind.LINK,
            icon="more",
            height_px=36,
            name=self.tr("More for this patient"),
        )
        self.more.clicked.connect(self.open_menu)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self._name, 1)
        top.addWidget(self.more)
        column = QVBoxLayout(self._head)
        column.setContentsMargins(PADDING_PX, 14, 12, 8)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._about)
        return self._head

    def _make_foot(self) -> QWidget:
        self._foot = QWidget(self)
        self.assign = Button(
            self.tr("Assign program"),
            kind=ButtonKind.MAIN,
            icon="send",
            height_px=_MAIN_PX,
        )
        self.assign.clicked.connect(self._ask_assign)
        self.report = Button(
            self.tr("Report"),
            icon="export",
            height_px=_MAIN_PX,
            name=self.tr("Show the report"),
        )
        self.report.clicked.connect(self.report_asked)
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(16, 10, 12, 12)
        row.setSpacing(2)
        row.addWidget(self.assign)
        row.addWidget(self.report)
        row.addStretch(1)
        return self._foot

    # What is shown

    def show_row(self, row: Row | None) -> None:
        """Show who is chosen at once; everything else about them comes later."""
        is_same = (
            row is not None
            and self.row is not None
            and row.patient.id == self.row.patient.id
        )
        self.row = row
        for part in (self._head, self._foot):
            part.setVisible(row is not None)
        if row is None:
            self._begin()
            words = self.tr("Choose a patient to see how they are doing.")
            self.column.addSpacing(PADDING_PX)
            self.column.addWidget(Label(words, color="text_2", weight=400, wrap=True))
            self._end()
            return
        self._name.set_full_text(row.patient.called)
        if not is_same:
            self.detail = None
            self._about.setText(about_words(row.patient, row.stage))
            self.report.setEnabled(False)
            self._begin()
            self._end()

    def show_detail(self, detail: Detail, today: date) -> None:
        """Show everything about a patient.

        Args:
            detail: The patient.
            today: The physiotherapist's day.
        """
        self.show_row(detail.row)
        at = self._scroll.bar.value() if self.detail is not None else 0
        self.detail = detail
        row = detail.row
        self._about.setText(about_words(row.patient, row.stage, detail.day))
        self.report.setEnabled(bool(detail.reports))
        self._begin()
        panel = flag_panel(detail)
        if panel is not None:
            self.column.addWidget(panel)
        self._add_days(detail, today)
        self._add_program(detail)
        self._add_report(detail)
        self._add_notes(detail)
        self._end()
        self._scroll.bar.setValue(at)

    def _add_days(self, detail: Detail, today: date) -> None:
        days = last_days(detail, today)
        if not detail.marks:
            return
        pains = tuple(
            PainDay(day, mark and mark.pain_max, mark and mark.pain_morning)
            for day, mark in days
        )
        if any(each.worst is not None or each.morning is not None for each in pains):
            self._add_heading(self.tr("Pain"))
            line = PainLine()
            line.setFixedHeight(_GRAPH_PX)
            line.show_days(pains)
            self.column.addWidget(line)
            if any(each.morning is not None for each in pains):
                words = self.tr("Dots: worst in a session. Diamonds: mornings.")
                self.column.addWidget(Label(words, role="caption", color="text_2"))
        self._add_heading(self.tr("Days done"))
        strip = DayStrip()
        strip.show_days([DayState.of(day, mark) for day, mark in days])
        self.column.addWidget(strip)

    def _add_program(self, detail: Detail) -> None:
        self._add_heading(self.tr("Program"))
        if detail.program is None:
            words = self.tr("Nothing is assigned yet.")
            self.column.addWidget(Label(words, role="small", color="text_2", wrap=True))
            return
        self.column.addWidget(ProgramRow(detail.program, self._thumbnails))

    def _add_report(self, detail: Detail) -> None:
        """Add what the newest report says beside the days."""
        if detail.fault:
            fault = Label(detail.fault, role="small", color="bad_text", wrap=True)
            self.column.addWidget(fault)
        if detail.report is None:
            return
        report = detail.report.report
        self._add_part("", note_rows(report))
        is_said = READY in detail.row.flags
        self._add_part(self.tr("Next stage"), next_stage_rows(report, is_said=is_said))
        span = span_words(short_day(report.from_day), short_day(report.to_day))
        head = self.tr("Planned and done, {0}").format(span)
        self._add_part(head, planned_rows(report))
        self._add_part(self.tr("Different from the plan"), deviation_rows(report))

    def _add_notes(self, detail: Detail) -> None:
        notes = detail.row.patient.notes.strip()
        self._add_heading(self.tr("Your notes"))
        if notes:
            self.column.addWidget(Prose(notes, role="small"))
        words = self.tr("Change") if notes else self.tr("Write a note")
        self.write = Button(words, kind=ButtonKind.LINK, height_px=32)
        self.write.setAccessibleName(self.tr("Change your notes"))
        self.write.clicked.connect(self._ask_notes)
        left = Qt.AlignmentFlag.AlignLeft
        self.column.addWidget(self.write, 0, left)

    def _add_part(self, title: str, rows: Iterable[QWidget]) -> None:
        """Add a heading and what belongs to it, where there is anything."""
        found = list(rows)
        if found and title:
            self._add_heading(title)
        for row in found:
            self.column.addWidget(row)

    def _add_heading(self, text: str) -> None:
        self.column.addSpacing(10)
        self.column.addWidget(Label(text, px=14, weight=600))

    def _begin(self) -> None:
        """Begin with an empty column."""
        self._content = Column()
        self.column = QVBoxLayout(self._content)
        right = PADDING_PX - SCROLL_BAR_PX
        self.column.setContentsMargins(PADDING_PX, 4, right, 16)
        self.column.setSpacing(8)

    def _end(self) -> None:
        """Show the column that was filled."""
        self.column.addStretch(1)
        old = self._scroll.takeWidget()
        if old is not None:
            # It may be the sender of the signal that brought us here.
            old.hide()
            old.setParent(self)
            old.deleteLater()
        self._scroll.set_content(self._content)

    # What is asked for

    @Slot()
    def open_menu(self) -> None:
        """Show what else can be done with a patient."""
        menu = self.make_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        place = QPoint(self.more.width() - menu.sizeHint().width(), self.more.height())
        menu.popup(self.more.mapToGlobal(place))

    def make_menu(self) -> Menu:
        """Return the menu of the patient who is shown."""
        menu = Menu(self)
        row = self.row
        if row is None:
            return menu
        is_away = bool(row.patient.archived_at)
        away = self.tr("Bring back") if is_away else self.tr("Archive")
        lines = [
            (EDIT, self.tr("Edit …")),
            (NOTES, self.tr("Notes …")),
            (ISSUED, self.tr("Assigned so far …")),
            (CODE, self.tr("Their code")),
            (EXPORT, self.tr("Export everything …")),
            (ARCHIVE, away),
        ]
        for value, text in lines:
            action = QAction(text, menu)
            action.setData(value)
            action.setEnabled(value != CODE or bool(row.patient.public_key))
            menu.addAction(action)
        menu.triggered.connect(self._follow_menu)
        return menu

    @Slot(QAction)
    def _follow_menu(self, action: QAction) -> None:
        self.deed_asked.emit(str(action.data()))

    @Slot()
    def _ask_assign(self) -> None:
        if self.row is not None:
            self.assign_asked.emit(self.row.patient.id)

    @Slot()
    def _ask_notes(self) -> None:
        self.deed_asked.emit(NOTES)
