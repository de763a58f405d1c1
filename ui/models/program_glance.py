"""What is said of a program before it is opened: how long it takes, and with what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.errors import CoachError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.files.model import Program
    from ui.models.library_model import LibraryModel


@dataclass(frozen=True, slots=True)
class Glance:
    """The length of a program, and how it is spent.

    Attributes:
        length_ms: How long it takes in all.
        spent_ms: Time with each exercise, by its id.
    """

    length_ms: int
    spent_ms: Mapping[str, int]


class Glances:
    """Works out glances and keeps them; whole timelines of a long list are too much.

    Args:
        library: Where the exercises come from.
    """

    def __init__(self, library: LibraryModel) -> None:
        self._library = library
        self._known: dict[str, Glance | None] = {}

    def forget(self) -> None:
        """Work everything out again: the library is another one."""
        self._known.clear()

    def of(self, program: Program) -> Glance | None:
        """Return the glance of a program; None where an exercise is missing."""
        if program.id not in self._known:
            self._known[program.id] = self._look(program)
        return self._known[program.id]

    def _look(self, program: Program) -> Glance | None:
        # Imported here: the window is visible before anything asks for programs.
        from coach.session.timeline import expand

        try:
            timeline = expand(program, self._library.exercises)
        except CoachError:
            return None
        spent: dict[str, int] = {}
        for item in timeline.items:
            if item.exercise is not None:
                spent[item.exercise] = spent.get(item.exercise, 0) + item.length_ms
        return Glance(timeline.total_ms, spent)
