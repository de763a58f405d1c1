"""The ring of a care timer: what is left of it, or when the next one comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.widgets.ring import Ring, RingLook

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

WIDE = RingLook(radius=58.0, stroke=11.0, count=30.0)
NARROW = RingLook(radius=46.0, stroke=10.0, count=24.0)


def ring_clock(left_ms: int) -> str:
    """Return the time left as minutes and seconds, such as "12:24"."""
    seconds = -(-max(left_ms, 0) // 1000)
    return f"{seconds // 60}:{seconds % 60:02d}"


class CareRing(Ring):
    """A small ring in the colour of cold, of warmth, or of another step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_look(WIDE)
        self.set_color("ice_fill")

    def set_narrow(self, is_narrow: bool) -> None:
        """Take less room in a narrow window."""
        self.set_look(NARROW if is_narrow else WIDE)

    def show_left(self, left_ms: int, length_ms: int) -> None:
        """Show the time left of a length."""
        minutes = self.tr("of {0} min").format(round(length_ms / 60_000))
        clock = ring_clock(left_ms)
        self._set_center(clock, minutes, "")
        self._set_value(-(-max(left_ms, 0) // 1000), -(-length_ms // 1000), clock)
        self._set_fraction(left_ms / length_ms if length_ms > 0 else 0.0)

    def show_time(self, clock: str, below: str) -> None:
        """Show a time of day in an empty ring, with a few words under it."""
        self._set_center(clock, below, "")
        self._set_value(0, 1, f"{below} {clock}")
        self._set_fraction(0.0)

    def show_mark(self, icon: str, *, is_full: bool = False) -> None:
        """Show a sign, in a full ring or in an empty one."""
        self._set_center("", "", icon)
        self._set_fraction(1.0 if is_full else 0.0)
