"""What accompanies a session that has begun: closings, drinks, and stop signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.player.notes import NoteKind

if TYPE_CHECKING:
    from coach.care.verdict import Allowed
    from coach.files.model import Program
    from ui.context import AppContext
    from ui.hot_day import DrinkReminders
    from ui.main_window import MainWindow
    from ui.player.page import PlayerPage
    from ui.recover.screening.adjuster import Adjuster


class SessionCare(QObject):
    """Follows each session in the player, from the moment in which it has begun.

    Args:
        context: What all parts share.
        window: The window that plays.
    """

    def __init__(self, context: AppContext, window: MainWindow) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._area = ""
        self._adjuster: Adjuster | None = None
        self._drinks: DrinkReminders | None = None

    def follow(
        self,
        program: Program,
        allowed: Allowed,
        left_out: tuple[str, ...] = (),
        done_ms: int = 0,
    ) -> None:
        """Follow the session that has just begun; do nothing where none has.

        Args:
            program: What is played, as it is played.
            allowed: What is closed in it, or exchanged.
            left_out: More exercises that are left out today.
            done_ms: What was done of it before it was cut off.
        """
        player = self._window.player
        if player is None or not self._window.is_playing:
            return
        self._area = program.area
        if self._adjuster is None or self._drinks is None:
            self._adjuster, self._drinks = self._join(player)
        length_ms = player.driver.runner.timeline.total_ms
        health = self._context.care.situation.health
        self._drinks.begin(length_ms, health, done_ms=done_ms)
        self._adjuster.follow(allowed, left_out)
        for sentence in program.change.why if program.change is not None else ():
            player.scene.notes.add(sentence, NoteKind.LASTING)

    def _join(self, player: PlayerPage) -> tuple[Adjuster, DrinkReminders]:
        """Connect the player, which is made with the first session."""
        # Imported here: they come with the player.
        from ui.hot_day import DrinkReminders
        from ui.recover.screening.adjuster import Adjuster

        player.stop_signs_answered.connect(self._keep_signs)
        return Adjuster(player), DrinkReminders(self._context, player)

    @Slot(dict, str)
    def _keep_signs(self, answers: dict[str, bool], level: str) -> None:
        """Write what was answered after a red light, so that it closes what it must."""
        from coach.care.screening import AFTER_RED, screening_data
        from coach.care.stop_signs import CLEAR
        from coach.store.entries import SCREENING
        from ui.recover.screening.result_card import ResultCard

        data = screening_data(AFTER_RED, self._area, answers)
        entry = self._context.care.note(SCREENING, data)
        player = self._window.player
        if level == CLEAR or player is None:
            return
        # Its own card comes in the place of the player's, which has neither the
        # large number nor the way back from a slip.
        card = ResultCard(self._window, self._context, entry)
        card.finished.connect(player.ending.stop_card.finished)
        card.undone.connect(player.ending.stop_card.ask_again)
