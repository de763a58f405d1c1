"""Puts widgets that were made late where they are read in the order of the Tab key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable


def tab_stops(part: QWidget) -> list[QWidget]:
    """Return what the Tab key reaches inside a widget, in the order of making."""
    return [each for each in part.findChildren(QWidget) if _is_stop(each, part)]


def follow(first: QWidget, others: Iterable[QWidget]) -> None:
    """Let widgets follow another one, each after the one before it."""
    for each in others:
        QWidget.setTabOrder(first, each)
        first = each


def go_before(widget: QWidget, others: Iterable[QWidget]) -> None:
    """Let the Tab key reach other widgets, one by one, before this one."""
    late = list(others)
    if not late:
        return
    before = widget.previousInFocusChain()
    while before is not None and before is not widget:
        if before not in late and _is_stop(before, widget):
            follow(before, late)
            return
        before = before.previousInFocusChain()
    # There is nothing else yet.
    follow(late[0], late[1:])
    # From one to the next: the way from the last one on to the first one counts as the
    # same order, and Qt would leave it.
    for each in late:
        QWidget.setTabOrder(each, widget)


def _is_stop(widget: QWidget, beside: QWidget) -> bool:
    """Return whether the Tab key can reach a widget; a drop-down is its own window."""
    is_near = widget.window() is beside.window()
    return is_near and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
