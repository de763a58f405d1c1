"""Lists the sound outputs that a person can choose from."""

from __future__ import annotations

from typing import Any

from coach.audio.alsa_messages import silence_alsa
from coach.errors import AudioError
from coach.translate import tr

_NO_DEVICE = "Null"  # miniaudio's stand-in when a machine has no sound at all


def import_miniaudio() -> Any:  # noqa: ANN401 - miniaudio has no types
    """Return the miniaudio module.

    Raises:
        AudioError: It is not installed or cannot be loaded.
    """
    try:
        import miniaudio
    except (ImportError, OSError) as exc:
        raise AudioError(tr("The sound library miniaudio cannot be loaded.")) from exc
    silence_alsa()
    return miniaudio


def playback_ids() -> dict[str, Any]:
    """Return miniaudio's device id of every output by name, in the system's order.

    It asks the sound server, which takes some milliseconds: not for a hot path.

    Raises:
        AudioError: miniaudio cannot be loaded.
    """
    miniaudio = import_miniaudio()
    try:
        devices = miniaudio.Devices()
        if devices.backend == _NO_DEVICE:
            return {}
        found = devices.get_playbacks()
    except (miniaudio.MiniaudioError, UnicodeDecodeError):
        return {}
    return {device["name"]: device["id"] for device in found}


def output_devices() -> list[str]:
    """Return the names of the sound outputs; empty when there are none."""
    try:
        return list(playback_ids())
    except AudioError:
        return []


def open_device(name: str, period_ms: int, periods: int) -> tuple[Any, bool]:
    """Open a device for 48 kHz mono, not started yet.

    Args:
        name: One of `output_devices`, or "" for the system's default. A default
            device follows the system's choice on PulseAudio, PipeWire, WASAPI and
            Core Audio.
        period_ms: Length of one buffer.
        periods: Number of buffers.

    Returns:
        A `miniaudio.PlaybackDevice`, and whether it is the one that was wished.

    Raises:
        AudioError: No device can be opened.
    """
    miniaudio = import_miniaudio()
    device_id = playback_ids().get(name) if name else None
    try:
        device = _device_class(miniaudio)(
            nchannels=1,
            sample_rate=48_000,
            buffersize_msec=period_ms,
            callback_periods=periods,
            device_id=device_id,
            app_name="Coach",
        )
    except miniaudio.MiniaudioError as exc:
        raise AudioError(tr("No sound device can be opened.")) from exc
    if device.backend == _NO_DEVICE:
        device.close()
        raise AudioError(tr("This computer has no sound device."))
    return device, not name or device_id is not None


def _device_class(miniaudio: Any) -> Any:  # noqa: ANN401 - miniaudio has no types
    """Return a PlaybackDevice that also frees its connection to the sound server.

    WORKAROUND: miniaudio 1.71 leaves the context of a closed device open, one
    connection and some memory for every time a vanished device is tried again.
    """

    class Device(miniaudio.PlaybackDevice):  # type: ignore[misc]
        _context = None

        def close(self) -> None:
            super().close()
            context, self._context = self._context, None
            if context is not None:
                miniaudio.lib.ma_context_uninit(context)

    return Device
