"""Unfinished changes of a file: they lie beside it until they are picked up.

They are in the folder of the versions, where no library looks, and are named after the
file and the state of it that they were made to. The file need not be there yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.editing.versions import folder_of
from coach.editing.written import parse
from coach.errors import FileError
from coach.exchange.not_written import reasoned
from coach.files.digest import sha256_hex
from coach.files.reading import read_bytes
from coach.store.files import write_whole
from coach.translate import tr

if TYPE_CHECKING:
    from pathlib import Path

    from coach.editing.draft import Draft

_ENDING = ".unfinished"
_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Changes of a file that were put aside.

    Attributes:
        path: Where they are kept.
        fits: The file is still the one that they were made to. Else it has changed
            since, and whoever picks them up should look at both.
    """

    path: Path
    fits: bool


def unfinished_of(path: Path) -> Unfinished | None:
    """Return the unfinished changes of a file, or None.

    Raises:
        FileError: The file cannot be read.
    """
    kept = _kept(path)
    if not kept:
        return None
    fits = path.exists() and kept[0] == _place(path, read_bytes(path))
    return Unfinished(kept[0], fits)


def put_aside(path: Path, on_disk: bytes, data: bytes) -> Path:
    """Keep unfinished changes of a file in place of those kept before.

    Args:
        path: The file.
        on_disk: Its bytes, to which the changes were made; none for a new file.
        data: The changed bytes.

    Raises:
        FileError: They cannot be kept.
    """
    place = _place(path, on_disk)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, data.decode())
    except OSError as error:
        sentence = tr("The unfinished changes cannot be kept in {0}: {1}. {2}")
        raise FileError(reasoned(sentence, place.parent, error)) from error
    for old in _kept(path):
        if old != place:
            _remove(old)
    return place


def pick_up(draft: Draft, unfinished: Unfinished) -> None:
    """Put unfinished changes into the draft of their file; it can be undone.

    Raises:
        FileError: They cannot be read.
        ProblemsError: They are damaged.
    """
    data = read_bytes(unfinished.path)
    written = parse(data, draft.kind.name, unfinished.path.name)
    draft.replace_text(tr("Pick up unfinished changes"), written.text)


def discard(path: Path) -> None:
    """Remove the unfinished changes of a file.

    Raises:
        FileError: They cannot be removed.
    """
    for kept in _kept(path):
        _remove(kept)


def _kept(path: Path) -> list[Path]:
    cut = len(_ENDING) + _DIGITS + 1
    found = folder_of(path).glob("*" + _ENDING)
    return sorted(each for each in found if each.name[:-cut] == path.name)


def _place(path: Path, on_disk: bytes) -> Path:
    digest = sha256_hex(on_disk)[:_DIGITS]
    return folder_of(path) / f"{path.name}.{digest}{_ENDING}"


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        sentence = tr("{0} cannot be removed: {1}.")
        reason = error.strerror or str(error)
        raise FileError(sentence.format(path, reason)) from error
