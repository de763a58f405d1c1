"""Loads the cue sounds into memory as 16-bit samples."""

from __future__ import annotations

import io
import sys
import wave
from array import array
from typing import TYPE_CHECKING

from coach.errors import AudioError
from coach.paths import shipped
from coach.session.model import CueKind
from coach.translate import tr

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

RATE_HZ = 48_000
LONGEST_S = 5
_LARGEST_BYTES = LONGEST_S * RATE_HZ * 2 + 4096  # the rest is room for headers


def read_sound(data: bytes, name: str) -> array[int]:
    """Return the samples of a WAV file: mono, 16 bit, 48 kHz, at most 5 s.

    Args:
        data: The whole file.
        name: How an error sentence calls it.

    Raises:
        AudioError: The file is something else, damaged, or too long.
    """
    if len(data) > _LARGEST_BYTES:
        raise AudioError(
            tr("{0}: a sound may be {1} s long at most").format(name, LONGEST_S)
        )
    try:
        with wave.open(io.BytesIO(data), "rb") as file:
            kind = file.getnchannels(), file.getsampwidth(), file.getframerate()
            frames = file.readframes(LONGEST_S * RATE_HZ)
    except (wave.Error, EOFError, RuntimeError, ValueError) as exc:
        raise AudioError(tr("{0}: not a WAV file").format(name)) from exc
    if kind != (1, 2, RATE_HZ):
        raise AudioError(tr("{0}: a sound must be mono, 16 bit, 48 kHz").format(name))
    samples = array("h", frames[: len(frames) // 2 * 2])
    if sys.byteorder == "big":
        samples.byteswap()
    if not samples:
        raise AudioError(tr("{0}: the sound is empty").format(name))
    return samples


def load_sounds(folder: Traversable | None = None) -> dict[str, array[int]]:
    """Return the samples of every cue sound by name.

    Args:
        folder: Where the WAV files are; the shipped ones when left out.

    Raises:
        AudioError: A file is missing or not a usable sound.
    """
    folder = shipped("sounds") if folder is None else folder
    sounds = {}
    for kind in CueKind:
        name = f"{kind.value}.wav"
        try:
            with folder.joinpath(name).open("rb") as file:
                data = file.read(_LARGEST_BYTES + 1)
        except OSError as exc:
            raise AudioError(tr("{0}: the sound cannot be read").format(name)) from exc
        sounds[kind.value] = read_sound(data, name)
    return sounds
