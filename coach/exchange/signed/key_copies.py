"""Second copies of key files beside the backups: as they are, so sealed as they are.

What the desktop's keyring keeps cannot be copied; of such a key there is only the file
with its public half. Keys never change but for their passphrase, so one copy of each
is enough.
"""

from __future__ import annotations

import os
import re
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from coach.errors import CoachError
from coach.exchange.signed.errors import KeyFileError
from coach.exchange.signed.key_file import export_key_file, public_key_of
from coach.exchange.signed.key_ring import PUBLIC_ENDING, SEALED_ENDING
from coach.exchange.signed.keys import VerifyKey
from coach.exchange.writing import write_bytes
from coach.files.reading import read_bytes
from coach.paths import keys_folder
from coach.store.backup import BACKUP_FOLDER
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COPIES_FOLDER = "keys"
DAMAGED_ENDING = ".damaged"
_MOST_BYTES = 4096
_NAME = re.compile(r"[0-9A-F]{16}\.(key|pub)")
_OURS = re.compile(r"[0-9A-F]{16}\.(key-change|key|pub)(\.damaged)?(\.part)?")


def copies_of_keys(folder: Path) -> Path:
    """Return where the copies of keys lie in a person's data folder."""
    return folder / BACKUP_FOLDER / COPIES_FOLDER


def key_paths(folder: Path) -> list[Path]:
    """Return the files of keys in one folder, whole or not."""
    return _named(folder, _NAME)


def copy_keys(folder: Path) -> None:
    """Copy each sound key file of a person that has no copy, or an older one.

    Args:
        folder: The person's data folder.

    Raises:
        CoachError: A copy cannot be written.
    """
    target = copies_of_keys(folder)
    for path in key_paths(keys_folder(folder)):
        copy = target / path.name
        if _is_sound(path) and _bytes_of(copy) != _bytes_of(path):
            _copy(path, copy)


def export_keys(folder: Path, target: Path) -> list[Path]:
    """Copy the sealed key files of a person to a folder elsewhere; return the copies.

    Raises:
        CoachError: One is damaged, or something else lies in its place.
    """
    sealed = [
        path for path in key_paths(keys_folder(folder)) if path.suffix == SEALED_ENDING
    ]
    for path in sealed:
        export_key_file(path, target / path.name)
    return [target / path.name for path in sealed]


def put_back_keys(folder: Path) -> list[Path]:
    """Let copies take the place of key files that are missing or damaged.

    A damaged file is kept under its name with ".damaged" behind it.

    Args:
        folder: The person's data folder.

    Returns:
        The files that are there again.

    Raises:
        CoachError: A file cannot be written.
    """
    target = keys_folder(folder)
    lacking = [
        copy
        for copy in key_paths(copies_of_keys(folder))
        if _is_sound(copy) and not _is_sound(target / copy.name)
    ]
    for copy in lacking:
        damaged = target / copy.name
        with _key_errors(damaged):
            if os.path.lexists(damaged):
                damaged.replace(damaged.with_name(damaged.name + DAMAGED_ENDING))
        _copy(copy, damaged)
    return [target / copy.name for copy in lacking]


def own_key_files(folder: Path) -> list[Path]:
    """Return every file that Coach made of a person's keys, copies included."""
    places = (keys_folder(folder), copies_of_keys(folder))
    return [path for place in places for path in _named(place, _OURS)]


def keyring_keys(folder: Path) -> dict[Path, VerifyKey]:
    """Return the keys of a person that lie in the desktop's keyring, by their file.

    A file that cannot be read names none.
    """
    found = {}
    for path in key_paths(keys_folder(folder)):
        if path.suffix == PUBLIC_ENDING:
            with suppress(CoachError):
                found[path] = _public_in(path)
    return found


def _copy(source: Path, target: Path) -> None:
    """Copy one file of a key whole, over an older or a damaged one.

    Raises:
        CoachError: It cannot be written.
    """
    with _key_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not _is_sound(target):
            target.unlink(missing_ok=True)
    if source.suffix == SEALED_ENDING:
        export_key_file(source, target)
    else:
        write_bytes(target, read_bytes(source, _MOST_BYTES))


@contextmanager
def _key_errors(path: Path) -> Iterator[None]:
    """Turn faults of the disk into one sentence."""
    try:
        yield
    except OSError as error:
        sentence = tr("{0} could not be written: {1}.")
        raise KeyFileError(sentence.format(path, error.strerror or error)) from error


def _is_sound(path: Path) -> bool:
    try:
        key = public_key_of(path) if path.suffix == SEALED_ENDING else _public_in(path)
    except CoachError:
        return False
    return key.id_text == path.stem


def _public_in(path: Path) -> VerifyKey:
    return VerifyKey.from_text(read_bytes(path, _MOST_BYTES).decode("ascii", "replace"))


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _named(folder: Path, name: re.Pattern[str]) -> list[Path]:
    try:
        found = sorted(path for path in folder.iterdir() if path.is_file())
    except OSError:
        return []
    return [path for path in found if name.fullmatch(path.name)]
