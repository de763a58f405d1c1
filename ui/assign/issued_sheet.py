"""Everything that was assigned to a patient, to be saved again, printed, or ended."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.dates import short_day
from ui.diary.rows import inset
from ui.player.form_sheet import FOOT_BUTTON_PX, FormSheet
from ui.widgets.button import Button, ButtonKind
from ui.widgets.flow import FlowLayout
from ui.widgets.label import Label

if TYPE_CHECKING:
    from coach.clinic.issuing import Issued
    from ui.assign.issued_work import IssuedList

_BUTTON_PX = 36


class IssuedRow(QWidget):
    """One revision, with what can be done with it.

    Args:
        issued: The revision.
        is_newest: It is the one that holds.

    Signals:
        save_asked: Save its file again.
        print_asked: Show its handout.
        next_asked: Write the next revision.
        end_asked: Let it end today.
    """

    save_asked = Signal(object)
    print_asked = Signal(object)
    next_asked = Signal()
    end_asked = Signal()

    def __init__(self, issued: Issued, today: date, *, is_newest: bool) -> None:
        super().__init__()
        self._issued = issued
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(2)
        title = self.tr("Revision {0}: {1}").format(issued.revision, issued.title)
        column.addWidget(inset(Label(title, weight=600, wrap=True)))
        facts = Label(self._facts(today), role="small", color="text_2", wrap=True)
        column.addWidget(inset(facts))
        flow = FlowLayout(gap_px=0)
        flow.setContentsMargins(0, 0, 0, 0)
        self.save = self._button(self.tr("Save again …"), "export")
        self.save.clicked.connect(self._ask_save)
        self.print = self._button(self.tr("Handout …"), "printer")
        self.print.clicked.connect(self._ask_print)
        buttons = [self.save, self.print]
        if is_newest:
            buttons += self._newest_buttons(today)
        for button in buttons:
            flow.addWidget(button)
        column.addLayout(flow)

    def _newest_buttons(self, today: date) -> list[Button]:
        self.next = self._button(self.tr("Next revision …"), "pencil")
        self.next.clicked.connect(self.next_asked)
        self.end = self._button(self.tr("End today …"), "flag")
        self.end.clicked.connect(self.end_asked)
        return [self.next, self.end] if self._runs(today) else [self.next]

    def _runs(self, today: date) -> bool:
        """Return whether it goes on after today."""
        until = self._issued.valid_until
        return not until or date.fromisoformat(until) > today

    def _facts(self, today: date) -> str:
        # Kept in UTC, told by the clock on the wall.
        then = datetime.fromisoformat(self._issued.issued_at).astimezone()
        issued = short_day(then.date())
        if not self._issued.valid_until:
            return self.tr("Signed on {0}, without an end").format(issued)
        until = date.fromisoformat(self._issued.valid_until)
        words = self.tr("Signed on {0}, until {1}")
        if until < today:
            words = self.tr("Signed on {0}, ended on {1}")
        return words.format(issued, short_day(until))

    def _button(self, text: str, icon: str) -> Button:
        name = self.tr("{0} Revision {1}").format(text, self._issued.revision)
        return Button(
            text, kind=ButtonKind.LINK, icon=icon, height_px=_BUTTON_PX, name=name
        )

    @Slot()
    def _ask_save(self) -> None:
        self.save_asked.emit(self._issued)

    @Slot()
    def _ask_print(self) -> None:
        self.print_asked.emit(self._issued)


class IssuedSheet(FormSheet):
    """Lists what was assigned, newest first.

    Args:
        window: The widget that is covered.
        found: The patient and what they have.
        today: The present day.
        motion: Whether the card may rise into place.

    Attributes:
        rows: Newest first.

    Signals:
        save_asked: Save the file of an `Issued` again.
        print_asked: Show the handout of an `Issued`.
        next_asked: Write the next revision.
        end_asked: Let the newest end today.
        closed: The sheet is gone.
    """

    width_px = 640
    save_asked = Signal(object)
    print_asked = Signal(object)
    next_asked = Signal()
    end_asked = Signal()
    closed = Signal()

    def __init__(
        self, window: QWidget, found: IssuedList, today: date, *, motion: bool
    ) -> None:
        super().__init__(window, motion=motion)
        self.set_head(self.tr("Assigned to {0}").format(found.patient.called))
        self.rows: list[IssuedRow] = []
        for number, issued in enumerate(found.issued):
            row = IssuedRow(issued, today, is_newest=number == 0)
            row.save_asked.connect(self.save_asked)
            row.print_asked.connect(self.print_asked)
            row.next_asked.connect(self.next_asked)
            row.end_asked.connect(self.end_asked)
            self.rows.append(row)
            self.body.addWidget(row)
        if not self.rows:
            words = self.tr("Nothing is assigned yet.")
            self.body.addWidget(Label(words, color="text_2", wrap=True))
        self._add_foot()

    def _add_foot(self) -> None:
        self.foot.addStretch(1)
        done = Button(self.tr("Done"), kind=ButtonKind.MAIN, height_px=FOOT_BUTTON_PX)
        done.clicked.connect(self.close_sheet)
        self.foot.addWidget(done)
        self.left.connect(self.close_sheet)
        self.open(done)

    @Slot()
    def close_sheet(self) -> None:
        """Go away."""
        self.go_away()
        self.closed.emit()
