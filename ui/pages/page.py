"""What the main window knows of a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.context import AppContext


class Page(QWidget):
    """Base class of the pages in the window's stack.

    Signals:
        start_asked: Start this program at the step with this 0-based number.
        program_asked: Show the program with this id.
        exercise_asked: Show the exercise with this id.
        plan_asked: Show the plan with this id.
        guide_asked: Show the card or protocol with this key, such as "card:cramp".
        export_asked: Write the history as "pdf", "csv", "notes", "json", "ics" or
            "fhir", or take one in for "import".
        note_asked: Write a note of this kind, as in `coach.store.entries`, or choose
            one for "".
    """

    start_asked = Signal(object, int)
    program_asked = Signal(str)
    exercise_asked = Signal(str)
    plan_asked = Signal(str)
    guide_asked = Signal(str)
    page_asked = Signal(str)
    cramp_asked = Signal(str)
    export_asked = Signal(str)
    note_asked = Signal(str)

    def set_narrow(self, is_narrow: bool) -> None:
        """Lay out for a window below 1000 px wide, or for a wider one."""

    def focus_search(self) -> bool:
        """Put the keyboard into the page's search field; False when it has none."""
        return False

    def focus_list(self) -> None:
        """Put the keyboard into the page's list; nothing happens where it has none."""

    def shown_first(self) -> None:
        """Do what may wait until the window has been painted once."""


@dataclass(frozen=True)
class PageInfo:
    """An entry of the rail and how its page is made.

    Attributes:
        key: Name on the command line and in the stored window state.
        title: Word in the rail, already translated.
        icon: Name of an icon.
        make: Makes the page when it is first opened.
        shortcut: Key sequence that opens it.
        at_bottom: Whether the entry stands at the foot of the rail.
    """

    key: str
    title: str
    icon: str
    make: Callable[[AppContext, QWidget], Page]
    shortcut: str
    at_bottom: bool = False
