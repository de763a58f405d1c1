"""What a file is seen together with: the library that it is going to be part of."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from coach.files.beside import id_taken, is_same_file
from coach.files.checks import (
    check_exercise_figure,
    check_exercise_links,
    check_program,
)
from coach.files.model import Exercise, Library, Problem, Program
from coach.files.plan_checks import check_plan
from coach.files.plan_model import Plan
from coach.files.program_table import SAFETY_PHASES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from coach.editing.kinds import Model
    from coach.figure.model import Figure


@dataclass(frozen=True)
class Around:
    """The library, as it is at the moment.

    A file that lies elsewhere may use exercises beside it; put those of
    `coach.files.beside.exercises_beside` into the library for it.

    Attributes:
        library: Programs, exercises and plans that a file may name.
        broken: Ids of those that were left out because of problems.
    """

    library: Library = field(default_factory=Library)
    broken: frozenset[str] = frozenset()

    def ids(self, kind: str) -> frozenset[str]:
        """Return the ids of one kind that are taken."""
        return frozenset(self._shelf(kind))

    def titles(self, kind: str) -> frozenset[str]:
        """Return the titles of one kind that are taken."""
        return frozenset(model.title for model in self._shelf(kind).values())

    def _shelf(self, kind: str) -> Mapping[str, Program | Exercise | Plan]:
        shelves: dict[str, Mapping[str, Program | Exercise | Plan]] = {
            "program": self.library.programs,
            "exercise": self.library.exercises,
            "plan": self.library.plans,
        }
        return shelves.get(kind, {})

    def problems(self, kind: str, model: Model, path: Path | None) -> list[Problem]:
        """Return everything for which the library would leave a file out.

        Args:
            kind: The kind of file.
            model: What its reader returned.
            path: Where the file is, or None.
        """
        library = self.library
        if isinstance(model, Program):
            found = check_program(model, library.exercises, self.broken)
        elif isinstance(model, Exercise):
            found = self._figure_problems(model)
        elif isinstance(model, Plan):
            plans = {**library.plans, model.id: model}
            found = check_plan(model, library.programs, plans, self.broken)
        else:
            plan = model.plan
            found = check_plan(plan, library.programs, library.plans, self.broken)
        return [*self._taken(kind, model, path), *found]

    def links(self, model: Model) -> list[Problem]:
        """Return links of an exercise that lead nowhere; the library keeps it."""
        if not isinstance(model, Exercise):
            return []
        exercises = {**self.library.exercises, model.id: model}
        return check_exercise_links(model, exercises, self.broken)

    def _figure_problems(self, exercise: Exercise) -> list[Problem]:
        """Return what no body can do; a figure that was sound is not looked at again.

        Looking takes long, and most changes of an exercise are to its words.
        """
        if self._sound_figures.get(exercise.id) == exercise.figure:
            return []
        found = check_exercise_figure(exercise)
        if not found:
            self._sound_figures[exercise.id] = exercise.figure
        return found

    @cached_property
    def _sound_figures(self) -> dict[str, Figure]:
        return {}

    @cached_property
    def phases(self) -> dict[str, dict[str, int]]:
        """Return for each exercise the rehab programs that use it, with their phases.

        A phase is its place among `SAFETY_PHASES`.
        """
        uses: dict[str, dict[str, int]] = {}
        for program in self.library.programs.values():
            phase = phase_of(program)
            if phase is not None:
                for step in program.steps():
                    uses.setdefault(step.exercise, {})[program.id] = phase
        return uses

    def _taken(self, kind: str, model: Model, path: Path | None) -> list[Problem]:
        first = self._shelf(kind).get(model.id)
        if first is None or not isinstance(model, Program | Exercise | Plan):
            return []
        # A new file gets a free id when it is saved.
        if path is None or is_same_file(first.origin, path):
            return []
        return [id_taken(model, first)]


def phase_of(program: Program) -> int | None:
    """Return for which phase a program is; None where it is for nothing of the kind."""
    if program.kind != "rehab" or program.safety is None:
        return None
    return SAFETY_PHASES.index(program.safety.phase)
