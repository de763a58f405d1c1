"""Key files on disk: written whole and for their owner only, copied, and put back."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from coach.exchange.not_written import not_written
from coach.exchange.signed.errors import KeyFileError
from coach.exchange.signed.key_text import (
    COST_LOG2,
    MAX_BYTES,
    open_sealed,
    read_sealed,
    seal_key,
)
from coach.files.reading import read_bytes
from coach.store.files import sync_folder
from coach.translate import tr

if TYPE_CHECKING:
    from pathlib import Path

    from coach.exchange.signed.keys import SigningKey, VerifyKey


def write_key_file(
    path: Path, key: SigningKey, passphrase: str, cost_log2: int = COST_LOG2
) -> None:
    """Keep a key in a file, sealed with a passphrase; also to change the passphrase.

    Args:
        path: The file; one that holds the same key is replaced.
        key: The key.
        passphrase: What opens the file.
        cost_log2: The n of scrypt is 2 to this power.

    Raises:
        KeyFileError: The passphrase is too short, something else lies there, or the
            file cannot be written.
    """
    _write(path, seal_key(key, passphrase, cost_log2).encode("ascii"), key.verify_key)


def read_key_file(path: Path, passphrase: str) -> SigningKey:
    """Open a key file; takes about half a second.

    Raises:
        FileError: It is missing, may not be read, or is no ordinary file.
        KeyFileError: It is no key file, or damaged.
        WrongPassphraseError: Another passphrase opens it.
    """
    return open_sealed(read_sealed(read_bytes(path, MAX_BYTES)), passphrase)


def public_key_of(path: Path) -> VerifyKey:
    """Return the public half of a key file, which needs no passphrase.

    Nobody has proved it before the file is opened, so show it and trust it no further.

    Raises:
        FileError: It is missing, may not be read, or is no ordinary file.
        KeyFileError: It is no key file, or damaged.
    """
    return read_sealed(read_bytes(path, MAX_BYTES)).public


def export_key_file(path: Path, target: Path) -> None:
    """Copy a key file, sealed as it is, to where its owner puts copies away.

    Raises:
        FileError: The key file is missing or may not be read.
        KeyFileError: It is damaged, the target holds something else, or cannot be
            written.
    """
    data = read_bytes(path, MAX_BYTES)
    _write(target, data, read_sealed(data).public)


def restore_key_file(copy: Path, target: Path, passphrase: str) -> SigningKey:
    """Put a copy of a key file back, once its passphrase has opened it.

    Raises:
        FileError: The copy is missing or may not be read.
        KeyFileError: It is damaged, the target holds something else, or cannot be
            written.
        WrongPassphraseError: Another passphrase opens it.
    """
    data = read_bytes(copy, MAX_BYTES)
    key = open_sealed(read_sealed(data), passphrase)
    _write(target, data, key.verify_key)
    return key


def _write(path: Path, data: bytes, public: VerifyKey) -> None:
    """Write a file that only its owner may read; there is the old one or the new."""
    _refuse_other_content(path, public)
    part = path.with_name(path.name + ".part")
    try:
        # One that a crash has left may be open to others.
        part.unlink(missing_ok=True)
        handle = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
        sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise KeyFileError(not_written(path, error)) from error


def _refuse_other_content(path: Path, public: VerifyKey) -> None:
    """Make sure that nothing is lost: no other key, and no file of another kind."""
    if not os.path.lexists(path):
        return
    try:
        is_same = public_key_of(path) == public
    except KeyFileError:
        is_same = False
    if not is_same:
        raise KeyFileError(
            tr("{0} is another file. Move it aside, or choose another name.").format(
                path
            )
        )
