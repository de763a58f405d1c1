"""How the patients are listed: as it was left, all of them, and from the search on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from ui.pages.patients.patient_list import ALL

if TYPE_CHECKING:
    from coach.store.settings import Settings
    from ui.context import AppContext
    from ui.pages.patients.deeds import PatientDeeds
    from ui.pages.patients.frame import PatientsFrame
    from ui.pages.patients.patient_list import PatientList


def as_left(patients: PatientList, settings: Settings) -> PatientList:
    """Return a list with the order and filter of the last visit."""
    patients.chosen = settings.patient_filter
    patients.column = settings.patient_order
    patients.is_reversed = settings.patient_order_turned
    return patients


class Listing(QObject):
    """Keeps order and filter, and leads into the list.

    Args:
        context: What all parts share.
        deeds: Changes the practice.
        page: The page that has the list.
    """

    def __init__(
        self, context: AppContext, deeds: PatientDeeds, page: PatientsFrame
    ) -> None:
        super().__init__(page)
        self._context = context
        self._deeds = deeds
        self._page = page

    @Slot()
    def remember(self) -> None:
        """Let the next visit begin with the same order and filter."""
        patients = self._page.patients
        self._context.change_settings(
            patient_filter=patients.chosen,
            patient_order=patients.column,
            patient_order_turned=patients.is_reversed,
        )

    @Slot()
    def show_all(self) -> None:
        """Take search and filter away."""
        self._show(ALL)

    def show_with(self, patient_id: str) -> None:
        """Take search and filter away; those who are put away have one of their own."""
        self._show(self._page.patients.filter_for(patient_id))

    def _show(self, name: str) -> None:
        self._page.field.set_text("")
        self._page.patients.filter_by(name)
        self._page.filters.show_counts()

    @Slot()
    def enter(self) -> None:
        """Go from the search field to the first hit."""
        if not self._page.patients.rowCount():
            return
        table = self._page.card.table
        if not table.currentIndex().isValid():
            table.choose_row(0)
        table.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def put_away(self) -> None:
        """Put the chosen patient away; it can be undone."""
        page = self._page
        row = page.patients.patient_row(page.card.table.currentIndex().row())
        if row is not None and not row.patient.archived_at:
            self._deeds.archive(row.patient)
