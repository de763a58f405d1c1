"""Tells of a damaged history or practice and offers the newest sound copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from coach.store.kind import HISTORY
from ui.widgets.button import ButtonKind
from ui.widgets.sheet import Answer, Sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.store.damage import Damage
    from ui.context import AppContext
    from ui.keeping.copies import Copies


class DamageQuestion(QObject):
    """Asks what to go on with after a damage.

    Args:
        context: What all parts share.
        window: The widget that the question covers.
        copies: Puts the copy back.
    """

    def __init__(self, context: AppContext, window: QWidget, copies: Copies) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._copies = copies
        self._damage: Damage | None = None

    @Slot(object)
    def ask(self, damage: Damage) -> None:
        """Say what happened; with a copy there is a choice."""
        self._damage = damage
        answers = [Answer("", self.tr("Go on without"), ButtonKind.SECONDARY)]
        if damage.offer is not None:
            put_back = self.tr("Put the copy back")
            answers.append(Answer("restore", put_back, ButtonKind.MAIN))
        title = self.tr("Your history could not be read")
        if damage.kind is not HISTORY:
            title = self.tr("Your patients could not be read")
        sheet = Sheet(
            self._window,
            title,
            damage.sentence,
            answers,
            chosen="restore",
            motion=not self._context.less_motion,
        )
        sheet.answered.connect(self._take)
        sheet.open()

    @Slot(str)
    def _take(self, answer: str) -> None:
        damage, self._damage = self._damage, None
        if answer == "restore" and damage is not None and damage.offer is not None:
            self._copies.restore(damage.offer.path)
