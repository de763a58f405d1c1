"""Measures how exactly a sound output keeps its cue list, over a real sound server.

`python -m tests.bench.cue_error stream 60 --load 2` prints one measurement as JSON;
`make bench` calls `measure`.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from coach.audio.output import DueSound
from coach.audio.simple import SimpleAudioOutput
from coach.audio.sounds import RATE_HZ, load_sounds
from coach.audio.stream import StreamOutput
from coach.clock import SystemClock
from tests.e2e.sound_server import (
    SMALL_BLOCK_MS,
    STREAM_BLOCK_MS,
    Recording,
    onsets,
    running_server,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.audio.output import Output
    from tests.e2e.sound_server import Heard

WARM_UP_MS = 2_500  # PulseAudio may take 2 s to wake a null sink
TAIL_MS = 600
BLOCK_MS = {"stream": STREAM_BLOCK_MS, "simpleaudio": SMALL_BLOCK_MS}
_NEAR_MS = 150  # a sound this far from a cue, or nearer, is taken for that cue
_AHEAD_MS = 10_000  # how much of the cue list is handed over at a time
_HAND_OVER_MS = 2_000


@dataclass(frozen=True, slots=True)
class Comparison:
    """Cue list against recording.

    Attributes:
        differences_ms: Heard minus due, for every cue that was heard.
        missed: Cues that were not heard.
        extra: Sounds that no cue asked for.
    """

    due_ms: tuple[float, ...]
    differences_ms: tuple[float, ...]
    missed: tuple[DueSound, ...]
    extra: tuple[Heard, ...]

    @property
    def offset_ms(self) -> float:
        """Return the constant part, which holds the unknown start of the recording."""
        return float(np.median(self.differences_ms))

    @property
    def errors_ms(self) -> np.ndarray:
        """Return how far each cue is off once the constant part is taken away."""
        return np.abs(np.asarray(self.differences_ms) - self.offset_ms)

    @property
    def drift_ms_per_min(self) -> float:
        """Return the slope of the differences."""
        minutes = (np.asarray(self.due_ms) - self.due_ms[0]) / 60_000
        return float(np.polyfit(minutes, self.differences_ms, 1)[0])


def cue_list(start_ms: int, seconds: float, seed: int = 1) -> list[DueSound]:
    """Return cues at odd milliseconds, each after the one before has died away."""
    lengths_ms = {
        name: len(samples) * 1000 // RATE_HZ for name, samples in load_sounds().items()
    }
    chance = random.Random(seed)
    cues, at_ms = [], start_ms
    names: list[str] = []
    while True:
        if not names:
            names = chance.sample(sorted(lengths_ms), len(lengths_ms))
        name = names.pop()
        if at_ms + lengths_ms[name] > start_ms + seconds * 1000:
            return cues
        cues.append(DueSound(at_ms, name))
        at_ms += lengths_ms[name] + chance.randint(100, 700)


def compare(due: list[DueSound], heard: list[Heard], start_ms: float) -> Comparison:
    """Match every cue with the nearest sound of its name.

    Args:
        due: What should be heard.
        heard: What was heard, from the start of the recording.
        start_ms: Monotonic time of the start of the recording.
    """
    left, missed = list(heard), []
    times, differences = [], []
    for cue in due:
        near = [
            (abs(sound.at_ms + start_ms - cue.at_ms), sound.at_ms, sound)
            for sound in left
            if sound.sound == cue.sound
        ]
        distance, at_ms, sound = min(near, default=(_NEAR_MS + 1, 0.0, None))
        if sound is None or distance > _NEAR_MS:
            missed.append(cue)
            continue
        left.remove(sound)
        times.append(float(cue.at_ms))
        differences.append(at_ms + start_ms - cue.at_ms)
    return Comparison(tuple(times), tuple(differences), tuple(missed), tuple(left))


def make_output(name: str) -> Output:
    """Return the output called `name`, not open yet."""
    clock = SystemClock()
    return StreamOutput(clock) if name == "stream" else SimpleAudioOutput(clock)


def wait_until(at_ms: float) -> None:
    """Let real time pass until a monotonic moment."""
    left_ms = at_ms - SystemClock().monotonic_ms()
    if left_ms > 0:
        threading.Event().wait(left_ms / 1000)


@contextmanager
def busy_processes(count: int) -> Iterator[None]:
    """Keep `count` processor cores busy."""
    command = [sys.executable, "-c", "while True: pass"]
    processes = [subprocess.Popen(command) for _ in range(count)]
    try:
        yield
    finally:
        for process in processes:
            process.kill()
            process.wait()


def measure(
    output_name: str, seconds: float, load_processes: int = 0
) -> dict[str, float | int]:
    """Play a cue list through an output and compare what was heard with it.

    The list is handed over again every two seconds, as a session does.

    Args:
        output_name: "stream" or "simpleaudio".
        seconds: Length of the cue list.
        load_processes: How many busy processes run beside it.

    Returns:
        median_ms, worst_ms (without the constant part), drift_ms_per_min, heard,
        missed, extra, and offset_ms, the constant part, as the server's clock has it.

    Raises:
        AudioError: The output cannot be opened.
    """
    with running_server() as server, busy_processes(load_processes):
        recording = Recording(server, block_ms=BLOCK_MS[output_name])
        output = make_output(output_name)
        try:
            recording.has_begun.wait(10)
            output.open()
            due = _play(output, seconds)
        finally:
            output.close()
            samples = recording.stop()
    result = compare(due, onsets(samples), recording.start_ms)
    if not result.differences_ms:
        raise RuntimeError(f"{output_name}: nothing was heard")
    return {
        "median_ms": round(float(np.median(result.errors_ms)), 3),
        "worst_ms": round(float(np.max(result.errors_ms)), 3),
        "drift_ms_per_min": round(result.drift_ms_per_min, 4),
        "heard": len(result.differences_ms),
        "missed": len(result.missed),
        "extra": len(result.extra),
        "offset_ms": round(result.offset_ms, 2),
    }


def _play(output: Output, seconds: float) -> list[DueSound]:
    """Play a cue list to its end and return it."""
    now_ms = SystemClock().monotonic_ms()
    due = cue_list(now_ms + WARM_UP_MS, seconds)
    end_ms = now_ms + WARM_UP_MS + seconds * 1000 + TAIL_MS
    while now_ms < end_ms:
        soon_ms = now_ms + _AHEAD_MS
        output.hand_over([cue for cue in due if now_ms <= cue.at_ms < soon_ms])
        wait_until(min(now_ms + _HAND_OVER_MS, end_ms))
        now_ms = SystemClock().monotonic_ms()
    return due


def main() -> None:
    """Print one measurement."""
    parser = argparse.ArgumentParser(description="Measure cue errors.")
    parser.add_argument("output", choices=("stream", "simpleaudio"))
    parser.add_argument("seconds", type=float)
    parser.add_argument("--load", type=int, default=0, help="busy processes beside it")
    options = parser.parse_args()
    result = measure(options.output, options.seconds, options.load)
    sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()
