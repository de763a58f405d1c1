"""The list of sounds that are still to come, shared by the outputs that play them.

One thread hands lists over and never waits; another takes what is due. The only thing
they share is one reference, and replacing a reference is atomic in Python, so no lock
can ever delay a sound.
"""

from __future__ import annotations

from collections import deque
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from coach.audio.output import DueSound

LATE_MS = 80  # what is later than this is dropped: a wrong beat is worse than none
_SAME_MS = 5  # a list handed over again may differ by rounding
_REMEMBERED_MS = 10_000


class Schedule:
    """Sounds in the order they are due.

    Attributes:
        dropped: Number of sounds that came too late to be played.

    Args:
        known: Names of the sounds that there are.
        late_ms: From this lateness on a sound is dropped.
    """

    def __init__(self, known: Container[str], late_ms: int = LATE_MS) -> None:
        self.dropped = 0
        self._known = known
        self._late_ms = late_ms
        self._handed_over: tuple[DueSound, ...] = ()
        self._taken_over: tuple[DueSound, ...] = ()
        self._waiting: deque[DueSound] = deque()
        self._started: deque[DueSound] = deque()

    def hand_over(self, sounds: Iterable[DueSound]) -> None:
        """Replace every sound that has not started; any thread, never waits.

        Raises:
            ValueError: A sound is not one of the known ones.
        """
        handed_over = tuple(sorted(sounds, key=attrgetter("at_ms")))
        for due in handed_over:
            if due.sound not in self._known:
                raise ValueError(f"no such sound: {due.sound!r}")
        self._handed_over = handed_over

    def next_sound(self) -> DueSound | None:
        """Return the sound that is due first, or None; only the playing thread."""
        self._refresh()
        return self._waiting[0] if self._waiting else None

    def take(self, until_ms: float, now_ms: float) -> list[DueSound]:
        """Return the sounds due before `until_ms`; only the playing thread.

        Sounds that were due `late_ms` or more before `now_ms` are dropped and
        counted instead.
        """
        self._refresh()
        due = []
        while self._waiting and self._waiting[0].at_ms < until_ms:
            sound = self._waiting.popleft()
            if now_ms - sound.at_ms >= self._late_ms:
                self.dropped += 1
            else:
                due.append(sound)
                self._started.append(sound)
        while self._started and self._started[0].at_ms < now_ms - _REMEMBERED_MS:
            self._started.popleft()
        return due

    def _refresh(self) -> None:
        """Take over the newest list, without the sounds that have started.

        An output starts a sound before it is heard, so a list made in between still
        names that sound; played again it would be heard twice.
        """
        handed_over = self._handed_over
        if handed_over is self._taken_over:
            return
        self._taken_over = handed_over
        self._waiting = deque(s for s in handed_over if not self._has_started(s))

    def _has_started(self, sound: DueSound) -> bool:
        """Return whether this sound of this moment is playing or was played."""
        return any(
            started.sound == sound.sound
            and abs(started.at_ms - sound.at_ms) <= _SAME_MS
            for started in self._started
        )
