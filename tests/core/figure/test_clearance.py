"""How far a place is from the skin."""

import pytest

from coach.figure.clearance import skin_gap
from coach.figure.geometry import move
from coach.figure.skeleton import Angles, forward

STANDING = forward("side", Angles(), (0.0, 0.53))


def test_inside_the_body_is_below_zero():
    """The hip joint lies under skin, whichever way one looks."""
    facing = forward("front", Angles(), (0.0, 0.53))

    assert skin_gap(STANDING, STANDING.P0) < 0
    assert skin_gap(facing, facing.P0) < 0


@pytest.mark.parametrize("part", ["P0", "headc"])
def test_the_gap_grows_with_the_distance(part):
    """Further away from the body the gap is larger by as much."""
    start = getattr(STANDING, part)
    near = skin_gap(STANDING, move(start, (-0.3, 0.0)))
    far = skin_gap(STANDING, move(start, (-0.5, 0.0)))

    assert near > 0
    assert far - near == pytest.approx(0.2, abs=0.02)


def test_the_trunk_is_wider_from_the_front():
    """A place beside the waist is free from the side and covered from the front."""
    facing = forward("front", Angles(), (0.0, 0.53))
    beside = move(STANDING.P1, (0.075, 0.0))

    assert skin_gap(STANDING, beside) > 0
    assert skin_gap(facing, move(facing.P1, (0.075, 0.0))) < 0
