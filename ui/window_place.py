"""Where the window stood last, and how large it was, as text for the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

MINIMUM_PX = (900, 600)
USUAL_PX = (1280, 820)


def place_of(window: QWidget) -> str:
    """Return size and place of a window as text."""
    return window.saveGeometry().toBase64().toStdString()


def put_back(window: QWidget, stored: str) -> None:
    """Give a window the size and place it had, or the usual size without any."""
    window.setMinimumSize(*MINIMUM_PX)
    data = QByteArray.fromBase64(QByteArray(stored.encode("ascii", "ignore")))
    if not stored or not window.restoreGeometry(data):
        window.resize(*USUAL_PX)
