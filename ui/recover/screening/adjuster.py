"""Keeps closed exercises out of a running session, or puts another in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from coach.session.model import ItemKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.care.verdict import Allowed
    from ui.player.page import PlayerPage


class Adjuster(QObject):
    """Follows the player and changes what the answers of the person close.

    Every change is an event of the session, as if the person had made it: nothing is
    lost, and a session that was cut off goes on with it.

    Args:
        player: The player, which shows a session that has just begun.
    """

    def __init__(self, player: PlayerPage) -> None:
        super().__init__(player)
        self._player = player
        self._left_out: frozenset[str] = frozenset()
        self._instead: dict[str, str] = {}
        player.driver.item_changed.connect(self._look_soon)

    def follow(self, allowed: Allowed, left_out: Iterable[str]) -> None:
        """Change the session that has just begun.

        Args:
            allowed: Which exercises are left out or exchanged.
            left_out: More exercises that are left out today.
        """
        self._left_out = frozenset((*allowed.leave_out, *left_out))
        self._instead = dict(allowed.instead)
        self._look()
        for sentence in allowed.notes:
            self._player.scene.notes.add(sentence)

    @Slot()
    def _look_soon(self) -> None:
        # The driver is still telling of the item that has just begun.
        if self._left_out or self._instead:
            QTimer.singleShot(0, self._look)

    @Slot()
    def _look(self) -> None:
        driver = self._player.driver
        if not driver.has_session:
            return
        runner = driver.runner
        item = runner.item
        if item is None or item.exercise is None or item.kind is ItemKind.REST:
            return
        if item.exercise in self._left_out:
            runner.leave_out()
            driver.poll()
        elif item.exercise in self._instead:
            runner.easier(self._instead[item.exercise])
            driver.poll()
