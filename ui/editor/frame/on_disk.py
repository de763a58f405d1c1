"""Looks at the file that is edited, and for it under another name."""

from __future__ import annotations

import tomllib
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.errors import FileError
from coach.files.reading import read_bytes
from coach.files.shelf_files import FolderScan, kind_of_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True)
class OnDisk:
    """What became of a file.

    Attributes:
        path: Where it was looked for.
        data: Its bytes; None where there is no file.
        heir: The file that has its id where there is none, or None.
        is_same: That file says what the missing one said: it is the same, renamed.
    """

    path: Path
    data: bytes | None = None
    heir: Path | None = None
    is_same: bool = False


def look_for(path: Path, folder: Path, file_id: str, known: bytes | None) -> OnDisk:
    """Return what is on disk now. Runs off the window's thread.

    Args:
        path: The file.
        folder: Where it may have got another name, also in folders below.
        file_id: Its id.
        known: What it said; None where that is not known.

    Raises:
        FileError: It is there and cannot be read.
    """
    if path.exists():
        return OnDisk(path, read_bytes(path))
    heirs = dict(_with_id(file_id, kind_of_name(path.name), folder))
    same = [each for each, data in heirs.items() if data == known]
    heir = next(iter([*same, *heirs]), None)
    return OnDisk(path, heir=heir, is_same=bool(same))


def _with_id(file_id: str, kind: str, folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Yield the files of a kind that have an id, with their bytes."""
    scan = FolderScan(folder, own=True)
    scan.run()
    for found in scan.files:
        if found.kind != kind:
            continue
        # What cannot be read, or is no TOML, takes no id from anybody.
        with suppress(FileError, ValueError, RecursionError):
            path = folder / found.name
            data = read_bytes(path)
            if tomllib.loads(data.decode("utf-8-sig")).get("id") == file_id:
                yield path.resolve(), data
