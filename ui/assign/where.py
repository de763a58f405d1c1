"""Asks where a file for a patient goes, beginning in the folder of the last one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext

FOLDER_KEY = "assign_folder"


def ask_where(
    window: QWidget,
    context: AppContext,
    what: tuple[str, str, str],
    take: Callable[[str], None],
) -> QFileDialog:
    """Open the question and return it; it asks before it replaces a file.

    Args:
        window: What it stands above.
        context: Remembers the folder.
        what: The title, the name that is proposed, and the kind of file in words.
        take: Called with the path.
    """
    title, name, words = what
    folder = _folder(context)
    dialog = QFileDialog(window, title, str(folder / name), words)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(name.rpartition(".")[2])
    dialog.fileSelected.connect(partial(_keep_folder, context))
    dialog.fileSelected.connect(take)
    dialog.open()
    return dialog


def _folder(context: AppContext) -> Path:
    last = context.settings.extra.get(FOLDER_KEY) or context.settings.export_folder
    if isinstance(last, str) and last and Path(last).is_dir():
        return Path(last)
    return documents_folder()


def documents_folder() -> Path:
    """Return the person's documents, or their home where there is no such folder."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    documents = Path(QStandardPaths.writableLocation(place))
    return documents if documents.is_dir() else Path.home()


def _keep_folder(context: AppContext, path: str) -> None:
    folder = Path(path).parent
    if folder.is_dir():
        extra = {**context.settings.extra, FOLDER_KEY: str(folder)}
        context.change_settings(extra=extra)
