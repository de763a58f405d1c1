"""`coach play`, the installed command, heard through a real sound server.

The monitor of a private null sink is recorded and every onset compared with the cue
sheet that `coach timeline --json` gives. The bounds are wide on purpose, so that a busy
machine fails no test; `make bench` reports the real error.
"""

import importlib.util
import json
import os
import pty
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.sound_server import Recording, onsets, running_server

COACH = Path(sys.executable).with_name("coach")
WORST_MS = 80.0
PROGRAM = """
format   = "program/1"
id       = "test.every-cue"
revision = 1
title    = "Every cue"
kind     = "warm-up"
language = "en"
[[block]]
name = "All kinds"
[[block.step]]
exercise  = "bodyweight-squat"
reps      = 2
tempo     = { down = "1 s", up = "1 s" }
sets      = 2
rest      = "4 s"
get_ready = "4 s"
[[block.step]]
exercise      = "standing-heel-on-step-stretch"
sides         = "each"
hold          = "2 s"
reps          = 2
gap           = "1 s"
get_ready     = "4 s"
between_sides = "4 s"
[[block.step]]
exercise  = "brisk-march-or-walk"
time      = "20 s"
get_ready = "4 s"
"""

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(
        shutil.which("pulseaudio") is None, reason="needs a PulseAudio server"
    ),
]


@pytest.fixture
def program(tmp_path):
    """Return a program in which every kind of cue occurs."""
    path = tmp_path / "every-cue.program.toml"
    path.write_text(PROGRAM, encoding="utf-8")
    return path


@pytest.fixture
def environment(tmp_path):
    """Return an environment with a home of its own; sound is led by the server."""
    return {**os.environ, "COACH_DATA_DIR": str(tmp_path / "data")}


def _cue_sheet(program, environment):
    result = subprocess.run(
        [COACH, "timeline", str(program), "--json"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(result.stdout)["cues"]


def _play(program, environment, sound):
    """Play the whole program into a private server; return what was recorded."""
    with running_server() as server:
        recording = Recording(server)
        assert recording.has_begun.wait(10)
        result = subprocess.run(
            [COACH, "play", str(program), "--sound", sound, "--no-voice"],
            env={**environment, **server.environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        samples = recording.stop()
    assert result.returncode == 0, result.stderr
    assert "Finished." in result.stdout
    return onsets(samples)


OUTPUTS = [
    pytest.param("stream", marks=pytest.mark.timed),
    pytest.param(
        "simpleaudio",
        marks=[
            pytest.mark.alone,
            pytest.mark.skipif(
                importlib.util.find_spec("simpleaudio") is None,
                reason="simpleaudio is an extra",
            ),
        ],
    ),
]


@pytest.mark.parametrize("sound", OUTPUTS)
def test_every_cue_is_heard_at_its_time(program, environment, sound):
    """All cues of the sheet sound once, in order, and at their milliseconds."""
    cues = _cue_sheet(program, environment)
    assert {cue["kind"] for cue in cues} >= {
        *("next", "count", "go", "half", "rep", "phase"),
        *("switch", "release", "rest", "done"),
    }

    heard = _play(program, environment, sound)

    assert [each.sound for each in heard] == [cue["sound"] for cue in cues]
    errors = [each.at_ms - cue["at_ms"] for each, cue in zip(heard, cues, strict=True)]
    constant = statistics.median(errors)  # when the recording began
    assert max(abs(error - constant) for error in errors) < WORST_MS


def test_the_terminal_session_is_in_the_history(program, environment, tmp_path):
    """A session played in the terminal is journalled from start to finish."""
    subprocess.run(
        [COACH, "play", str(program), "--sound", "off", "--speed", "20"],
        env=environment,
        stdin=subprocess.DEVNULL,
        check=True,
        capture_output=True,
        timeout=60,
    )

    with sqlite3.connect(tmp_path / "data" / "history.sqlite") as connection:
        kinds = [row[0] for row in connection.execute("SELECT kind FROM event")]
        outcome = connection.execute("SELECT outcome FROM session_summary").fetchone()
    connection.close()
    assert kinds[0] == "start"
    assert kinds[-1] == "finish"
    assert outcome == ("done",)


def _in_a_terminal(arguments, environment, keys):
    """Run coach in a pseudo-terminal, press keys one after the other, return output."""
    child, descriptor = pty.fork()
    if child == 0:
        os.execve(COACH, [str(COACH), *arguments], environment)
    output = b""
    while True:
        try:
            block = os.read(descriptor, 4096)
        except OSError:  # the child has closed its end
            break
        if not block:
            break
        output += block
        for wanted, press in list(keys.items()):
            if wanted in output:
                os.write(descriptor, press)
                del keys[wanted]
    _, status = os.waitpid(child, 0)
    os.close(descriptor)
    return output.decode(), os.waitstatus_to_exitcode(status)


def test_keys_work_in_a_terminal(program, environment):
    """Space pauses and goes on, the right arrow skips, q ends with code 0."""
    keys = {
        b"Get ready": b" ",
        b"Paused": b" ",
        b"Going on": b"\x1b[C",
        b"Work": b"q",
    }

    output, code = _in_a_terminal(
        ["play", str(program), "--sound", "off", "--no-voice"], environment, keys
    )

    assert keys == {}
    assert code == 0
    assert "Stopped." in output


def test_ctrl_c_is_code_130(program, environment):
    """An interrupt ends the session in order and with code 130."""
    process = subprocess.Popen(
        [COACH, "play", str(program), "--sound", "off", "--no-voice"],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline().startswith("Every cue")
    assert "Get ready" in process.stdout.readline()
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=20)

    assert process.returncode == 130
    assert "Stopped." in output
    assert "Traceback" not in errors


def test_without_a_screen_coach_plays_in_the_terminal(environment):
    """`coach` alone, without a screen, says so in one line and plays the quick one."""
    bare = {
        name: value
        for name, value in environment.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    process = subprocess.Popen(
        [COACH],
        env=bare,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    first = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)

    assert first.startswith("Quick limber before sport")
    assert errors.splitlines()[0] == (
        "No screen found: playing in the terminal instead."
    )
