"""Tests of who is here: the button, the menu behind it, and what its entries do."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coach.people import FIRST, add_person, load_people
from ui.people.button import PersonButton, initials
from ui.people.menu import PeopleMenu
from ui.people.name_sheet import NameSheet
from ui.widgets.sheet import Sheet


@pytest.fixture
def window(qtbot):
    """Return a visible window for the sheets."""
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def people(context, window):
    """Return the menu of a data folder with one person."""
    return PeopleMenu(context, window, PersonButton(window))


def texts(menu):
    """Return the entries of a menu as a person reads them."""
    return [each.text() for each in menu.actions() if not each.isSeparator()]


def choose(people, text):
    """Choose the entry of this text, also one of a menu inside the menu."""
    menu = people.make_menu()
    inner = [each.menu() for each in menu.actions() if each.menu()]
    for action in [*menu.actions(), *(a for m in inner for a in m.actions())]:
        if action.text().startswith(text):
            action.trigger()
            return
    raise AssertionError(f"no entry {text!r} in {texts(menu)}")


def type_name(qtbot, window, name):
    """Type into the sheet that is open and press Return."""
    (sheet,) = window.findChildren(NameSheet)
    sheet.field.clear()
    qtbot.keyClicks(sheet.field, name)
    qtbot.keyClick(sheet.field, Qt.Key.Key_Return)
    return sheet


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Alex Kim", "AK"), ("sam", "S"), ("Ana de la Cruz", "AC"), ("", "")],
)
def test_initials(name, letters):
    """First and last word, in capitals."""
    assert initials(name) == letters


def test_without_a_name_it_says_you(people):
    """Nobody has to give a name."""
    assert people._button.text() == "You"
    assert texts(people.make_menu()) == ["You", "Add a person …", "Change the name …"]


def test_adding_somebody_opens_the_window_for_them(people, context, window, qtbot):
    """The new person is here at once, with a folder of their own."""
    choose(people, "Add")
    with qtbot.waitSignal(context.reopen_asked):
        type_name(qtbot, window, "Sam")

    assert load_people(context.root).here.name == "Sam"


def test_whoever_was_here_keeps_their_name(people, context, window, qtbot):
    """Once there are two, the first one is listed by the name of their settings."""
    context.change_settings(name="Alex")
    choose(people, "Add")
    type_name(qtbot, window, "Sam")

    assert [each.name for each in load_people(context.root).everybody] == [
        "Alex",
        "Sam",
    ]


def test_a_name_that_is_taken_keeps_the_sheet_open(people, context, window, qtbot):
    """The reason stands below the field; nothing has changed."""
    add_person(context.root, "Sam")
    choose(people, "Add")
    sheet = type_name(qtbot, window, "Sam")

    assert sheet.isVisible()
    assert "Sam" in sheet.problem.text()
    assert len(load_people(context.root).everybody) == 2


def test_escape_adds_nobody(people, context, window, qtbot):
    """Leaving the sheet changes nothing."""
    choose(people, "Add")
    (sheet,) = window.findChildren(NameSheet)
    qtbot.keyClick(sheet.field, Qt.Key.Key_Escape)

    assert not sheet.isVisible()
    assert len(load_people(context.root).everybody) == 1


def test_changing_the_name(people, context, window, qtbot):
    """The button says it at once, and the settings keep it for what is printed."""
    choose(people, "Change")
    type_name(qtbot, window, "Alex Kim")

    assert people._button.text() == "Alex Kim"
    assert context.settings.name == "Alex Kim"
    assert load_people(context.root).here.name == "Alex Kim"


def test_changing_to_somebody_else(people, context, qtbot):
    """The window is asked to open anew, once."""
    sam = add_person(context.root, "Sam")
    with qtbot.waitSignal(context.reopen_asked):
        choose(people, "Sam")

    assert load_people(context.root).here == sam


def test_choosing_who_is_here_does_nothing(people, context, qtbot):
    """The window does not open anew for the same person."""
    with qtbot.assertNotEmitted(context.reopen_asked):
        choose(people, "You")


def test_taking_somebody_off_the_list_can_be_undone(people, context, window, qtbot):
    """After a question the folder moves aside; the offered undo brings it back."""
    sam = add_person(context.root, "Sam")
    offered = []
    context.undo_offered.connect(lambda text, undo: offered.append((text, undo)))
    inner = next(a for a in people.make_menu().actions() if a.menu())
    next(iter(inner.menu().actions())).trigger()
    (sheet,) = window.findChildren(Sheet)
    sheet.close_with("remove")
    gone = load_people(context.root).everybody
    offered[0][1]()

    assert [each.id for each in gone] == [FIRST]
    assert sam in load_people(context.root).everybody
