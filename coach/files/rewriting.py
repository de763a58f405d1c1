"""A program or exercise made from another by changing what its file says.

The result has a text of its own, so that the history can keep what was really done,
and a session that was cut off goes on with it.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from coach.errors import ProblemsError
from coach.files.exercise import read_exercise
from coach.files.program import read_program

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.files.model import Exercise, Program

    Change = Callable[[dict[str, Any]], None]


def rewrite_program(program: Program, change: Change) -> Program:
    """Return a program whose file would say what `change` makes of its content.

    Raises:
        ProblemsError: The new content has problems.
    """
    data = _rewritten(program.text, change)
    new, problems = read_program(data, program.origin, own=program.own)
    if new is None:
        raise ProblemsError(problems)
    return new


def rewrite_exercise(exercise: Exercise, change: Change) -> Exercise:
    """Return an exercise whose file would say what `change` makes of its content.

    Raises:
        ProblemsError: The new content has problems.
    """
    data = _rewritten(exercise.text, change)
    new, problems = read_exercise(data, exercise.origin, own=exercise.own)
    if new is None:
        raise ProblemsError(problems)
    return new


def _rewritten(text: str, change: Change) -> bytes:
    # Imported here: few programs are ever rewritten.
    import tomlkit

    content = tomllib.loads(text)
    change(content)
    return tomlkit.dumps(content).encode()
