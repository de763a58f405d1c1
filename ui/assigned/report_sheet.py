"""Before a report leaves: what is in it, to the letter, and what can be left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from coach.exchange.returned.table import report_text
from coach.progress.words import short_day
from ui.assigned.code_part import CodeLabel
from ui.assigned.page_view import PageView
from ui.diary.rows import inset
from ui.pages.recovery.entry_points import with_room
from ui.player.form_sheet import FOOT_BUTTON_PX, FormSheet
from ui.widgets.button import Button
from ui.widgets.fold import Fold
from ui.widgets.label import Label
from ui.widgets.pill import ChoiceRow
from ui.widgets.scroll import Column
from ui.widgets.text_area import TextArea
from ui.widgets.toggle import Toggle, toggle_row

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from coach.exchange.assigned.receive import Signed
    from coach.exchange.returned.build import Note
    from coach.exchange.returned.sending import Preview

# More than a report may be long.
_TABLE_MAX = 8 << 20


class ReportSheet(FormSheet):
    """Shows a report, and asks which days, which notes, and for whom it is readable.

    Args:
        window: The widget that is covered.
        signed: The plan that is reported on.
        spans: Name and days of each period that can be chosen.
        motion: Whether the card may rise into place.

    Attributes:
        notes: The switch of each note, by the id of its session.
        page: The page that leaves.
        table: What leaves beside it, as it is written.

    Signals:
        changed: Another report is wished for.
        write_asked: Write the one that is shown.
        given_up: Nothing is to leave.
    """

    changed = Signal()
    write_asked = Signal()
    given_up = Signal()
    width_px = 880

    def __init__(
        self,
        window: QWidget,
        signed: Signed,
        spans: dict[str, tuple[date, date]],
        *,
        motion: bool = True,
    ) -> None:
        super().__init__(window, motion=motion)
        self._signed = signed
        self._spans = spans
        self._shown: tuple[Note, ...] | None = None
        self.preview: Preview | None = None
        self.notes: dict[str, Toggle] = {}
        self.page = PageView()
        self._make()
        self.left.connect(self._give_up)

    def _make(self) -> None:
        issuer = self._signed.assignment.issuer
        self.set_head(
            self.tr("Report for {0}").format(issuer.name),
            self.tr("You see all of it here. It is written to a file; you send it."),
        )
        self.span = ChoiceRow(self.tr("Days"), self._span_words())
        self.span.set_value(next(iter(self._spans)))
        self.span.chosen.connect(self._ask_anew)
        self.body.addWidget(self.span)
        self._notes_part = Column()
        self._notes_column = QVBoxLayout(self._notes_part)
        self._notes_column.setContentsMargins(0, 0, 0, 0)
        # Without notes it leaves no gap.
        self._notes_room = with_room(self._notes_part)
        self._notes_room.hide()
        self.body.addWidget(self._notes_room)
        self.fhir = Toggle(self.tr("With the same numbers for the practice's software"))
        self.body.addWidget(with_room(toggle_row(self.fhir)))
        self.body.addWidget(inset(Label(self._lock_words(), role="small", wrap=True)))
        self.body.addSpacing(8)
        self.body.addWidget(inset(Label(self.tr("This page leaves"), weight=600)))
        words = self.tr(
            "With it go the same days as a table for the practice's Coach: sets, "
            "times, and what was answered about pain and effort."
        )
        self.body.addWidget(inset(Label(words, role="small", weight=400, wrap=True)))
        self.body.addWidget(with_room(self.page))
        self.table = TextArea(self.tr("The table, to the letter"), _TABLE_MAX)
        self.table.setReadOnly(True)
        fold = Fold(self.tr("The table, to the letter"), self.table)
        fold.toggled.connect(self._fit)
        self.body.addWidget(fold)
        self._code_part = Column()
        self._code_column = QVBoxLayout(self._code_part)
        self._code_column.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(with_room(self._code_part))
        leave = Button(self.tr("Not now"), height_px=FOOT_BUTTON_PX)
        leave.clicked.connect(self._give_up)
        self.foot.addStretch(1)
        self.foot.addWidget(leave)
        save = self.add_save(self.tr("Choose where"))
        save.clicked.connect(self._write)
        save.setEnabled(False)

    def _span_words(self) -> list[tuple[str, str]]:
        words = {
            "new": self.tr("Since the last report"),
            "week": self.tr("The last 7 days"),
            "all": self.tr("From the beginning"),
        }
        return [(name, words[name]) for name in self._spans]

    def _lock_words(self) -> str:
        issuer = self._signed.assignment.issuer
        if self._signed.assignment.report.to:
            return self.tr("Only {0} can open the file.").format(issuer.name)
        return self.tr(
            "The file is signed, not locked: whoever gets it can read it. Hand it over "
            "as you would a letter."
        )

    @property
    def days(self) -> tuple[date, date]:
        """First and last day that are wished for."""
        return self._spans[self.span.value()]

    @property
    def picked(self) -> frozenset[str] | None:
        """Ids of the sessions whose notes go along; None before any was shown."""
        if self._shown is None:
            return None
        return frozenset(name for name, note in self.notes.items() if note.isChecked())

    def show_preview(self, preview: Preview) -> None:
        """Show a report as it would leave."""
        is_first = self.preview is None
        self.preview = preview
        self.page.show_page(preview.page)
        self.table.setPlainText(report_text(preview.report))
        if preview.notes != self._shown:
            self._show_notes(preview)
        if is_first:
            self._show_code(preview)
        if self.save is not None:
            self.save.setEnabled(True)
            if is_first:
                self.open(self.save)
        self.fit()

    def _show_notes(self, preview: Preview) -> None:
        while self._notes_column.count():
            item = self._notes_column.takeAt(0)
            part = item.widget() if item is not None else None
            if part is not None:
                part.hide()
                part.deleteLater()
        self._shown, self.notes = preview.notes, {}
        self._notes_room.setVisible(bool(preview.notes))
        if preview.notes:
            title = Label(self.tr("Notes that go along"), weight=600)
            self._notes_column.addWidget(title)
        for note in preview.notes:
            words = self.tr("{0}: {1}").format(short_day(note.day), note.text)
            toggle = Toggle(words)
            toggle.setChecked(note.session_id in preview.picked)
            toggle.toggled.connect(self._ask_anew)
            self.notes[note.session_id] = toggle
            self._notes_column.addWidget(toggle_row(toggle))

    def _show_code(self, preview: Preview) -> None:
        words = self.tr("Your own code, for the practice to compare the first time")
        self._code_column.addWidget(Label(words, weight=600, wrap=True))
        self._code_column.addWidget(CodeLabel(preview.own_key))

    @Slot()
    def _fit(self) -> None:
        """Make room for the table, and show it: it lies below all else."""
        self.fit()
        if not self.table.isHidden():
            self.show_part(self.table)

    @Slot()
    def _ask_anew(self) -> None:
        # What is shown is not what would leave, until the new one is here.
        if self.save is not None:
            self.save.setEnabled(False)
        self.changed.emit()

    @Slot()
    def _write(self) -> None:
        self.write_asked.emit()

    @Slot()
    def _give_up(self) -> None:
        self.go_away()
        self.given_up.emit()
