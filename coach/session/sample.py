"""A sample session of 20 seconds: what the player shows and says, before it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.files.model import Block, Dose, DoseKind, Program, Step
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.files.model import Exercise

LASTS_MS = 20_000
_GET_READY_MS = 5_000
# One that is plain to see, and needs neither room nor things.
_EXERCISE = "brisk-march-or-walk"


def sample_program(exercises: Mapping[str, Exercise]) -> Program | None:
    """Return the sample, or None where its exercise is not in the library."""
    if _EXERCISE not in exercises:
        return None
    dose = Dose(DoseKind.TIME, length_ms=LASTS_MS - _GET_READY_MS)
    step = Step(_EXERCISE, dose, get_ready_ms=_GET_READY_MS)
    return Program(
        id="sample",
        revision=1,
        title=tr("Sample, 20 seconds"),
        kind="warm-up",
        language="en",
        blocks=(Block(tr("Sample"), (step,)),),
    )
