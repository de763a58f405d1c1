"""The output without sound: the last resort, and the person's choice "off"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.audio.output import DueSound


class SilentOutput:
    """Takes every cue and plays none.

    Attributes:
        name: "silent".
        notice: Says that there is no sound; "" when that is what was wished.

    Args:
        reason: One sentence about why there is no sound, or "".
        is_wished: The person turned the sound off.
    """

    name = "silent"
    lead_ms = 0

    def __init__(self, reason: str = "", *, is_wished: bool = False) -> None:
        self.notice = ""
        if not is_wished:
            notice = tr("No sound output; cues are shown only.")
            self.notice = f"{notice} {reason}".strip()

    def open(self) -> None:
        """Do nothing: there is no device."""

    def hand_over(self, sounds: Sequence[DueSound]) -> None:
        """Take the sounds and leave them unplayed."""

    def set_volume(self, volume: float) -> None:
        """Do nothing: silence has no volume."""

    def close(self) -> None:
        """Do nothing: there is no device."""
