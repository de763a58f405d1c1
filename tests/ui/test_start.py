"""What comes before the player: the sore side, and where it begins."""

from PySide6.QtCore import Qt

from tests.ui.questions import sheet_of
from ui.sore_side import needs_side


def test_start_at_a_step_begins_with_its_first_item(window, starter, quiet):
    """The player begins with the getting ready of that step."""
    program = quiet.library.program("easy")
    items = quiet.library.timeline(program).items
    starter.start(program, 1)
    index = window.player.driver.runner.index

    assert items[index].step == 1
    assert items[index - 1].step == 0


def test_program_that_works_the_sore_side_asks_for_it(window, starter, quiet, qtbot):
    """The answer is kept, offered first the next time, and given to the player."""
    program = quiet.library.program("sore")
    assert needs_side(program)
    starter.start(program)
    assert not window.is_playing
    buttons = {b.text(): b for b in sheet_of(window)._values}
    qtbot.mouseClick(buttons["Right"], Qt.MouseButton.LeftButton)

    assert window.is_playing
    assert quiet.settings.last_side == "right"
    sides = {item.side for item in window.player.driver.runner.timeline.items}
    assert "right" in sides
    assert "left" not in sides


def test_no_answer_starts_nothing(window, starter, quiet, qtbot):
    """Escape leaves the page as it was."""
    starter.start(quiet.library.program("sore"))
    qtbot.keyClick(sheet_of(window), Qt.Key.Key_Escape)

    assert not window.is_playing
    assert quiet.settings.last_side == ""
