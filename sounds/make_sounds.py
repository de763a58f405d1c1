"""Make the cue sounds from formulas: `python sounds/make_sounds.py [--check]`.

Every sound is a handful of struck wooden bars (a marimba): each note is three damped
resonators, and a resonator needs only multiplications and additions, which every IEEE
machine rounds alike. So the files come out byte for byte the same everywhere, and
`--check` (exit 1 on a difference) proves that the shipped ones do.

What the notes must reach (tests/core/test_sounds.py measures it):

- every sound has its own rhythm, so that pitch alone never carries the meaning;
- the strongest tone lies between 400 and 2,000 Hz, where age-related loss is mild;
- the five sounds that end work open with the same two falling notes (`MOTIF`);
- all are equally loud within 2 LU, begin at the first sample and never click.

Only the standard library is used.
"""

from __future__ import annotations

import argparse
import io
import math
import sys
import wave
from array import array
from dataclasses import dataclass
from pathlib import Path

RATE_HZ = 48_000
FOLDER = Path(__file__).resolve().parent

# A bar's overtones: ratio to the fundamental, strength, share of its ring time. The
# ratios lie near those of a tuned marimba bar, whose second mode is two octaves above
# the first and whose overtones die away sooner (Fletcher & Rossing, The Physics of
# Musical Instruments).
PARTIALS = ((1.0, 1.0, 1.0), (3.93, 0.16, 0.35), (9.24, 0.04, 0.15))
ATTACK_MS = 1.5
FADE_MS = 12

C5, E5, G5, A5 = 523.25, 659.26, 783.99, 880.0
C6, E6, G6 = 1046.50, 1318.51, 1567.98


@dataclass(frozen=True, slots=True)
class Note:
    """One stroke on a bar.

    Attributes:
        at_ms: When it is struck, from the start of the sound.
        pitch_hz: Fundamental frequency.
        ring_ms: Time in which it falls to 1/e (by 8.7 dB).
        strength: Height against the other notes of the sound.
    """

    at_ms: int
    pitch_hz: float
    ring_ms: int
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class Sound:
    """A whole cue sound.

    Attributes:
        length_ms: Length of the file.
        gain: Peak of a note of strength 1, of full scale; chosen so that the sound
            has `TARGET_LUFS`.
        notes: Its strokes, in order.
    """

    length_ms: int
    gain: float
    notes: tuple[Note, ...]


TARGET_LUFS = -19.5

# The common opening of every sound that ends work: a falling fourth.
MOTIF = (Note(0, C6, 60), Note(120, G5, 60))

SOUNDS = {
    "next": Sound(900, 0.325, (*MOTIF, Note(360, G5, 60), Note(480, C6, 110))),
    "count": Sound(140, 0.843, (Note(0, A5, 28),)),
    "go": Sound(620, 0.269, (Note(0, G5, 50), Note(90, C6, 50), Note(180, G6, 110))),
    "half": Sound(
        640,
        0.378,
        (Note(0, E5, 40), Note(90, A5, 40), Note(300, E5, 40), Note(390, A5, 60)),
    ),
    "rep": Sound(300, 0.456, (Note(0, E6, 35), Note(130, E6, 40))),
    "phase": Sound(220, 0.599, (Note(0, E5, 25, 0.7), Note(50, C6, 40))),
    "switch": Sound(
        860, 0.293, (*MOTIF, Note(300, C6, 40), Note(380, E6, 40), Note(460, C6, 90))
    ),
    "release": Sound(700, 0.296, (*MOTIF, Note(240, C5, 110))),
    "rest": Sound(1100, 0.372, (*MOTIF, Note(480, C5, 150))),
    "done": Sound(
        1600,
        0.259,
        (
            *MOTIF,
            Note(360, G5, 60),
            Note(520, C6, 60),
            Note(680, E6, 60),
            Note(920, G6, 160),
        ),
    ),
}


def _smooth(position: float) -> float:
    """Return a soft step: 0 at 0, 1 at 1, level at both ends."""
    return position * position * (3.0 - 2.0 * position)


def _resonator(pitch_hz: float, ring_ms: float, count: int) -> list[float]:
    """Return `count` samples of a sine that dies away.

    The two coefficients are rounded to 12 places, far coarser than what one maths
    library differs from another and far finer than an ear.
    """
    angle = 2.0 * math.pi * pitch_hz / RATE_HZ
    decay = math.exp(-1000.0 / (ring_ms * RATE_HZ))
    turn = round(2.0 * decay * math.cos(angle), 12)
    damping = round(decay * decay, 12)
    now, before = round(decay * math.sin(angle), 12), 0.0
    samples = [0.0] * count
    for index in range(1, count):
        samples[index] = now
        now, before = turn * now - damping * before, now
    return samples


