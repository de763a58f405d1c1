"""Walks through a window with the Tab key."""

from PySide6.QtCore import Qt

from ui.widgets.tab_order import tab_stops


def walk(window, qtbot, key=Qt.Key.Key_Tab):
    """Return every widget that the Tab key leads to, until it comes to one again.

    The first is the one that has the keyboard; the last step leads back to it, or the
    way is a trap.
    """
    reached = [window.focusWidget()]
    while True:
        qtbot.keyClick(reached[-1], key)
        focused = window.focusWidget()
        if focused in reached:
            return reached, focused
        reached.append(focused)


def left_out(window, reached):
    """Return the names of parts that are shown, wait for keys, and were not reached."""
    stops = (each for each in tab_stops(window) if each.isVisible())
    return [
        f"{type(each).__name__} {each.accessibleName()}"
        for each in stops
        if each.isEnabled() and each not in reached
    ]


def comes_to_everything(page, start, qtbot):
    """Return whether the Tab key goes around a page, forwards and backwards."""
    start.setFocus()
    reached, last = walk(page, qtbot)
    back, _ = walk(page, qtbot, Qt.Key.Key_Backtab)
    return last is start and not left_out(page, reached) and set(back) == set(reached)
