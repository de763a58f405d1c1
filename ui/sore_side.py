"""Asks which side is sore, where that decides what is done first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from coach.care.morning import REHAB
from coach.files.model import Program, Sides
from ui.widgets.button import ButtonKind
from ui.widgets.sheet import Answer, Sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext


def needs_side(program: Program) -> bool:
    """Return whether the sore side must be known before a program starts."""
    affected = any(step.sides is Sides.AFFECTED for step in program.steps())
    return affected or program.kind == REHAB


class SideQuestion(QObject):
    """Asks for the sore side and remembers it for the next time.

    Args:
        context: Motion and settings.
        window: What the question covers.

    Signals:
        answered: "left" or "right".
        given_up: The person does not want to start now.
    """

    answered = Signal(str)
    given_up = Signal()

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window

    def ask(self, side: str = "") -> None:
        """Ask; a course's side, or that of the last time, is the first answer.

        Args:
            side: The side of the course that it is started for, or "".
        """
        last = side or self._context.settings.last_side or "left"
        sheet = Sheet(
            self._window,
            self.tr("Which side is sore?"),
            self.tr("That side goes first, and the limits count for it."),
            (
                Answer("", self.tr("Not now"), ButtonKind.LINK),
                self._side("left", last),
                self._side("right", last),
            ),
            chosen=last,
            motion=not self._context.less_motion,
        )
        sheet.answered.connect(self._take)
        sheet.open()

    def _side(self, side: str, last: str) -> Answer:
        words = {"left": self.tr("Left"), "right": self.tr("Right")}
        kind = ButtonKind.MAIN if side == last else ButtonKind.SECONDARY
        return Answer(side, words[side], kind)

    @Slot(str)
    def _take(self, side: str) -> None:
        if not side:
            self.given_up.emit()
            return
        self._context.change_settings(last_side=side)
        self.answered.emit(side)
