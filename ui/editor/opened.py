"""Opening programs to be edited; all of this reads files, so it runs off the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.editing import aside, opening
from coach.editing.aside import Unfinished
from coach.editing.versions import FOLDER
from coach.editing.written import parse
from coach.errors import CoachError
from coach.files.reading import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from coach.editing.around import Around
    from coach.editing.draft import Draft
    from coach.files.model import Exercise, Program
    from coach.files.plan_model import Plan

_ENDING = ".unfinished"
# What `coach.editing.aside` puts behind the name of a file.
_BEHIND = len("." + "0" * 16 + _ENDING)


@dataclass(frozen=True)
class Opened:
    """A draft, ready to be edited.

    Attributes:
        unsaved_path: Where unfinished changes are kept while it has no file.
        saved_ms: When its file was written, in ms since 1970 UTC; None without one.
        unfinished: Changes that were not saved the last time, or None.
    """

    draft: Draft
    unsaved_path: Path
    saved_ms: int | None = None
    unfinished: Unfinished | None = None


@dataclass(frozen=True)
class Kept:
    """Unfinished changes that lie in the person's folder.

    Attributes:
        path: Where they are.
        file: The file that they belong to; it need not be there.
        title: What they are changes of.
        kind: "program", "exercise" or "plan".
    """

    path: Path
    file: Path
    title: str
    kind: str


def open_model(
    model: Program | Exercise | Plan, around: Around, folder: Path
) -> Opened:
    """Open something of the library: an own file itself, or else a copy.

    Raises:
        FileError: It cannot be read.
        ProblemsError: It is no TOML any more.
    """
    return _with_file(opening.open_model(model, around), folder)


def open_file(path: Path, around: Around, folder: Path) -> Opened:
    """Open a file that the library leaves out, with all that is wrong with it.

    Raises:
        FileError: It cannot be read.
        ProblemsError: It is no TOML any more.
    """
    return _with_file(opening.open_file(path, around), folder)


def _with_file(draft: Draft, folder: Path) -> Opened:
    if draft.path is None:
        return without_file(draft, folder)
    saved_ms = draft.path.stat().st_mtime_ns // 1_000_000
    unfinished = aside.unfinished_of(draft.path)
    return Opened(draft, draft.path, saved_ms, unfinished)


def open_copy(model: Program | Exercise | Plan, around: Around, folder: Path) -> Opened:
    """Open a copy of something of the library, also of an own file.

    Raises:
        FileError: The folder cannot be read, or no id is free.
        ProblemsError: It is no TOML any more.
    """
    return without_file(opening.copy_of_model(model, around), folder)


def without_file(draft: Draft, folder: Path) -> Opened:
    """Return a new draft, with a place for its changes where no others are.

    Raises:
        FileError: The folder cannot be read.
    """
    file_id = str(draft.value((draft.kind.id_key,), draft.kind.name))
    # No id has this sign: whatever is saved meanwhile gets another name, so it neither
    # takes these changes for its own nor lets go of them.
    path, number = folder / f"{file_id}~{draft.kind.ending}", 2
    while aside.unfinished_of(path) is not None:
        path = folder / f"{file_id}~{number}{draft.kind.ending}"
        number += 1
    return Opened(draft, path)


def new_program(title: str, around: Around, folder: Path) -> Opened:
    """Begin a program without steps.

    Raises:
        FileError: The folder cannot be read.
    """
    return without_file(opening.new_program(title, around), folder)


def find_kept(folder: Path) -> list[Kept]:
    """Return the unfinished changes in the person's folder; damaged ones are left."""
    found = []
    for path in sorted((folder / FOLDER).glob("*" + _ENDING)):
        file = folder / path.name[:-_BEHIND]
        kind = file.name.removesuffix(".toml").rpartition(".")[2]
        try:
            content = parse(read_bytes(path), kind, path.name).content
        except CoachError:
            continue
        title = str(content.get("title") or file.name)
        found.append(Kept(path, file, title, kind))
    return found


def take_up(draft: Draft, unfinished: Unfinished) -> None:
    """Put unfinished changes into the draft of their file.

    Where the file has changed since, the editor asks before it saves over it.

    Raises:
        FileError: They cannot be read.
        ProblemsError: They are damaged.
    """
    aside.pick_up(draft, unfinished)
    if not unfinished.fits:
        draft.note_gone()


def _of(kept: Kept) -> Unfinished:
    return aside.unfinished_of(kept.file) or Unfinished(kept.path, fits=True)


def open_kept(kept: Kept, around: Around) -> Opened:
    """Go on with unfinished changes: of a file, or of what never became one.

    Raises:
        FileError: They cannot be read.
        ProblemsError: They are damaged.
    """
    if kept.file.exists():
        draft = opening.open_file(kept.file, around)
        take_up(draft, _of(kept))
        return Opened(draft, kept.file, kept.file.stat().st_mtime_ns // 1_000_000)
    data = read_bytes(kept.path)
    draft = opening.without_file(data, kept.kind, kept.path.name, around)
    return Opened(draft, kept.file)
