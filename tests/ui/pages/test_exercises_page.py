"""Tests of the Exercises page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.ui.pages.programs import choose, menu_lines
from ui.pages.exercises.page import ExercisesPage
from ui.widgets.button import Button


def make_page(context, qtbot, width=1072, height=820):
    page = ExercisesPage(context)
    qtbot.addWidget(page)
    page.resize(width, height)
    page.set_narrow(width < 900)
    page.show()
    return page


@pytest.fixture
def page(loaded, qtbot):
    return make_page(loaded, qtbot)


def words(widget):
    return "\n".join(
        label.text() for label in widget.findChildren(QLabel) if label.isVisible()
    )


def link(page, name):
    found = [b for b in page.pane.findChildren(Button) if b.objectName() == name]
    return found[-1]


def test_every_exercise_is_listed(page):
    """The shelf has three exercises; the first is shown."""
    assert page._counted.text() == "3 exercises"
    assert page.pane.exercise.id == "heel-dig"


def test_pane_has_cues_setup_mistakes_limits_and_sources(page):
    """Everything that the file says is there to be read."""
    page.show_exercise("heel-dig")
    shown = words(page.pane)

    assert "Dig the heel down and back." in shown
    assert "The other leg rests straight." in shown
    assert "Lifting the hips." in shown
    assert "Pain above 2." in shown
    assert "Hold for 5 seconds only." in shown
    assert "A straighter knee" in shown


def test_figure_moves_while_the_page_is_seen(page):
    """The large figure repaints by itself, and rests with the page hidden."""
    page.show_exercise("two-leg-bridge")
    figure = page.pane.stage.figure
    assert figure.is_animating
    page.hide()

    assert not figure.is_animating


def test_less_motion_is_followed(loaded, page):
    """The setting reaches the figure that is shown."""
    page.show_exercise("two-leg-bridge")
    loaded.change_settings(less_motion="on")

    assert page.pane.stage.figure._has_less_motion


def test_program_that_uses_it_is_a_link(page, qtbot):
    """A click on a program asks for it."""
    page.show_exercise("heel-dig")
    with qtbot.waitSignal(page.program_asked) as told:
        qtbot.mouseClick(link(page, "sore"), Qt.MouseButton.LeftButton)

    assert told.args == ["sore"]


def test_search_finds_muscles_and_forgives_a_typo(page, qtbot):
    """The first hit is shown at once."""
    page.focus_search()
    qtbot.keyClicks(page._field._edit, "brigde")

    assert page._counted.text() == "1 exercise"
    qtbot.waitUntil(lambda: page.pane.exercise.id == "two-leg-bridge")


def test_no_hit_offers_to_clear_the_search(page, qtbot):
    """Without a hit there is a sentence and a way back."""
    page._field.set_text("zebra")
    assert page._empty.isVisible()
    qtbot.mouseClick(page._empty._button, Qt.MouseButton.LeftButton)

    assert page._search.rowCount() == 3


def test_narrow_page_shows_the_exercise_alone(loaded, qtbot):
    """One column: the list, or the exercise with a way back."""
    page = make_page(loaded, qtbot, 836, 600)
    page.show_exercise("heel-dig")
    assert page.pane.isVisible()
    assert not page.cards.isVisible()
    page._go_back()

    assert page.cards.isVisible()


def test_unknown_exercise_is_not_shown(page):
    """A link from an older file leads nowhere, and says so."""
    assert not page.show_exercise("no-such-exercise")


def test_pills_filter_by_area_position_and_equipment(page):
    """A chosen pill is set, and the list is shorter."""
    choose(page.filters.pills["muscle"], "gluteus")
    assert page._counted.text() == "1 exercise"
    assert page.pane.exercise.id == "two-leg-bridge"
    page.filters.pills["muscle"].cleared.emit()
    assert page._counted.text() == "3 exercises"

    assert menu_lines(page.filters.pills["position"]) == [
        "Any position",
        "Lying on the back",
    ]
    assert "I have: Mat" in menu_lines(page.filters.pills["owned"])


def test_things_at_hand_are_offered_but_do_not_filter(loaded, page):
    """What is owned is known from the programs; exercises are there to be read."""
    loaded.change_settings(equipment_owned=("mat",), equipment_filter="owned")
    again = ExercisesPage(loaded)

    assert again._search.filter.owned is None
    assert "What I have: Mat" in menu_lines(again.filters.pills["owned"])
    again.deleteLater()


def test_things_chosen_here_do_not_filter_the_programs(loaded, page):
    """They are remembered as owned; the other page keeps its list."""
    choose(page.filters.pills["owned"], "mat")

    assert loaded.settings.equipment_owned == ("mat",)
    assert loaded.settings.equipment_filter == "any"


def test_no_exercise_fits_offers_to_clear_the_filters(page, qtbot):
    """The sentence and the button of an empty list; both are gone afterwards."""
    choose(page.filters.pills["muscle"], "gluteus")
    page._field.set_text("heel")
    assert "No exercise fits these filters." in words(page._empty)
    qtbot.mouseClick(page._empty._button, Qt.MouseButton.LeftButton)

    assert page._search.rowCount() == 3
    assert not page._clear.isVisible()


def test_exercise_that_filters_hide_is_shown_all_the_same(page):
    """A link from elsewhere clears the filters."""
    choose(page.filters.pills["muscle"], "gluteus")
    assert page.show_exercise("heel-dig")

    assert page.pane.exercise.id == "heel-dig"
    assert not page._search.filter.is_set


def test_number_of_programs_is_said(page):
    """The heading counts the links below it."""
    page.show_exercise("lying-strap-hamstring-stretch")

    assert "Programs with this exercise (3)" in words(page.pane)


@pytest.mark.parametrize(
    ("name", "view"),
    [("side-plank", "Seen from the front"), ("wall-sit", "Seen from the side")],
)
def test_view_of_the_figure_is_said(shipped, qtbot, name, view):
    """Nobody has to guess from where the figure is seen."""
    page = make_page(shipped, qtbot)
    page.show_exercise(name)

    assert view in words(page.pane)
