"""The three dots beside something of the person's own: duplicate it, or delete it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal, Slot
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
        rows = (
            (self.tr("Duplicate"), "Ctrl+D", self.duplicate_asked),
            (self.tr("Delete"), self.tr("Del"), self.delete_asked),
        )
        for words, keys, asked in rows:
            action = QAction(f"{words}\t{keys}", menu)
            action.triggered.connect(asked)
            menu.addAction(action)
        return menu

    @Slot()
    def _open(self) -> None:
        menu = self.menu_of_program()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
