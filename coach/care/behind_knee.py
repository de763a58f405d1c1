"""Pain behind the knee: how it is described before anything else, and for how long.

What was said is kept; the only rule is that more than six weeks ask for an
appointment, whatever it is like.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.care.gates import KNEE_SIX_WEEKS

if TYPE_CHECKING:
    from datetime import date

SIX_WEEKS_DAYS = 42


@dataclass(frozen=True, slots=True)
class KneeDescription:
    """How pain behind the knee is described before anything else.

    Attributes:
        quality: Slugs of `choices.qualities`.
        spread: Slug of `choices.spreads`, or "".
        side: "left", "right", "both", or "".
        since: The day it began, None when not said.
    """

    quality: frozenset[str] = frozenset()
    spread: str = ""
    side: str = ""
    since: date | None = None

    def missing(self) -> tuple[str, ...]:
        """Return the fields that are still to be filled in."""
        names = ("quality", "spread", "side", "since")
        return tuple(name for name in names if not getattr(self, name))

    def answers(self, today: date) -> dict[str, bool]:
        """Return what follows from it for the stop questions."""
        if self.since is None:
            return {}
        return {KNEE_SIX_WEEKS: (today - self.since).days > SIX_WEEKS_DAYS}
