"""Keeps what was said to reminders: in the history, and what is not there yet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.care.reminders.model import DESK, LATER, Said
from coach.store.entries import REMINDER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.care.reminders.model import Reminder
    from ui.context import AppContext


class Ledger:
    """Writes down what is shown before it is shown, and what is answered.

    What was said about sitting at a desk means nothing after a restart; it is kept
    here only.

    Args:
        context: The journal.
    """

    def __init__(self, context: AppContext) -> None:
        self._context = context
        self._own: dict[str, Said] = {}
        self._read: tuple[Said, ...] = ()
        self._unkept = 0

    def take(self, said: Iterable[Said]) -> None:
        """Take what the history says; what was written here counts before it."""
        self._read = tuple(said)

    def has_written(self, note: str) -> bool:
        """Return whether a note was written here."""
        return note in self._own

    def said(self) -> list[Said]:
        """Return everything that was said."""
        older = [each for each in self._read if each.note not in self._own]
        return [*older, *self._own.values()]

    def write(self, reminder: Reminder, now_ms: int) -> None:
        """Write down that a reminder is shown; nobody has answered yet."""
        said = Said(reminder.key, reminder.day, now_ms)
        if reminder.kind == DESK:
            self._unkept += 1
            note = f"unkept:{self._unkept}"
        else:
            note = self._context.journal.note(
                REMINDER, said.data(), local_day=reminder.day, happened_ms=now_ms
            )
        self._own[note] = replace(said, note=note)

    def answer(self, reminder: Reminder, answer: str, until_ms: int = 0) -> None:
        """Write down what was answered to a reminder that was shown last.

        Args:
            reminder: It was written down here.
            answer: One of `ANSWERS`.
            until_ms: When it is to come back, for LATER.
        """
        mine = [each for each in self._own.values() if reminder.is_meant(each)]
        if not mine:
            return
        until_ms = until_ms if answer == LATER else 0
        said = replace(mine[-1], answer=answer, until_ms=until_ms)
        self._own[said.note] = said
        if reminder.kind != DESK:
            self._context.journal.change_note(said.note, said.data())
