"""What can be read from a running session; a window needs nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.session.model import EngineState

if TYPE_CHECKING:
    from coach.session.model import Item, Timeline
    from coach.session.playhead import Playhead

MOVING = frozenset({EngineState.RUNNING, EngineState.LEAD_IN})
UNDER_WAY = MOVING | {EngineState.PAUSED, EngineState.WAITING}


LEAD_IN_MS = 3_000


class EngineReadings:
    """The readings of an engine: positions at this moment, states as of the last tick.

    Args:
        playhead: Where the session stands.
    """

    def __init__(self, playhead: Playhead) -> None:
        self._head = playhead
        self._state = EngineState.READY

    @property
    def state(self) -> EngineState:
        """Return the state as of the last tick or command."""
        return self._state

    @property
    def timeline(self) -> Timeline:
        """Return the items as they are now; extra time makes them differ."""
        return self._head.timeline

    @property
    def index(self) -> int:
        """Return the index of the current item; the number of items at the end."""
        return self._head.index

    @property
    def item(self) -> Item | None:
        """Return the current item; None after the end."""
        return self._head.item

    @property
    def position_ms(self) -> int:
        """Return the position in the timeline, never past the current item."""
        return self._head.position_ms

    @property
    def item_elapsed_ms(self) -> int:
        """Return how far the current item has come; 0 after the end."""
        item = self.item
        return 0 if item is None else self.position_ms - item.at_ms

    @property
    def item_remaining_ms(self) -> int:
        """Return what is left of the current item."""
        return self._head.item_end_ms - self.position_ms

    @property
    def remaining_ms(self) -> int:
        """Return what is left of the whole session."""
        return self.timeline.total_ms - self.position_ms

    @property
    def active_ms(self) -> int:
        """Return the time really spent, without pauses, waiting and lead-ins."""
        return self._head.done_ms

    @property
    def changes_ms(self) -> int:
        """Return the sum of all `change_ms` up to now."""
        return self._head.changes_ms

    @property
    def lead_in_left_ms(self) -> int:
        """Return how long it is until the position moves again; 0 if no lead-in.

        At most `LEAD_IN_MS`, so that nobody counts "4" while a sound is on its way.
        """
        return min(self._head.lead_in_left_ms, LEAD_IN_MS)

    def clock_ms_at(self, position_ms: int) -> int | None:
        """Return when the clock shows a position; None while the session stands."""
        if self._state not in MOVING:
            return None
        return self._head.due_ms(position_ms)
