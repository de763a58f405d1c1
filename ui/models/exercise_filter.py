"""Which exercises fit: muscle, position, equipment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.models.equipment import are_at_hand, needs
from ui.models.wanted import Wanted

if TYPE_CHECKING:
    from coach.files.model import Exercise


@dataclass(frozen=True)
class ExerciseFilter(Wanted):
    """Which exercises the person wants to see; the position is one of the files.

    Attributes:
        muscle: A muscle that is worked, as in the files.
    """

    muscle: str = ""


def exercise_fits(exercise: Exercise, wanted: ExerciseFilter) -> bool:
    """Return whether an exercise is what the person wants to see."""
    if wanted.muscle and wanted.muscle not in exercise.muscles:
        return False
    if wanted.position and exercise.position != wanted.position:
        return False
    return are_at_hand(needs(exercise.equipment), wanted.owned)
