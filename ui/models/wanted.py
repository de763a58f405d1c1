"""What the filters of programs and of exercises have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.store.settings import Settings


@dataclass(frozen=True)
class Wanted:
    """What the person wants to see; an empty field wants nothing in particular.

    Attributes:
        owned: Things that are at hand, or None where that does not matter.
        position: How the body is held.
    """

    owned: frozenset[str] | None = None
    position: str = ""

    @property
    def is_set(self) -> bool:
        """Whether anything is wanted."""
        return self != type(self)()


def owned_things(settings: Settings) -> frozenset[str] | None:
    """Return the things at hand by which programs are filtered, None for any."""
    if settings.equipment_filter == "none":
        return frozenset()
    if settings.equipment_filter == "owned" and settings.equipment_owned:
        return frozenset(settings.equipment_owned)
    return None
