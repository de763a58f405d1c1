"""Mixing: exact frames, sums inside 16 bits, volume without clicks."""

from array import array
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.audio.mixer import RAMP_FRAMES, Mixer

SOUNDS = {
    "short": array("h", range(1, 11)),
    "long": array("h", [1000] * 5000),
    "high": array("h", [30000] * 100),
    "low": array("h", [-30000] * 100),
}


def _played(mixer, frames, sizes):
    """Return `frames` frames, asked for in buffers of these sizes in turn."""
    result = array("h")
    turn = 0
    while len(result) < frames:
        size = min(sizes[turn % len(sizes)], frames - len(result))
        buffer = mixer.fill(size)
        assert len(memoryview(buffer).cast("B")) == 2 * size
        result.frombytes(bytes(memoryview(buffer).cast("B")))
        turn += 1
    return list(result)


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(SOUNDS)), st.integers(0, 300)), max_size=5
    ),
    st.lists(st.integers(1, 97), min_size=1, max_size=6),
)
def test_every_sound_is_added_at_its_frame_however_buffers_are_cut(placed, sizes):
    """The stream is the clipped sum of the sounds, for any sizes of buffers."""
    mixer = Mixer(SOUNDS)
    expected = [0] * 400
    for name, at_frame in placed:
        mixer.play(name, at_frame)
        for index, sample in enumerate(SOUNDS[name][: 400 - at_frame]):
            expected[at_frame + index] += sample

    assert _played(mixer, 400, sizes) == [
        max(-32768, min(32767, sample)) for sample in expected
    ]


def test_silence_is_one_object():
    """An idle stream makes nothing new for each buffer."""
    mixer = Mixer(SOUNDS)

    assert mixer.fill(960) is mixer.fill(960)
    assert mixer.fill(960) == bytes(1920)


def test_a_sound_that_is_late_starts_now():
    """A frame that has gone by already means the next one."""
    mixer = Mixer(SOUNDS)
    mixer.fill(100)
    mixer.play("short", 40)

    assert list(mixer.fill(12)) == [*range(1, 11), 0, 0]


def test_a_sound_that_has_ended_is_forgotten():
    """Only what still sounds counts as sounding."""
    mixer = Mixer(SOUNDS)
    mixer.play("short", 5)
    mixer.fill(14)
    before = mixer.is_sounding
    mixer.fill(1)

    assert before
    assert not mixer.is_sounding


def test_clear_forgets_what_plays():
    """A stream that starts anew starts with silence."""
    mixer = Mixer(SOUNDS)
    mixer.play("long", 0)
    mixer.fill(10)
    mixer.clear()

    assert mixer.fill(10) == bytes(20)


def test_an_unknown_sound_is_our_mistake():
    """A name that was never loaded does not pass silently."""
    with pytest.raises(KeyError):
        Mixer(SOUNDS).play("nothing", 0)


@pytest.mark.parametrize(("volume", "height"), [(1.0, 1000), (0.5, 250), (0.0, 0)])
def test_the_volume_scales_by_its_square(volume, height):
    """Half the slider is a quarter of the height, which sounds about half as loud."""
    mixer = Mixer(SOUNDS, volume)
    mixer.play("long", 0)

    assert set(mixer.fill(100)) == {height}


@pytest.mark.parametrize(("before", "after"), [(1.0, 0.0), (0.0, 1.0), (0.9, 0.4)])
def test_a_volume_change_never_clicks(before, after):
    """While a sound plays the gain moves in small steps and arrives within 20 ms."""
    mixer = Mixer(SOUNDS, before)
    mixer.play("long", 0)
    mixer.fill(1000)
    mixer.set_volume(after)
    frames = _played(mixer, 2000, [480])
    steps = [abs(b - a) for a, b in pairwise(frames)]

    assert max(steps) <= 2
    assert frames[RAMP_FRAMES + 10] == frames[-1] == int(1000 * after * after)


def test_a_volume_outside_its_range_is_brought_back():
    """A setting that was written by hand cannot blow up the sound."""
    mixer = Mixer(SOUNDS, 7.0)
    mixer.play("long", 0)

    assert set(mixer.fill(10)) == {1000}


def test_two_loud_sounds_saturate_instead_of_wrapping():
    """A sum above 16 bits stays at the limit, on both sides."""
    mixer = Mixer(SOUNDS)
    for name in ("high", "high", "low"):
        mixer.play(name, 0)
    for name in ("low", "low"):
        mixer.play(name, 100)

    assert set(mixer.fill(100)) == {30000}
    assert set(mixer.fill(100)) == {-32768}
