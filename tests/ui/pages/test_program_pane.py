"""Tests of the pane with everything about one program."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication

from tests.ui.pages.programs import open_programs, step_rows
from tests.ui.pages.reading import add_own, shown_words
from ui.handout.dialog import HandoutDialog
from ui.pages.programs.about import Sources
from ui.recover.info_link import InfoLink
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.link_label import LinkLabel
from ui.widgets.pill import ChoiceRow

SAFE = """\
format = "program/1"
id = "safe"
revision = 1
title = "With limits"
kind = "rehab"
language = "en"
notes = ["A", "B"]

[safety]
stop_pain = 6
slow_pain = 3
not_if = ["It is too early."]
stop_if = ["A limp."]

[[block]]
name = "All"

[[block.step]]
exercise = "heel-dig"
sides = "each"
hold = "10 s"
"""


@pytest.fixture
def page(loaded, qtbot):
    """Return the page on the small library."""
    return open_programs(loaded, qtbot)


def test_first_program_is_shown_with_its_facts(page):
    """The pane says minutes, exercises, equipment and how often."""
    page.show_program("easy")
    shown = shown_words(page.detail)

    assert "Easy bridges" in shown
    assert "2 exercises" in shown
    assert "mat" in shown
    assert "daily" in shown
    assert "2 × 10" in shown


def test_needed_things_are_said_before_the_steps(page):
    """What has to be at hand stands above everything that is done with it."""
    page.show_program("easy")
    labels = [each.text() for each in page.detail.findChildren(Label)]

    assert labels.index("You need: mat") < labels.index("Two-leg bridge")


def test_nothing_needed_is_said_too(page):
    """Nobody has to wonder whether the file forgot it."""
    page.show_program("sore")

    assert "You need nothing for it." in shown_words(page.detail)


def test_limits_stand_above_the_steps(loaded, page, qtbot):
    """When to stop and when not to begin is read before the first step."""
    add_own(loaded, qtbot, "safe.program.toml", SAFE)
    page.show_program("safe")
    labels = [each.text() for each in page.detail.findChildren(Label)]
    first_step = labels.index("Heel dig (isometric)")

    assert labels.index("Stop if pain reaches 6 of 10.") < first_step
    assert labels.index("Leave it out if: It is too early.") < first_step


def test_variant_is_chosen_in_the_pane(page):
    """The pills of a family show another variant."""
    page.show_program("evening")
    row = page.detail.findChildren(ChoiceRow)[-1]
    row.chosen.emit("evening-long")

    assert page.detail.program.id == "evening-long"


def test_start_starts_at_the_beginning(page, qtbot):
    """The Start button asks for step 0 of the shown program."""
    page.show_program("easy")
    with qtbot.waitSignal(page.start_asked) as told:
        qtbot.mouseClick(page.detail._start, Qt.MouseButton.LeftButton)

    program, step = told.args
    assert (program.id, step) == ("easy", 0)


def test_double_click_starts_at_a_step(page, qtbot):
    """A double click on the second step starts there."""
    page.show_program("easy")
    row = step_rows(page)[1]
    with qtbot.waitSignal(page.start_asked) as told:
        qtbot.mouseDClick(row, Qt.MouseButton.LeftButton)

    assert told.args[1] == 1


def test_return_on_a_step_starts_there(page, qtbot):
    """The keyboard can start at a step too."""
    page.show_program("easy")
    row = step_rows(page)[1]
    with qtbot.waitSignal(page.start_asked) as told:
        qtbot.keyClick(row, Qt.Key.Key_Return)

    assert told.args[1] == 1


def test_arrow_of_a_step_starts_there(page, qtbot):
    """What can be seen beside a step starts the program at it."""
    page.show_program("easy")
    arrow = step_rows(page)[1].findChild(Button)
    assert arrow.accessibleName() == "Start from here: Lying strap hamstring stretch"
    with qtbot.waitSignal(page.start_asked) as told:
        qtbot.mouseClick(arrow, Qt.MouseButton.LeftButton)

    assert told.args[1] == 1


def test_sources_are_folded_away(page):
    """References are shown when they are asked for, and hidden again."""
    page.show_program("easy")
    sources = page.detail.findChildren(Sources)[-1]
    assert not sources.is_open
    sources.line.click()
    assert "Bridges are done often." in shown_words(sources)
    sources.line.click()

    assert not sources.is_open


def test_sources_are_made_when_they_are_asked_for(page):
    """A pane with many references is there as fast as one without."""
    page.show_program("easy")
    sources = page.detail.findChildren(Sources)[-1]
    assert sources.findChildren(Label) == []
    sources.line.click()

    assert len(sources.findChildren(Label)) == 2


def test_words_can_be_marked_once_the_pointer_is_there(page):
    """A sentence can be copied with the mouse."""
    page.show_program("easy")
    found = page.detail.findChildren(Label)
    line = next(each for each in found if each.text() == "Two bridges.")
    place = QPointF(1, 1)
    QApplication.sendEvent(line, QEnterEvent(place, place, place))

    flag = Qt.TextInteractionFlag.TextSelectableByMouse
    assert flag in line.textInteractionFlags()


def test_points_have_a_bullet_before_their_words(loaded, page, qtbot):
    """Lines of a list begin below each other, right of the bullet."""
    add_own(loaded, qtbot, "safe.program.toml", SAFE)
    page.show_program("safe")
    found = page.detail.findChildren(Label)
    point = next(each for each in found if each.text() == "B")

    assert point.contentsMargins().left() > 0


def test_star_of_the_pane_is_remembered(loaded, page):
    """A favourite is saved, and its card has a full star."""
    page.show_program("sore")
    page.detail._star.click()
    assert loaded.settings.favourites == ("sore",)
    page.detail._star.click()

    assert loaded.settings.favourites == ()


def test_figure_of_a_step_moves_under_the_keyboard_only(page):
    """One figure moves, and stands still when the keyboard goes on."""
    page.show_program("easy")
    first, second = step_rows(page)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    assert first.is_moving
    second.setFocus(Qt.FocusReason.TabFocusReason)

    assert (first.is_moving, second.is_moving) == (False, True)


def test_name_of_a_step_leads_to_the_exercise(page, qtbot):
    """A click on the name asks for the exercise and starts nothing."""
    page.show_program("easy")
    row = step_rows(page)[0]
    name = row.findChild(LinkLabel)
    with (
        qtbot.assertNotEmitted(page.start_asked),
        qtbot.waitSignal(page.exercise_asked) as told,
    ):
        qtbot.mouseClick(name, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))

    assert told.args == ["two-leg-bridge"]


def test_copy_is_made_in_the_editor(page, qtbot):
    """Nothing is written before the person saves the copy."""
    page.show_program("evening-long")
    qtbot.mouseClick(page.detail._copy, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.editing.editor is not None)
    editor = page.editing.editor

    assert editor.desk.draft.title == "Evening stretch, long (my copy)"
    assert list(page._context.library.own_folder.glob("*.toml")) == []


def test_copy_that_filters_would_hide_is_shown(page, qtbot):
    """Favourites leave out what has just been made, so they give way."""
    page._context.change_settings(favourites=("easy",))
    page.filters.pills["mine"].chosen.emit("favourites")
    qtbot.mouseClick(page.detail._copy, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.editing.editor is not None)
    with qtbot.waitSignal(page._context.library.library_changed):
        page.editing.editor.save()
    page.editing.editor.leave()
    qtbot.waitUntil(lambda: page.detail.program.id == "easy-copy")

    assert not page._search.filter.is_set


def test_print_shows_the_handout(page, qtbot):
    """The button opens the preview of the program that is shown."""
    page.show_program("easy")
    qtbot.mouseClick(page.detail._print, Qt.MouseButton.LeftButton)
    dialog = page.findChild(HandoutDialog)

    assert "Easy bridges" in dialog.windowTitle()
    dialog.close()


def test_assigning_is_offered_in_therapist_mode_alone(page, loaded, qtbot):
    """The button asks for a patient; at home it is not there."""
    page.show_program("easy")
    assert page.programs.assign.isHidden()
    loaded.change_settings(therapist_mode=True)
    assert not page.programs.assign.isHidden()

    with qtbot.waitSignal(loaded.assign_asked) as asked:
        page.programs.assign.click()

    assert asked.args == ["program:easy"]


def test_all_buttons_stand_in_one_line_in_therapist_mode(loaded, page, qtbot):
    """With Assign among them the others are shorter; what they do is still said."""
    page.resize(1072, 820)
    loaded.change_settings(therapist_mode=True)
    page.show_program("easy")
    buttons = [
        button
        for button in page.programs.assign.parentWidget().findChildren(Button)
        if not button.isHidden()
    ]

    assert {button.accessibleName() for button in buttons} >= {"Print", "Edit a copy"}
    qtbot.waitUntil(lambda: len({button.y() for button in buttons}) == 1)


def test_long_session_leads_to_drinking(shipped, qtbot):
    """More than half an hour: what to drink is one click away, else nobody is told."""
    page = open_programs(shipped, qtbot)

    def keys():
        links = page.findChildren(InfoLink)
        seen = [each for each in links if each.isVisible() and each.text()]
        return [each.key for each in seen]

    page.show_program("return-to-run-1")
    assert keys() == ["card:fluids"]
    page.show_program("everyday-warm-up")
    assert keys() == []
