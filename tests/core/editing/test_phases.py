"""Phases are added, renamed, moved and deleted, and the tempo follows."""

import pytest

from coach.editing import phases
from coach.editing.errors import EditError


def test_new_phase_leads_from_pose_to_pose(leg_raise):
    """It gets a time of its own where something moves, and a free name."""
    assert phases.add_phase(leg_raise, "up", "down", "up") == 2
    assert phases.add_phase(leg_raise, "stay", "up", "up", 1) == 1
    assert phases.phase_names(leg_raise) == ["up", "stay", "down", "up-2"]
    assert leg_raise.value(("figure", "phase", 3, "time")) == "1 s"
    assert leg_raise.value(("figure", "phase", 1, "time")) is None
    assert leg_raise.findings == ()


def test_tempo_follows_the_name(leg_raise):
    """The usual dose names the phase as it is called now."""
    phases.rename_phase(leg_raise, 0, "lift")

    assert leg_raise.value(("dose", "tempo")) == {"lift": "2 s", "down": "2 s"}
    assert leg_raise.advice() == ()
    assert leg_raise.undo().words == "Rename phase"


def test_deleted_phase_leaves_the_tempo(leg_raise):
    """No dose names what is not there."""
    phases.delete_phase(leg_raise, 1)

    assert leg_raise.value(("dose", "tempo")) == {"up": "2 s"}
    assert phases.phase_names(leg_raise) == ["up"]


def test_phases_change_their_order(leg_raise):
    """They are played in the order in which they stand."""
    phases.move_phase(leg_raise, 1, 0)

    assert [phase.name for phase in leg_raise.model.figure.phases] == ["down", "up"]


def test_no_phase_there(leg_raise):
    """Nothing happens to a phase that is not there."""
    with pytest.raises(EditError):
        phases.delete_phase(leg_raise, 2)
    with pytest.raises(EditError):
        phases.rename_phase(leg_raise, 2, "x")
