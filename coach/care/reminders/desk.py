"""How long somebody has been sitting, and when it is time to stand up.

Sitting is time at the keyboard. Five minutes without a key or the pointer count as a
break, and so does a machine that slept; after it the count begins anew.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from coach.care.reminders.model import DESK, Reminder
from coach.files.durations import MINUTE_MS
from coach.translate import tr

BREAK_MS = 5 * MINUTE_MS
PROGRAM = "desk-break"


@dataclass(frozen=True, slots=True)
class Sitting:
    """Somebody at their desk, as the samples tell.

    All times are of the clock that only goes forward; `wall_ms` is for the gap that a
    machine leaves which has slept.

    Attributes:
        since_ms: Since when they sit; None on a break, and before the first sample.
        sampled_ms: When it was looked at last.
        number: Which spell of sitting it is, from 1.
    """

    since_ms: int | None = None
    sampled_ms: int | None = None
    wall_ms: int = 0
    number: int = 0

    def sample(self, mono_ms: int, wall_ms: int, idle_ms: int) -> Sitting:
        """Return the state after a look.

        Args:
            mono_ms: The present on the clock that only goes forward.
            wall_ms: The present on the wall clock.
            idle_ms: Time since the last key or movement of the pointer.
        """
        seen = replace(self, sampled_ms=mono_ms, wall_ms=wall_ms)
        if idle_ms >= BREAK_MS:
            return replace(seen, since_ms=None)
        if self.since_ms is not None and not self._was_away(mono_ms, wall_ms, idle_ms):
            return seen
        since_ms = mono_ms - max(idle_ms, 0)
        return replace(seen, since_ms=since_ms, number=self.number + 1)

    def rested(self, mono_ms: int) -> Sitting:
        """Return the state after a break that the person spoke of."""
        if self.since_ms is None:
            return self
        return replace(self, since_ms=mono_ms, number=self.number + 1)

    def sat_ms(self, mono_ms: int) -> int:
        """Return how long they have been sitting."""
        return 0 if self.since_ms is None else mono_ms - self.since_ms

    def _was_away(self, mono_ms: int, wall_ms: int, idle_ms: int) -> bool:
        """Return whether nobody was there between two looks.

        Only a wall clock goes on while a machine sleeps. Set forward, it looks the
        same, and the count begins anew; nothing is lost by that.
        """
        if self.sampled_ms is None:
            return True
        gap_ms = max(mono_ms - self.sampled_ms, wall_ms - self.wall_ms)
        return gap_ms - max(idle_ms, 0) >= BREAK_MS


def desk_reminder(
    sitting: Sitting, limit_ms: int, mono_ms: int, now_ms: int
) -> Reminder | None:
    """Return the reminder for the present spell of sitting, or None on a break.

    It belongs to no day: what was said about a spell means nothing after a restart, so
    it is kept nowhere, and its key is enough.

    Args:
        sitting: As of the last sample.
        limit_ms: How long somebody may sit; above 0.
        mono_ms: The present on the clock that only goes forward.
        now_ms: The present, in ms since 1970 UTC.
    """
    if sitting.since_ms is None:
        return None
    sat_ms = sitting.sat_ms(mono_ms)
    rounds = max(1, sat_ms // limit_ms)
    due_ms = now_ms - sat_ms + rounds * limit_ms
    minutes = rounds * limit_ms // MINUTE_MS
    return Reminder(
        f"desk-break:{sitting.number}:{rounds}",
        DESK,
        "",
        due_ms,
        due_ms + limit_ms,
        tr("Time to stand up"),
        tr("{0} minutes of sitting: two minutes on your feet.").format(minutes),
        f"program:{PROGRAM}",
        is_unique=True,
    )
