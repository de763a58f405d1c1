"""JSON Schema draft-04 of each format, for completion and checks in TOML editors.

Taplo reads draft-04 and ignores its own hints beside a `$ref`, so everything is
written out in place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.errors import CoachError
from coach.translate import tr

if TYPE_CHECKING:
    from coach.files.groups import Table

_KINDS = ("program", "exercise", "plan", "protocol", "card", "assignment")


class UnknownKindError(CoachError):
    """There is no schema for the kind of file that was asked for."""


def schema_kinds() -> tuple[str, ...]:
    """Return the kinds that `json_schema` knows."""
    return _KINDS


def field_table(kind: str) -> Table:
    """Return the fields of a kind of file.

    Raises:
        UnknownKindError: There is no such kind.
    """
    # The tables take milliseconds to import, and the command asks for kinds alone.
    if kind == "program":
        from coach.files.program_table import PROGRAM as table
    elif kind == "exercise":
        from coach.files.exercise_table import EXERCISE as table
    elif kind == "plan":
        from coach.files.plan_table import PLAN as table
    elif kind == "protocol":
        from coach.files.protocol_table import PROTOCOL as table
    elif kind == "card":
        from coach.files.card_table import CARD as table
    elif kind == "assignment":
        from coach.files.assignment_table import ASSIGNMENT as table
    else:
        sentence = tr('There is no schema for "{0}"; there is one for {1}.')
        raise UnknownKindError(sentence.format(kind, ", ".join(_KINDS)))
    return table


def json_schema(kind: str) -> dict[str, Any]:
    """Return the schema of a kind of file, one of `schema_kinds`.

    Raises:
        UnknownKindError: There is no schema for `kind`.
    """
    table = field_table(kind)
    return {
        "$schema": "http://json-schema.org/draft-04/schema#",
        **table.schema(),
        "x-taplo": {"initKeys": list(table.required)},
    }
