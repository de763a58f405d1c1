"""Which files there are, and reading each: programs, exercises, plans and the rest."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from coach.errors import FileError
from coach.files.card import read_card
from coach.files.exercise import read_exercise
from coach.files.model import Problem
from coach.files.plan import read_plan
from coach.files.program import read_program
from coach.files.protocol import read_protocol
from coach.files.reading import MAX_BYTES, read_bytes
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from coach.files.card_model import InfoCard
    from coach.files.model import Exercise, Program
    from coach.files.plan_model import Plan
    from coach.files.protocol_model import Protocol as CareProtocol

    Content = Program | Exercise | Plan | CareProtocol | InfoCard


class Reader(Protocol):
    """Reads one kind of file: `read_program` and the like."""

    def __call__(
        self, data: bytes, name: str, *, own: bool = False
    ) -> tuple[Content | None, list[Problem]]:
        """Return the content, or None and everything that is wrong with it."""
        ...


# Each kind of file ends in `.KIND.toml`.
READERS: dict[str, Reader] = {
    "program": read_program,
    "exercise": read_exercise,
    "plan": read_plan,
    "protocol": read_protocol,
    "card": read_card,
}
SUFFIXES = tuple(f".{kind}.toml" for kind in READERS)

MAX_FILES = 10_000
MAX_FOLDERS_DEEP = 8


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file of one of the kinds, and what tells whether it has changed.

    Attributes:
        name: The file as it is shown; its path where it has one.
        place: Where to read it.
        stamp: Modification time in ns and size; (0, 0) for files in an archive.
        own: It lies in the person's own folder.
    """

    name: str
    place: Traversable
    stamp: tuple[int, int]
    own: bool

    @property
    def kind(self) -> str:
        """Return what its name says it is: a key of `READERS`."""
        return kind_of_name(self.name)

    @property
    def stem(self) -> str:
        """Return the file's name without folder and ending; by custom the id."""
        return self.place.name.removesuffix(f".{self.kind}.toml")


def kind_of_name(name: str) -> str:
    """Return the kind that a file name's ending says, or ""."""
    for kind in READERS:
        if name.endswith(f".{kind}.toml"):
            return kind
    return ""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What a file turned out to be: content, or problems."""

    content: Content | None
    problems: tuple[Problem, ...]


class FolderScan:
    """Finds the files below a folder of the file system.

    Links that lead out of the folder are reported, not followed; other links are left
    aside, because what they lead to is found anyway.
    """

    def __init__(self, folder: Path, *, own: bool) -> None:
        self._folder = folder
        self._own = own
        self._deepest = MAX_FOLDERS_DEEP
        self.files: list[FoundFile] = []
        self.problems: list[Problem] = []

    def run(self, *, deep: bool = True) -> None:
        """Fill `files` and `problems`, both in a stable order.

        Args:
            deep: Look into the folders below as well.
        """
        root = os.path.realpath(self._folder)
        self._deepest = MAX_FOLDERS_DEEP if deep else 0
        if os.path.isdir(root):
            self._scan(str(self._folder), root, 0)

    def _scan(self, folder: str, root: str, depth: int) -> None:
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            reason = error.strerror or str(error)
            sentence = tr("cannot be read: {0}").format(reason)
            self.problems.append(Problem(folder, 0, "file", sentence))
            return
        for entry in found:
            if entry.name.startswith("."):
                continue
            if entry.is_symlink():
                self._look_at_link(entry, root)
            elif entry.is_dir(follow_symlinks=False):
                self._descend(entry.path, root, depth)
            elif entry.name.endswith(SUFFIXES):
                self._add(entry)

    def _descend(self, folder: str, root: str, depth: int) -> None:
        if depth < self._deepest:
            self._scan(folder, root, depth + 1)
        elif self._deepest:
            sentence = tr("lies too deep; what is in it is left out")
            self.problems.append(Problem(folder, 0, "file", sentence))

    def _look_at_link(self, entry: os.DirEntry[str], root: str) -> None:
        target = os.path.realpath(entry.path)
        wanted = entry.name.endswith(SUFFIXES)
        inside = target == root or target.startswith(root + os.sep)
        if not inside and (wanted or os.path.isdir(target)):
            sentence = tr(
                "is a link that leads out of the folder; copy it here instead"
            )
            self.problems.append(Problem(entry.path, 0, "file", sentence))

    def _add(self, entry: os.DirEntry[str]) -> None:
        if len(self.files) == MAX_FILES:
            sentence = tr("has more than {0} files; the rest is left out")
            name = str(self._folder)
            problem = Problem(name, 0, "file", sentence.format(MAX_FILES))
            if problem not in self.problems:
                self.problems.append(problem)
        if len(self.files) >= MAX_FILES:
            return
        try:
            status = entry.stat(follow_symlinks=False)
        except OSError:
            # It went away between listing and looking.
            return
        if stat.S_ISREG(status.st_mode):
            stamp = (status.st_mtime_ns, status.st_size)
            path = Path(entry.path)
            self.files.append(FoundFile(entry.path, path, stamp, self._own))


def packaged_files(folder: Traversable, name: str) -> Iterator[FoundFile]:
    """Yield the files below a folder that is no folder of the file system."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        inner = f"{name}/{entry.name}"
        if entry.is_dir():
            yield from packaged_files(entry, inner)
        elif entry.name.endswith(SUFFIXES):
            yield FoundFile(inner, entry, (0, 0), own=False)


def read_found(file: FoundFile) -> ReadFile:
    """Return the content of a file, or its problems."""
    try:
        data = _bytes_of(file.place)
    except (FileError, OSError) as error:
        return ReadFile(None, (Problem(file.name, 0, "file", str(error)),))
    content, problems = READERS[file.kind](data, file.name, own=file.own)
    return ReadFile(content, tuple(problems))


def _bytes_of(place: Traversable) -> bytes:
    if isinstance(place, Path):
        return read_bytes(place)
    with place.open("rb") as file:
        return bytes(file.read(MAX_BYTES + 1))


def files_in(*folders: Path) -> Iterator[FoundFile]:
    """Yield the files in folders, not those further below."""
    for folder in folders:
        if not folder.is_dir():
            continue
        scan = FolderScan(folder, own=False)
        scan.run(deep=False)
        yield from scan.files
