"""Watches how long somebody sits, as far as the system or the window can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Slot

from coach.care.reminders.desk import BREAK_MS, Sitting

if TYPE_CHECKING:
    from ui.context import AppContext
    from ui.main_window import MainWindow
    from ui.reminders.desktop import Desktop
    from ui.reminders.sources import ReminderSources

SAMPLE_EVERY_MS = 60_000
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchUpdate,
    }
)


class DeskWatch(QObject):
    """Takes a sample now and then while desk breaks are wanted.

    Where the system tells nothing, keys and pointer inside Coach are all that counts.

    Args:
        context: Clock and settings.
        window: Its input counts where nothing else is known.
        desktop: Asked for the idle time of the system.
        sources: Where the result goes.
    """

    def __init__(
        self,
        context: AppContext,
        window: MainWindow,
        desktop: Desktop,
        sources: ReminderSources,
    ) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._desktop = desktop
        self._sources = sources
        self._touched_ms: int | None = None
        self._listens = False
        self._is_asked = False

    @property
    def sample_within_ms(self) -> int:
        """Return how soon another sample is wanted; 0 for none."""
        return SAMPLE_EVERY_MS if self._context.settings.desk_break_minutes else 0

    def sample(self) -> None:
        """Ask how long nobody has touched anything; the answer may come later."""
        if not self.sample_within_ms:
            self._sources.sitting = Sitting()
            return
        if not self._is_asked:
            self._is_asked = True
            self._desktop.idle.sampled.connect(self._take)
        self._desktop.idle.ask()

    def rest(self) -> None:
        """Count anew: somebody said that they have stood up."""
        mono_ms = self._context.clock.monotonic_ms()
        self._sources.sitting = self._sources.sitting.rested(mono_ms)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice a key or the pointer inside Coach."""
        if event.type() in _TOUCHES:
            self._touched_ms = self._context.clock.monotonic_ms()
        return super().eventFilter(watched, event)

    @Slot(object)
    def _take(self, idle_ms: int | None) -> None:
        clock = self._context.clock
        mono_ms = clock.monotonic_ms()
        if idle_ms is None:
            idle_ms = self._own_idle_ms(mono_ms)
        sitting = self._sources.sitting.sample(mono_ms, clock.wall_ms(), idle_ms)
        self._sources.sitting = sitting

    def _own_idle_ms(self, mono_ms: int) -> int:
        """Return how long nobody has touched Coach, from the first time on."""
        handle = self._window.windowHandle()
        if not self._listens and handle is not None:
            self._listens = True
            # The window's own input only: a filter on every event would cost more.
            handle.installEventFilter(self)
        return BREAK_MS if self._touched_ms is None else mono_ms - self._touched_ms
