"""Ids for copies of files that are not the person's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.errors import FileError
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Collection

_TRIES_MOST = 1_000
_ID_MOST = 60


def copy_id(program_id: str, taken: Collection[str]) -> str:
    """Return an id for a copy that nothing else has.

    Raises:
        FileError: A thousand copies have taken all of them.
    """
    base = program_id[:_ID_MOST].rstrip("-.") + "-copy"
    names = (base if i == 1 else f"{base}-{i}" for i in range(1, _TRIES_MOST + 1))
    for name in names:
        if name not in taken:
            return name
    raise FileError(tr("There are too many copies of {0}.").format(program_id))
