"""Opens the best sound output that works on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from coach.audio.silent import SilentOutput
from coach.audio.simple import SimpleAudioOutput
from coach.audio.stream import StreamOutput
from coach.clock import SystemClock
from coach.errors import AudioError
from coach.translate import tr

if TYPE_CHECKING:
    from coach.audio.output import Output
    from coach.clock import Clock

Choice = Literal["auto", "stream", "simpleaudio", "off"]


def open_output(
    choice: Choice, device: str = "", volume: float = 0.8, clock: Clock | None = None
) -> Output:
    """Return an open output; a silent one when no other can be opened.

    Args:
        choice: "auto" tries the stream, then simpleaudio; "stream" and "simpleaudio"
            try only that one; "off" is silent.
        device: Name from `output_devices`, or "" to follow the system.
        volume: Own volume, 0.0 to 1.0.
        clock: Real monotonic time; the system's clock when left out.
    """
    if choice == "off":
        return SilentOutput(is_wished=True)
    clock = SystemClock() if clock is None else clock
    reasons = []
    for candidate in ("stream", "simpleaudio"):
        if choice not in ("auto", candidate):
            continue
        try:
            output = _opened(candidate, device, volume, clock)
        except AudioError as exc:
            reasons.append(str(exc))
            continue
        if reasons:
            output.notice = tr("{0} simpleaudio is used instead.").format(reasons[0])
        return output
    return SilentOutput(reasons[0])


def _opened(name: str, device: str, volume: float, clock: Clock) -> Output:
    """Return the named output, open.

    Raises:
        AudioError: It cannot be opened.
    """
    output: Output
    if name == "stream":
        output = StreamOutput(clock, device, volume)
    else:
        output = SimpleAudioOutput(clock, volume)
    output.open()
    return output
