"""Where files are found: shipped data, and the person's own data folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

DATA_DIR_VARIABLE = "COACH_DATA_DIR"


def shipped(folder: str) -> Traversable:
    """Return a shipped folder such as "programs", in a wheel or in a checkout."""
    # Imported here: the window is visible before a shipped file is looked for.
    from importlib.resources import files

    packaged = files("coach").joinpath("_data", folder)
    if packaged.is_dir():
        return packaged
    return Path(__file__).resolve().parent.parent / folder


def data_dir(override: str | None = None) -> Path:
    """Return the person's data folder; it may not exist yet.

    Args:
        override: The value of `--data-dir`; it wins over `COACH_DATA_DIR`, which
            wins over the system's usual place.
    """
    chosen = override or os.environ.get(DATA_DIR_VARIABLE)
    if chosen:
        return Path(chosen).expanduser().resolve()
    # Imported here: whoever says where the data are does not need it.
    import platformdirs

    return Path(platformdirs.user_data_dir("Coach", appauthor=False))


def own_programs(folder: Path) -> Path:
    """Return the folder of the person's own files inside their data folder."""
    return folder / "programs"


def history_file(folder: Path) -> Path:
    """Return the database of sessions inside a data folder."""
    return folder / "history.sqlite"


def practice_file(folder: Path) -> Path:
    """Return the database of a practice's patients inside a data folder."""
    return folder / "clinic.sqlite"


def settings_file(folder: Path) -> Path:
    """Return the settings file inside a data folder."""
    return folder / "settings.json"


def keys_folder(folder: Path) -> Path:
    """Return the folder of a physiotherapist's keys inside a data folder."""
    return folder / "keys"


def may_have_practice(folder: Path) -> bool:
    """Return whether there is anything of a practice in a data folder to look after.

    Home users pay nothing but these looks.
    """
    path = practice_file(folder)
    copies = (folder / "backups").glob(f"{path.stem}-*{path.suffix}")
    return path.exists() or keys_folder(folder).exists() or any(copies)
