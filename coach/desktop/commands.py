"""`coach desktop install|remove`: Coach among the programs of a Linux desktop."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from coach.desktop.install import install, remove
from coach.errors import CoachError
from coach.translate import tr

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

EXIT_DONE = 0


def run_desktop(options: argparse.Namespace, platform: str = sys.platform) -> int:
    """Add Coach to the desktop, or take it away.

    Args:
        options: `what`: "install" or "remove".
        platform: Which system it is.

    Raises:
        CoachError: It is another system, or a file cannot be written.
    """
    if platform != "linux":
        raise CoachError(
            tr("This is for Linux; the README says how it is done on other systems.")
        )
    folder = data_home(os.environ)
    if options.what == "install":
        install(folder, start_command())
        words = tr("Coach is in the program menu now and opens its files: {0}")
        print(words.format(folder))
        return EXIT_DONE
    was_there = remove(folder)
    words = tr("Coach is not in the program menu any more.")
    print(words if was_there else tr("Coach was not in the program menu."))
    return EXIT_DONE


def data_home(environment: Mapping[str, str]) -> Path:
    """Return where a person's own programs keep their data on Linux."""
    chosen = environment.get("XDG_DATA_HOME", "")
    # The standard: a relative path there counts for nothing.
    if os.path.isabs(chosen):
        return Path(chosen)
    return Path.home() / ".local" / "share"


def start_command() -> list[str]:
    """Return what starts this Coach."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    beside = shutil.which("coach", path=str(Path(sys.executable).parent))
    found = beside or shutil.which("coach")
    return [found] if found else [sys.executable, "-m", "coach.cli"]
