"""The shipped cue sounds: reproducible, told apart by rhythm, even, free of clicks."""

import itertools
import math
from array import array
from pathlib import Path

import numpy as np
import pytest

from coach.audio.sounds import RATE_HZ, load_sounds
from coach.session.model import CueKind
from sounds import make_sounds as script

FOLDER = Path(__file__).resolve().parents[2] / "sounds"
NAMES = [kind.value for kind in CueKind]
AFTER_WORK = ("next", "rest", "switch", "release", "done")


@pytest.fixture(scope="module")
def sounds():
    return {name: np.asarray(samples) for name, samples in load_sounds().items()}


def _strokes_ms(samples):
    """Return when the notes of a sound begin, from its samples alone.

    A stroke is where the energy of 5 ms jumps to more than 1.3 times what it was, by
    more than a twentieth of the greatest, at least 40 ms after the last stroke.
    """
    step = RATE_HZ // 200
    whole = len(samples) // step * step
    energy = (samples[:whole].astype(float) ** 2).reshape(-1, step).sum(axis=1)
    strokes = []
    for index, value in enumerate(energy):
        before = energy[index - 1] if index else 0.0
        jumps = value > 1.3 * before and value - before > energy.max() / 20
        if jumps and (not strokes or index * 5 - strokes[-1] >= 40):
            strokes.append(index * 5)
    return strokes


def test_there_is_one_sound_for_every_cue():
    """Every kind of cue has a file, and no file is without a cue."""
    assert sorted(path.stem for path in FOLDER.glob("*.wav")) == sorted(NAMES)
    assert sorted(script.SOUNDS) == sorted(NAMES)


def test_the_shipped_files_are_what_the_script_makes():
    """The formulas give the committed files, byte for byte."""
    assert script.main(["--check"]) == 0


def test_a_changed_file_is_found(tmp_path, capsys):
    """`--check` names a file that differs or is missing."""
    script.main(["--folder", str(tmp_path)])
    changed = bytearray((tmp_path / "go.wav").read_bytes())
    changed[1000] ^= 1
    (tmp_path / "go.wav").write_bytes(changed)
    (tmp_path / "rest.wav").unlink()
    capsys.readouterr()

    assert script.main(["--check", "--folder", str(tmp_path)]) == 1
    assert capsys.readouterr().err == "not as make_sounds.py makes them: go, rest\n"


def test_the_loudness_meter_reads_the_standard_tone():
    """A full-scale 997 Hz sine reads −3.01 LUFS (ITU-R BS.1770-5, Annex 1)."""
    tone = array(
        "h",
        (
            round(32767 * math.sin(2 * math.pi * 997 * index / RATE_HZ))
            for index in range(RATE_HZ)
        ),
    )

    assert script.loudness_lufs(tone) == pytest.approx(-3.01, abs=0.02)


def test_all_sounds_are_equally_loud():
    """The loudest and the softest are at most 2 LU apart."""
    loudness = [script.loudness_lufs(samples) for samples in load_sounds().values()]

    assert max(loudness) - min(loudness) <= 2.0
    assert sum(loudness) / len(loudness) == pytest.approx(script.TARGET_LUFS, abs=0.5)


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_never_clicks_and_never_clips(sounds, name):
    """It starts and ends at zero, moves softly at both edges, and has headroom."""
    samples = sounds[name].astype(int)
    peak = np.abs(samples).max()
    last_steps = np.abs(np.diff(samples[-RATE_HZ // 1000 :]))

    assert samples[0] == samples[-1] == 0
    assert abs(samples[1]) < peak / 100
    assert last_steps.max() < peak / 500
    assert peak < 0.95 * 32768


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_begins_at_its_first_sample(sounds, name):
    """It is well under way within 2 ms, so that a cue is on the second."""
    samples = np.abs(sounds[name].astype(int))

    assert samples[: 2 * RATE_HZ // 1000].max() > samples[: RATE_HZ // 50].max() / 2


@pytest.mark.parametrize("name", NAMES)
def test_the_strongest_tone_is_one_that_most_people_hear(sounds, name):
    """It lies between 400 and 2,000 Hz; nearly all energy lies below 2,000 Hz."""
    samples = sounds[name].astype(float)
    power = np.abs(np.fft.rfft(samples, 1 << 18)) ** 2
    frequencies_hz = np.fft.rfftfreq(1 << 18, 1 / RATE_HZ)
    in_range = (frequencies_hz >= 400) & (frequencies_hz <= 2000)

    assert 400 <= frequencies_hz[np.argmax(power)] <= 2000
    assert power[in_range].sum() > 0.9 * power.sum()


def test_a_count_is_short(sounds):
    """A count is over long before the next second."""
    assert len(sounds["count"]) < 0.150 * RATE_HZ


@pytest.mark.parametrize("name", NAMES)
def test_the_rhythm_heard_is_the_rhythm_written(sounds, name):
    """The notes can be found in the sound itself, not only in the script."""
    written = [note.at_ms for note in script.SOUNDS[name].notes]

    assert _strokes_ms(sounds[name]) == pytest.approx(written, abs=5)


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(NAMES, 2)))
def test_any_two_sounds_differ_in_rhythm(sounds, one, other):
    """Another number of notes, or a note at least 40 ms elsewhere."""
    first, second = _strokes_ms(sounds[one]), _strokes_ms(sounds[other])
    shifts = [abs(a - b) for a, b in zip(first, second, strict=False)]

    assert len(first) != len(second) or max(shifts) >= 40


def test_the_sounds_that_end_work_open_alike(sounds):
    """Their first 240 ms are one falling motif, whatever their own volume is."""
    frames = 240 * RATE_HZ // 1000
    reference = sounds["next"][:frames].astype(float)
    for name in AFTER_WORK:
        opening = sounds[name][:frames].astype(float)
        likeness = np.corrcoef(reference, opening)[0, 1]

        assert likeness > 0.999, name


def test_the_other_sounds_open_differently(sounds):
    """The motif means that work is over, so nothing else begins with it."""
    frames = 240 * RATE_HZ // 1000
    reference = sounds["next"][:frames].astype(float)
    for name in sorted(set(NAMES) - set(AFTER_WORK)):
        opening = sounds[name][:frames].astype(float)
        padded = np.pad(opening, (0, frames - len(opening)))
        likeness = abs(np.corrcoef(reference, padded)[0, 1])

        assert likeness < 0.9, name
