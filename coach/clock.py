"""Time as an argument: the clock that engine, runner and tests share.

The core never reads a clock on its own. It is given one, so that tests move
time by hand and a session can run faster than real time.
"""

from __future__ import annotations

import time
from typing import Protocol


class Clock(Protocol):
    """Two readings of time, both in integer milliseconds."""

    def monotonic_ms(self) -> int:
        """Return milliseconds that never go back; the zero point is arbitrary."""
        ...

    def wall_ms(self) -> int:
        """Return milliseconds since 1970-01-01 UTC, as the system clock says."""
        ...


class SystemClock:
    """The machine's own clocks."""

    def monotonic_ms(self) -> int:
        """Return the monotonic clock of the system, in milliseconds."""
        return time.monotonic_ns() // 1_000_000

    def wall_ms(self) -> int:
        """Return the wall clock of the system, in milliseconds since 1970 UTC."""
        return time.time_ns() // 1_000_000


class FasterClock:
    """A clock whose time runs `speed` times as fast as another clock's.

    Args:
        clock: The clock that is sped up.
        speed: Factor above 0; 2.0 lets a minute pass in 30 s.

    Raises:
        ValueError: `speed` is not above 0.
    """

    def __init__(self, clock: Clock, speed: float) -> None:
        if speed <= 0:
            raise ValueError(f"speed must be above 0: {speed!r}")
        self.speed = speed
        self._clock = clock
        self._monotonic_zero_ms = clock.monotonic_ms()
        self._wall_zero_ms = clock.wall_ms()

    def monotonic_ms(self) -> int:
        """Return the sped-up monotonic time in milliseconds."""
        zero_ms = self._monotonic_zero_ms
        return zero_ms + round((self._clock.monotonic_ms() - zero_ms) * self.speed)

    def wall_ms(self) -> int:
        """Return the sped-up wall time in milliseconds."""
        zero_ms = self._wall_zero_ms
        return zero_ms + round((self._clock.wall_ms() - zero_ms) * self.speed)

    def real_monotonic_ms(self, fast_ms: int) -> int:
        """Return the underlying clock's time at which this clock shows `fast_ms`."""
        zero_ms = self._monotonic_zero_ms
        return zero_ms + round((fast_ms - zero_ms) / self.speed)
