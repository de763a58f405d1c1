"""The shipped files, for the tests that hold them against the content plan."""

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from coach.files.library import Shelf
from tests.core.words import texts_in

HERE = Path(__file__).resolve().parent
PROGRAMS = HERE.parents[1] / "programs"
SHELF = Shelf(None, PROGRAMS)
LIBRARY = SHELF.library

# What every exercise has to name as a reason to stop, by one telling word each.
ALWAYS_STOP = ("sharp", "pop", "6 or more", "gives way", "numbness", "chest pain")


def files_of(kind: str) -> list[Path]:
    """Return the shipped files of a kind: "program", "card" and so on."""
    return sorted(PROGRAMS.rglob(f"*.{kind}.toml"))


def content_table(name: str) -> dict[str, Any]:
    """Return a part of the content plan; it lies beside the tests."""
    table: dict[str, Any] = json.loads((HERE / f"{name}.json").read_text("utf-8"))
    return table


@cache
def table_of(path: Path) -> dict[str, Any]:
    """Return the content of a file."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def tables_of(kind: str) -> dict[str, dict[str, Any]]:
    """Return the contents of all files of a kind, by their ids."""
    tables = [table_of(path) for path in files_of(kind)]
    return {table["id"]: table for table in tables}


def said_in(table: dict[str, Any]) -> str:
    """Return all that a file says itself, in small letters; its sources left out."""
    own = {key: value for key, value in table.items() if key != "sources"}
    return " ".join(text for _, text in texts_in(own)).lower()


def not_said(words: list[str], text: str) -> list[str]:
    """Return the telling words that a text lacks."""
    return [word for word in words if word.lower() not in text]


# What is for reading; the rules of a plan or protocol are all the rest.
_PROSE = frozenset(
    {
        *("text", "title", "how", "stop_if", "off_if", "done_text"),
        *("summary", "evidence", "notes", "not_if", "avoid", "sources"),
        *("format", "id", "revision", "language", "authors", "license", "x"),
        *("as_of", "area"),
    }
)


def rules_of(value: Any) -> Any:
    """Return the rules of a plan or protocol, without the prose around them.

    What has nothing but a text, such as a test that is only ticked, keeps it.
    """
    if isinstance(value, list):
        return [rules_of(entry) for entry in value]
    if not isinstance(value, dict):
        return value
    rules = {key: rules_of(entry) for key, entry in value.items() if key not in _PROSE}
    return rules or value