def _stroke(note: Note, count: int) -> list[float]:
    """Return one note: its partials under a short soft attack."""
    total = [0.0] * count
    for ratio, strength, share in PARTIALS:
        partial = _resonator(note.pitch_hz * ratio, note.ring_ms * share, count)
        height = strength * note.strength
        for index in range(count):
            total[index] += height * partial[index]
    attack = int(ATTACK_MS * RATE_HZ / 1000)
    for index in range(min(attack, count)):
        total[index] *= _smooth(index / attack)
    return total


def render(sound: Sound) -> array[int]:
    """Return a sound as 16-bit samples; the first and the last are 0."""
    count = sound.length_ms * RATE_HZ // 1000
    total = [0.0] * count
    for note in sound.notes:
        start = note.at_ms * RATE_HZ // 1000
        for index, value in enumerate(_stroke(note, count - start), start):
            total[index] += value
    fade = FADE_MS * RATE_HZ // 1000
    for index in range(fade):
        total[count - 1 - index] *= _smooth(index / fade)
    scale = 32767.0 * sound.gain
    return array("h", (round(scale * value) for value in total))


def wav_bytes(samples: array[int]) -> bytes:
    """Return samples as a WAV file: mono, 16 bit, 48 kHz."""
    little = array("h", samples)
    if sys.byteorder == "big":
        little.byteswap()
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(little.tobytes())
    return buffer.getvalue()


# K-weighting at 48 kHz: b0, b1, b2, a1, a2 of the shelf and of the high-pass
# (ITU-R BS.1770-5, Annex 1, tables 1 and 2).
_SHELF = (
    1.53512485958697,
    -2.69169618940638,
    1.19839281085285,
    -1.69065929318241,
    0.73248077421585,
)
_HIGH_PASS = (1.0, -2.0, 1.0, -1.99004745483398, 0.99007225036621)


def _biquad(
    samples: list[float], coefficients: tuple[float, float, float, float, float]
) -> list[float]:
    """Return samples after one second-order filter."""
    b0, b1, b2, a1, a2 = coefficients
    x1 = x2 = y1 = y2 = 0.0
    result = []
    for x0 in samples:
        y0 = b0 * x0 + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2
        x2, x1, y2, y1 = x1, x0, y1, y0
        result.append(y0)
    return result


def loudness_lufs(samples: array[int]) -> float:
    """Return the greatest momentary loudness of a mono sound, in LUFS.

    Cue sounds are shorter than the 400 ms blocks that integrated loudness gates, so
    the measure is the loudest 400 ms (ITU-R BS.1770-5 weighting; EBU Tech 3341
    momentary loudness, and its maximum as EBU R 128 s1 asks for short items), with
    silence around the sound.
    """
    block, hop = 2 * RATE_HZ // 5, RATE_HZ // 100
    padded = [0.0] * block + [value / 32768.0 for value in samples] + [0.0] * block
    weighted = _biquad(_biquad(padded, _SHELF), _HIGH_PASS)
    sums = [0.0]
    for value in weighted:
        sums.append(sums[-1] + value * value)
    loudest = max(
        sums[start + block] - sums[start] for start in range(0, len(sums) - block, hop)
    )
    return -0.691 + 10.0 * math.log10(loudest / block)


def write_all(folder: Path) -> None:
    """Write every sound into `folder` and print its length, loudness and peak."""
    for name, sound in SOUNDS.items():
        samples = render(sound)
        (folder / f"{name}.wav").write_bytes(wav_bytes(samples))
        peak = max(max(samples), -min(samples)) / 32768.0
        loudness = loudness_lufs(samples)
        print(f"{name:8} {sound.length_ms:5} ms {loudness:6.1f} LUFS  peak {peak:.2f}")


def differing(folder: Path) -> list[str]:
    """Return the names of the sounds whose file is missing or not as made here."""
    names = []
    for name, sound in SOUNDS.items():
        path = folder / f"{name}.wav"
        if not path.is_file() or path.read_bytes() != wav_bytes(render(sound)):
            names.append(name)
    return names


def main(arguments: list[str] | None = None) -> int:
    """Write the sounds, or with `--check` compare them; return the exit code."""
    parser = argparse.ArgumentParser(description="Make Coach's cue sounds.")
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where they are")
    options = parser.parse_args(arguments)
    if not options.check:
        write_all(options.folder)
        return 0
    names = differing(options.folder)
    if names:
        print(f"not as make_sounds.py makes them: {', '.join(names)}", file=sys.stderr)
    return 1 if names else 0


if __name__ == "__main__":
    raise SystemExit(main())
