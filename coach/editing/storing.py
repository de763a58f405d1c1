"""The writing itself: a file is there whole or not at all, under a name of its own."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from coach.editing.errors import ChangedOnDiskError
from coach.editing.names import free_name, is_slug, slug
from coach.editing.opening import is_shipped
from coach.editing.versions import keep_version
from coach.errors import FileError
from coach.exchange.not_written import not_saved, reasoned
from coach.files.reading import read_bytes
from coach.store.files import sync_folder, write_whole
from coach.translate import tr

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from coach.editing.draft import Draft


def store(draft: Draft, folder: Path, shipped: Traversable | None = None) -> Path:
    """Write a draft to its file, whatever its findings.

    Args:
        draft: What is saved.
        folder: Where new files go.
        shipped: Folder of the shipped files; None for the one that comes with Coach.

    Raises:
        ChangedOnDiskError: The file is not what it was; nothing was saved.
        FileError: It cannot be written; the old file is as it was.
    """
    path = draft.path
    if path is None:
        return store_new(draft, folder)
    if is_shipped(path, shipped):
        sentence = tr("{0} came with Coach and stays as it is; save a copy of it.")
        raise FileError(sentence.format(path.name))
    if path.exists():
        refuse_changed(draft, path)
        keep_version(path)
    data = draft.with_revision(draft.revision_to_save)
    write_file(path, data)
    draft.note_disk(path, data)
    return path


def refuse_changed(draft: Draft, path: Path) -> None:
    """Make sure that a file is still what the draft began with.

    Raises:
        ChangedOnDiskError: It is not.
        FileError: It cannot be read.
    """
    if draft.disk is None or read_bytes(path) != draft.disk.data:
        sentence = tr(
            "{0} was changed elsewhere since it was opened, so nothing was saved; read "
            "it again or keep both."
        )
        raise ChangedOnDiskError(sentence.format(path.name))


def store_new(draft: Draft, folder: Path) -> Path:
    """Write a draft to a new file under a name that is free, and return that.

    Raises:
        FileError: It cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path, data = _written_new(draft, folder)
    except OSError as error:
        sentence = tr("Nothing can be saved in {0}: {1}. {2}")
        raise FileError(reasoned(sentence, folder, error)) from error
    draft.note_disk(path, data)
    return path


def _written_new(draft: Draft, folder: Path) -> tuple[Path, bytes]:
    """Return a new file and its bytes; a taken name gives the draft another id.

    Raises:
        OSError: It cannot be written.
    """
    taken = set(draft.around.ids(draft.kind.name))
    wanted = draft.value((draft.kind.id_key,))
    if not is_slug(wanted):
        wanted = slug(draft.title, draft.kind.name)
    while True:
        file_id = free_name(wanted, taken)
        path = folder / f"{file_id}{draft.kind.ending}"
        taken.add(file_id)
        if os.path.lexists(path):
            continue
        if file_id != draft.value((draft.kind.id_key,)):
            draft.take_id(file_id)
        data = draft.with_revision(draft.revision_to_save)
        # Somebody else may have taken the name in this moment.
        with suppress(FileExistsError):
            _write_new(path, data)
            return path, data


def _write_new(path: Path, data: bytes) -> None:
    """Write a file whole where there is none; it is there whole or not at all.

    Raises:
        FileExistsError: There is one by now; it is as it was.
        OSError: It cannot be written.
    """
    whole = path.with_name(path.name + ".new")
    write_whole(whole, data.decode())
    try:
        try:
            os.link(whole, path)
        except FileExistsError:
            raise
        except OSError:
            # Some disks have no links.
            _put_at_free_name(whole, path)
        sync_folder(path.parent)
    finally:
        whole.unlink(missing_ok=True)


def _put_at_free_name(whole: Path, path: Path) -> None:
    """Move a file to a name that an empty file keeps free for a moment.

    Raises:
        FileExistsError: There is a file of that name by now; it is as it was.
        OSError: It cannot be moved.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    try:
        os.replace(whole, path)
    except OSError:
        path.unlink(missing_ok=True)
        raise


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole.

    Raises:
        FileError: It cannot be written; what was there is as it was.
    """
    try:
        write_whole(path, data.decode())
    except OSError as error:
        raise FileError(not_saved(path, error)) from error
