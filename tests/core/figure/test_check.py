"""What the check of a figure finds, and where it says so."""

from dataclasses import replace

import pytest

from coach.figure.check import below_floor, check_figure
from coach.figure.model import (
    Anchor,
    Figure,
    LimbAngles,
    Phase,
    Pin,
    Pose,
    Prop,
    SpineAngles,
)
from coach.figure.solve import solve
from tests.core.figure import samples

ALL = samples.all_figures()


@pytest.mark.parametrize("name", ALL)
def test_samples_are_sound(name):
    """Nothing is found in the figures of the model."""
    assert check_figure(ALL[name]) == []


@pytest.mark.parametrize("name", ALL)
def test_samples_stand_on_the_floor(name):
    """No heel, toe, knee or wrist of a sample is below the floor."""
    figure = ALL[name]

    for pose in figure.poses.values():
        assert list(below_floor(solve(pose, figure.view).joints)) == []


def _with_pose(**changes):
    pose = replace(samples.STAND, name="p", **changes)
    return Figure("side", {"p": pose})


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"work": LimbAngles(hip=195)}, ("pose", "p", "work", "hip")),
        ({"other": LimbAngles(elbow=-40)}, ("pose", "p", "other", "elbow")),
        ({"work": LimbAngles(forearm_fs=1.5)}, ("pose", "p", "work", "forearm_fs")),
        ({"spine": SpineAngles(neck=99)}, ("pose", "p", "spine", "neck")),
        (
            {"pins": (Pin("work.wrist", at=(2.0, 0.5)),)},
            ("pose", "p", "pins", "work.wrist"),
        ),
        (
            {"pins": (Pin("work.elbow", at=(0.1, 0.5)),)},
            ("pose", "p", "pins", "work.elbow"),
        ),
        (
            {"pins": (Pin("work.wrist", to="work.kne"),)},
            ("pose", "p", "pins", "work.wrist", "to"),
        ),
        ({"pins": (Pin("work.wrist"),)}, ("pose", "p", "pins", "work.wrist")),
        (
            {"anchor": Anchor("work.heal", (0.0, 0.0))},
            ("pose", "p", "anchor", "point"),
        ),
        ({"root": (0.0, 0.5)}, ("pose", "p")),
        ({"order": ("neck", "trunk")}, ("pose", "p", "order")),
        ({"order": ("neck", "tail")}, ("pose", "p", "order", 1)),
        ({"work": LimbAngles(foot="up")}, ("pose", "p", "work", "foot")),
        ({"work": LimbAngles(hand="flat")}, ("pose", "p", "work", "hand")),
        ({"work": LimbAngles(hand_fs=0.0)}, ("pose", "p", "work", "hand_fs")),
    ],
)
def test_a_pose_is_blamed_where_it_is_wrong(changes, path):
    """Each slip in a pose is found once, at its key."""
    paths = [found for found, _ in check_figure(_with_pose(**changes))]

    assert paths == [path]


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"muscles": ("hamstring", "hamstrings")}, ("muscles", 1)),
        ({"props": (Prop("chiar", {"x": 0.1}),)}, ("props", 0, "kind")),
        ({"props": (Prop("step", {"x": 0.1, "hight": 1}),)}, ("props", 0, "hight")),
        ({"props": (Prop("step"),)}, ("props", 0)),
        ({"props": (Prop("step", {"x": 9.0}),)}, ("props", 0, "x")),
        ({"track": "head"}, ("track",)),
        ({"lit_side": "left"}, ("lit",)),
        ({"still": ("stand", "sit")}, ("still", 1)),
        ({"box": (0.5, -0.5, 1.0)}, ("box",)),
        ({"phases": (Phase("up", "stand", "stood"),)}, ("phase", 0, "to")),
        (
            {"phases": (Phase("up", "stand", "stand", ease="fast"),)},
            ("phase", 0, "ease"),
        ),
        ({"poses": {}}, ("pose",)),
    ],
)
def test_a_figure_is_blamed_where_it_is_wrong(changes, path):
    """Each slip outside the poses is found once, at its key."""
    paths = [found for found, _ in check_figure(replace(samples.stand(), **changes))]

    assert paths == [path]


def test_an_arm_seen_shortened_goes_further_round():
    """An arm reaching at the viewer may point behind; one in the picture may not."""
    outward = LimbAngles(shoulder=-110, upper_arm_fs=0.9)
    flat = LimbAngles(shoulder=-110)

    assert check_figure(_with_pose(work=outward)) == []
    ((path, _),) = check_figure(_with_pose(work=flat))
    assert path == ("pose", "p", "work", "shoulder")


def test_near_names_are_suggested():
    """A misspelt name comes with the one that was probably meant."""
    ((_, sentence),) = check_figure(replace(samples.stand(), muscles=("hamstrings",)))

    assert 'did you mean "hamstring"?' in sentence


def test_a_sentence_names_the_range():
    """A joint limit is told with the value and the range."""
    ((_, sentence),) = check_figure(_with_pose(work=LimbAngles(hip=195)))

    assert sentence == "195 degrees is outside what this joint can do (-35 to 140)."


def test_a_pose_below_the_floor_is_found():
    """A foot that hangs through the floor is named with its depth."""
    figure = Figure("side", {"p": Pose("p", root=(0.0, 0.5))})

    sentences = [sentence for _, sentence in check_figure(figure)]

    assert "work.heel is 0.03 body heights below the floor." in sentences


def test_a_pin_that_overbends_is_blamed():
    """A joint that a pin bends too far is told at the pin."""
    pin = Pin("work.heel", at=(-0.04, 0.2), dir=80)
    found = check_figure(_with_pose(anchor=None, root=(0.0, 0.53), pins=(pin,)))

    assert (found[0][0]) == ("pose", "p", "pins", "work.heel")
    assert "ankle" in found[0][1]


def test_a_movement_through_the_floor_is_found():
    """Both poses are sound but the way between them is not."""
    front = LimbAngles(hip=40)
    back = LimbAngles(hip=-30, ankle=30)
    other = LimbAngles(hip=30, knee=60, ankle=30)
    poses = {
        name: Pose(name, work=limb, other=other, root=(0.0, 0.49))
        for name, limb in (("front", front), ("back", back))
    }
    figure = Figure("side", poses, (Phase("swing", "front", "back", 1_000),))

    paths = {path for path, _ in check_figure(figure)}

    assert paths == {("phase", 0)}


def test_a_slipping_foot_is_found():
    """A planted foot that the leg cannot keep on its place is told."""
    pin = Pin("work.heel", at=(-0.04, 0.0), dir=0)
    poses = {
        "left": Pose("left", root=(-0.3, 0.42), pins=(pin,)),
        "right": Pose("right", root=(0.3, 0.42), pins=(pin,)),
    }
    jump = Pose("jump", root=(0.0, 0.7), pins=(pin,))
    figure = Figure(
        "side", {**poses, "jump": jump}, (Phase("over", "left", "jump", 1_000),)
    )

    sentences = [s for path, s in check_figure(figure) if path == ("phase", 0)]

    assert any("work.heel slips" in sentence for sentence in sentences)


def test_a_pose_outside_the_box_is_found():
    """A hand that would be cut off is told with the box that it needs."""
    figure = replace(samples.triangle(), box=(-0.6, 0.6, 0.9))

    ((path, sentence),) = check_figure(figure)

    assert path == ("box",)
    assert sentence.startswith("The pose triangle does not fit")
