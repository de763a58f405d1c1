"""Answers a sound card's requests for frames with what is due inside each buffer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.audio.latency import Relation
from coach.audio.mixer import Mixer
from coach.audio.schedule import LATE_MS, Schedule
from coach.audio.sounds import RATE_HZ

if TYPE_CHECKING:
    from array import array
    from collections.abc import Generator, Mapping

    from coach.clock import Clock


@dataclass(frozen=True, slots=True)
class Queue:
    """What a sound system holds between a request and the ear.

    Attributes:
        ahead_ms: What is still to be heard when a request comes.
        whole_ms: What it holds when it is full; a later request found it empty.
        jitter_ms: How much later than possible it may ask.
    """

    ahead_ms: float
    whole_ms: float
    jitter_ms: float


class Feed:
    """Turns due times into frames, buffer by buffer.

    Attributes:
        schedule: What is to come; hand sounds over to it from any thread.
        mixer: What sounds; set its volume from any thread.
        last_request_ms: When the device asked last.

    Args:
        clock: Real monotonic time.
        sounds: Samples by name.
        volume: 0.0 to 1.0.
        period_ms: Usual length of a buffer. A sound handed over just in time waits
            that long for the next request and is not yet too late.
    """

    def __init__(
        self,
        clock: Clock,
        sounds: Mapping[str, array[int]],
        volume: float,
        period_ms: int,
    ) -> None:
        self.schedule = Schedule(sounds, LATE_MS + period_ms)
        self.mixer = Mixer(sounds, volume)
        self.last_request_ms = 0
        self._clock = clock

    def requests(self, queue: Queue) -> Generator[bytes | array[int], int, None]:
        """Return a generator, already started, that takes frame counts.

        It serves one opened device; the next device needs a new one. What was
        playing on the device before is forgotten, what is due is not.
        """
        self.mixer.clear()
        generator = self._requests(queue)
        next(generator)
        return generator

    def _requests(self, queue: Queue) -> Generator[bytes | array[int], int, None]:
        """Answer requests; runs in the sound library's thread."""
        relation = Relation(RATE_HZ, queue.ahead_ms, queue.whole_ms, queue.jitter_ms)
        first_frame = self.mixer.position
        frames = yield b""
        while True:
            now_ms = self._clock.monotonic_ms()
            self.last_request_ms = max(self.last_request_ms, now_ms)
            delivered = self.mixer.position - first_frame
            relation.observe(now_ms, delivered)
            if relation.is_settled:
                self._place(relation, delivered, frames, now_ms)
            frames = yield self.mixer.fill(frames)

    def _place(
        self, relation: Relation, delivered: int, frames: int, now_ms: int
    ) -> None:
        """Put the sounds that are due inside the next buffer at their frames."""
        start_ms = relation.heard_ms(delivered)
        end_ms = relation.heard_ms(delivered + frames)
        for due in self.schedule.take(end_ms, now_ms):
            ahead = round((due.at_ms - start_ms) * RATE_HZ / 1000)
            self.mixer.play(due.sound, self.mixer.position + ahead)
