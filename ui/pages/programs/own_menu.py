"""The three dots beside something of the person's own: duplicate it, or delete it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal, SignalInstance, Slot
from PySide6.QtGui import QAction

from ui.widgets.button import Button
from ui.widgets.menu import Menu

HEIGHT_PX = 48


class OwnMenu(Button):
    """Opens the menu.

    Args:
        height_px: Height at 100 % text size.

    Signals:
        duplicate_asked: A copy of it is to be edited.
        delete_asked: It is to be deleted.
    """

    duplicate_asked = Signal()
    delete_asked = Signal()

    def __init__(self, height_px: int = HEIGHT_PX) -> None:
        super().__init__(icon="more", height_px=height_px, name=" ")
        name = self.tr("More")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.clicked.connect(self._open)

    def menu_of_program(self) -> Menu:
        """Return what can be done with its file."""
        menu = Menu(self)
        for words, keys, asked in self.rows():
            action = QAction(f"{words}\t{keys}" if keys else words, menu)
            action.triggered.connect(asked)
            menu.addAction(action)
        return menu

    def rows(self) -> list[tuple[str, str, SignalInstance]]:
        """Return the words of each row, the keys that do the same, and its signal."""
        return [
            (self.tr("Duplicate"), "Ctrl+D", self.duplicate_asked),
            (self.tr("Delete"), self.tr("Del"), self.delete_asked),
        ]

    @Slot()
    def _open(self) -> None:
        menu = self.menu_of_program()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
