"""When a file gets a higher revision: when it asks a person to do something else.

Words may be mended as often as one likes. A dose, an order, a limit or a movement is
another thing: whoever has the older file does not do the same any more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.editing.plain import Value, same
from coach.files.durations import parse_duration

if TYPE_CHECKING:
    from collections.abc import Collection

# Keys that say nothing of what is done, wherever they stand.
_WORDS_EVERYWHERE = frozenset(
    ("x", "title", "summary", "authors", "license", "sources", "notes", "language")
)
_WORDS = {
    "program": frozenset(("area", "family", "variant", "equipment", "name", "cue")),
    "exercise": frozenset(
        (
            *("short", "muscles", "also", "equipment", "text", "codes", "links"),
            *("easier_text", "harder_text", "lit", "track", "box", "still"),
        )
    ),
    "plan": frozenset(("area", "others_took", "text", "done_text")),
    "assignment": frozenset(("area", "others_took", "text", "done_text", "message")),
}
_HEADS = frozenset(("format", "id", "revision"))


def next_revision(kind: str, old: dict[str, Any] | None, new: dict[str, Any]) -> int:
    """Return the revision that a file has to have when it is saved.

    Args:
        kind: The kind of file.
        old: The content on disk, or None when there is none.
        new: The content that is to be saved.
    """
    written = _number(new)
    if old is None:
        return written
    return max(written, _number(old) + is_other_deed(kind, old, new))


def is_other_deed(kind: str, old: dict[str, Any], new: dict[str, Any]) -> bool:
    """Return whether two contents ask a person to do something else."""
    words = _WORDS_EVERYWHERE | _WORDS[kind]
    return not same(_deed(old, words | _HEADS), _deed(new, words | _HEADS))


def _number(content: dict[str, Any]) -> int:
    revision = content.get("revision")
    return revision if isinstance(revision, int) else 1


def _deed(value: Value, words: Collection[str]) -> Value:
    """Return a content without its words, and with times as milliseconds."""
    if isinstance(value, dict):
        return {
            key: _deed(one, words) for key, one in value.items() if key not in words
        }
    if isinstance(value, list):
        return [_deed(entry, words) for entry in value]
    length_ms = parse_duration(value) if isinstance(value, str) else None
    return value if length_ms is None else ("ms", length_ms)
