"""Where files for others are proposed to go."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

if TYPE_CHECKING:
    from coach.store.settings import Settings


def last_folder(settings: Settings) -> Path:
    """Return where the last file for others went, else the person's documents."""
    last = settings.export_folder
    if last and Path(last).is_dir():
        return Path(last)
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place))
