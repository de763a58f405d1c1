"""Real outputs over a real sound server: what is heard, when, and what comes back."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from coach.audio.choose import open_output
from coach.audio.devices import output_devices
from coach.audio.output import DueSound
from coach.audio.stream import StreamOutput
from coach.clock import SystemClock
from tests.bench.cue_error import BLOCK_MS, WARM_UP_MS, compare, make_output, wait_until
from tests.e2e.sound_server import Recording, onsets, running_server

pytestmark = pytest.mark.e2e


@pytest.fixture
def server():
    with running_server() as server:
        yield server


def _session(start_ms):
    """Return a cue list as one exercise makes it, 12 s long."""
    steps = [
        (0, "next"), (5000, "count"), (6000, "count"), (7000, "count"), (8000, "go"),
        (9337, "rep"), (10411, "phase"), (11000, "half"),
    ]  # fmt: skip
    return [DueSound(start_ms + at_ms, sound) for at_ms, sound in steps]


def _play_with_pause(output, start_ms):
    """Play, pause before the third count, go on 4 s later; return what is to sound."""
    first = _session(start_ms)
    paused_ms = start_ms + 6500
    later = [
        DueSound(due.at_ms + 4000, due.sound) for due in first if due.at_ms > paused_ms
    ]
    closing = [
        DueSound(start_ms + 16_500, "switch"),
        DueSound(start_ms + 18_000, "release"),
        DueSound(start_ms + 19_500, "rest"),
        DueSound(start_ms + 21_200, "done"),
    ]
    output.hand_over(first)
    wait_until(start_ms + 3000)
    output.hand_over([due for due in first if due.at_ms > start_ms + 2900])
    wait_until(paused_ms)
    output.hand_over([])
    wait_until(paused_ms + 2000)
    output.hand_over(later + closing)
    wait_until(start_ms + 23_500)
    return [due for due in first if due.at_ms < paused_ms] + later + closing


# Generous: it is the measurement in tests/bench that tells how exact they are.
WORST_MS = {"stream": 60, "simpleaudio": 120}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("stream", marks=pytest.mark.timed),
        pytest.param("simpleaudio", marks=pytest.mark.alone),
    ],
)
def test_every_cue_sounds_once_and_what_was_taken_back_does_not(server, name):
    """A pause takes back what is to come; the rest sounds once, in order, on time."""
    if name == "simpleaudio":
        pytest.importorskip("simpleaudio")
    recording = Recording(server, block_ms=BLOCK_MS[name])
    recording.has_begun.wait(10)
    output = make_output(name)
    output.open()
    due = _play_with_pause(output, SystemClock().monotonic_ms() + WARM_UP_MS)
    output.close()
    heard = onsets(recording.stop())
    result = compare(due, heard, recording.start_ms)

    assert [sound.sound for sound in heard] == [cue.sound for cue in due]
    assert result.missed == ()
    assert result.extra == ()
    assert max(result.errors_ms) < WORST_MS[name]
    assert output.dropped == 0
    assert output.notice == ""


def test_the_stream_goes_on_when_its_device_vanishes_and_another_appears(server):
    """A pulled-out device is reported; cues sound again when there is another."""
    output = StreamOutput(SystemClock())
    output.open()
    start_ms = SystemClock().monotonic_ms()
    wait_until(start_ms + 3500)
    server.unload_sinks()
    _wait_for(lambda: output.notice != "", "a notice about the vanished device")
    said = output.notice
    server.load_sink("second")
    recording = Recording(server, "second")
    _wait_for(lambda: output.notice == "", "the device to be open again")
    due = _session(SystemClock().monotonic_ms() + WARM_UP_MS)[4:]
    due = [DueSound(cue.at_ms - 8000, cue.sound) for cue in due]
    output.hand_over(due)
    wait_until(due[-1].at_ms + 1500)
    output.close()
    result = compare(due, onsets(recording.stop()), recording.start_ms)

    assert "gone" in said
    assert result.missed == ()
    assert result.extra == ()
    assert max(result.errors_ms) < 60


def test_the_default_output_follows_the_system(server):
    """A person who picks another output hears the next cue there."""
    server.load_sink("second")
    output = open_output("auto")
    recording = Recording(server, "second")
    recording.has_begun.wait(10)
    wait_until(SystemClock().monotonic_ms() + WARM_UP_MS)
    server.set_default_sink("second")
    at_ms = SystemClock().monotonic_ms() + 2500
    output.hand_over([DueSound(at_ms, "go")])
    wait_until(at_ms + 1500)
    output.close()

    assert [sound.sound for sound in onsets(recording.stop())] == ["go"]


def test_outputs_are_listed_by_name(server):
    """The settings page can offer what the sound server has."""
    server.load_sink("second")

    assert output_devices() == ["Null Output", "second"]


def test_a_missing_device_is_replaced_by_the_default_and_said_so(server):
    """A device that was unplugged since it was chosen does not silence the cues."""
    output = open_output("stream", device="Headphones")
    output.close()

    assert output.name == "stream"
    assert output.notice == (
        "The sound device “Headphones” is not there; the default device is used."
    )


@pytest.mark.parametrize("name", ["stream", "simpleaudio"])
def test_an_output_survives_a_sound_server_that_dies(server, name):
    """The notice comes and goes with the server, and cues sound again."""
    if name == "simpleaudio":
        pytest.importorskip("simpleaudio")
    clock = SystemClock()
    output = make_output(name)
    output.open()
    server.stop()
    output.hand_over([DueSound(clock.monotonic_ms() + 200, "count")])
    _wait_for(lambda: output.notice != "", "a notice about the dead server")
    server.start()
    recording = Recording(server, block_ms=BLOCK_MS[name])
    recording.has_begun.wait(10)
    at_ms = clock.monotonic_ms() + 12_000
    output.hand_over([DueSound(at_ms, "go")])
    wait_until(at_ms + 1000)
    notice = output.notice
    output.close()

    assert [sound.sound for sound in onsets(recording.stop())] == ["go"]
    assert notice == ""


def test_a_machine_without_sound_gets_silence_and_a_clean_terminal(tmp_path):
    """No device at all: one sentence from Coach, none from the sound libraries."""
    (tmp_path / "asound.conf").write_text("")
    code = (
        "from coach.audio.choose import open_output\n"
        "output = open_output('auto')\n"
        "print(output.name, output.notice)\n"
    )
    environment = {
        **os.environ,
        "PULSE_SERVER": f"unix:{tmp_path}/nothing",
        "XDG_RUNTIME_DIR": str(tmp_path),
        "ALSA_CONFIG_PATH": str(tmp_path / "asound.conf"),
        "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
    }
    result = subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )

    assert result.stderr == ""
    assert result.stdout.startswith("silent No sound output; cues are shown only.")


def _wait_for(is_so, what):
    """Wait until something is so, at most 20 s."""
    for _attempt in range(200):
        if is_so():
            return
        threading.Event().wait(0.1)
    pytest.fail(f"waited in vain for {what}")
