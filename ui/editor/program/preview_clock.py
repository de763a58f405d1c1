"""A clock that a scrubber can stop and set."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.clock import Clock


class PreviewClock:
    """Time of a preview: it stands, goes on, or is put to a moment.

    Args:
        clock: Real time, or a test's.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._at_ms = 0
        self._since_ms: int | None = None

    @property
    def is_going(self) -> bool:
        """Whether time goes on."""
        return self._since_ms is not None

    def monotonic_ms(self) -> int:
        """Return the time of the preview, in milliseconds."""
        if self._since_ms is None:
            return self._at_ms
        return self._at_ms + self._clock.monotonic_ms() - self._since_ms

    def wall_ms(self) -> int:
        """Return the wall clock of the system, in milliseconds since 1970 UTC."""
        return self._clock.wall_ms()

    def stop(self) -> None:
        """Stand still."""
        self._at_ms = self.monotonic_ms()
        self._since_ms = None

    def go_on(self) -> None:
        """Go on from here."""
        self.set(self.monotonic_ms(), is_going=True)

    def set(self, at_ms: int, *, is_going: bool) -> None:
        """Put the time to a moment, and go on from there or stand."""
        self._at_ms = at_ms
        self._since_ms = self._clock.monotonic_ms() if is_going else None
