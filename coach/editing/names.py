"""Ids and titles that nothing else has."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from coach.files.fields import SLUG_PATTERN
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Collection

    from coach.editing.around import Around

_TITLE_MOST = 120
_ID_MOST = 60


def slug(title: str, otherwise: str) -> str:
    """Return a title as an id: "Évening stretch!" is "evening-stretch".

    Args:
        title: Words of any language.
        otherwise: The id when no letter of the title can be used.
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    words = re.findall("[a-z0-9]+", plain.lower())
    return "-".join(words)[:_ID_MOST].strip("-") or otherwise


def is_slug(text: object) -> bool:
    """Return whether a value can be an id, and so part of a file name."""
    return isinstance(text, str) and re.fullmatch(SLUG_PATTERN, text) is not None


def free_name(wanted: str, taken: Collection[str]) -> str:
    """Return a name, with a number behind it when it is taken."""
    number, name = 2, wanted
    while name in taken:
        name = f"{wanted}-{number}"
        number += 1
    return name


def id_for(kind: str, title: str, around: Around) -> str:
    """Return an id for a new file: its title as an id that nothing else has.

    Args:
        kind: "program", "exercise" or "plan".
        title: Words of any language.
        around: The library, which says what ids are taken.
    """
    return free_name(slug(title, kind), around.ids(kind))


def copy_title(title: str, taken: Collection[str] = ()) -> str:
    """Return the title of a copy, or the same where that would be too long.

    The copy of a copy is one more copy of the first: "Mine (my copy 2)".

    Args:
        title: The title of what is copied.
        taken: Titles that others have.
    """
    first, more = tr("{0} (my copy)"), tr("{0} (my copy {1})")
    patterns = (re.escape(first), re.escape(more).replace(r"\{1\}", "[0-9]+"))
    for pattern in patterns:
        match = re.fullmatch(pattern.replace(r"\{0\}", "(.+)"), title)
        title = match[1] if match is not None else title
    copied, number = first.format(title), 2
    while copied in taken:
        copied = more.format(title, number)
        number += 1
    return copied if len(copied) <= _TITLE_MOST else title
