"""Takes a card out of the page: to the clipboard, or into a picture file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from coach.errors import FileError
from coach.exchange.writing import write_bytes
from ui.pages.progress.card import COPY, PNG
from ui.pages.progress.pictures import pixmap_of, png_of, svg_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext
    from ui.pages.progress.card import GraphCard


class PictureSaver(QObject):
    """Copies and saves pictures of cards; the folder is remembered.

    Args:
        context: Settings, and where faults are told.
        page: Dialogs belong to its window.
    """

    def __init__(self, context: AppContext, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._card: GraphCard | None = None
        self._kind = PNG

    def take_out(self, card: GraphCard, kind: str) -> None:
        """Copy a card's picture, or ask where it goes.

        Args:
            card: The card.
            kind: "copy", "png" or "svg".
        """
        if kind == COPY:
            with card.as_picture():
                pixmap = pixmap_of(card, card.picture_area())
            QGuiApplication.clipboard().setPixmap(pixmap)
            return
        self._card, self._kind = card, kind
        dialog = QFileDialog(
            self._page,
            self.tr("Save the picture"),
            str(self.folder() / f"{_file_stem(card.title)}.{kind}"),
            self.tr("{0} pictures (*.{1})").format(kind.upper(), kind),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        dialog.fileSelected.connect(self._take_file)
        dialog.open()

    def folder(self) -> Path:
        """Return where pictures go: the last folder, or the documents."""
        last = Path(self._context.settings.export_folder)
        if self._context.settings.export_folder and last.is_dir():
            return last
        place = QStandardPaths.StandardLocation.DocumentsLocation
        return Path(QStandardPaths.writableLocation(place))

    def save(self, card: GraphCard, kind: str, path: Path) -> bool:
        """Write a card's picture; say why where that fails, and return success."""
        with card.as_picture():
            area = card.picture_area()
            picture = (
                png_of(card, area) if kind == PNG else svg_of(card, area, card.title)
            )
        try:
            write_bytes(path, picture)
        except FileError as error:
            self._context.notice_given.emit(str(error))
            return False
        self._context.change_settings(export_folder=str(path.parent))
        return True

    @Slot(str)
    def _take_file(self, name: str) -> None:
        if self._card is not None:
            self.save(self._card, self._kind, Path(name))


def _file_stem(title: str) -> str:
    """Return a title as the name of a file."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "graph"
