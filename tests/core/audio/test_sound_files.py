"""Reading WAV files: the shipped ones, and ones that are wrong in every way."""

import io
import wave
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.audio.sounds import LONGEST_S, RATE_HZ, load_sounds, read_sound
from coach.errors import AudioError
from coach.session.model import CueKind


def _wav(samples, channels=1, width=2, rate_hz=RATE_HZ):
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate_hz)
        file.writeframes(samples)
    return buffer.getvalue()


def test_every_cue_has_a_sound():
    """The shipped folder gives samples for each kind of cue."""
    sounds = load_sounds()

    assert set(sounds) == {kind.value for kind in CueKind}
    assert all(samples.typecode == "h" and len(samples) for samples in sounds.values())


def test_samples_come_through_unchanged():
    """What is in the file is what is played."""
    samples = array("h", [0, 1, -1, 32767, -32768, 0])

    assert read_sound(_wav(samples.tobytes()), "go.wav") == samples


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "go.wav: not a WAV file"),
        (b"RIFF\xff\xff\xff\xffWAVEfmt ", "go.wav: not a WAV file"),
        (_wav(bytes(8), channels=2), "go.wav: a sound must be mono, 16 bit, 48 kHz"),
        (_wav(bytes(8), width=1), "go.wav: a sound must be mono, 16 bit, 48 kHz"),
        (_wav(bytes(8), rate_hz=8000), "go.wav: a sound must be mono, 16 bit, 48 kHz"),
        (_wav(b""), "go.wav: the sound is empty"),
        (
            _wav(bytes(2 * RATE_HZ * (LONGEST_S + 1))),
            "go.wav: a sound may be 5 s long at most",
        ),
    ],
)
def test_a_file_that_is_no_sound_is_refused_in_one_sentence(data, sentence):
    """The person learns which file is wrong and how."""
    with pytest.raises(AudioError) as caught:
        read_sound(data, "go.wav")

    assert str(caught.value) == sentence


@given(st.integers(0, 60), st.binary(min_size=1, max_size=8), st.integers(0, 80))
def test_a_damaged_file_never_does_worse_than_an_audio_error(at, junk, length):
    """Any bytes in any place give samples or an AudioError, nothing else."""
    data = bytearray(_wav(bytes(40)))
    data[at : at + len(junk)] = junk
    try:
        samples = read_sound(bytes(data[:length]) if length < 70 else bytes(data), "x")
    except AudioError:
        return

    assert len(samples) <= LONGEST_S * RATE_HZ


def test_a_missing_file_is_named(tmp_path):
    """An incomplete installation is reported by file name."""
    with pytest.raises(AudioError, match=r"next\.wav: the sound cannot be read"):
        load_sounds(tmp_path)
