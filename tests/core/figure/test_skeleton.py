"""Forward kinematics: standing heights, signs and names."""

import pytest

from coach.figure.geometry import distance
from coach.figure.model import LimbAngles, SpineAngles
from coach.figure.skeleton import (
    FAR_HIP,
    POINTS,
    Angles,
    forward,
    point,
)

ROOT = (0.0, 0.530)


@pytest.mark.parametrize("view", ["side", "front"])
@pytest.mark.parametrize(
    ("name", "height"),
    [
        ("work.ankle", 0.039),
        ("work.heel", 0.0),
        ("work.knee", 0.285),
        ("work.hip", 0.530),
        ("P3", 0.818),
        ("chin", 0.870),
        ("headc", 0.935),
    ],
)
def test_standing_heights(view, name, height):
    """With all angles zero the joints are as high as the literature says."""
    joints = forward(view, Angles(), ROOT)

    assert point(joints, name)[1] == pytest.approx(height, abs=1e-9)


def test_a_hand_can_be_seen_shortened():
    """A hand that points at the viewer is half as long; the wrist stays."""
    whole = forward("side", Angles(), ROOT).work
    half = forward("side", Angles(work=LimbAngles(hand_fs=0.5)), ROOT).work

    assert half.wrist == whole.wrist
    assert distance(half.wrist, half.tip) == pytest.approx(
        distance(whole.wrist, whole.tip) / 2
    )


def test_crown_is_one_body_height_up():
    """Half a head above the centre of the head is the height of the body."""
    joints = forward("side", Angles(), ROOT)

    assert joints.headc[1] + 0.130 / 2 == pytest.approx(1.0)


def test_far_side_is_seen_from_above():
    """The far hip lies a little ahead of and above the near one."""
    joints = forward("side", Angles(), ROOT)

    assert joints.other.hip == pytest.approx((FAR_HIP[0], 0.530 + FAR_HIP[1]))


@pytest.mark.parametrize(
    ("limb", "name", "axis", "way"),
    [
        (LimbAngles(hip=30), "work.knee", 0, 1),
        (LimbAngles(knee=30), "work.ankle", 0, -1),
        (LimbAngles(ankle=20), "work.ball", 1, 1),
        (LimbAngles(shoulder=30), "work.elbow", 0, 1),
        (LimbAngles(elbow=30), "work.wrist", 0, 1),
    ],
)
def test_positive_is_flexion(limb, name, axis, way):
    """Every positive angle moves the next joint the clinical way."""
    zero = point(forward("side", Angles(), ROOT), name)

    bent = point(forward("side", Angles(work=limb), ROOT), name)

    assert (bent[axis] - zero[axis]) * way > 0.005


def test_pitch_leans_forward():
    """A positive pitch brings the shoulders ahead of the hips."""
    joints = forward("side", Angles(spine=SpineAngles(pitch=30)), ROOT)

    assert joints.P3[0] > 0.1


def test_front_view_puts_work_at_the_viewers_left():
    """Seen from the front, the figure's right side is at the left of the picture."""
    joints = forward("front", Angles(), ROOT)

    assert joints.work.hip[0] < 0 < joints.other.hip[0]


def test_front_view_is_symmetrical():
    """The same angles on both sides give mirrored points."""
    limb = LimbAngles(hip=20, knee=10, shoulder=40, elbow=-30, wrist=5)

    joints = forward("front", Angles(work=limb, other=limb), (0.0, 0.5))

    for name in ("knee", "ankle", "heel", "elbow", "wrist", "tip"):
        left = point(joints, f"work.{name}")
        right = point(joints, f"other.{name}")
        assert left == pytest.approx((-right[0], right[1]))


def test_every_name_is_a_point():
    """Each listed name can be asked for."""
    joints = forward("side", Angles(), ROOT)

    assert all(len(point(joints, name)) == 2 for name in POINTS)


def test_unknown_point_is_refused():
    """A name that is no point is our mistake, said plainly."""
    joints = forward("side", Angles(), ROOT)

    with pytest.raises(ValueError, match=r"work\.elbo"):
        point(joints, "work.elbo")


def test_sole_turns_outward_in_the_front_view():
    """A positive ankle angle of a foot drawn with its shank turns the sole outward."""
    straight = forward("front", Angles(work=LimbAngles(foot="stack")), (0.0, 0.53))
    turned = forward(
        "front", Angles(work=LimbAngles(foot="stack", ankle=18.0)), (0.0, 0.53)
    )

    assert turned.work.knee == straight.work.knee
    assert turned.work.ankle == straight.work.ankle
    # The working side is the figure's right, on the viewer's left: outward is -x.
    assert turned.work.ball[0] < straight.work.ball[0]
