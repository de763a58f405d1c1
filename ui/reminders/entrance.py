"""Where the window meets reminders: the tray, and staying when the window closes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from coach.store.settings import NOTIFICATION
from ui.reminders.center import ReminderCenter
from ui.reminders.desktop import Desktop

if TYPE_CHECKING:
    from ui.context import AppContext
    from ui.main_window import MainWindow
    from ui.start import Starter


class ReminderEntrance(QObject):
    """Keeps reminders going, and Coach in the tray where that is wanted.

    Args:
        context: What all parts share.
        window: The window.
        starter: Starts programs.
        stays: Coach was started without its window, so it stays in the tray whatever
            the settings say.
        desktop: What the system offers; None for the real one.

    Attributes:
        center: Decides what is shown.
    """

    def __init__(
        self,
        context: AppContext,
        window: MainWindow,
        starter: Starter,
        *,
        stays: bool = False,
        desktop: Desktop | None = None,
    ) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._starter = starter
        self._stays = stays
        self._desktop = desktop if desktop is not None else Desktop(self)
        self._has_tray = False
        self.center = ReminderCenter(context, window, self._desktop)
        self.center.start_asked.connect(self._start)
        self.center.page_asked.connect(self._open_page)
        self.center.coming_changed.connect(self._show_coming)
        self._coming = ""
        context.settings_changed.connect(self.follow_settings)
        window.keys.quit_asked.connect(self._quit)
        self.follow_settings()

    def start(self) -> None:
        """Begin to remind; the history can be read now."""
        self.center.start()

    def close(self) -> None:
        """Remind no more; the window goes for good."""
        QApplication.setQuitOnLastWindowClosed(True)
        self.center.close()

    @Slot()
    def follow_settings(self) -> None:
        """Show the icon where it is wanted, and stay with it."""
        settings = self._context.settings
        keeps = settings.keep_running or self._stays
        # There, messages can only come from an icon.
        needs_icon = sys.platform in ("win32", "darwin") and (
            settings.reminder_show == NOTIFICATION
        )
        wanted = (keeps or needs_icon) and self._desktop.has_tray
        if wanted and not self._has_tray:
            self._make_tray()
        if self._has_tray:
            self._desktop.tray.set_shown(wanted)
        QApplication.setQuitOnLastWindowClosed(not (keeps and wanted))
        self._show_coming(self._coming)

    def _make_tray(self) -> None:
        self._has_tray = True
        tray = self._desktop.tray
        tray.open_asked.connect(self._window.come_to_front)
        tray.cramp_asked.connect(self._window.cramp_now)
        tray.pause_asked.connect(self.center.pause)
        tray.quit_asked.connect(self._quit)

    @Slot(str)
    def _show_coming(self, words: str) -> None:
        self._coming = words
        if self._has_tray:
            until_ms = self._context.settings.reminders_paused_until_ms
            is_paused = self._context.clock.wall_ms() < until_ms
            self._desktop.tray.show_next(words, is_paused=is_paused)

    @Slot(str)
    def _start(self, name: str) -> None:
        program = self._context.library.library.programs.get(name)
        if program is not None:
            self._starter.start(program)

    @Slot(str)
    def _open_page(self, key: str) -> None:
        self._window.open_page(key or self._window.first_page)

    @Slot()
    def _quit(self) -> None:
        """End Coach; a session that runs is asked first, where that is seen."""
        if self._window.is_playing:
            self._window.come_to_front()
        if self._window.close():
            QApplication.quit()
