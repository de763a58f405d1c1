"""Everything about the figure can be read and reached where there is little room."""

from itertools import combinations

import pytest

from tests.ui.editor.walking import comes_to_everything, walk
from ui.editor.exercise.parts_card import MOVEMENT, POSE, SCENE
from ui.widgets.scroll import ScrollArea
from ui.widgets.tab_order import tab_stops

# What a window of 900 x 600 and of 1280 x 820 leaves for the editor, at a text size.
_SIZES = [
    (1.0, 836, 600),
    (1.25, 836, 600),
    (1.5, 836, 600),
    (1.0, 1072, 820),
    (1.25, 1032, 820),
    (1.5, 1216, 820),
]


@pytest.fixture
def show(editor, theme, qtbot):
    """Return a function that shows the editor at a text size, and gives its figure."""

    def show_at(scale, width, height):
        theme.set_scale(scale)
        editor.resize(width, height)
        qtbot.waitUntil(lambda: editor.width() == width)
        return editor.poses

    return show_at


@pytest.fixture
def tight(show):
    """Return the figure where two cards have room."""
    return show(1.5, 836, 600)


def cards(poses):
    return [card for card in (poses.left, poses.stage, poses.right) if card.isVisible()]


def is_inside(part, whole):
    return whole.rect().contains(part.geometry())


@pytest.mark.parametrize(("scale", "width", "height"), _SIZES)
def test_no_card_lies_over_another(show, scale, width, height):
    """They stand side by side, and none runs out of the window."""
    poses = show(scale, width, height)
    pairs = combinations(cards(poses), 2)
    assert not [pair for pair in pairs if pair[0].geometry() & pair[1].geometry()]
    assert all(is_inside(card, poses) for card in cards(poses))


@pytest.mark.parametrize(("scale", "width", "height"), _SIZES)
def test_nothing_runs_out_of_a_card(show, scale, width, height):
    """The stage keeps its edge, and what scrolls is no wider than what is seen."""
    poses = show(scale, width, height)
    areas = [area for area in poses.findChildren(ScrollArea) if area.isVisible()]
    for part in (POSE, MOVEMENT, SCENE):
        poses.show_part(part)
        assert all(each.widget().width() <= each.viewport().width() for each in areas)
    assert is_inside(poses.canvas, poses.stage)
    assert poses.canvas.width() >= 250


@pytest.mark.parametrize("part", [POSE, MOVEMENT, SCENE])
def test_tab_key_comes_to_everything_in_a_tight_window(editor, tight, qtbot, part):
    """Nothing is left out, whatever the card shows."""
    tight.show_part(part)
    assert comes_to_everything(editor, editor.head.back, qtbot)


@pytest.mark.parametrize("is_again_wide", [False, True])
def test_tab_key_goes_in_the_order_of_reading(editor, tight, qtbot, is_again_wide):
    """Poses come before the numbers in one card, and before the figure in three."""
    if is_again_wide:
        editor.resize(1216, 820)
    order = [tight.poses.choice, tight.preview.button, tight.numbers.rows["hip"].box]
    if not is_again_wide:
        order = [order[1], order[0], order[2]]
    editor.head.back.setFocus()
    reached, _ = walk(editor, qtbot)
    stops = [tab_stops(part)[0] if not part.focusPolicy() else part for part in order]

    assert tight.left.isVisible() == is_again_wide
    assert sorted(stops, key=reached.index) == stops


def test_new_phase_comes_before_the_button_that_made_it(editor, qtbot):
    """The Tab key reaches it where it is read."""
    phases = editor.poses.phases
    phases.add.click()
    qtbot.waitUntil(phases.rows[2].isVisible)
    editor.head.back.setFocus()
    reached, _ = walk(editor, qtbot)
    in_phases = [each for each in reached if phases.isAncestorOf(each)]
    assert in_phases == [each for each in phases.stops() if each.isEnabled()]


def test_keyboard_stays_where_it_is(editor, tight):
    """A window that is made smaller or larger does not take the field away."""
    time = tight.phases.rows[1].time.editor
    editor.resize(1216, 820)
    time.setFocus()
    editor.resize(836, 600)
    assert tight.parts.value() == MOVEMENT
    assert time.hasFocus()

    editor.resize(1216, 820)
    assert tight.parts.value() == POSE
    assert time.hasFocus()


def test_problem_of_a_phase_is_shown_in_a_tight_window(tight):
    """The movement is at one press there, so it is turned to."""
    tight.show_field(("figure", "phase", 0, "time"))
    assert tight.phases.isVisible()


@pytest.mark.parametrize(("scale", "width", "height"), _SIZES)
def test_problems_leave_room_for_the_figure(show, qtbot, scale, width, height):
    """All words can be read, with the button that mends it, and the figure be seen."""
    poses = show(scale, width, height)
    poses.posing.set_value(("root",), [0.0, 0.7])
    needed = poses.problems.heightForWidth(poses.problems.width())
    qtbot.waitUntil(lambda: poses.problems.height() >= needed)
    assert is_inside(poses.problems, poses.stage)
    assert is_inside(poses.fit, poses.stage)
    assert poses.canvas.height() >= 160
