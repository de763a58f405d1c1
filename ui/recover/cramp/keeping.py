"""Keeps a cramp in the diary while it goes on, so that nothing of it is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from coach.care.cramp_after import CRAMP_AREA
from coach.care.screening import ON_DEMAND, screening_data
from coach.store.days import training_day, utc_offset_min, utc_text
from coach.store.entries import CRAMP, SCREENING, Entry

if TYPE_CHECKING:
    from coach.care.cramp_flow import CrampFlow
    from coach.care.day_clock import DayClock
    from ui.context import AppContext

# Who closes the page sooner pressed the key by mistake: nothing is written.
SLIP_MS = 10_000


class CrampKeeper(QObject):
    """Writes the note of one cramp, and replaces it as more is known.

    Args:
        context: Clock and journal.
        clock: The person's clock.
    """

    def __init__(self, context: AppContext, clock: DayClock) -> None:
        super().__init__(context)
        self._context = context
        self._clock = clock
        self._note = ""
        self._data: dict[str, Any] = {}

    def begin(self) -> None:
        """Forget the cramp before."""
        self._note, self._data = "", {}

    def keep(self, flow: CrampFlow, *, is_sure: bool = False) -> None:
        """Write what is known; not yet in the first seconds, unless somebody answered.

        Args:
            flow: The help as it stands.
            is_sure: The person has said something.
        """
        now_ms = self._context.clock.wall_ms()
        if not self._note and not is_sure and now_ms - flow.started_ms < SLIP_MS:
            return
        data = flow.data(now_ms, self._clock)
        journal = self._context.journal
        if not self._note:
            self._note = journal.note(CRAMP, data, happened_ms=flow.started_ms)
        elif data != self._data:
            journal.change_note(self._note, data)
        self._data = data

    def keep_answer(self, question: str) -> None:
        """Write that the cramp is still there when its card was due."""
        data = screening_data(ON_DEMAND, CRAMP_AREA, {question: True})
        self._context.care.note(SCREENING, data)

    def entry(self, flow: CrampFlow) -> Entry | None:
        """Return the note as it is, for the form; None when nothing was written."""
        if not self._note:
            return None
        at_ms = flow.started_ms
        day = training_day(at_ms, utc_offset_min(at_ms))
        return Entry(self._note, CRAMP, day, utc_text(at_ms), None, self._data)
