"""The arrow of a movement: clear of the body, above the floor, long enough."""

from dataclasses import replace

import pytest

from coach.figure.clearance import skin_gap
from coach.figure.geometry import distance
from coach.figure.model import Figure, Phase, Pose
from coach.figure.motion import solved
from coach.files.library import Shelf
from tests.core.figure import samples
from ui.widgets.figure_arrow import arrow_points


@pytest.fixture(scope="module")
def exercises():
    """Return the shipped exercises by id."""
    return Shelf(None).library.exercises


def arrow_of(figure, start, end):
    """Return the arrow between two poses, given by name."""
    return arrow_points(figure, solved(figure, start), solved(figure, end))


def sinking(by):
    """Return a figure that sinks a little."""
    poses = {
        "high": Pose("high", root=(0.0, 0.53)),
        "low": Pose("low", root=(0.0, 0.53 - by)),
    }
    return Figure("side", poses, (Phase("down", "high", "low"),), track="headc")


def test_the_arrow_follows_the_tracked_point():
    """It points from where the head was to where the head is."""
    figure = samples.nordic()
    arrow = arrow_of(figure, "tall", "low")

    assert arrow[-1][0] > arrow[0][0]
    assert arrow[-1][1] < arrow[0][1]


def test_the_arrow_is_clear_of_the_body():
    """No point of it lies on the posture that it points to."""
    figure = samples.nordic()
    joints = solved(figure, "low").joints

    assert min(skin_gap(joints, place) for place in arrow_of(figure, "tall", "low")) > 0


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [
        ("two-leg-heel-raise", "stand", "top"),
        ("heel-raise-hold", "stand", "half"),
        ("leg-swing-front-to-back", "back", "front"),
        ("side-lying-inner-thigh-lift", "down", "up"),
    ],
)
def test_the_arrow_stays_above_the_floor(name, start, end, exercises):
    """Beside a foot on the floor the arrow does not dip into the floor."""
    arrow = arrow_of(exercises[name].figure, start, end)

    assert min(y for _, y in arrow) > 0


def test_the_arrow_stays_inside_the_picture():
    """Where the outer side lies outside the box, the arrow goes elsewhere."""
    figure = replace(samples.nordic(), box=(-0.46, 0.68, 0.72))

    assert max(y for _, y in arrow_of(figure, "tall", "low")) < 0.72


def test_a_short_movement_has_an_arrow_with_a_shaft():
    """A few hundredths are shown by an arrow long enough to be one."""
    figure = sinking(0.06)
    arrow = arrow_of(figure, "high", "low")

    assert distance(arrow[0], arrow[-1]) == pytest.approx(0.14)


def test_what_hardly_moves_has_no_arrow():
    """Nothing is drawn for a movement too small to see."""
    assert arrow_of(sinking(0.02), "high", "low") == []
