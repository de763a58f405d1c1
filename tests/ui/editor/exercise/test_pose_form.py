"""What is rarely needed of a pose: anchor, pins, lengths seen, order of drawing."""

import pytest

from coach.figure.check import BODY_PARTS
from coach.figure.skeleton import point

DOWN = ("figure", "pose", "down")


@pytest.fixture
def more(editor):
    """Return the opened fold at the lower pose."""
    editor.poses.posing.choose_pose("down")
    editor.poses.more.fold.set_open(True)
    return editor.poses.more


def pick(row, value):
    row.combo.activated.emit(row.combo.findData(value))


def test_nothing_is_made_before_it_is_opened(editor):
    """Most people never need it."""
    assert editor.poses.more.form is None


def test_another_point_stays_where_it_is(editor, more):
    """The figure does not move; the old place is not needed any more."""
    before = editor.poses.posing.solved
    pick(more.form.rows[0], "work.heel")
    after = editor.poses.posing.solved
    table = editor.desk.draft.table(DOWN)

    assert table["anchor"]["point"] == "work.heel"
    assert "root" not in table
    for name in ("work.heel", "headc", "other.knee"):
        old, new = point(before.joints, name), point(after.joints, name)
        assert new == pytest.approx(old, abs=0.002)
    pick(more.form.rows[0], "")
    assert "anchor" not in editor.desk.draft.table(DOWN)
    assert editor.desk.draft.findings == ()


def test_pin_has_its_numbers(editor, more):
    """Place and direction of a hand can be typed."""
    path = (*DOWN, "pins", "work.wrist", "at")
    row = more.form.field_row(path)
    shown = row.box.text()
    row.box.edited.emit("0.06; 0.03")

    assert shown == "0.049; 0.024"
    assert editor.desk.draft.value(path) == [0.06, 0.03]


def test_limb_is_seen_shortened(editor, more):
    """The usual length stands palely where nothing is said."""
    row = more.form.field_row((*DOWN, "work", "thigh_fs"))
    usual = row.box.line.placeholderText()
    row.box.edited.emit("0.5")

    assert usual == "1"
    assert editor.poses.posing.pose.work.thigh_fs == 0.5


def test_form_is_of_the_side_with_the_handles(editor, more):
    """The far side has its own lengths."""
    editor.poses.posing.choose_side("other")

    assert more.form.field_row((*DOWN, "other", "hand_fs")) is not None
    assert more.form.field_row((*DOWN, "work", "hand_fs")) is None


def test_order_of_drawing_begins_with_all_parts(editor, more):
    """A part that is left out would not be drawn."""
    row = more.form.field_row((*DOWN, "order"))
    row.add.click()

    assert editor.desk.draft.value((*DOWN, "order")) == list(BODY_PARTS)
    assert editor.desk.draft.findings == ()


def test_form_follows_the_chosen_pose(editor, more):
    """What it starts from is shown palely."""
    editor.poses.posing.choose_pose("up")
    row = more.form.field_row(("figure", "pose", "up", "root"))

    assert row.box.text() == ""
    assert row.box.line.placeholderText() == "0; 0.06"
