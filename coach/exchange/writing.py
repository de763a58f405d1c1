"""A file for others is there whole or not at all, and never replaces the history."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from coach.errors import FileError
from coach.exchange.not_written import not_written
from coach.store.files import sync_folder
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import IO, TextIO


@contextmanager
def whole_file(target: Path, *, bom: bool = False) -> Iterator[TextIO]:
    """Give a UTF-8 text file that appears as `target` once the block is through.

    Until then it is `target` with ".part" behind it. Line ends are written as they
    are given.

    Args:
        target: The file; one that is there is replaced.
        bom: Begin with the mark by which spreadsheets know UTF-8.

    Raises:
        FileError: It cannot be written; an older file of that name is as it was.
    """
    encoding = "utf-8-sig" if bom else "utf-8"
    with (
        _whole(target) as part,
        part.open("w", encoding=encoding, newline="") as file,
    ):
        yield file
        _sync(file)


def write_bytes(target: Path, data: bytes) -> None:
    """Write a file; it is there whole or not at all.

    Raises:
        FileError: It cannot be written; an older file of that name is as it was.
    """
    with _whole(target) as part, part.open("wb") as file:
        file.write(data)
        _sync(file)


@contextmanager
def _whole(target: Path) -> Iterator[Path]:
    """Give the file that takes the place of another once the block is through."""
    part = target.with_name(target.name + ".part")
    try:
        try:
            yield part
            os.replace(part, target)
            sync_folder(target.parent)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    except OSError as error:
        raise FileError(not_written(target, error)) from error


def _sync(file: IO[str] | IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())


def refuse_own_file(target: Path, history: Path) -> None:
    """Make sure that an export does not overwrite the history it comes from.

    Raises:
        FileError: The target is the history, or lies beside it under its name.
    """
    own = {history.resolve()}
    own |= {history.with_name(history.name + end).resolve() for end in ("-wal", "-shm")}
    if target.resolve() in own:
        raise FileError(
            tr("{0} is the history itself. Choose another name.").format(target)
        )
