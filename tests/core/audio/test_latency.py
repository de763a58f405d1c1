"""The relation between frames and the clock, on devices that behave and misbehave."""

import random
from itertools import pairwise

import pytest

from coach.audio.latency import Relation

RATE_HZ = 48_000
FRAMES = 3840
PERIOD_MS = 80.0


def _relation():
    return Relation(RATE_HZ, ahead_ms=60.0, whole_ms=80.0, jitter_ms=28.0)


def _run(relation, requests, lateness, pace=1.0, first=0, moved_ms=0.0):
    """Let a device ask; return the error of `heard_ms` after each request.

    Args:
        relation: What is tested.
        requests: Number of requests.
        lateness: Function of the request's number: how late it comes, in ms.
        pace: Length of the device's second in seconds.
        first: Number of requests before.
        moved_ms: Silence that the device has put in.
    """
    errors = []
    for number in range(first, first + requests):
        due_ms = 1_000_000 + moved_ms + number * PERIOD_MS * pace
        relation.observe(int(due_ms + lateness(number)), number * FRAMES)
        errors.append(relation.heard_ms(number * FRAMES) - (due_ms + 60.0))
    return errors


def test_a_steady_device_is_followed_exactly():
    """Without jitter only the rounding of the clock is left."""
    errors = _run(_relation(), 500, lambda _number: 0.0)

    assert max(map(abs, errors)) <= 0.51


@pytest.mark.parametrize("pace", [1.0001, 0.9999])
def test_a_crystal_that_runs_fast_or_slow_never_drifts_away(pace):
    """100 ppm off, over 30 min: never more than 2 ms off, and no worse at the end."""
    chance = random.Random(7)
    errors = _run(_relation(), 22_500, lambda _n: chance.expovariate(1.0), pace)

    assert max(map(abs, errors[300:])) < 2.5
    assert abs(sum(errors[300:1300]) - sum(errors[-1000:])) / 1000 < 0.3


def test_requests_that_beat_against_the_devices_blocks_do_not_move_cues():
    """Up to 20 ms late, in a beat of 10 s: after one beat the line stands still."""
    errors = _run(_relation(), 2000, lambda number: number % 125 * 0.16)

    assert max(errors[150:]) - min(errors[150:]) < 1.0
    assert max(map(abs, errors[150:])) < 1.0


def test_late_requests_on_a_busy_machine_do_not_move_cues():
    """One request in five up to 50 ms late changes nothing."""
    chance = random.Random(3)

    def lateness(_number):
        return chance.uniform(0, 50) if chance.random() < 0.2 else 0.0

    errors = _run(_relation(), 5000, lateness)

    assert max(map(abs, errors[10:])) < 1.0


def test_the_line_never_jumps_without_cause():
    """From one request to the next it moves by less than a millisecond."""
    chance = random.Random(5)
    errors = _run(_relation(), 5000, lambda _n: chance.expovariate(0.5))
    steps = [abs(b - a) for a, b in pairwise(errors[50:])]

    assert max(steps) < 0.3


def test_a_device_that_ran_dry_is_followed_at_once():
    """It put 100 ms of silence in; the next cue is exact again."""
    relation = _relation()
    _run(relation, 200, lambda _number: 0.0)
    errors = _run(relation, 200, lambda _number: 0.0, first=200, moved_ms=100.0)

    assert max(map(abs, errors)) <= 0.51


def test_a_smaller_gap_is_followed_within_a_second():
    """40 ms of silence show in eight requests in a row that are late."""
    relation = _relation()
    _run(relation, 200, lambda _number: 0.0)
    errors = _run(relation, 200, lambda _number: 0.0, first=200, moved_ms=40.0)

    assert max(map(abs, errors[8:])) <= 0.51


def test_a_sleeping_device_that_wakes_late_is_not_trusted_before():
    """The first request fills its buffer; two seconds later it begins to play."""
    relation = _relation()
    relation.observe(1_000_000, 0)
    before = relation.is_settled
    errors = _run(relation, 3, lambda _number: 0.0, first=1, moved_ms=2000.0)

    assert not before
    assert relation.is_settled
    assert max(map(abs, errors)) <= 0.51
