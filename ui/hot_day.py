"""Hot days and long sessions: when the player reminds of drinking.

Too little water may bring cramps, and heat speeds up the loss of fluid and salts:
sessions over 30 min begin and end with a reminder, and on a hot day one comes after
every 18 min (every 15 to 20 min is asked for).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from coach.session.model import EngineState
from ui.hot_day_setting import is_hot_day
from ui.player.announce import announce

if TYPE_CHECKING:
    from ui.context import AppContext
    from ui.player.page import PlayerPage

LONG_SESSION_MS = 30 * 60_000
BETWEEN_MS = 18 * 60_000
# Between two seconds of a session no more than this can have been trained.
_LONGEST_TICK_MS = 2_000


class DrinkReminders(QObject):
    """Adds notes about drinking to the session that a player plays.

    Args:
        context: Clock and settings.
        player: Whose sessions are followed.
    """

    def __init__(self, context: AppContext, player: PlayerPage) -> None:
        super().__init__(player)
        self._context = context
        self._player = player
        self._is_long = False
        self._trained_ms = 0
        self._next_ms = BETWEEN_MS
        self._tick_ms = 0
        player.driver.second_changed.connect(self._count)
        player.driver.ended.connect(self._end)

    def begin(self, length_ms: int) -> None:
        """Follow the session that has just been started.

        Args:
            length_ms: How long it takes in all.
        """
        self._is_long = length_ms > LONG_SESSION_MS
        self._trained_ms = 0
        self._next_ms = BETWEEN_MS
        self._tick_ms = self._context.clock.monotonic_ms()
        if self._is_long:
            self._remind(self.tr("A long session: drink something before you begin."))
        elif is_hot_day(self._context):
            self._remind(self.tr("A hot day: keep some water within reach."))

    @Slot(int)
    def _count(self, _second: int) -> None:
        """Count the time that was trained, and remind when it is time."""
        now_ms = self._context.clock.monotonic_ms()
        since_ms, self._tick_ms = now_ms - self._tick_ms, now_ms
        if self._player.driver.state is not EngineState.RUNNING:
            return
        self._trained_ms += min(since_ms, _LONGEST_TICK_MS)
        if self._trained_ms >= self._next_ms:
            self._next_ms += BETWEEN_MS
            if is_hot_day(self._context):
                self._remind(self.tr("A hot day: take a few sips of water."))

    @Slot()
    def _end(self) -> None:
        if self._is_long:
            self._is_long = False
            self._context.notice_given.emit(
                self.tr("That was a long session: drink something now.")
            )

    def _remind(self, sentence: str) -> None:
        self._player.scene.notes.add(sentence)
        announce(self._player, sentence)
