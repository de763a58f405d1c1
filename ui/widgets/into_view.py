"""Scrolls to a part of a page that grew below the fold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from ui.widgets.scroll import ScrollArea

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_BELOW_PX = 16


def bring_into_view(part: QWidget) -> None:
    """Scroll to a part: all of it where it fits, else from its beginning on.

    Args:
        part: It may lie in no scroll area at all; then it stays where it is.
    """
    around = part.parentWidget()
    while around is not None and not isinstance(around, ScrollArea):
        around = around.parentWidget()
    content = around.widget() if around is not None else None
    if around is None or content is None:
        return
    bar = around.bar
    top = part.mapTo(content, QPoint(0, 0)).y()
    bottom = top + part.height() + _BELOW_PX - bar.pageStep()
    bar.setValue(min(top, max(bottom, bar.value())))
