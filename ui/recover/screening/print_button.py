"""The button that makes a print-out of the notes, for an appointment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Slot

from ui.player.form_sheet import FOOT_BUTTON_PX
from ui.widgets.button import Button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext


class PrintButton(Button):
    """Asks for the report of the diary.

    Args:
        context: Hands the wish on.
    """

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        words = QCoreApplication.translate("PrintButton", "Print my notes")
        super().__init__(words, icon="printer", height_px=FOOT_BUTTON_PX, parent=parent)
        self._context = context
        self.clicked.connect(self._ask)

    @Slot()
    def _ask(self) -> None:
        self._context.recover_asked.emit("print")
