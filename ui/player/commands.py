"""What keys and buttons do to a running session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from coach.files.model import DoseKind
from coach.session.model import EngineState
from ui.player.notes import NoteKind

if TYPE_CHECKING:
    from ui.player.driver import PlayerDriver

EXTRA_MS = 10_000


class SessionCommands(QObject):
    """Gives commands to the session and lets the window show their effect at once.

    A command without a session under way does nothing.

    Args:
        driver: Has the session.

    Attributes:
        told: Changes that a signed plan does not leave to the person; they are said
            before they are done.

    Signals:
        noted: A sentence for the person, and a `NoteKind`: how long it stays.
    """

    noted = Signal(str, object)

    def __init__(self, driver: PlayerDriver, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._driver = driver
        self.told: frozenset[str] = frozenset()
        self._warned_index = -1

    @Slot()
    def toggle(self) -> None:
        """Pause, or go on."""
        if not self._driver.is_under_way:
            return
        runner = self._driver.runner
        if runner.state is EngineState.PAUSED:
            runner.resume()
        elif runner.state is EngineState.WAITING:
            runner.confirm()
        else:
            runner.pause()
        self._driver.poll()

    @Slot()
    def press_main(self) -> None:
        """Do what the big button says now."""
        if self._driver.is_under_way and self._is_open_work():
            self.confirm()
        else:
            self.toggle()

    @Slot()
    def confirm(self) -> None:
        """Say "done" to an item that waits or is open."""
        if self._driver.is_under_way:
            self._driver.runner.confirm()
            self._driver.poll()

    @Slot()
    def back(self) -> None:
        """Begin the item again, or the one before it."""
        if self._driver.is_under_way:
            self._driver.runner.back()
            self._driver.poll()

    @Slot()
    def skip(self) -> None:
        """Leave the rest of the item out."""
        if self._driver.is_under_way:
            self._driver.runner.skip()
            self._driver.poll()

    @Slot()
    def redo(self) -> None:
        """Begin the set again."""
        if self._driver.is_under_way:
            self._driver.runner.redo()
            self._driver.poll()

    @Slot()
    def extend(self) -> None:
        """Make the item 10 s longer."""
        if self._driver.is_under_way and not self._warns("extend"):
            self._driver.runner.extend(EXTRA_MS)
            self.noted.emit(self.tr("10 s more"), NoteKind.BRIEF)
            self._driver.poll()

    @Slot()
    def say_again(self) -> None:
        """Say once more what the item is."""
        if self._driver.is_under_way:
            self._driver.runner.repeat_cue()

    def _warns(self, change: str) -> bool:
        """Say once in each item that a change is told; the next press does it."""
        index = self._driver.runner.index
        if change not in self.told or index == self._warned_index:
            return False
        self._warned_index = index
        words = self.tr(
            "Longer is not in your plan. Press again to deviate: it is noted and told."
        )
        self.noted.emit(words, NoteKind.BRIEF)
        return True

    def _is_open_work(self) -> bool:
        item = self._driver.runner.item
        is_open = item is not None and item.dose is DoseKind.OPEN
        return is_open and self._driver.state is EngineState.RUNNING
