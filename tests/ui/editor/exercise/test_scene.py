"""What stands around the figure: view, lit muscles, arrow, still pictures, props."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.editor.walking import left_out, walk
from ui.editor.exercise.parts_card import POSE, SCENE
from ui.editor.exercise.scene_form import SceneForm

MUSCLES, PROPS = ("figure", "muscles"), ("figure", "props")


@pytest.fixture
def scene(editor):
    """Return the form of the picture, as it is seen."""
    editor.poses.show_part(SCENE)
    return editor.poses.scene


def pick(row, value):
    row.combo.activated.emit(row.combo.findData(value))


def chosen(menu, words):
    next(each for each in menu.actions() if each.text() == words).trigger()


def test_muscle_lights_up_at_once(editor, scene):
    """It is picked by its plain name, and can be taken away again."""
    row = scene.field_row(MUSCLES)
    chosen(row.offer(), "Front of the thigh")
    lit = editor.poses.canvas._stage.figure.muscles
    again = next(one for one in row.offer().actions() if one.data() == "quadriceps")

    assert editor.desk.draft.value(MUSCLES) == ["quadriceps"]
    assert lit == ("quadriceps",)
    assert not again.isEnabled()
    row.removers[0].click()
    assert editor.desk.draft.value(MUSCLES) is None
    assert editor.poses.canvas._stage.figure.muscles == ()


def test_side_that_lights_up_is_the_near_one_unless_said(scene, editor):
    """The file need not say so."""
    row = scene.field_row(("figure", "lit"))
    usual = row.combo.currentData()
    pick(row, "both")

    assert usual == "work"
    assert editor.poses.posing.figure.lit_side == "both"


def test_figure_is_seen_from_the_front(scene, editor):
    """The handles stay; what joints can do there is checked anew."""
    pick(scene.field_row(("figure", "view")), "front")

    assert editor.poses.posing.figure.view == "front"
    assert editor.poses.canvas.dots


def test_arrow_follows_a_point(scene, editor):
    """Points have names in words; none takes the arrow away."""
    row = scene.field_row(("figure", "track"))
    pick(row, "work.knee")
    tracked = editor.poses.posing.figure.track
    pick(row, "")

    assert tracked == "work.knee"
    assert editor.desk.draft.value(("figure", "track")) is None


def test_still_pictures_are_poses_in_their_order(scene, editor, qtbot):
    """They are chosen among the poses there are, and moved like any list."""
    row = scene.field_row(("figure", "still"))
    offered = [each.text() for each in row.offer().actions()]
    for name in offered:
        chosen(row.offer(), name)
    row.lines[1].take_focus()
    qtbot.keyClick(row.lines[1].area, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)

    assert offered == ["down", "up"]
    assert editor.desk.draft.value(("figure", "still")) == ["up", "down"]


def test_prop_is_added_with_the_numbers_it_needs(scene, editor):
    """A mat is there at once; what has a usual value stands palely."""
    row = scene.field_row(PROPS)
    row.add.click()
    kind, place, width = row.rows[:3]

    assert editor.desk.draft.findings == ()
    assert kind.combo.hasFocus()
    assert (place.label, width.label) == ("Left or right", "Width")
    assert editor.poses.posing.figure.props[0].kind == "mat"


def test_prop_of_another_kind_has_other_numbers(scene, editor):
    """What fits of the old ones stays."""
    row = scene.field_row(PROPS)
    row.add.click()
    place = scene.field_row((*PROPS, 0, "x")).rows[1]
    place.take(-0.3)
    pick(row.rows[0], "wall")
    labels = [each.label for each in row.rows]
    pick(row.rows[0], "strap")

    assert labels[:3] == ["Kind", "Left or right", "Height"]
    assert row.rows[-1].path == (*PROPS, 0, "kind")
    assert editor.desk.draft.findings == ()
    editor.desk.undo()
    assert editor.desk.draft.entries(PROPS) == [{"kind": "wall", "x": -0.3}]


def test_tab_key_goes_through_the_lists_of_a_file(editor, qtbot):
    """Lines that were there from the beginning neither keep it nor are left out."""
    editor.desk.set(("figure", "still"), ["down", "up"])
    editor.poses.scene.field_row(PROPS).add.click()
    scene = SceneForm(editor.desk)
    qtbot.addWidget(scene)
    scene.show()
    scene.activateWindow()
    qtbot.waitUntil(scene.isActiveWindow)
    still, props = scene.field_row(("figure", "still")), scene.field_row(PROPS)
    lines = [line.area for line in still.lines]
    lines[0].setFocus()
    reached, last = walk(scene, qtbot)

    assert last is lines[0]
    assert left_out(scene, reached) == []
    assert reached[:3] == [*lines, still.add]
    assert reached.index(props.rows[1].box.editor) < reached.index(props.add)


def test_what_has_to_be_mended_is_shown(editor):
    """A number of a prop is in the picture, an angle in its pose."""
    editor.poses.scene.field_row(PROPS).add.click()
    editor.desk.set((*PROPS, 0, "x"), 99)
    editor.desk.show((*PROPS, 0, "x"))
    shown = editor.poses.parts.value()
    editor.desk.show(("figure", "pose", "up", "work", "hip"))

    assert shown == SCENE
    assert editor.poses.parts.value() == POSE
    assert editor.poses.posing.name == "up"
