"""Own files that were deleted: kept for as long as the bin keeps things, and put back.

A deleted `mine.program.toml` is the file `mine.program.toml.000003.deleted` among the
versions, with the time at which it was deleted. What somebody else took away, as with
a file manager, has left only its versions; the newest of these can be put back too.
"""

from __future__ import annotations

import os
import re
import tomllib
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.editing import opening, storing
from coach.editing.names import free_name
from coach.editing.versions import FOLDER, folder_of, versions_of
from coach.editing.written import parse
from coach.errors import CoachError, FileError, ProblemsError
from coach.exchange.not_written import reasoned
from coach.exchange.writing import write_bytes
from coach.files.reading import read_bytes
from coach.files.shelf_files import kind_of_name
from coach.store.bin import KEPT_DAYS
from coach.translate import tr

if TYPE_CHECKING:
    from pathlib import Path

    from coach.editing.around import Around

_DAY_MS = 24 * 60 * 60 * 1000
_DELETED = re.compile(r"(.+\.toml)\.([0-9]{6})\.deleted")
_VERSION = re.compile(r"(.+\.toml)\.[0-9]{6}")


@dataclass(frozen=True, slots=True)
class Deleted:
    """A file that is gone and can be put back.

    Attributes:
        path: Where it was.
        place: Where it is kept.
        title: What it says of itself, or the name of the file.
        at_ms: When it was deleted, in ms since 1970 UTC; None for one that was not
            deleted in Coach.
    """

    path: Path
    place: Path
    title: str
    at_ms: int | None = None

    @property
    def kind(self) -> str:
        """Return "program", "exercise", "plan", or another kind of file."""
        return kind_of_name(self.path.name)

    @property
    def until_ms(self) -> int | None:
        """Return when it is gone for good; None where no such time has been set."""
        return None if self.at_ms is None else self.at_ms + KEPT_DAYS * _DAY_MS


def keep_deleted(path: Path, data: bytes, now_ms: int) -> Path:
    """Keep what stood in a file that is about to be deleted, and return where.

    Raises:
        FileError: It cannot be kept.
    """
    folder = folder_of(path)
    matches = map(_DELETED.fullmatch, _names(folder))
    taken = [int(each[2]) for each in matches if each and each[1] == path.name]
    place = folder / f"{path.name}.{max(taken, default=0) + 1:06}.deleted"
    try:
        folder.mkdir(exist_ok=True)
        write_bytes(place, data)
        os.utime(place, ns=(now_ms * 1_000_000, now_ms * 1_000_000))
    except OSError as error:
        sentence = tr("{0} was not deleted, since it could not be kept: {1}. {2}")
        raise FileError(reasoned(sentence, path, error)) from error
    return place


def deleted_files(folder: Path) -> list[Deleted]:
    """Return all that was deleted in a folder and those in it, what came last first.

    Args:
        folder: The person's own programs, exercises and plans.
    """
    found = []
    for versions in folder.rglob(FOLDER):
        found += _deleted_in(versions)
    return sorted(found, key=lambda each: (-(each.at_ms or 0), each.title))


def _deleted_in(versions: Path) -> list[Deleted]:
    found, lost = [], set()
    for name in _names(versions):
        if match := _DELETED.fullmatch(name):
            path, place = versions.parent / match[1], versions / name
            at_ms = place.stat().st_mtime_ns // 1_000_000
            found.append(Deleted(path, place, _title(place, path), at_ms))
        elif match := _VERSION.fullmatch(name):
            lost.add(match[1])
    lost -= {each.path.name for each in found}
    for path in (versions.parent / name for name in sorted(lost)):
        if not path.exists():
            newest = versions_of(path)[0].path
            found.append(Deleted(path, newest, _title(newest, path)))
    return found


def _names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.glob("*"))


def _title(place: Path, path: Path) -> str:
    """Return the title in a file, whatever else is wrong with it."""
    with suppress(CoachError, ValueError):
        title = tomllib.loads(read_bytes(place).decode("utf-8-sig")).get("title")
        if isinstance(title, str) and title.strip():
            return title
    return path.name


def put_back_deleted(deleted: Deleted, around: Around) -> Path:
    """Write a deleted file again, and return where it is now.

    It is what it was, byte by byte. Where its name or id belongs to something else by
    now, it comes back as a copy of it, with an id, a title and a name of its own.

    Args:
        deleted: What is put back.
        around: The library, which says what is taken.

    Raises:
        FileError: It is gone, or cannot be written; it stays among what was deleted.
    """
    data = read_bytes(deleted.place)
    try:
        path = _written_again(deleted, data, around)
    except ProblemsError:
        # Nobody can give an id to what is no program; it is not used either.
        path = _free_path(deleted.path)
        storing.write_file(path, data)
    if deleted.at_ms is not None:
        # It is there; what is kept of it may stay a little longer.
        with suppress(OSError):
            deleted.place.unlink(missing_ok=True)
    return path


def _written_again(deleted: Deleted, data: bytes, around: Around) -> Path:
    """Write a file under its own name, or else as a copy.

    Raises:
        FileError: It cannot be written.
        ProblemsError: It is no TOML, so it has no id.
    """
    path, kind = deleted.path, deleted.kind
    content = parse(data, kind, path.name).content
    # An id may be anything; the library says what is wrong with one that is no text.
    if not path.exists() and str(content.get("id")) not in around.ids(kind):
        storing.write_file(path, data)
        return path
    copy = opening.copy_of(data, kind, path.name, around)
    return storing.store_new(copy, path.parent)


def _free_path(path: Path) -> Path:
    """Return a path beside a file that nothing has."""
    base, ending = path.name.split(".", 1)
    taken = {name.split(".", 1)[0] for name in _names(path.parent)}
    return path.with_name(f"{free_name(base, taken)}.{ending}")


def let_go(folder: Path, now_ms: int) -> None:
    """Remove for good what was deleted 30 days ago, with the versions of it.

    Args:
        folder: The person's own programs, exercises and plans.
        now_ms: The present moment, in ms since 1970 UTC.
    """
    for deleted in deleted_files(folder):
        if deleted.until_ms is None or deleted.until_ms > now_ms:
            continue
        # What cannot be removed now goes another time; nobody can do anything here.
        with suppress(OSError):
            deleted.place.unlink(missing_ok=True)
            if deleted.path.exists() or _is_kept(deleted.path):
                continue
            for version in versions_of(deleted.path):
                version.path.unlink(missing_ok=True)


def _is_kept(path: Path) -> bool:
    """Return whether a file of that name was deleted another time."""
    matches = map(_DELETED.fullmatch, _names(folder_of(path)))
    return any(each is not None and each[1] == path.name for each in matches)
