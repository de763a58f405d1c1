"""Which key does what in the player."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class Command(Enum):
    """What a key asks for."""

    TOGGLE = auto()
    BACK = auto()
    SKIP = auto()
    REDO = auto()
    EXTEND = auto()
    CONFIRM = auto()
    HURT = auto()
    FULL_SCREEN = auto()
    LEAVE = auto()
    MUTE = auto()
    LOUDER = auto()
    QUIETER = auto()
    SAY_AGAIN = auto()


_PLAIN = {
    Qt.Key.Key_Space: Command.TOGGLE,
    Qt.Key.Key_Left: Command.BACK,
    Qt.Key.Key_Right: Command.SKIP,
    Qt.Key.Key_Plus: Command.EXTEND,
    Qt.Key.Key_Equal: Command.EXTEND,
    Qt.Key.Key_Return: Command.CONFIRM,
    Qt.Key.Key_Enter: Command.CONFIRM,
    Qt.Key.Key_H: Command.HURT,
    Qt.Key.Key_F: Command.FULL_SCREEN,
    Qt.Key.Key_F11: Command.FULL_SCREEN,
    Qt.Key.Key_Escape: Command.LEAVE,
    Qt.Key.Key_M: Command.MUTE,
    Qt.Key.Key_Up: Command.LOUDER,
    Qt.Key.Key_Down: Command.QUIETER,
    Qt.Key.Key_R: Command.SAY_AGAIN,
    # What presenter clickers send.
    Qt.Key.Key_PageUp: Command.BACK,
    Qt.Key.Key_PageDown: Command.SKIP,
    # What media keys, headsets and remote controls send.
    Qt.Key.Key_MediaPlay: Command.TOGGLE,
    Qt.Key.Key_MediaPause: Command.TOGGLE,
    Qt.Key.Key_MediaTogglePlayPause: Command.TOGGLE,
    Qt.Key.Key_MediaNext: Command.SKIP,
    Qt.Key.Key_MediaPrevious: Command.BACK,
    Qt.Key.Key_VolumeMute: Command.MUTE,
}
_SHIFTED = {
    Qt.Key.Key_Left: Command.REDO,
    Qt.Key.Key_Plus: Command.EXTEND,
    Qt.Key.Key_Equal: Command.EXTEND,
}
# Held down, these go on; every other key acts once.
REPEATING = frozenset({Command.LOUDER, Command.QUIETER})


def command_for(event: QKeyEvent) -> Command | None:
    """Return what a key asks for, or None for keys the player does not know."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    table = _PLAIN
    if modifiers == Qt.KeyboardModifier.ShiftModifier:
        table = _SHIFTED
    elif modifiers:
        return None
    command = table.get(Qt.Key(event.key()))
    if event.isAutoRepeat() and command not in REPEATING:
        return None
    return command
