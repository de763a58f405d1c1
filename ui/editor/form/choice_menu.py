"""A menu of values in words, of which each can be taken once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from ui.widgets.menu import Menu

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

    from PySide6.QtWidgets import QWidget


def choice_menu(
    parent: QWidget,
    choices: Iterable[tuple[str, str]],
    taken: Container[str],
    slot: Callable[[], None],
) -> Menu:
    """Return a menu of choices; what is taken already can be seen, not chosen.

    Args:
        parent: Whose menu it is.
        choices: Each value with its words.
        taken: The values that are taken.
        slot: Called by the action that was chosen; its `data` is the value.
    """
    menu = Menu(parent)
    for value, words in choices:
        action = QAction(words, menu)
        action.setData(value)
        action.setEnabled(value not in taken)
        action.triggered.connect(slot)
        menu.addAction(action)
    return menu
