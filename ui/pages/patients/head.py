"""The head of the Patients page: its title, what comes in, and a menu for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label
from ui.widgets.menu import Menu

if TYPE_CHECKING:
    from ui.therapist.key_model import TherapistKey

LIST, KEY, LOCK = "list", "key", "lock"


class PatientsHead(QWidget):
    """Title and buttons.

    Args:
        key: Whether it is locked is asked there.

    Signals:
        open_asked: Open reports.
        add_asked: Add a patient.
        back_asked: Back to the list, in a narrow window.
        deed_asked: Something from the menu, as `LIST` and the others.
    """

    open_asked = Signal()
    add_asked = Signal()
    back_asked = Signal()
    deed_asked = Signal(str)

    def __init__(self, key: TherapistKey, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.back = Button(
            kind=ButtonKind.LINK, icon="arrow_back", name=self.tr("Back to the list")
        )
        self.back.clicked.connect(self.back_asked)
        self.open = Button(self.tr("Open report"), icon="folder")
        self.open.clicked.connect(self.open_asked)
        self.add = Button(self.tr("Add patient"), icon="plus")
        self.add.clicked.connect(self.add_asked)
        self.more = Button(kind=ButtonKind.LINK, icon="more", name=self.tr("More"))
        self.more.clicked.connect(self.open_menu)
        self.row = QHBoxLayout(self)
        self.row.setSpacing(4)
        self.row.addWidget(self.back)
        self.row.addWidget(Label(self.tr("Patients"), role="page_title"))
        self.row.addStretch(1)
        for button in (self.open, self.add, self.more):
            self.row.addWidget(button)

    def show_back(self, is_there: bool) -> None:
        """Show the way back, in the place of what belongs to the list."""
        self.back.setVisible(is_there)
        for button in (self.open, self.add, self.more):
            button.setVisible(not is_there)

    @Slot()
    def open_menu(self) -> None:
        """Show the menu below its button."""
        menu = self.make_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        place = QPoint(self.more.width() - menu.sizeHint().width(), self.more.height())
        menu.popup(self.more.mapToGlobal(place))

    def make_menu(self) -> Menu:
        """Return the menu as it stands now."""
        menu = Menu(self)
        has_key = self._key.public is not None
        turn = self.tr("Lock my key")
        if has_key and self._key.keys is None:
            turn = self.tr("Unlock my key")
        lines = (
            (LIST, self.tr("Save the list as a table …"), True),
            (KEY, self.tr("My key"), has_key),
            (LOCK, turn, has_key),
        )
        for value, text, is_possible in lines:
            action = QAction(text, menu)
            action.setData(value)
            action.setEnabled(is_possible)
            menu.addAction(action)
        menu.triggered.connect(self._follow)
        return menu

    @Slot(QAction)
    def _follow(self, action: QAction) -> None:
        self.deed_asked.emit(str(action.data()))
