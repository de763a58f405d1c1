"""Fixtures of the plan editor: a plan of the person's own, and its editor."""

import pytest

from coach.editing import opening
from tests.ui.editor.plan.own_plan import MINE
from tests.ui.editor.showing import show_editor, take_away
from tests.ui.pages.reading import add_own
from ui.editor.desk import EditDesk
from ui.editor.frame.frame import around_of
from ui.editor.opened import open_model, without_file
from ui.editor.plan.page import PlanEditor


@pytest.fixture
def mine(quiet, qtbot):
    """Return the path of an own plan that the library has read."""
    add_own(quiet, qtbot, "mine.plan.toml", MINE)
    return quiet.library.own_folder / "mine.plan.toml"


@pytest.fixture
def open_editor(quiet, qtbot):
    """Return a function that shows what was opened in a visible editor."""
    editors = []

    def show(found, size=(1072, 820)):
        desk = EditDesk(found.draft)
        editor = PlanEditor(quiet, desk, found.unsaved_path, found.saved_ms)
        editors.append(editor)
        return show_editor(qtbot, editor, size)

    yield show
    take_away(editors)


@pytest.fixture
def editor(quiet, mine, open_editor):
    """Return the editor of an own plan."""
    plan = quiet.library.library.plans["mine"]
    return open_editor(open_model(plan, around_of(quiet), quiet.library.own_folder))


@pytest.fixture
def new_plan(quiet, open_editor):
    """Return a function that opens a new plan, without stages."""

    def begin():
        around = around_of(quiet)
        draft = opening.new_plan("New plan", around)
        return open_editor(without_file(draft, quiet.library.own_folder))

    return begin
