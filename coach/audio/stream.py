"""The main output: one continuous stream that cues are mixed into at exact frames."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from coach.audio.devices import import_miniaudio, open_device, output_devices
from coach.audio.feed import Feed, Queue
from coach.audio.sounds import load_sounds
from coach.errors import AudioError
from coach.translate import tr

if TYPE_CHECKING:
    from array import array
    from collections.abc import Mapping, Sequence

    from coach.audio.output import DueSound
    from coach.clock import Clock

# Long enough that a busy machine or a window that holds Python up does not run it dry,
# short enough that what is taken back is hardly ever heard.
PERIOD_MS = 80
PERIODS = 2

# Most systems ask when one of the buffers is free. miniaudio asks PulseAudio for one
# period in all, of which a quarter is in the sink's hands; Core Audio asks for the next
# period while it plays one.
_QUEUES = {
    "PulseAudio": Queue(PERIOD_MS, 1.25 * PERIOD_MS, 0.35 * PERIOD_MS),
    "Core Audio": Queue(PERIOD_MS, 2 * PERIOD_MS, 0.5 * PERIOD_MS),
}
_USUAL_QUEUE = Queue(PERIOD_MS * (PERIODS - 1), PERIOD_MS * PERIODS, 0.5 * PERIOD_MS)

_WATCH_S = 0.5
_STALLED_MS = 1_500
_START_MS = 3_000  # PulseAudio may take 2 s to wake a sleeping sink
_LONGEST_BACK_OFF_MS = 8_000
_RETURN_MS = 5_000  # how often to look whether the wished device is back


class StreamOutput:
    """Plays cue sounds through miniaudio on a stream that never stops.

    The stream runs from `open` to `close`, so a sound never waits for a device to
    wake up. What is due is decided buffer by buffer, inside the sound card's own
    request, so a busy window cannot delay it. What is handed over 150 ms before it is
    due sounds to the millisecond; with less lead it sounds as soon as it can. A small
    thread watches that requests keep coming, and opens the device again when they
    do not.

    Attributes:
        name: "stream".
        notice: What is wrong with the device, in one sentence, or "".

    Args:
        clock: Real monotonic time, the one that `DueSound.at_ms` counts in.
        device: Name from `output_devices`, or "" to follow the system.
        volume: Own volume, 0.0 to 1.0.
        sounds: Samples by name; the shipped sounds when left out.

    Raises:
        AudioError: The shipped sounds cannot be read.
    """

    name = "stream"
    # Two buffers: a sound that comes later has missed the one it belongs in.
    lead_ms = 2 * PERIOD_MS + 20

    def __init__(
        self,
        clock: Clock,
        device: str = "",
        volume: float = 0.8,
        sounds: Mapping[str, array[int]] | None = None,
    ) -> None:
        self.notice = ""
        self._clock = clock
        self._wished_device = device
        self._volume = volume
        self._feed = Feed(
            clock, load_sounds() if sounds is None else sounds, volume, PERIOD_MS
        )
        self._device: Any = None
        self._has_wished_device = True
        self._stop = threading.Event()
        self._watcher: threading.Thread | None = None

    @property
    def dropped(self) -> int:
        """Return how many sounds came too late to be played."""
        return self._feed.schedule.dropped

    def open(self) -> None:
        """Open the device and start the stream.

        Raises:
            AudioError: There is no device, or miniaudio is not there.
        """
        if self._watcher is not None:
            return
        self._feed.mixer.set_volume(self._volume)
        self._start_device()
        self._stop.clear()
        self._watcher = threading.Thread(
            target=self._watch, name="coach-sound-watch", daemon=True
        )
        self._watcher.start()

    def hand_over(self, sounds: Sequence[DueSound]) -> None:
        """Replace everything that has not started yet, from the next buffer on.

        Raises:
            ValueError: A sound has a name that is not among the sounds.
        """
        self._feed.schedule.hand_over(sounds)

    def set_volume(self, volume: float) -> None:
        """Set the own volume, 0.0 to 1.0; it moves there within 20 ms."""
        self._volume = volume
        self._feed.mixer.set_volume(volume)

    def close(self) -> None:
        """Fade out what sounds, stop the stream and free the device."""
        watcher, self._watcher = self._watcher, None
        if watcher is None:
            return
        self._feed.schedule.hand_over(())
        if self._feed.mixer.is_sounding:
            self._feed.mixer.set_volume(0.0)
            self._stop.wait(PERIOD_MS * (PERIODS + 1) / 1000)
        self._stop.set()
        watcher.join(timeout=2.0)
        self._close_device()

    def _start_device(self) -> None:
        """Open and start the device.

        Raises:
            AudioError: It cannot be opened or started.
        """
        miniaudio = import_miniaudio()
        device, self._has_wished_device = open_device(
            self._wished_device, PERIOD_MS, PERIODS
        )
        self._feed.last_request_ms = self._clock.monotonic_ms() + _START_MS
        requests = self._feed.requests(_QUEUES.get(device.backend, _USUAL_QUEUE))
        try:
            device.start(requests)
        except miniaudio.MiniaudioError as exc:
            device.close()
            raise AudioError(tr("The sound device cannot be started.")) from exc
        self._device = device
        self.notice = self._device_notice()

    def _device_notice(self) -> str:
        """Return what to say about the device that is open."""
        if self._has_wished_device:
            return ""
        return tr(
            "The sound device “{0}” is not there; the default device is used."
        ).format(self._wished_device)

    def _close_device(self) -> None:
        """Free the device if there is one."""
        device, self._device = self._device, None
        if device is not None:
            device.close()

    def _watch(self) -> None:
        """Open the device again whenever it stops asking; runs in its own thread."""
        back_off_ms = 0
        looked_ms = tried_ms = self._clock.monotonic_ms()
        while not self._stop.wait(_WATCH_S):
            now_ms = self._clock.monotonic_ms()
            if self._is_missing(now_ms):
                if now_ms - tried_ms < back_off_ms:
                    continue
                tried_ms = now_ms
                is_back = self._reopen()
                longer_ms = min(2 * back_off_ms + 500, _LONGEST_BACK_OFF_MS)
                back_off_ms = 0 if is_back else longer_ms
            elif not self._has_wished_device and now_ms - looked_ms >= _RETURN_MS:
                looked_ms = now_ms
                self._return_to_wished_device()

    def _is_missing(self, now_ms: int) -> bool:
        """Return whether the device is closed or has stopped asking."""
        return self._device is None or now_ms - self._feed.last_request_ms > _STALLED_MS

    def _reopen(self) -> bool:
        """Try to open the device anew and return whether it worked."""
        self._close_device()
        try:
            self._start_device()
        except AudioError:
            self.notice = tr(
                "The sound device has gone; cues are shown until it is back."
            )
            return False
        if self._stop.is_set():
            self._close_device()
        return True

    def _return_to_wished_device(self) -> None:
        """Go back to the wished device when it is there again and nothing sounds."""
        if not self._feed.mixer.is_sounding and self._wished_device in output_devices():
            self._reopen()
