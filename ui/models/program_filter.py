"""Which programs fit: kind, area, minutes, equipment, position, the person's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.files.model import PostureGroup
from ui.models.equipment import are_at_hand, needs
from ui.models.wanted import Wanted

if TYPE_CHECKING:
    from coach.files.model import Program
    from ui.models.library_model import LibraryModel
    from ui.models.program_glance import Glances

MINUTES = (5, 10, 15, 20, 30)
POSITIONS = ("standing", "chair", "off-floor", "floor")
MINE = ("favourites", "recent", "own")


@dataclass(frozen=True)
class ProgramFilter(Wanted):
    """Which programs the person wants to see; the position is one of `POSITIONS`.

    Attributes:
        kind: Kind of program.
        area: Area of the body, as in the files.
        minutes: Longest program, in whole minutes; 0 for any.
        mine: One of `MINE`.
    """

    kind: str = ""
    area: str = ""
    minutes: int = 0
    mine: str = ""


@dataclass(frozen=True)
class Marks:
    """Program ids that the person has marked, or done: these the newest first."""

    favourites: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()


class ProgramFacts:
    """Works out what filters and orders ask of a program, and keeps it.

    Args:
        library: Where the exercises come from.
        glances: Where the lengths come from.
    """

    def __init__(self, library: LibraryModel, glances: Glances) -> None:
        self._library = library
        self._glances = glances
        self._needs: dict[str, frozenset[frozenset[str]]] = {}
        self._postures: dict[str, frozenset[PostureGroup]] = {}

    def forget(self) -> None:
        """Work everything out again: the library is another one."""
        self._needs.clear()
        self._postures.clear()

    def length_ms(self, program: Program) -> int | None:
        """Return how long a program takes, or None where that is not known."""
        glance = self._glances.of(program)
        return glance.length_ms if glance is not None else None

    def needs(self, program: Program) -> frozenset[frozenset[str]]:
        """Return what is needed: of each set one thing."""
        if program.id not in self._needs:
            listed = program.equipment or tuple(
                thing
                for step in program.steps()
                if (exercise := self._library.exercises.get(step.exercise))
                for thing in exercise.equipment
            )
            self._needs[program.id] = needs(listed)
        return self._needs[program.id]

    def postures(self, program: Program) -> frozenset[PostureGroup]:
        """Return the positions that a program goes through."""
        if program.id not in self._postures:
            exercises = self._library.exercises
            self._postures[program.id] = frozenset(
                exercises[step.exercise].posture_group
                for step in program.steps()
                if step.exercise in exercises
            )
        return self._postures[program.id]


def fits(
    program: Program, wanted: ProgramFilter, facts: ProgramFacts, marks: Marks
) -> bool:
    """Return whether a program is what the person wants to see."""
    if wanted.kind and program.kind != wanted.kind:
        return False
    if wanted.area and program.area != wanted.area:
        return False
    if wanted.mine and not _is_mine(program, wanted.mine, marks):
        return False
    if wanted.position and not _fits_position(facts.postures(program), wanted.position):
        return False
    if not are_at_hand(facts.needs(program), wanted.owned):
        return False
    return not wanted.minutes or _fits_minutes(facts.length_ms(program), wanted.minutes)


def _is_mine(program: Program, mine: str, marks: Marks) -> bool:
    if mine == "own":
        return program.own
    return program.id in (marks.favourites if mine == "favourites" else marks.recent)


def _fits_position(postures: frozenset[PostureGroup], position: str) -> bool:
    if position == "standing":
        return postures == {PostureGroup.STANDING}
    if position == "chair":
        return postures == {PostureGroup.CHAIR}
    if position == "off-floor":
        return PostureGroup.FLOOR not in postures
    return PostureGroup.FLOOR in postures


def _fits_minutes(length_ms: int | None, minutes: int) -> bool:
    """Return whether a length, rounded as it is shown, is at most that long."""
    return length_ms is not None and round(length_ms / 60_000) <= minutes
