"""Adds sounds up, sample by sample, into the buffers of an output stream.

It runs inside the sound card's callback, in plain Python, so the usual cases are cheap:
silence is one constant object, and one sound at a time is a slice of its array.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

RAMP_FRAMES = 960  # 20 ms at 48 kHz: a volume change in one step would click
_FULL_GAIN = 1 << 15
_HIGHEST, _LOWEST = 32767, -32768


@dataclass(slots=True)
class _Voice:
    """A sound that waits for its frame or is being played."""

    samples: array[int]
    at_frame: int


class Mixer:
    """Plays sounds at exact frames of an endless stream.

    Only the thread that calls `fill` may call anything but `set_volume`.

    Attributes:
        position: Frames filled so far; the next buffer starts at this frame.

    Args:
        sounds: Samples by name.
        volume: 0.0 to 1.0.
    """

    def __init__(self, sounds: Mapping[str, array[int]], volume: float = 1.0) -> None:
        self.position = 0
        self._sounds = sounds
        self._voices: list[_Voice] = []
        self._wished_gain = self._gain = _gain(volume)
        self._silence = b""

    @property
    def is_sounding(self) -> bool:
        """Return whether a sound is playing or placed to be played."""
        return bool(self._voices)

    def set_volume(self, volume: float) -> None:
        """Go to a volume from 0.0 to 1.0 within 20 ms; safe from any thread."""
        self._wished_gain = _gain(volume)

    def play(self, name: str, at_frame: int) -> None:
        """Start a sound at a frame, or now when that frame is already past.

        Raises:
            KeyError: There is no sound of that name.
        """
        self._voices.append(_Voice(self._sounds[name], max(at_frame, self.position)))

    def clear(self) -> None:
        """Forget every sound, for a stream that starts anew."""
        self._voices = []

    def fill(self, frames: int) -> bytes | array[int]:
        """Return the next `frames` frames, 16-bit mono, and move on behind them."""
        start, end = self.position, self.position + frames
        self.position = end
        parts = [
            _part(voice, start, frames)
            for voice in self._voices
            if voice.at_frame < end
        ]
        if not parts:
            self._gain = self._wished_gain
            return self._silent(frames)
        self._voices = [v for v in self._voices if v.at_frame + len(v.samples) > end]
        return self._with_volume(parts[0] if len(parts) == 1 else _sum(parts))

    def _silent(self, frames: int) -> bytes:
        """Return silence, the same object as long as the buffer size stays."""
        if len(self._silence) != 2 * frames:
            self._silence = bytes(2 * frames)
        return self._silence

    def _with_volume(self, samples: array[int] | list[int]) -> array[int]:
        """Return samples times the volume, kept inside 16 bits."""
        wished = self._wished_gain
        if self._gain != wished:
            samples = self._ramp(samples, wished)
        elif wished != _FULL_GAIN:
            samples = [sample * wished >> 15 for sample in samples]
        if isinstance(samples, array):
            return samples
        if samples and (max(samples) > _HIGHEST or min(samples) < _LOWEST):
            samples = [min(max(sample, _LOWEST), _HIGHEST) for sample in samples]
        return array("h", samples)

    def _ramp(self, samples: array[int] | list[int], wished: int) -> list[int]:
        """Return samples under a gain that moves in a straight line to `wished`."""
        step = max(1, _FULL_GAIN // RAMP_FRAMES)
        gain, result = self._gain, []
        for sample in samples:
            gain = (
                min(gain + step, wished) if gain < wished else max(gain - step, wished)
            )
            result.append(sample * gain >> 15)
        self._gain = gain
        return result


def _gain(volume: float) -> int:
    """Return the factor for a volume, in 1/32768.

    The square makes equal steps of a slider sound about equally large.
    """
    volume = min(max(volume, 0.0), 1.0)
    return round(volume * volume * _FULL_GAIN)


def _part(voice: _Voice, start: int, frames: int) -> array[int]:
    """Return what a voice adds to the buffer that starts at frame `start`."""
    offset = start - voice.at_frame
    if offset >= 0:
        part = voice.samples[offset : offset + frames]
    else:
        part = array("h", bytes(-2 * offset)) + voice.samples[: frames + offset]
    missing = frames - len(part)
    if missing:
        part.frombytes(bytes(2 * missing))
    return part


def _sum(parts: list[array[int]]) -> list[int]:
    """Return the sums of equally long buffers; they may leave 16 bits."""
    return [sum(column) for column in zip(*parts, strict=True)]
