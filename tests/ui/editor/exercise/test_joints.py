"""Handles know what they turn about, which way, and how far."""

import pytest

from coach.figure.model import LimbAngles, Pin, Pose, SpineAngles
from coach.figure.solve import solve
from ui.editor.exercise.joints import handles_of, pin_that_bends

STAND = Pose("stand", SpineAngles(), LimbAngles(knee=20.0), root=(0.0, 0.5))


def handles(pose, view="side", side="work"):
    return {one.key: one for one in handles_of(pose, solve(pose, view), side)}


@pytest.mark.parametrize("view", ["side", "front"])
@pytest.mark.parametrize("side", ["work", "other"])
def test_handle_follows_its_value(view, side):
    """A degree more turns the handle by a degree, in the sense that it says."""
    pose = Pose("stand", root=(0.0, 0.5))
    for key, handle in handles(pose, view, side).items():
        if not handle.is_turned:
            continue
        group, joint = handle.path
        angles = SpineAngles if group == "spine" else LimbAngles
        more = {group: angles(**{joint: 10.0})}
        turned = handles(Pose("stand", root=(0.0, 0.5), **more), view, side)[key]
        before = handle.bearing_of(handle.place)
        after = turned.bearing_of(turned.place)
        assert (after - before) * handle.sign == pytest.approx(10.0), key


def test_angle_stops_at_the_limit():
    """A knee does not bend backwards, nor further than it goes."""
    knee = handles(STAND)["work.knee"]
    assert knee.turned(-90) == -5
    assert knee.turned(400) == 150
    assert knee.turned(10.4) == 30


def test_pinned_leg_is_moved_by_its_pin():
    """Hip and knee have no handles then; place and direction of the foot have."""
    pin = Pin("work.heel", at=(0.1, 0.0), dir=0.0)
    pinned = Pose("stand", root=(0.0, 0.5), pins=(pin,))
    found = handles(pinned)
    assert {"work.hip", "work.knee", "work.ankle"}.isdisjoint(found)
    assert found["pin.work.heel"].path == ("pins", "work.heel", "at")
    assert found["turn.work.heel"].path == ("pins", "work.heel", "dir")
    assert pin_that_bends(pinned, "work", "knee") is pin
    assert pin_that_bends(pinned, "other", "knee") is None


def test_foot_seen_end_on_has_no_handle():
    """Seen from the front it does not turn."""
    found = handles(STAND, "front")
    assert "work.knee" in found
    assert "work.ankle" not in found
