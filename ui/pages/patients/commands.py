"""What head and pane of the Patients page ask for, and who does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.pages.patients.head import KEY, LIST, LOCK
from ui.pages.patients.pane import ARCHIVE, CODE, EDIT, EXPORT, NOTES
from ui.therapist.key_desk import KeyDesk
from ui.therapist.key_model import therapist_key
from ui.therapist.unlocking import Unlocking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from coach.clinic.overview import Row
    from coach.clinic.patients import Patient
    from ui.context import AppContext
    from ui.pages.patients.deeds import PatientDeeds


class PatientCommands(QObject):
    """Passes each wish on to what fulfils it.

    Args:
        context: What all parts share.
        deeds: Changes the practice.
        page: The page that is asked from.
    """

    def __init__(self, context: AppContext, deeds: PatientDeeds, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._deeds = deeds
        self._page = page
        self._desk: KeyDesk | None = None
        self._unlocking: Unlocking | None = None

    def do_for(self, patient: Patient, deed: str) -> None:
        """Do what the pane asks for.

        Args:
            patient: Who is shown there.
            deed: One of the deeds of the pane.
        """
        does = {
            EDIT: self._deeds.edit,
            NOTES: self._deeds.write_notes,
            CODE: self._deeds.show_code,
            EXPORT: self._deeds.ask_export,
            ARCHIVE: self._deeds.archive,
        }
        does[deed](patient)

    def do_for_all(self, listed: Sequence[Row], deed: str) -> None:
        """Do what the head asks for.

        Args:
            listed: Whoever is listed now.
            deed: One of the deeds of the head.
        """
        if deed == LIST:
            self._deeds.ask_list(listed)
        elif deed == LOCK:
            self._turn_key()
        elif deed == KEY:
            if self._desk is None:
                self._desk = KeyDesk(self._context, self._page.window())
            self._desk.show_key()

    def _turn_key(self) -> None:
        """Lock the key, or unlock it: reports of the watched folder may wait for it."""
        key = therapist_key(self._context)
        if key.keys is not None:
            key.lock()
            return
        if self._unlocking is None:
            self._unlocking = Unlocking(self._context, self._page.window())
        self._unlocking.ask()
