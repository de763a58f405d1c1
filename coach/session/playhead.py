"""Where a session stands in its timeline, computed from a clock and never counted.

The playhead knows nothing of pauses or pain; it stands or moves. It also keeps the
books: whatever jumps or a changed timeline do to the plan is returned in milliseconds,
so that time done always equals the plan plus the changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from coach.clock import Clock
    from coach.session.model import Item, Timeline


class Gap(NamedTuple):
    """Time in which nobody looked at the session: "stall" or "suspend"."""

    reason: str
    length_ms: int


class Playhead:
    """A position that stands, or moves with the clock up to the end of its item.

    Args:
        timeline: The items of the session.
        clock: What the position is computed from.
        index: Item to begin with; what comes before it is left out of the plan.
        stall_ms: Longest time between two looks that still counts as going on.

    Attributes:
        timeline: The items as they are now.
        index: Index of the current item; `len(timeline.items)` at the end.
        changes_ms: Sum of all changes to the plan so far.
    """

    def __init__(
        self, timeline: Timeline, clock: Clock, index: int, stall_ms: int
    ) -> None:
        self.timeline = timeline
        self.index = index
        self._clock = clock
        self._stall_ms = stall_ms
        self._base_ms = timeline.items[index].at_ms if timeline.items else 0
        self._moves_from_ms: int | None = None
        # Time done = position + this, whatever jumps there have been.
        self._done_offset_ms = -self._base_ms
        self.changes_ms = -self._base_ms
        self.look()

    @property
    def item(self) -> Item | None:
        """Return the current item; None at the end."""
        items = self.timeline.items
        return items[self.index] if self.index < len(items) else None

    @property
    def item_end_ms(self) -> int:
        """Return the position at which the current item ends."""
        return self.timeline.total_ms if self.item is None else self.item.end_ms

    @property
    def position_ms(self) -> int:
        """Return the position now, at most the end of the current item."""
        if self._moves_from_ms is None:
            return self._base_ms
        moved_ms = max(0, self._now_ms() - self._moves_from_ms)
        return min(self._base_ms + moved_ms, self.item_end_ms)

    @property
    def done_ms(self) -> int:
        """Return the time that was really spent moving."""
        return self.position_ms + self._done_offset_ms

    @property
    def lead_in_left_ms(self) -> int:
        """Return how long the position still stands before it moves; 0 if it does."""
        if self._moves_from_ms is None:
            return 0
        return max(0, self._moves_from_ms - self._now_ms())

    @property
    def seen_ms(self) -> int:
        """Return the monotonic time of the last look."""
        return self._seen_ms

    def look(self) -> None:
        """Note that somebody looks now, so that a gap can be told later."""
        self._seen_ms = self._clock.monotonic_ms()
        self._seen_wall_ms = self._clock.wall_ms()

    def gap(self) -> Gap | None:
        """Return the gap since the last look if it is too long to have been normal.

        While a machine sleeps its monotonic clock may stand (Linux) or go on; the
        wall clock always goes on.
        """
        passed_ms = self._clock.monotonic_ms() - self._seen_ms
        wall_passed_ms = self._clock.wall_ms() - self._seen_wall_ms
        if wall_passed_ms - passed_ms > self._stall_ms:
            return Gap("suspend", wall_passed_ms)
        if passed_ms > self._stall_ms:
            return Gap("stall", passed_ms)
        return None

    def due_ms(self, position_ms: int) -> int | None:
        """Return when the clock will show a position; None while it stands."""
        if self._moves_from_ms is None:
            return None
        return self._moves_from_ms + position_ms - self._base_ms

    def run(self, lead_in_ms: int = 0) -> None:
        """Move from now on, or after a lead-in."""
        self._moves_from_ms = self._clock.monotonic_ms() + lead_in_ms
        self.look()

    def stand(self) -> None:
        """Stop moving; after a gap, at the position before it."""
        self._base_ms = self.position_ms
        self._moves_from_ms = None

    def jump(self, index: int, timeline: Timeline | None = None) -> int:
        """Go to the start of an item, or to the end; return the change to the plan.

        A playhead that moves goes on moving; a lead-in goes on as well.

        Args:
            index: Item to go to; the number of items for the end.
            timeline: Replaces the timeline at the same time, with as many items.
        """
        before_ms = self.position_ms
        change_ms = 0 if timeline is None else self.change(timeline)
        self.index = index
        item = self.item
        self._base_ms = self.timeline.total_ms if item is None else item.at_ms
        if self._moves_from_ms is not None:
            self._moves_from_ms = max(self._moves_from_ms, self._clock.monotonic_ms())
        self._done_offset_ms += before_ms - self._base_ms
        return change_ms + self._booked(before_ms - self._base_ms)

    def change(self, timeline: Timeline) -> int:
        """Take another timeline with the same items up to the present position.

        Returns the change to the plan.
        """
        difference_ms = timeline.total_ms - self.timeline.total_ms
        self.timeline = timeline
        return self._booked(difference_ms)

    def give_up_rest(self) -> int:
        """Stand for good; return the change to the plan: what was not done."""
        self.stand()
        return self._booked(self._base_ms - self.timeline.total_ms)

    def _booked(self, change_ms: int) -> int:
        self.changes_ms += change_ms
        return change_ms

    def _now_ms(self) -> int:
        return self._seen_ms if self.gap() else self._clock.monotonic_ms()
