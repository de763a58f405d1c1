"""Which muscles light up in the figure: picked by names in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Slot
from PySide6.QtGui import QAction

from coach.figure.muscles import MUSCLES
from ui.editor.exercise.scene_words import muscle_word
from ui.editor.form.choice_menu import choice_menu
from ui.editor.form.picked_row import PickedRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.files.findings import KeyPath
    from ui.editor.desk import EditDesk
    from ui.widgets.menu import Menu


class MusclesRow(PickedRow):
    """The lit muscles; the figure shows each change at once."""

    def __init__(
        self, desk: EditDesk, path: KeyPath, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, path, self.tr("Add a muscle"), parent=parent)

    def words_of(self, value: str) -> str:
        """Return the name in plain words."""
        return muscle_word(value)

    def pick(self) -> None:
        """Offer all muscles that a figure can light."""
        menu = self.offer()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height())))

    def offer(self) -> Menu:
        """Return the menu with the muscles, those that are lit not to be chosen."""
        muscles = sorted(MUSCLES, key=muscle_word)
        choices = [(muscle, muscle_word(muscle)) for muscle in muscles]
        return choice_menu(self, choices, self.shown, self._take_muscle)

    @Slot()
    def _take_muscle(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.put_in(action.data())
            self.add.setFocus()
