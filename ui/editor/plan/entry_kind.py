"""What the entries of a list of criteria or of rules are like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from coach.files.findings import KeyPath
    from ui.editor.desk import EditDesk
    from ui.editor.form.row import FieldRow


@dataclass(frozen=True)
class EntryKind:
    """What entries of a list are like.

    Attributes:
        one: What an entry is called; {0} is its number.
        add: Words of the button that adds an entry, and `condition` of the one that
            adds a condition.
        always: Keys whose rows are always there.
        offered: Keys that can be added, in the order of the menu.
        pairs: A key, and those that never stand without it.
        needed: What a typed key says while it is empty.
        begins_with: The keys of a new entry.
        none_words: What is wrong where a condition is missing; "" for what the reader
            of the file says.
        make_row: Makes a row; `plan_field_row` where None.
        wanted: Keys that go with what an entry holds.
    """

    one: str
    add: str
    condition: str
    always: tuple[str, ...]
    offered: tuple[str, ...]
    pairs: Mapping[str, tuple[str, ...]]
    needed: Mapping[str, str]
    begins_with: Mapping[str, str]
    none_words: str = ""
    make_row: Callable[[EditDesk, KeyPath], FieldRow | None] | None = None
    wanted: Callable[[Mapping[str, object]], Sequence[str]] | None = None
