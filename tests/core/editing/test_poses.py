"""Poses are added, renamed and deleted, and dragged in one command."""

import pytest

from coach.editing.errors import EditError
from coach.editing.fields import set_field
from coach.editing.poses import add_pose, delete_pose, rename_pose, uses_of_pose


def test_new_pose_begins_as_another(leg_raise):
    """It stands beside the others, and the figure is still sound."""
    assert add_pose(leg_raise, "up", "up") == "up-2"
    assert '[figure.pose.up-2]\nfrom = "up"\n' in leg_raise.text
    assert leg_raise.findings == ()
    assert leg_raise.model.figure.poses["up-2"].work.hip == 24


def test_renamed_pose_is_followed(leg_raise):
    """Poses, phases and still pictures refer to the new name."""
    rename_pose(leg_raise, "down", "low")

    assert leg_raise.findings == ()
    assert "[figure.pose.low.pins]" in leg_raise.text
    assert leg_raise.value(("figure", "still")) == ["low", "up"]
    assert leg_raise.value(("figure", "pose", "up", "from")) == "low"
    assert {phase.start for phase in leg_raise.model.figure.phases} == {"low", "up"}


def test_taken_name_is_refused(leg_raise):
    """Two poses of one name would be one."""
    with pytest.raises(EditError):
        rename_pose(leg_raise, "down", "up")


def test_deleted_pose_is_missed(leg_raise):
    """Who refers to it can be asked for before, and says so after."""
    uses = uses_of_pose(leg_raise, "up")
    assert uses == [
        ("figure", "phase", 0, "to"),
        ("figure", "phase", 1, "from"),
        ("figure", "still", 1),
    ]

    delete_pose(leg_raise, "up")
    assert [finding.path for finding in leg_raise.findings] == uses[:2]
    assert leg_raise.value(("figure", "still")) == ["down"]

    leg_raise.undo()
    assert leg_raise.findings == ()


def test_drag_of_a_joint_is_one_command(leg_raise):
    """Every position is a change, all of them are undone at once."""
    before = leg_raise.text
    path = ("figure", "pose", "up", "work", "hip")
    for degrees in (25.0, 26.4000001, 30.0):
        set_field(leg_raise, path, degrees, gesture="drag 1")
    assert "work  = { hip = 30, ankle = 8 }" in leg_raise.text

    leg_raise.undo()
    assert leg_raise.text == before


def test_dragged_point_keeps_its_line(leg_raise, changed_lines):
    """A point is a list of two numbers."""
    before = leg_raise.text
    path = ("figure", "pose", "down", "pins", "other.heel", "at", 0)
    set_field(leg_raise, path, 0.25)

    assert changed_lines(before, leg_raise.text) == (
        ['"other.heel"  = { at = [0.2, 0.012], dir = 0 }'],
        ['"other.heel"  = { at = [0.25, 0.012], dir = 0 }'],
    )
