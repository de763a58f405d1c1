"""When a frame of the stream will be heard, in monotonic milliseconds.

Frames are heard at the pace of the sound card's crystal, in a straight line. What can
be seen of that line are the moments at which the card asks for more: each is late by
up to one of its blocks (in a beat that may take ten seconds), and later still on a busy
machine, but never early. So the line runs along the earliest requests of the last
sixteen seconds, and following them slowly keeps a session of any length in step.

Only when the card ran dry, because the machine was too busy, did it put silence in and
move the line. That is followed at once, or the next cues would all be off.
"""

from __future__ import annotations

from collections import deque

_BLOCK = 50  # requests, 4 s with 80 ms buffers
_BLOCKS = 4
_FOLLOW = 0.08  # share of the remaining difference that one request closes
_EARLY_MS = 3.0  # a request this early shows a line that was wrong
_IN_A_ROW = 8  # so many late requests show a line that has moved
_SETTLED_AFTER = 3  # servers ask for the first buffers before they play anything


class Relation:
    """Follows the relation between frames delivered and the clock.

    Args:
        rate_hz: Frames in a second.
        ahead_ms: Length of what is still to be heard when an early request comes.
        whole_ms: A request later than this finds the device run dry.
        jitter_ms: How late requests are on a machine at rest.
    """

    def __init__(
        self, rate_hz: int, ahead_ms: float, whole_ms: float, jitter_ms: float
    ) -> None:
        self._rate_hz = rate_hz
        self._ahead_ms = ahead_ms
        self._whole_ms = whole_ms
        self._jitter_ms = jitter_ms
        self._requests = 0
        self._anchor_ms = 0.0
        self._earliest_ms: deque[float] = deque([0.0], maxlen=_BLOCKS)
        self._count = 0
        self._late_in_a_row: list[float] = []

    @property
    def is_settled(self) -> bool:
        """Return whether enough requests have come to trust the relation."""
        return self._requests >= _SETTLED_AFTER

    def observe(self, now_ms: float, delivered: int) -> None:
        """Note that the device asked for the frame after `delivered` frames."""
        # A whole millisecond on the clock stands for the one that follows.
        zero_ms = now_ms + 0.5 - delivered * 1000.0 / self._rate_hz
        self._requests += 1
        if self._requests == 1 or self._has_moved(zero_ms):
            self._restart(min([zero_ms, *self._late_in_a_row]))
            return
        if self._count == _BLOCK:
            self._earliest_ms.append(zero_ms)
            self._count = 0
        self._count += 1
        self._earliest_ms[-1] = min(self._earliest_ms[-1], zero_ms)
        self._anchor_ms += _FOLLOW * (min(self._earliest_ms) - self._anchor_ms)

    def heard_ms(self, frame: int) -> float:
        """Return when a frame that is delivered now or later will be heard."""
        return self._anchor_ms + frame * 1000.0 / self._rate_hz + self._ahead_ms

    def _has_moved(self, zero_ms: float) -> bool:
        """Return whether this request shows a new relation instead of jitter."""
        late_ms = zero_ms - self._anchor_ms
        if late_ms < -_EARLY_MS or late_ms > self._whole_ms:
            self._late_in_a_row.clear()
            return True
        if late_ms <= self._jitter_ms:
            self._late_in_a_row.clear()
            return False
        self._late_in_a_row.append(zero_ms)
        return len(self._late_in_a_row) == _IN_A_ROW

    def _restart(self, zero_ms: float) -> None:
        """Begin anew from one request."""
        self._anchor_ms = zero_ms
        self._earliest_ms.clear()
        self._earliest_ms.append(zero_ms)
        self._count = 1
        self._late_in_a_row.clear()
