"""Tests of the Exercises page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

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
    assert page.pane.exercise.id == "two-leg-bridge"


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
