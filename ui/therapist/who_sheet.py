"""Changing who the physiotherapist says they are; the key stays the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from ui.player.form_sheet import FOOT_BUTTON_PX, FormSheet
from ui.therapist.who_fields import WhoFields
from ui.widgets.button import Button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext


class WhoSheet(FormSheet):
    """Asks for name, role, practice and contact.

    Args:
        window: The widget that is covered.
        context: What all parts share; its settings keep the answers.

    Signals:
        closed: The sheet is gone.
    """

    closed = Signal()

    def __init__(self, window: QWidget, context: AppContext) -> None:
        super().__init__(window, motion=not context.less_motion)
        self._context = context
        self.set_head(
            self.tr("Your practice"),
            self.tr("It stands on the next plan that you hand out, and on your card."),
        )
        self.who = WhoFields(context.settings)
        self.body.addWidget(self.who)
        self.foot.addStretch(1)
        cancel = Button(self.tr("Cancel"), height_px=FOOT_BUTTON_PX)
        cancel.clicked.connect(self.close_sheet)
        self.foot.addWidget(cancel)
        self.add_save().clicked.connect(self._keep)
        self.who.changed.connect(self._follow)
        self.left.connect(self.close_sheet)
        self.open(self.who.name)

    @Slot()
    def _follow(self) -> None:
        self.touch()
        if self.save is not None:
            self.save.setEnabled(self.who.is_complete)

    @Slot()
    def _keep(self) -> None:
        self._context.change_settings(**self.who.values())
        self.close_sheet()

    @Slot()
    def close_sheet(self) -> None:
        """Go away."""
        self.leave()
        self.closed.emit()
        self.deleteLater()
