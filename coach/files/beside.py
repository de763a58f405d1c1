"""What a single file may refer to: the library, and what lies beside the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from coach.files.checks import check_exercise_figure
from coach.files.findings import Findings, locate
from coach.files.model import Exercise, Library, Problem, Program
from coach.files.shelf_files import files_in, read_found
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable


class FromFile(Protocol):
    """What the content of every kind of file has."""

    @property
    def id(self) -> str:
        """Return the id that the file gives."""
        ...

    @property
    def origin(self) -> str:
        """Return the file as it is shown."""
        ...

    @property
    def text(self) -> str:
        """Return the exact text of the file."""
        ...

    @property
    def own(self) -> bool:
        """Return whether it lies in the person's own folder."""
        ...


@dataclass
class Beside:
    """What a file may refer to.

    Attributes:
        exercises: By id.
        broken: Ids of exercises whose files have problems.
        taken: Problems of files beside it that have the id of a shipped exercise.
    """

    exercises: dict[str, Exercise]
    broken: set[str] = field(default_factory=set)
    taken: dict[str, Problem] = field(default_factory=dict)

    def problems_for(self, program: Program) -> list[Problem]:
        """Return the problems of the exercises that a program uses.

        Those are a figure that cannot be, and a file that wants to stand in for a
        shipped exercise: nobody should train something else without noticing.
        """
        problems: list[Problem] = []
        for name in dict.fromkeys(step.exercise for step in program.steps()):
            if name in self.taken:
                problems.append(self.taken[name])
            if name in self.exercises:
                problems += check_exercise_figure(self.exercises[name])
        return problems


def exercises_beside(
    path: Path, library: Library, broken: Iterable[str] = ()
) -> Beside:
    """Return the library's exercises with those in a file's folder on top.

    An exercise beside the file stands above one of the person's own folder. It never
    stands above a shipped one, unless both are the same file.

    Args:
        path: The file; exercises in its folder and in `exercises` below that count.
        library: What is known already.
        broken: Ids of the library's exercises that have problems.
    """
    beside = Beside(dict(library.exercises), set(broken))
    for file in files_in(path.parent, path.parent / "exercises"):
        if file.kind != "exercise" or is_same_file(file.name, path):
            continue
        exercise = read_found(file).content
        if not isinstance(exercise, Exercise):
            beside.broken.add(file.stem)
            continue
        first = beside.exercises.get(exercise.id)
        if first is None or first.own or is_same_file(first.origin, file.name):
            beside.exercises[exercise.id] = exercise
        elif first.sha256 != exercise.sha256:
            beside.taken[exercise.id] = id_taken(exercise, first)
    beside.broken -= beside.exercises.keys()
    return beside


def id_taken(content: FromFile, first: FromFile) -> Problem:
    """Return the problem that a file has the id of another one."""
    sentence = tr('the id "{0}" is already that of {1}; choose another')
    findings = Findings()
    findings.add(("id",), sentence.format(content.id, first.origin))
    return locate(findings, content.text, content.origin)[0]


def is_same_file(one: str | Path, other: str | Path) -> bool:
    """Return True when two paths lead to one existing file."""
    try:
        return Path(one).samefile(other)
    except (OSError, ValueError):
        return False
