"""A window for the bars at its foot."""

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget


@pytest.fixture
def plain_window(qtbot):
    """Return a window with a field that has the keyboard."""
    window = QWidget()
    window.resize(900, 600)
    field = QLineEdit(window)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    return window
