"""The last versions of a file, kept beside it in a folder that no library looks into.

The folder is called `.versions`. A version of `mine.program.toml` is the file
`mine.program.toml.000007` in it, with the time at which it was saved first.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.editing.written import parse
from coach.errors import FileError
from coach.exchange.not_written import reasoned
from coach.files.reading import read_bytes
from coach.store.files import write_whole
from coach.translate import tr

if TYPE_CHECKING:
    from pathlib import Path

    from coach.editing.draft import Draft

FOLDER = ".versions"
KEPT_VERSIONS = 10

_NUMBER = re.compile(r"\.([0-9]{6})")


@dataclass(frozen=True, slots=True)
class Version:
    """One older state of a file.

    Attributes:
        number: Counts up; the highest is the newest.
        path: Where it is kept.
        saved_ms: When it had been saved, in milliseconds since 1970 (UTC).
    """

    number: int
    path: Path
    saved_ms: int


def versions_of(path: Path) -> list[Version]:
    """Return the versions of a file that are kept, newest first."""
    found = []
    for each in folder_of(path).glob("*"):
        match = _NUMBER.fullmatch(each.name.removeprefix(path.name))
        if match is not None and each.name.startswith(path.name):
            saved_ms = each.stat().st_mtime_ns // 1_000_000
            found.append(Version(int(match[1]), each, saved_ms))
    return sorted(found, key=lambda version: -version.number)


def folder_of(path: Path) -> Path:
    """Return the folder in which the versions of a file are kept."""
    return path.parent / FOLDER


def keep_version(path: Path) -> None:
    """Keep a file as it is now, and let go of what is older than the last ten.

    Raises:
        FileError: It cannot be kept; the file is as it was.
    """
    data = read_bytes(path)
    known = versions_of(path)
    if known and read_bytes(known[0].path) == data:
        return
    number = known[0].number + 1 if known else 1
    kept = folder_of(path) / f"{path.name}.{number:06}"
    try:
        saved_ns = path.stat().st_mtime_ns
        kept.parent.mkdir(exist_ok=True)
        write_whole(kept, data.decode())
        os.utime(kept, ns=(saved_ns, saved_ns))
        for old in known[KEPT_VERSIONS - 1 :]:
            old.path.unlink()
    except OSError as error:
        sentence = tr("The version before cannot be kept in {0}: {1}. {2}")
        raise FileError(reasoned(sentence, kept.parent, error)) from error


def restore(draft: Draft, version: Version) -> None:
    """Put the text of a version into a draft; it is on disk once that is saved.

    It can be undone like any change.

    Raises:
        FileError: The version cannot be read.
        ProblemsError: It is damaged.
    """
    written = parse(read_bytes(version.path), draft.kind.name, version.path.name)
    draft.replace_text(tr("Go back to a version"), written.text)
