"""The whole window: Ctrl+J, and the morning question when it opens."""

from __future__ import annotations

from contextlib import closing

import pytest
from PySide6.QtCore import Qt

from coach.paths import history_file
from coach.store.connection import open_store
from coach.store.entries import entries
from ui.widgets.undo_bar import UndoBar
from ui.window_session import WindowSession

CTRL = Qt.KeyboardModifier.ControlModifier
# The window reads everything that is shipped; a busy machine may take its time.
PATIENCE_MS = 60_000


@pytest.fixture
def opened(qtbot, context, clock, at, train):
    """Return a window that opens in the morning after a session."""
    at(2, 18)
    train(pain=4)
    context.close()
    at(3, 9)
    session = WindowSession(context.data_dir, clock)
    session.context.change_settings(voice=False, less_motion="on")
    read = session.context.library.library_changed
    try:
        with qtbot.waitSignal(read, timeout=PATIENCE_MS):
            session.show()
        yield session
    finally:
        session.close()


def banner(session):
    mornings = session.diary.mornings
    return mornings.banner if mornings is not None else None


def wait_for_question(qtbot, session):
    """Let the window look through the history and ask."""
    qtbot.waitUntil(
        lambda: banner(session) is not None and banner(session).isVisible(),
        timeout=PATIENCE_MS,
    )


def test_the_question_comes_when_the_window_opens(qtbot, opened):
    """Once the history has been looked through, it is asked."""
    wait_for_question(qtbot, opened)

    assert banner(opened).title == "How is it this morning?"


def test_the_answer_is_saved_and_can_be_undone(qtbot, opened, context):
    """Save writes a note, and the window offers to take it back."""
    wait_for_question(qtbot, opened)
    banner(opened).scale.set_value(2)
    banner(opened).save.click()
    offered = opened.window.findChild(UndoBar)
    assert offered.sentence() == "Noted. Pain 2 in the morning"

    offered.undo()
    wait_for_question(qtbot, opened)
    assert opened.context.journal.flush(60.0)

    with closing(open_store(history_file(context.data_dir))) as connection:
        assert entries(connection) == []
        assert len(entries(connection, removed=True)) == 1


def test_ctrl_j_opens_the_diary(qtbot, opened):
    """From a page of the window."""
    opened.window.activateWindow()
    qtbot.waitUntil(opened.window.isActiveWindow, timeout=PATIENCE_MS)
    qtbot.keyClick(opened.window, Qt.Key.Key_J, CTRL)

    assert opened.diary.diary.menu.isVisible()
