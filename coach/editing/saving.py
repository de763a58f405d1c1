"""Saving a draft: never over what others wrote, never in the place of what works.

The rules:

* A shipped file is never written. Its draft is a copy with an id and a file of its own.
* What is on disk must be what the draft began with. Otherwise nothing is saved, and
  there are three ways on: `reload` takes what is on disk into the draft, which can be
  undone; `keep_mine` lets the draft be saved over it; `keep_both` saves the draft as
  another file.
* The file as it was is kept; see `coach.editing.versions`.
* `save` wants a draft that the library takes. Any other draft is put aside by
  `save_unfinished` (`coach.editing.aside`), from where an editor goes on with it: as a
  file the library would leave it out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.editing.aside import discard, put_aside
from coach.editing.edits import Put
from coach.editing.names import copy_title
from coach.editing.storing import refuse_changed, store, store_new
from coach.editing.written import parse
from coach.errors import ProblemsError
from coach.files.findings import show_path
from coach.files.model import Problem
from coach.files.own_copy import copy_id
from coach.files.reading import read_bytes
from coach.translate import tr

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from coach.editing.draft import Draft


def save(draft: Draft, folder: Path, shipped: Traversable | None = None) -> Path:
    """Save a draft that has no findings, and return its file.

    Another dose gives it a higher revision than the one on disk.

    Args:
        draft: What is saved.
        folder: The person's own folder; new files and copies go there.
        shipped: Folder of the shipped files; None for the one that comes with Coach.

    Raises:
        ProblemsError: The library would leave it out; `draft.findings` says why.
        ChangedOnDiskError: The file is not what it was; nothing was saved.
        FileError: It cannot be written; the old file is as it was.
    """
    if not draft.is_sound:
        raise ProblemsError(_problems(draft))
    path = store(draft, folder, shipped)
    discard(path)
    return path


def _problems(draft: Draft) -> list[Problem]:
    return [
        Problem(draft.name, finding.line, show_path(finding.path), finding.what)
        for finding in draft.findings
        if finding.keeps_out
    ]


def save_unfinished(
    draft: Draft, folder: Path, unsaved_path: Path, shipped: Traversable | None = None
) -> Path:
    """Keep a draft with findings, and return where; without any it is just saved.

    While the changes are only put aside, the draft stays unsaved: `is_changed`.

    Args:
        draft: What is kept.
        folder: The person's own folder; new files and copies go there.
        unsaved_path: Stands for the file of a draft without one; no file's name.
        shipped: Folder of the shipped files; None for the one that comes with Coach.

    Raises:
        ChangedOnDiskError: The file is not what it was; nothing was saved.
        FileError: It cannot be written.
    """
    if draft.is_sound:
        return save(draft, folder, shipped)
    path, disk = draft.path, draft.disk
    if path is not None and path.exists():
        refuse_changed(draft, path)
    data = draft.with_revision(draft.revision)
    return put_aside(path or unsaved_path, disk.data if disk else b"", data)


def _path_of(draft: Draft) -> Path:
    if draft.path is None:
        raise ValueError("a draft that was never saved has nothing on disk")
    return draft.path


def reload(draft: Draft) -> None:
    """Take what is on disk into the draft; undo brings the draft's own text back.

    Raises:
        FileError: There is no such file any more, or it cannot be read.
        ProblemsError: It is no TOML any more.
        ValueError: The draft was never saved.
    """
    path = _path_of(draft)
    data = read_bytes(path)
    written = parse(data, draft.kind.name, str(path))
    draft.replace_text(tr("Read the file again"), written.text)
    draft.note_disk(path, data)


def keep_mine(draft: Draft) -> None:
    """Leave the draft as it is over what somebody else has written to its file.

    The next save keeps theirs among the versions before it writes over it.

    Raises:
        FileError: There is no such file any more, or it cannot be read.
        ProblemsError: It is no TOML any more.
        ValueError: The draft was never saved.
    """
    draft.note_other(read_bytes(_path_of(draft)))


def keep_both(draft: Draft, folder: Path) -> Path:
    """Save the draft as another file beside the one on disk, and return that.

    Raises:
        FileError: It cannot be written.
    """
    file_id = str(draft.value((draft.kind.id_key,)))
    new_id = copy_id(file_id, draft.around.ids(draft.kind.name))
    if isinstance(draft.value(("title",)), str):
        titles = draft.around.titles(draft.kind.name)
        put = Put(("title",), copy_title(draft.title, titles))
        draft.change(tr("Keep both"), put, path=("title",))
    draft.take_id(new_id)
    before = draft.path
    draft.leave_file()
    path = store_new(draft, folder)
    if before is not None:
        # What was kept of these changes is in the new file.
        discard(before)
    return path
