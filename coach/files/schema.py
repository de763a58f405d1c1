"""JSON Schema draft-04 of each format, for completion and checks in TOML editors.

Taplo reads draft-04 and ignores its own hints beside a `$ref`, so everything is
written out in place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.errors import CoachError
from coach.files.exercise_table import EXERCISE
from coach.files.program_table import PROGRAM
from coach.translate import tr

if TYPE_CHECKING:
    from coach.files.groups import Table

_TABLES: dict[str, Table] = {"program": PROGRAM, "exercise": EXERCISE}


class UnknownKindError(CoachError):
    """There is no schema for the kind of file that was asked for."""


def schema_kinds() -> tuple[str, ...]:
    """Return the kinds that `json_schema` knows."""
    return tuple(_TABLES)


def json_schema(kind: str) -> dict[str, Any]:
    """Return the schema of a kind of file: "program" or "exercise".

    Raises:
        UnknownKindError: There is no schema for `kind`.
    """
    table = _TABLES.get(kind)
    if table is None:
        sentence = tr('There is no schema for "{0}"; there is one for {1}.')
        raise UnknownKindError(sentence.format(kind, ", ".join(_TABLES)))
    return {
        "$schema": "http://json-schema.org/draft-04/schema#",
        **table.schema(),
        "x-taplo": {"initKeys": list(table.required)},
    }
