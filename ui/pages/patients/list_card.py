"""The card with the list: heads, rows, what stands in their place, and the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.pages.patients.columns import EDGE_PX
from ui.pages.patients.table import PatientTable, TableHead
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Label

if TYPE_CHECKING:
    from ui.pages.patients.patient_list import PatientList
    from ui.widgets.thumbnails import ThumbnailStore


class ListCard(Card):
    """Shows the patients.

    Args:
        patients: What is listed.
        thumbnails: Draws the figure of an empty list.

    Attributes:
        table: The rows.
        failed: Leads to the files that were not taken in.

    Signals:
        add_asked: Add the first patient.
        all_asked: Show all patients again.
    """

    add_asked = Signal()
    all_asked = Signal()

    def __init__(
        self,
        patients: PatientList,
        thumbnails: ThumbnailStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, padding_px=0)
        self._patients = patients
        self.head = TableHead(patients)
        self.table = PatientTable(patients)
        self._empty = EmptyState(thumbnails)
        self._empty.pressed.connect(self._press)
        self.body.setSpacing(0)
        self.body.addSpacing(6)
        self.body.addWidget(self.head)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._make_foot())
        self._empty.hide()

    def _make_foot(self) -> QWidget:
        foot = QWidget(self)
        row = QHBoxLayout(foot)
        row.setContentsMargins(EDGE_PX, 8, EDGE_PX - 8, 12)
        words = self.tr("Data stays on this computer. Patients send you a report file.")
        row.addWidget(Label(words, role="small", color="text_2", wrap=True), 1)
        self.failed = Button("", kind=ButtonKind.DANGER_LINK, height_px=32)
        self.failed.hide()
        row.addWidget(self.failed, 0, Qt.AlignmentFlag.AlignVCenter)
        return foot

    def show_what_is_there(self) -> None:
        """Show the rows, or say why there are none."""
        is_listed = bool(self._patients.rowCount())
        # Or the keyboard would go wherever Qt finds the next widget.
        has_keyboard = self.table.hasFocus() and not is_listed
        self.table.setVisible(is_listed)
        self.head.setVisible(is_listed)
        self._empty.setVisible(not is_listed)
        if self._patients.is_empty:
            words = self.tr("Add a patient or open a report file.")
            self._empty.say(words, self.tr("Add patient"))
        else:
            words = self.tr("No patient fits.")
            self._empty.say(words, self.tr("Show all"))
        if has_keyboard:
            self._empty.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_failures(self, count: int) -> None:
        """Say how many files were not taken in; nothing for none."""
        one, several = self.tr("1 file not taken in"), self.tr("{0} files not taken in")
        self.failed.setText((one if count == 1 else several).format(count))
        self.failed.setAccessibleName(self.failed.text())
        self.failed.updateGeometry()
        self.failed.setVisible(bool(count))

    def _press(self) -> None:
        if self._patients.is_empty:
            self.add_asked.emit()
        else:
            self.all_asked.emit()
