"""Tests of the preview and the advice."""

from tests.ui.editor.own_program import SECOND, STEP, THIRD, choose, field, type_over
from ui.editor.program.preview import STEPS


def test_the_preview_shows_what_is_chosen(editor):
    """Another step, another figure; of a block its first step; of the program none."""
    choose(editor, THIRD)
    of_step = editor.side.preview.exercise.title
    choose(editor, ("block", 0))
    of_block = editor.side.preview.exercise.title
    choose(editor, ())

    assert of_step == "Lying strap hamstring stretch"
    assert of_block == "Two-leg bridge"
    assert not editor.side.preview.isVisible()


def test_the_scrubber_puts_the_figure_to_a_moment(editor):
    """At the middle the figure is where it is not at the beginning."""
    choose(editor, STEP)
    preview = editor.side.preview
    preview.scrubber.setValue(0)
    first = preview.figure.frame
    preview.scrubber.setValue(STEPS // 2)

    assert preview.figure.frame != first
    assert preview.play.accessibleName() == "Play"


def test_play_moves_the_figure_with_the_clock(editor, clock, qtbot):
    """The clock alone decides how far it is; less motion begins standing."""
    choose(editor, STEP)
    preview = editor.side.preview
    stands = preview.play.accessibleName() == "Play"
    preview.play.click()
    first = preview.figure.frame
    clock.advance(700)
    qtbot.waitUntil(lambda: preview.figure.frame != first)
    preview.play.click()

    assert stands
    assert not preview.figure.is_animating


def test_the_preview_goes_at_the_pace_of_the_step(editor, qtbot):
    """A repetition of 3 s is shown in 3 s; typing another pace changes it at once."""
    choose(editor, STEP)
    preview = editor.side.preview
    at_first = preview.cycle_ms
    row = field(editor, *STEP, "each")
    type_over(qtbot, row, "8")
    slower = preview.cycle_ms
    type_over(qtbot, row, "x")

    assert (at_first, slower) == (3_000, 8_000)
    assert preview.cycle_ms == 8_000


def test_a_hold_is_held_and_left_again(editor):
    """Near the end of the hold it still holds; behind it it goes back."""
    choose(editor, SECOND)
    preview = editor.side.preview
    held_share = 20_000 / preview.cycle_ms
    preview.scrubber.setValue(round(held_share * STEPS) - 10)
    held = preview.figure.frame
    preview.scrubber.setValue(round((1 + held_share) / 2 * STEPS))
    left = preview.figure.frame

    assert preview.cycle_ms > 20_000
    assert held.load == 1
    assert left.load == 0
    assert not preview.figure.is_animating


def test_the_preview_shows_the_side_that_comes_first(editor):
    """Both sides begin with the left, which is the mirrored figure."""
    choose(editor, SECOND)
    each = editor.side.preview.figure.accessibleDescription()
    editor.desk.set((*SECOND, "sides"), "right")
    right = editor.side.preview.figure.accessibleDescription()

    assert each.startswith("Left side.")
    assert right.startswith("Right side.")


def test_advice_is_amber_and_does_not_block(editor, qtbot):
    """Sets without rest are spoken of, and can be saved."""
    choose(editor, STEP)
    type_over(qtbot, field(editor, *STEP, "rest"), "5")

    assert editor.side.advice == ["Sets with less than 15 s of rest between them."]
    assert editor.desk.draft.is_sound


def test_a_goal_is_kept_in_the_file_and_spoken_of(editor, qtbot):
    """It says at the top whether the program is short enough, and beside it why not."""
    menu = editor.course.goal_menu()
    action = next(one for one in menu.actions() if one.data() == 5)
    action.trigger()
    met = (editor.course.goal.text(), list(editor.side.advice))
    type_over(qtbot, field(editor, *THIRD, "hold"), "5 min")
    choose(editor, ())

    assert met == ("Goal: at most 5 min", [])
    assert editor.desk.draft.value(("x", "goal_minutes")) == 5
    assert editor.side.advice == ["It is longer than the goal of 5 min."]
    menu.deleteLater()


def test_the_bar_greys_out_while_the_length_cannot_be_known(editor, qtbot):
    """The last timeline stays, pale, until the number is whole."""
    row = field(editor, *STEP, "reps")
    type_over(qtbot, row, "x")
    total = editor.course.total.text()
    is_pale = editor.course.bar._is_pale
    type_over(qtbot, row, "10")

    assert total == "Total 3:44"
    assert is_pale
    assert not editor.course.bar._is_pale


def test_a_narrow_window_has_the_preview_below_the_form(open_editor, mine):
    """There are two columns; the list is 300 wide."""
    editor = open_editor("mine", size=(836, 600))

    assert not editor._side_card.isVisible()
    assert editor.inspector.isAncestorOf(editor.side)
    assert editor.side.isVisible()
    assert editor.outline.surface().width() == 300
    editor.set_narrow(False)
    assert not editor.inspector.isAncestorOf(editor.side)
