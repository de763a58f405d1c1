"""What every sound output can do, whichever library stands behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class DueSound:
    """A sound that starts at a monotonic time.

    Attributes:
        at_ms: `Clock.monotonic_ms` of the real machine at which it starts.
        sound: Name of a file in sounds/, without ending.
    """

    at_ms: int
    sound: str


class Output(Protocol):
    """Plays cue sounds at clock times.

    Attributes:
        name: "stream", "simpleaudio" or "silent".
        notice: One sentence for the person when something is not as wished (no
            device, device vanished), else "".
    """

    name: str
    notice: str

    @property
    def lead_ms(self) -> int:
        """Return how far ahead a sound must be handed over to start on its time."""
        ...

    def open(self) -> None:
        """Open the device and keep it running.

        Raises:
            AudioError: The device or the library is not there.
        """
        ...

    def hand_over(self, sounds: Sequence[DueSound]) -> None:
        """Replace everything that has not started yet; never blocks."""
        ...

    def set_volume(self, volume: float) -> None:
        """Set the own volume, 0.0 to 1.0, whatever the system volume is."""
        ...

    def close(self) -> None:
        """Stop all sound and free the device; may be called twice."""
        ...
