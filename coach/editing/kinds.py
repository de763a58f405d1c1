"""The kinds of files that can be edited: their field tables and their readers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.files.assignment import read_assignment
from coach.files.assignment_model import Assignment
from coach.files.assignment_table import ASSIGNMENT
from coach.files.exercise import read_exercise
from coach.files.exercise_table import EXERCISE
from coach.files.groups import ListOf, Mapping, Numbers, OneOrRange, Table
from coach.files.model import Exercise, Problem, Program
from coach.files.plan import read_plan
from coach.files.plan_model import Plan
from coach.files.plan_table import PLAN
from coach.files.program import read_program
from coach.files.program_table import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.editing.sections import KeyOrder
    from coach.files.fields import Field
    from coach.files.findings import KeyPath

Model = Program | Exercise | Plan | Assignment


@dataclass(frozen=True)
class Kind:
    """A kind of file.

    Attributes:
        name: "program", "exercise", "plan" or "assignment".
        table: Its fields: labels, help, limits.
        read: Its reader, the same one by which files are loaded.
        id_key: The key that holds its id.
    """

    name: str
    table: Table
    read: Callable[[bytes, str], tuple[Model | None, list[Problem]]]
    id_key: str = "id"

    @property
    def ending(self) -> str:
        """Return how the names of its files end."""
        return f".{self.name}.toml"

    def field_at(self, path: KeyPath) -> Field | None:
        """Return the field that describes the value at a path; None for none.

        It has the label, the help and the limits that a form shows.
        """
        field: Field | None = self.table
        for part in path:
            field = _inside(field, part)
        return field

    @property
    def key_order(self) -> KeyOrder:
        """Return a function: path of a table -> its keys in the order of the form."""

        def order(path: KeyPath) -> tuple[str, ...]:
            field = self.field_at(path)
            return tuple(field.fields) if isinstance(field, Table) else ()

        return order


def _inside(field: Field | None, part: str | int) -> Field | None:
    if isinstance(field, Table):
        return field.fields.get(str(part), field.extra)
    if isinstance(field, Mapping | ListOf | OneOrRange | Numbers):
        return field.of
    return None


KINDS = {
    kind.name: kind
    for kind in (
        Kind("program", PROGRAM, lambda data, name: read_program(data, name, own=True)),
        Kind(
            "exercise", EXERCISE, lambda data, name: read_exercise(data, name, own=True)
        ),
        Kind("plan", PLAN, lambda data, name: read_plan(data, name, own=True)),
        Kind("assignment", ASSIGNMENT, read_assignment, id_key="assignment_id"),
    )
}
