"""Decides when the strip with a timer is seen: wherever nothing else shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Slot

from ui.recover.care.acting import act_on
from ui.recover.care.model import care_model
from ui.recover.care.timers import pressing_timers
from ui.recover.cramp.words import PROTOCOL

if TYPE_CHECKING:
    from coach.care.care_timer import CareTimer
    from ui.context import AppContext
    from ui.main_window import MainWindow
    from ui.recover.care.strip import TimerStrip

# The page with a card for every timer.
_TODAY = "today"
_PACE_MS = 1_000


class StripWatch(QObject):
    """Shows the strip over pages, player and cramp help while a timer runs.

    Args:
        context: What all parts share.
        window: Gets the strip.

    Attributes:
        strip: What is seen; None before the first timer.
    """

    def __init__(self, context: AppContext, window: MainWindow) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._care = care_model(context)
        self._shown: CareTimer | None = None
        self.strip: TimerStrip | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_PACE_MS)
        self._timer.timeout.connect(self.follow)
        self._care.changed.connect(self.follow)
        window.pages.page_opened.connect(self.follow)
        for watched in (window, window.shell):
            watched.installEventFilter(self)
        self.follow()

    @Slot()
    def follow(self) -> None:
        """Show the timer that presses most, or nothing."""
        self._set_pace()
        found = [each for each in pressing_timers(self._care) if self._is_missing(each)]
        self._shown = found[0] if found else None
        if self._shown is None:
            if self.strip is not None:
                self.strip.hide()
            return
        strip = self.strip or self._make()
        # A page takes no session's place, and no cramp's.
        may_open = not self._window.shell.isHidden()
        strip.show_timer(
            self._shown, self._care.now_ms, len(found) - 1, may_open=may_open
        )
        strip.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what has the window, and rest while it is hidden."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            # The pages go before it is known what comes in their place.
            QTimer.singleShot(0, self, self.follow)
        return super().eventFilter(watched, event)

    def _set_pace(self) -> None:
        runs = bool(self._care.timers) and not self._window.isHidden()
        if runs and not self._timer.isActive():
            self._timer.start()
        elif not runs:
            self._timer.stop()

    def _is_missing(self, timer: CareTimer) -> bool:
        """Return whether what has the window does not show a timer by itself."""
        if not self._window.shell.isHidden():
            return self._window.page != _TODAY
        # Without pages it is the player, or the help for a cramp with its warmth.
        return self._window.is_playing or timer.protocol != PROTOCOL

    def _make(self) -> TimerStrip:
        # Imported here: on most days no timer runs.
        from ui.recover.care.strip import TimerStrip

        self.strip = TimerStrip(self._window)
        self.strip.asked.connect(self._act)
        self.strip.open_asked.connect(self._open)
        self._window.layers.add_strip(self.strip)
        return self.strip

    @Slot(str)
    def _act(self, what: str) -> None:
        if self._shown is not None:
            words = act_on(self._care, self._shown, what)
            if words:
                self._context.done_told.emit(words)

    @Slot()
    def _open(self) -> None:
        self._window.open_page(_TODAY)
