"""A window and a history with something in it, for the tests of keeping."""

import pytest
from PySide6.QtWidgets import QWidget

from coach.session.model import Event
from coach.store.plan import Document, SessionStart
from tests.core.store.samples import small_timeline


@pytest.fixture
def window(qtbot):
    """Return a visible window for the sheets."""
    window = QWidget()
    window.resize(1000, 700)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def kept(context, clock):
    """Return a context whose history holds one session and one note."""
    program = Document("program", "small", 1, "Small stretch", 'format = "program/1"')
    journal = context.journal
    session = journal.begin(SessionStart(program, small_timeline()))
    for kind, data in (
        ("start", {}),
        ("item", {"index": 1}),
        ("item-end", {"index": 1, "how": "done", "held_ms": 30_000}),
        ("finish", {}),
        ("answer", {"pain": 3, "note": "my secret marker"}),
    ):
        clock.advance(1_000)
        journal.append(session, Event(kind, 0, clock.monotonic_ms(), data))
    journal.note("cramp", {"muscle": "calf", "note": "another secret marker"})
    assert journal.flush(10)
    return context
