"""A bar at the foot of the window: what is being written, and where it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices

from ui.widgets.button import Button, ButtonKind
from ui.widgets.foot_bar import FootBar

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

# Long enough to read it, and to go to its folder.
RESULT_MS = 20_000


class ResultBar(FootBar):
    """Says that something is on its way, then what came of it.

    Args:
        window: The widget at whose foot the bar stands.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(
            window, icon="hourglass", sign_color="text_2", shown_ms=RESULT_MS
        )
        self._folder: Path | None = None
        self.open_button = Button(
            self.tr("Open folder"), kind=ButtonKind.LINK, icon="folder"
        )
        self.open_button.clicked.connect(self._open_folder)
        self.row.insertWidget(1, self.open_button)

    def show_busy(self, sentence: str) -> None:
        """Say what is being done; it stays until there is a result."""
        self.set_sign("hourglass", "text_2")
        self.open_button.hide()
        self.close_button.hide()
        self.show_sentence(sentence)
        self._timer.stop()

    def show_done(self, sentence: str, folder: Path | None = None) -> None:
        """Say what was done; it goes by itself.

        Args:
            sentence: The result.
            folder: Where it lies; None when there is nothing to look at.
        """
        self.set_sign("check", "ok_text")
        self._folder = folder
        self.open_button.setVisible(folder is not None)
        self.close_button.show()
        self.show_sentence(sentence)

    @Slot()
    def _open_folder(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
