"""The way to the Patients page: in the rail only while therapist mode is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.pages.infos import AFTER_PATIENTS, PATIENTS, patients_info

if TYPE_CHECKING:
    from ui.context import AppContext
    from ui.main_window import MainWindow


class PatientsEntry(QObject):
    """Follows the setting while the window is open.

    Args:
        context: What all parts share.
        window: Whose rail and keys lead to the page.
    """

    def __init__(self, context: AppContext, window: MainWindow) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._is_there = PATIENTS in window.pages.infos
        context.settings_changed.connect(self.follow_settings)
        self.follow_settings()

    @Slot()
    def follow_settings(self) -> None:
        """Offer the page, or no more."""
        is_wanted = self._context.settings.therapist_mode
        if is_wanted == self._is_there:
            return
        self._is_there = is_wanted
        window = self._window
        if is_wanted and PATIENTS not in window.pages.infos:
            info = patients_info(window)
            window.pages.infos[PATIENTS] = info
            window.rail.add_page(info, before=AFTER_PATIENTS)
            window.keys.add_page(info)
        if not is_wanted and window.page == PATIENTS:
            window.open_page("settings")
        window.rail.entry(PATIENTS).setVisible(is_wanted)
        window.keys.set_enabled(PATIENTS, is_enabled=is_wanted)
