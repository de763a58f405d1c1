"""Ids and titles that nothing else has."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from coach.files.fields import SLUG_PATTERN
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Collection

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


def copy_title(title: str) -> str:
    """Return the title of a copy, or the same where that would be too long."""
    copied = tr("{0} (my copy)").format(title)
    return copied if len(copied) <= _TITLE_MOST else title
