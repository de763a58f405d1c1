"""Writing Coach's entry and file types into a person's own data folder, and back."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from coach.desktop.entries import (
    ENTRY_NAME,
    TYPES,
    TYPES_NAME,
    app_icon,
    desktop_entry,
    file_icon,
    icon_name,
    mime_types,
)
from coach.errors import FileError
from coach.store.files import write_whole
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    # Runs a tool with its arguments.
    Run = Callable[[Sequence[str]], None]

_TOOL_MOST_S = 30


def files_of(data_home: Path, command: Sequence[str]) -> dict[Path, str]:
    """Return what is written where.

    Args:
        data_home: The person's own data folder, such as ~/.local/share.
        command: What starts Coach.
    """
    icons = data_home / "icons" / "hicolor" / "scalable"
    types = {
        icons / "mimetypes" / f"{icon_name(name)}.svg": file_icon() for name, _ in TYPES
    }
    return {
        data_home / "applications" / ENTRY_NAME: desktop_entry(command),
        data_home / "mime" / "packages" / TYPES_NAME: mime_types(),
        icons / "apps" / "coach.svg": app_icon(),
        **types,
    }


def install(data_home: Path, command: Sequence[str], run: Run | None = None) -> None:
    """Add Coach to the program menu, and its files to what it opens.

    Args:
        data_home: The person's own data folder; nothing beside it is touched.
        command: What starts Coach.
        run: Runs the tools that bring the desktop up to date; None runs those that
            are there.

    Raises:
        FileError: A file cannot be written; those that were are taken away again.
    """
    written = []
    try:
        for path, text in files_of(data_home, command).items():
            path.parent.mkdir(parents=True, exist_ok=True)
            written.append(path)
            write_whole(path, text)
    except OSError as error:
        for path in written:
            path.unlink(missing_ok=True)
        sentence = tr("{0} cannot be written: {1}.")
        raise FileError(
            sentence.format(written[-1], error.strerror or error)
        ) from error
    _refresh(data_home, run or _run)


def remove(data_home: Path, run: Run | None = None) -> bool:
    """Take everything away again that `install` wrote.

    Args:
        data_home: The person's own data folder.
        run: See `install`.

    Returns:
        Whether anything was there.

    Raises:
        FileError: A file cannot be taken away.
    """
    found = [path for path in files_of(data_home, ()) if path.exists()]
    for path in found:
        try:
            path.unlink()
        except OSError as error:
            sentence = tr("{0} cannot be taken away: {1}.")
            raise FileError(sentence.format(path, error.strerror or error)) from error
    if found:
        _refresh(data_home, run or _run)
    return bool(found)


def _refresh(data_home: Path, run: Run) -> None:
    """Bring the desktop's caches up to date; without their tools they follow later."""
    run(("update-desktop-database", str(data_home / "applications")))
    run(("update-mime-database", str(data_home / "mime")))
    run(("gtk-update-icon-cache", "-qtf", str(data_home / "icons" / "hicolor")))


def _run(command: Sequence[str]) -> None:
    tool = shutil.which(command[0])
    if tool is None:
        return
    try:
        subprocess.run(
            [tool, *command[1:]],
            capture_output=True,
            check=False,
            timeout=_TOOL_MOST_S,
        )
    except (OSError, subprocess.TimeoutExpired):
        # The files are there; the desktop reads them at the next login.
        return
