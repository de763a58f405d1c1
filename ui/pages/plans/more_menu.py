"""The three dots below a plan: what is rarer, so that all buttons stand in one line."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance

from ui.pages.programs.own_menu import OwnMenu


class PlanMenu(OwnMenu):
    """Opens the menu.

    Attributes:
        has_print: Printing is offered here, not beside the menu.
        is_own: The plan is the person's own, to duplicate or delete.

    Signals:
        first_asked: Show the program of the first stage.
        print_asked: Show the handout.
    """

    first_asked = Signal()
    print_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.has_print = False
        self.is_own = False

    def rows(self) -> list[tuple[str, str, SignalInstance]]:
        """Return the words of each row, the keys that do the same, and its signal."""
        rows = [(self.tr("First program"), "", self.first_asked)]
        if self.has_print:
            rows.append((self.tr("Print"), "", self.print_asked))
        return [*rows, *super().rows()] if self.is_own else rows
