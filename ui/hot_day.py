"""Hot days and long sessions: when the player reminds of drinking.

The rules and sentences are those of `coach.care.fluids`; this follows a session.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from coach.care.fluids import Drinks, asks_doctor, sports_drink
from coach.session.model import EngineState
from ui.hot_day_setting import is_hot_day
from ui.player.announce import announce

if TYPE_CHECKING:
    from coach.care.health import Health
    from ui.context import AppContext
    from ui.player.page import PlayerPage


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
        self._drinks = Drinks(0, 0)
        self._health: Health | None = None
        player.driver.second_changed.connect(self._count)
        player.driver.ended.connect(self._end)
        player.ending.finish.answered.connect(self._take_answers)

    def begin(
        self, length_ms: int, health: Health | None = None, *, done_ms: int = 0
    ) -> None:
        """Follow the session that has just been started.

        Args:
            length_ms: How long it takes in all.
            health: The health list: what a doctor said about drinking comes first.
                None when it was not asked.
            done_ms: How much of it had been done before it was cut off.
        """
        now_ms = self._context.clock.monotonic_ms()
        self._health = health
        self._drinks = Drinks(length_ms, now_ms, asks_doctor(health)).after(done_ms)
        self._remind(self._drinks.at_start(is_hot=is_hot_day(self._context)))

    @Slot(int)
    def _count(self, _second: int) -> None:
        """Count the time that was trained, and remind when it is time."""
        self._drinks, sentence = self._drinks.ticked(
            self._context.clock.monotonic_ms(),
            is_running=self._player.driver.state is EngineState.RUNNING,
            is_hot=is_hot_day(self._context),
        )
        self._remind(sentence)

    @Slot()
    def _end(self) -> None:
        self._tell(self._drinks.at_end())

    @Slot(dict)
    def _take_answers(self, answers: dict[str, Any]) -> None:
        """Say what follows from how hard a long session was; then it is over."""
        trained_ms, effort = self._drinks.trained_ms, answers.get("effort")
        self._drinks = Drinks(0, 0)
        self._tell(sports_drink(trained_ms, effort, self._health))

    def _tell(self, sentence: str) -> None:
        if sentence:
            self._context.notice_given.emit(sentence)

    def _remind(self, sentence: str) -> None:
        if sentence:
            self._player.scene.notes.add(sentence)
            announce(self._player, sentence)
