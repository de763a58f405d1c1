"""Anchors, pins and the mixing of two poses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.figure.geometry import along, distance
from coach.figure.model import Anchor, LimbAngles, Pin, Pose
from coach.figure.reach import two_bones
from coach.figure.skeleton import point
from coach.figure.solve import SOFT_RADIUS, blend, solve
from tests.core.figure import samples

ALL = samples.all_figures()


@pytest.mark.parametrize("name", ALL)
def test_pins_are_met(name):
    """In every sample pose each pinned point is where its pin says."""
    figure = ALL[name]
    for pose in figure.poses.values():
        solved = solve(pose, figure.view)
        for hold in solved.holds:
            found = point(solved.joints, hold.pin.point)
            assert hold.miss < 0.004
            assert distance(found, hold.at) == pytest.approx(hold.miss, abs=1e-5)


@pytest.mark.parametrize("name", ["tall", "low"])
def test_anchor_gives_the_skin_its_place(name):
    """An anchored knee lies its soft radius above the floor."""
    solved = solve(samples.nordic().poses[name], "side")

    assert solved.joints.work.knee == pytest.approx((0.0, SOFT_RADIUS["knee"]))


def test_straight_pin_gives_the_knee_angle():
    """A heel pinned with straight = 3 leaves the knee bent by 3 degrees."""
    solved = solve(samples.STEP_STRETCH, "side")

    assert solved.angles.work.knee == pytest.approx(3.0, abs=0.01)
    assert solved.joints.work.heel[1] == pytest.approx(0.165)
    assert solved.joints.work.foot_deg == pytest.approx(58.0)


def test_model_angles_come_out():
    """The heel-on-step pose has the angles that the figure model lists."""
    angles = solve(samples.STEP_STRETCH, "side").angles

    assert angles.work.hip == pytest.approx(85, abs=1)
    assert angles.other.hip == pytest.approx(44, abs=1)
    assert angles.work.shoulder == pytest.approx(20, abs=1)
    assert angles.work.elbow == pytest.approx(52, abs=1)


def test_hand_follows_the_leg():
    """A hand pinned to a knee is solved after the foot has moved that knee."""
    solved = solve(samples.STEP_STRETCH, "side")

    knee, wrist = solved.joints.work.knee, solved.joints.work.wrist
    assert wrist == pytest.approx((knee[0] - 0.055, knee[1] + 0.055))


def test_out_of_reach_is_told():
    """A hand that cannot get there stretches towards it and says by how much."""
    pose = Pose(
        "far", root=(0.0, 0.53), pins=(Pin("work.wrist", at=(1.0, 0.8), dir=0),)
    )

    (hold,) = solve(pose, "side").holds

    assert hold.miss == pytest.approx(1.0 - 0.332, abs=0.01)


@pytest.mark.parametrize("view", ["side", "front"])
@pytest.mark.parametrize("name", ["heel", "ball", "toe", "ankle"])
@pytest.mark.parametrize("turned", [None, 20.0])
def test_any_foot_point_can_be_pinned(view, name, turned):
    """Every point of a foot can be held, with and without a direction."""
    pin = Pin(f"work.{name}", at=(-0.1, 0.15), dir=turned if view == "side" else None)
    limb = LimbAngles(knee=20, ankle=5, foot="stack" if turned else "front")
    pose = Pose("held", work=limb, root=(0.0, 0.5), pins=(pin,))

    solved = solve(pose, view)

    assert point(solved.joints, pin.point) == pytest.approx((-0.1, 0.15), abs=1e-6)


@pytest.mark.parametrize("view", ["side", "front"])
@pytest.mark.parametrize("name", ["wrist", "hand", "tip"])
@pytest.mark.parametrize("turned", [None, -60.0])
@pytest.mark.parametrize("side", ["work", "other"])
def test_any_hand_point_can_be_pinned(view, name, turned, side):
    """Every point of a hand can be held, with and without a direction."""
    pin = Pin(f"{side}.{name}", at=(0.05, 0.66), dir=turned)
    pose = Pose("held", root=(0.0, 0.53), pins=(pin,))

    solved = solve(pose, view)

    assert point(solved.joints, pin.point) == pytest.approx((0.05, 0.66), abs=1e-6)


def test_bend_follows_the_written_sign():
    """A negative elbow in the file lets the elbow point outwards."""
    pin = Pin("other.wrist", at=(0.09, 0.58))
    inward = Pose("in", root=(0.0, 0.53), pins=(pin,))
    outward = Pose("out", other=LimbAngles(elbow=-1), root=(0.0, 0.53), pins=(pin,))

    elbows = [solve(pose, "front").joints.other.elbow for pose in (inward, outward)]

    assert elbows[0][0] < elbows[1][0]


@given(
    st.floats(-0.6, 0.6),
    st.floats(-0.6, 0.6),
    st.sampled_from([-1, 1]),
)
def test_two_bones_reach_or_say_so(x, y, turn):
    """The end of two bones is at its target, or off by exactly the miss told."""
    bones = two_bones((0.0, 0.0), (x, y), 0.245, 0.246, turn)

    joint = along((0.0, 0.0), bones.first_deg, 0.245)
    end = along(joint, bones.second_deg, 0.246)
    assert distance(end, (x, y)) == pytest.approx(bones.miss, abs=1e-5)


@pytest.mark.parametrize("name", ["heel_step", "nordic", "bridge"])
def test_planted_points_stay(name):
    """What two poses hold at one place stays there all the way between them."""
    figure = ALL[name]
    phase = figure.phases[0]
    start, end = (
        solve(figure.poses[pose], figure.view) for pose in (phase.start, phase.end)
    )
    planted = {"heel_step": "other.heel", "nordic": "work.knee", "bridge": "work.heel"}
    places = [
        point(blend(start, end, step / 20).joints, planted[name]) for step in range(21)
    ]

    assert max(distance(places[0], place) for place in places) < 0.004


def test_sliding_hand_keeps_its_height():
    """A hand that both poses put on the floor slides along it."""
    start, end = (
        solve(pose, "side") for pose in (samples.BRIDGE_DOWN, samples.BRIDGE_UP)
    )

    halfway = blend(start, end, 0.5)

    assert halfway.joints.work.wrist == pytest.approx((0.025, 0.022), abs=1e-6)


def test_blend_ends_are_the_poses():
    """A mix of 0 and of 1 gives the poses themselves."""
    start, end = (
        solve(pose, "side") for pose in (samples.NORDIC_TALL, samples.NORDIC_LOW)
    )

    assert blend(start, end, 0.0) is start
    assert blend(start, end, 1.0) is end


def test_angles_take_the_short_way():
    """From -170 to 170 degrees an arm moves by 20 degrees and not by 340."""
    start, end = (
        solve(Pose("a", work=LimbAngles(shoulder=angle), root=(0.0, 0.53)), "side")
        for angle in (-170, 170)
    )

    assert abs(blend(start, end, 0.5).angles.work.shoulder) == pytest.approx(180)


def test_anchor_on_a_point_without_skin_has_no_radius():
    """A heel touches with the point itself."""
    pose = Pose("stand", anchor=Anchor("work.heel", (0.1, 0.0)))

    assert solve(pose, "side").joints.work.heel == pytest.approx((0.1, 0.0))
