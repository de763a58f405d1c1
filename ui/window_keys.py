"""The keys that work on every page of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from ui.pages.page import PageInfo

CRAMP_KEYS = "Ctrl+K"
# Qt knows no usual keys for it on Windows.
QUIT_KEYS = "Ctrl+Q"


class WindowKeys(QObject):
    """Tells which key was pressed while the pages are shown.

    Args:
        shell: What holds the pages; where it is hidden no key works.
        infos: The pages and their keys.

    Signals:
        page_asked: Show the page with this name.
        search_asked: Search for something.
        cramp_asked: Help with a cramp at once.
        quit_asked: End Coach, also where closing the window would leave it in the tray.
    """

    page_asked = Signal(str)
    search_asked = Signal()
    cramp_asked = Signal()
    quit_asked = Signal()

    def __init__(self, shell: QWidget, infos: Iterable[PageInfo]) -> None:
        super().__init__(shell)
        self._shell = shell
        self._pages: dict[str, QShortcut] = {}
        for info in infos:
            self.add_page(info)
        search = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), shell)
        search.activated.connect(self.search_asked)
        cramp = QShortcut(QKeySequence(CRAMP_KEYS), shell)
        cramp.setObjectName("cramp")
        cramp.activated.connect(self.cramp_asked)
        leave = QShortcut(QKeySequence(QUIT_KEYS), shell)
        leave.setObjectName("quit")
        leave.activated.connect(self.quit_asked)

    def add_page(self, info: PageInfo) -> None:
        """Let a key open one more page."""
        page = QShortcut(QKeySequence(info.shortcut), self._shell)
        page.setObjectName(info.key)
        page.activated.connect(self._ask_page)
        self._pages[info.key] = page

    def set_enabled(self, key: str, *, is_enabled: bool) -> None:
        """Let the key of a page work, or not.

        Raises:
            KeyError: There is no such page.
        """
        self._pages[key].setEnabled(is_enabled)

    @Slot()
    def _ask_page(self) -> None:
        shortcut = self.sender()
        if isinstance(shortcut, QShortcut):
            self.page_asked.emit(shortcut.objectName())
