"""Fixtures of the editors: a program of the person's own, and its editor."""

import pytest

from tests.ui.editor.own_program import MINE
from tests.ui.editor.showing import show_editor, take_away
from ui.editor.desk import EditDesk
from ui.editor.frame.frame import around_of
from ui.editor.opened import open_model
from ui.editor.program.page import ProgramEditor


@pytest.fixture
def mine(quiet, qtbot):
    """Return the path of an own program that the library has read."""
    path = quiet.library.own_folder / "mine.program.toml"
    with qtbot.waitSignal(quiet.library.library_changed):
        path.write_text(MINE, encoding="utf-8")
        quiet.library.refresh()
    return path


@pytest.fixture
def open_editor(quiet, qtbot):
    """Return a function that opens a program in a visible editor."""
    editors = []

    def open_program(program_id, size=(1072, 820)):
        program = quiet.library.program(program_id)
        found = open_model(program, around_of(quiet), quiet.library.own_folder)
        desk = EditDesk(found.draft)
        editor = ProgramEditor(quiet, desk, found.unsaved_path, found.saved_ms)
        editors.append(editor)
        return show_editor(qtbot, editor, size)

    yield open_program
    take_away(editors)


@pytest.fixture
def editor(mine, open_editor):
    """Return the editor of an own program."""
    return open_editor("mine")


@pytest.fixture
def saved(editor, qtbot):
    """Return a function that saves and waits until it is done."""

    def save():
        with qtbot.waitSignal(editor.keeper.saved):
            editor.save()

    return save
