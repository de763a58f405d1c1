"""The second output: simpleaudio, one sound at a time, played when it is due."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING, Any

from coach.audio.alsa_messages import silence_alsa
from coach.audio.mixer import Mixer
from coach.audio.schedule import Schedule
from coach.audio.sounds import RATE_HZ, load_sounds
from coach.errors import AudioError
from coach.translate import tr

if TYPE_CHECKING:
    from array import array
    from collections.abc import Mapping, Sequence

    from coach.audio.output import DueSound
    from coach.clock import Clock

# simpleaudio opens the device for every sound, which takes this long with PulseAudio.
LEAD_MS = 2
_PREPARE_MS = 50  # a sound gets its volume this long before it is due


def _import_simpleaudio() -> Any:  # noqa: ANN401 - simpleaudio has no types
    """Return the simpleaudio module.

    Raises:
        AudioError: It is not installed, or this Python is too new for it.
    """
    if sys.version_info >= (3, 12):
        # It frees memory that CPython 3.12 and later still use, and crashes.
        raise AudioError(tr("simpleaudio does not work with this version of Python."))
    try:
        import simpleaudio
    except (ImportError, OSError) as exc:
        raise AudioError(tr("The sound library simpleaudio is not there.")) from exc
    return simpleaudio


class SimpleAudioOutput:
    """Plays cue sounds through simpleaudio on a thread of its own.

    Attributes:
        name: "simpleaudio".
        notice: What is wrong, in one sentence, or "".

    Args:
        clock: Real monotonic time, the one that `DueSound.at_ms` counts in.
        volume: Own volume, 0.0 to 1.0; taken for sounds that start later.
        sounds: Samples by name; the shipped sounds when left out.

    Raises:
        AudioError: The shipped sounds cannot be read.
    """

    name = "simpleaudio"
    lead_ms = 20

    def __init__(
        self,
        clock: Clock,
        volume: float = 0.8,
        sounds: Mapping[str, array[int]] | None = None,
    ) -> None:
        self.notice = ""
        self._clock = clock
        self._sounds = load_sounds() if sounds is None else sounds
        self._volume = volume
        self._schedule = Schedule(self._sounds)
        self._simpleaudio: Any = None
        self._playing: list[Any] = []
        self._prepared: dict[str, tuple[float, bytes]] = {}
        self._woken = threading.Event()
        self._is_closing = False
        self._player: threading.Thread | None = None

    @property
    def dropped(self) -> int:
        """Return how many sounds came too late to be played."""
        return self._schedule.dropped

    def open(self) -> None:
        """Start the playing thread, after a trial with a moment of silence.

        Raises:
            AudioError: There is no device, or simpleaudio is not there.
        """
        if self._player is not None:
            return
        self._simpleaudio = _import_simpleaudio()
        silence_alsa()
        self._play(bytes(RATE_HZ // 50))
        if self.notice:
            raise AudioError(tr("No sound device can be opened."))
        self._is_closing = False
        self._player = threading.Thread(
            target=self._run, name="coach-simpleaudio", daemon=True
        )
        self._player.start()

    def hand_over(self, sounds: Sequence[DueSound]) -> None:
        """Replace everything that has not started yet.

        Raises:
            ValueError: A sound has a name that is not among the sounds.
        """
        self._schedule.hand_over(sounds)
        self._woken.set()

    def set_volume(self, volume: float) -> None:
        """Set the own volume, 0.0 to 1.0, of the sounds that start from now on."""
        self._volume = volume

    def close(self) -> None:
        """Stop all sound and the thread."""
        player, self._player = self._player, None
        if player is None:
            return
        self._is_closing = True
        self._woken.set()
        player.join(timeout=2.0)
        for playing in self._playing:
            playing.stop()
        self._playing.clear()

    def _run(self) -> None:
        """Play what is due until `close`; runs in its own thread."""
        while not self._is_closing:
            self._woken.clear()
            wait_ms = self._wait_ms()
            if wait_ms is None or wait_ms > 0:
                self._woken.wait(None if wait_ms is None else wait_ms / 1000)
                continue
            now_ms = self._clock.monotonic_ms()
            for due in self._schedule.take(now_ms + LEAD_MS + 0.5, now_ms):
                self._play(self._data(due.sound))

    def _wait_ms(self) -> float | None:
        """Return how long nothing needs doing, 0 when a sound is due, None for ever."""
        due = self._schedule.next_sound()
        if due is None:
            return None
        wait_ms = due.at_ms - LEAD_MS - self._clock.monotonic_ms()
        if wait_ms > _PREPARE_MS:
            return wait_ms - _PREPARE_MS
        self._data(due.sound)
        return max(0, due.at_ms - LEAD_MS - self._clock.monotonic_ms())

    def _data(self, name: str) -> bytes:
        """Return a sound at the present volume, ready to be played."""
        volume = self._volume
        prepared = self._prepared.get(name)
        if prepared is None or prepared[0] != volume:
            mixer = Mixer(self._sounds, volume)
            mixer.play(name, 0)
            prepared = volume, bytes(mixer.fill(len(self._sounds[name])))
            self._prepared[name] = prepared
        return prepared[1]

    def _play(self, data: bytes) -> None:
        """Start to play samples; an error becomes the notice."""
        self._playing = [p for p in self._playing if p.is_playing()]
        try:
            self._playing.append(self._simpleaudio.play_buffer(data, 1, 2, RATE_HZ))
        except self._simpleaudio.shiny._sa.SimpleaudioError:  # noqa: SLF001
            self.notice = tr("A sound could not be played; the cues are shown.")
        else:
            self.notice = ""
