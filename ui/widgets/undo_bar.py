"""A line at the foot of the window that offers to take a step back, for 30 seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from ui.widgets.button import Button, ButtonKind
from ui.widgets.foot_bar import FootBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

OFFER_MS = 30_000


class UndoBar(FootBar):
    """Says what was done and offers to undo it, over the foot of a widget.

    A new offer takes the place of the one before: that one can still be undone from
    the bin.

    Args:
        window: The widget at whose foot the bar stands.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, icon="check", sign_color="ok_text", shown_ms=OFFER_MS)
        self._undo: Callable[[], None] | None = None
        self.button = Button(self.tr("Undo"), kind=ButtonKind.LINK, icon="step_back")
        self.button.clicked.connect(self.undo)
        self.row.insertWidget(self.row.count() - 1, self.button)

    def offer(self, text: str, undo: Callable[[], None]) -> None:
        """Say what was done and offer to undo it.

        Args:
            text: What was done; one sentence.
            undo: Takes it back.
        """
        self._undo = undo
        self.button.setAccessibleName(self.tr("Undo: {0}").format(text))
        self.show_sentence(text)

    @Slot(bool)
    def give_way(self, is_covered: bool) -> None:
        """Hide while a form has buttons in this place; the time goes on."""
        if self._undo is not None:
            self.setVisible(not is_covered)

    @Slot()
    def undo(self) -> None:
        """Take back what is offered, once."""
        undo, self._undo = self._undo, None
        self.withdraw()
        if undo is not None:
            undo()

    @Slot()
    def withdraw(self) -> None:
        """Offer nothing any more."""
        self._undo = None
        super().go_on()

    @Slot()
    def go_on(self) -> None:
        """Close the message: what was done stays done."""
        self.withdraw()
