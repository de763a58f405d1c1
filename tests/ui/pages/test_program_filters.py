"""Tests of the pills, the order and the favourites of the Programs page."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.pages.programs import choose, menu_lines, open_programs
from tests.ui.pages.reading import shown_words


@pytest.fixture
def page(loaded, qtbot):
    """Return the page on the small library."""
    return open_programs(loaded, qtbot)


def test_pills_filter_and_take_it_back(page, qtbot):
    """A chosen pill is set, the list is shorter, and its cross brings all back."""
    pill = page.filters.pills["kind"]
    menu = pill.make_menu()
    action = next(each for each in menu.actions() if each.data() == "stretch")
    assert action.text().endswith("\t1")
    action.trigger()
    assert pill.is_set
    assert page._search.rowCount() == 1
    assert page.detail.program.id == "evening"
    cross = pill._sign().center().toPoint()
    qtbot.mouseClick(pill, Qt.MouseButton.LeftButton, pos=cross)

    assert not pill.is_set
    assert page._search.rowCount() == 3


def test_things_at_hand_are_added_one_by_one(page):
    """Choosing a thing again takes it away; without things nothing is filtered."""
    pill = page.filters.pills["owned"]
    for expected in (frozenset({"mat"}), None):
        choose(pill, "mat")
        assert page._search.filter.owned == expected


def test_things_at_hand_are_remembered(loaded, page, qtbot):
    """The next start filters by the same things."""
    choose(page.filters.pills["owned"], "mat")
    again = open_programs(loaded, qtbot)

    assert again._search.filter.owned == frozenset({"mat"})
    assert again.filters.pills["owned"].text() == "Mat"


def test_no_equipment_is_remembered(loaded, page, qtbot):
    """Having nothing is told from not caring."""
    page.filters.pills["owned"].chosen.emit(frozenset())
    again = open_programs(loaded, qtbot)

    assert again.filters.pills["owned"].text() == "No equipment"
    assert again.filters.pills["owned"].is_set


def test_what_was_owned_is_offered_in_one_line(loaded, page):
    """Taking the filter back does not forget what is owned."""
    loaded.change_settings(equipment_owned=("band", "mat"))
    pill = page.filters.pills["owned"]
    assert menu_lines(pill)[2] == "What I have: Mat, Resistance band"
    choose(pill, frozenset({"band", "mat"}))
    assert pill.text() == "2 things"
    pill.cleared.emit()

    assert loaded.settings.equipment_owned == ("band", "mat")
    assert loaded.settings.equipment_filter == "any"


def test_delete_takes_a_filter_back(page, qtbot):
    """The keyboard needs no cross."""
    pill = page.filters.pills["minutes"]
    choose(pill, 5)
    qtbot.keyClick(pill, Qt.Key.Key_Delete)

    assert not page._search.filter.is_set


def test_no_program_fits_offers_to_clear_the_filters(page, qtbot):
    """The sentence and the button of an empty list; both are gone afterwards."""
    choose(page.filters.pills["kind"], "stretch")
    page._field.set_text("heel")
    assert "No program fits these filters." in shown_words(page._empty)
    qtbot.mouseClick(page._empty._button, Qt.MouseButton.LeftButton)

    assert page._search.rowCount() == 3
    assert not page._clear.isVisible()


def test_order_is_chosen_from_its_menu(page):
    """By name, the bridges come first."""
    choose(page._order, "name")

    assert page._search.entry(0).title == "Easy bridges"
    assert page._order.text() == "By name"


def test_order_is_remembered(loaded, page, qtbot):
    """The next start sorts in the same way."""
    choose(page._order, "name")
    again = open_programs(loaded, qtbot)

    assert again._order.text() == "By name"
    assert again._search.entry(0).title == "Easy bridges"


def test_favourite_leaves_the_list_of_favourites_with_its_star(loaded, page):
    """What is no longer marked is no longer listed."""
    loaded.change_settings(favourites=("easy", "sore"))
    choose(page.filters.pills["mine"], "favourites")
    assert page._counted.text() == "2 programs"
    page.programs.favourite_pressed.emit("sore")

    assert page._counted.text() == "1 program"
