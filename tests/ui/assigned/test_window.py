"""Signed files in the window: by a drop, a button, and beside what they brought."""

from contextlib import closing

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from coach.paths import history_file
from coach.store.connection import open_store
from tests.ui.assigned.conftest import text_of
from ui.assigned.drops import FileDrops
from ui.assigned.seal import Agreed
from ui.widgets.button import Button
from ui.window_session import WindowSession


@pytest.fixture
def drops(window):
    """Return what takes files that are dropped onto the window."""
    return FileDrops(window)


def drop(window, *paths):
    """Drag files into the window and drop them; return whether they were taken."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    actions, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), actions, mime, left, none)
    QApplication.sendEvent(window, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(9, 9), actions, mime, left, none)
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def test_dropped_file_is_opened(window, drops, entrance, practice, qtbot):
    """As if it had been chosen."""
    drops.dropped.connect(entrance.open)

    assert drop(window, practice.file(practice.signed()))

    qtbot.waitUntil(lambda: entrance.sheet is not None)


def test_several_files_at_once_are_not_taken(window, drops, tmp_path, qtbot):
    """Each would be a question of its own."""
    with qtbot.assertNotEmitted(drops.dropped):
        assert not drop(window, tmp_path / "a", tmp_path / "b")
        assert not drop(window)


def test_program_and_plan_pages_say_who_signed(running, window, qtbot):
    """With how the key is known, and what was agreed."""
    signed = running(how="first-use")
    plan = signed.contents.plan
    (program_id,) = signed.contents.programs

    window.pages.show_program(program_id)
    program_words = text_of(window.open_page("programs"))
    window.pages.show_plan(plan.id)
    plan_words = text_of(window.open_page("plans"))

    for said in (program_words, plan_words):
        assert "From A. Therapist, revision 1, signed" in said
        assert "Not confirmed: taken without comparing on 24 Nov" in said
        assert "What was agreed" in said


def test_what_was_agreed_is_in_view_once_it_is_opened(running, window, qtbot):
    """The page scrolls to it, also in the smallest window."""
    plan = running(message="Slowly. " * 20).contents.plan
    window.resize(900, 600)
    window.show()
    window.pages.show_plan(plan.id)
    agreed = window.open_page("plans").findChild(Agreed)
    qtbot.waitUntil(lambda: is_whole(agreed.line))
    agreed.line.click()

    # More than there is below the line before the page scrolls.
    qtbot.waitUntil(lambda: agreed.height() > 320 and is_whole(agreed))
    assert is_whole(agreed.line)


def is_whole(part):
    """Return whether all of a part can be seen."""
    return part.visibleRegion().boundingRect() == part.rect()


def test_own_programs_have_no_seal(entrance, window):
    """Nobody signed them."""
    window.pages.show_program("easy")

    assert "signed" not in text_of(window.open_page("programs"))


def test_programs_page_opens_files(window, quiet, qtbot):
    """Its button asks for a file from elsewhere."""
    page = window.open_page("programs")

    with qtbot.waitSignal(quiet.file_asked):
        page._open.click()


def test_today_shows_a_plan_that_was_taken(running, window, qtbot):
    """At the top, as soon as it is here."""
    page = window.open_page("today")
    running()

    qtbot.waitUntil(lambda: page.board.assigned is not None)
    qtbot.waitUntil(page.board.assigned.isVisible)
    assert "It is ready to begin." in text_of(page.board.assigned)


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_file_of_the_command_line_is_opened(practice, clock, tmp_path, qtbot):
    """`coach FILE`, and a second start with a file while the window is there."""
    folder = tmp_path / "another-person"
    folder.mkdir()
    session = WindowSession(folder, clock)
    session.context.change_settings(intended_use_read=True, less_motion="on")
    session.show(practice.file(practice.signed()))
    qtbot.waitUntil(lambda: session.files is not None)
    qtbot.waitUntil(lambda: session.files.sheet is not None, timeout=20_000)
    assert session.files.sheet.title.text() == "Easy bridges"
    session.files.sheet.close_sheet()

    session.come_to_front(practice.file(practice.signed(), "again.assignment"))

    qtbot.waitUntil(lambda: session.files.sheet is not None)
    session.files.sheet.close_sheet()
    session.close()


def test_damaged_plan_stays_in_sight(running, window, quiet, entrance, qtbot):
    """On Today, with the way to put it right, until the same file is here again."""
    running()
    page = window.open_page("today")
    card = page.board
    with closing(open_store(history_file(quiet.data_dir))) as connection:
        connection.execute("UPDATE assignment SET bundle = ?", (b"x",))
    with qtbot.waitSignal(entrance.model.changed):
        entrance.model.refresh()

    qtbot.waitUntil(lambda: card.assigned is not None and card.assigned.isVisible())
    assert "A plan cannot be used" in text_of(card.assigned)
    assert "Open its file once more" in text_of(card.assigned)
    buttons = card.assigned.findChildren(Button)
    again = next(each for each in buttons if each.text() == "Open its file")
    with qtbot.waitSignal(quiet.file_asked):
        again.click()
