"""The installed command in a real window: played, heard, killed, gone on with."""

import json
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.e2e.screen import missing_tools, screen
from tests.e2e.sound_server import Recording, onsets, running_server, sounding

COACH = str(Path(sys.executable).with_name("coach"))
WORST_MS = 80.0
PROGRAM = """
format   = "program/1"
id       = "test.window"
revision = 1
title    = "Window test"
kind     = "warm-up"
language = "en"
[[block]]
name = "Only"
[[block.step]]
exercise  = "bodyweight-squat"
reps      = 2
each      = "2 s"
sets      = 2
rest      = "5 s"
get_ready = "5 s"
"""

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(bool(missing_tools()), reason="needs Xvfb, xdotool and import"),
]


@pytest.fixture
def program(tmp_path):
    """Return a program of half a minute."""
    path = tmp_path / "window.program.toml"
    path.write_text(PROGRAM, encoding="utf-8")
    return path


def _choose(folder, **settings):
    """Write settings as an earlier run would have left them."""
    data = folder / "data"
    data.mkdir(parents=True)
    settings = {"intended_use_read": True} | settings
    (data / "settings.json").write_text(json.dumps(settings), encoding="utf-8")


def _events(folder):
    """Return kind and data of all events in a data folder's history."""
    path = folder / "data" / "history.sqlite"
    if not path.exists():
        return []
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        try:
            rows = connection.execute(
                "SELECT kind, data FROM event ORDER BY seq"
            ).fetchall()
        except sqlite3.OperationalError:
            rows = []  # the file is there, its tables are being made
    connection.close()
    return [(kind, json.loads(data)) for kind, data in rows]


def _wait_for(condition, seconds=30):
    """Wait until a condition holds in the other process."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


def _kinds(folder):
    return [kind for kind, _ in _events(folder)]


def _start_session(shown, folder, program, **environment):
    """Open a program file in the window and start it with the keyboard."""
    process = shown.start([COACH, str(program)], **environment)
    shown.focus(shown.window_of(process))
    time.sleep(2)  # the library is read after the first paint, then the file opened

    def started():
        shown.key("ctrl+Return")
        return "start" in _kinds(folder)

    _wait_for(started)
    return process


@pytest.mark.timed
@pytest.mark.skipif(shutil.which("pulseaudio") is None, reason="needs PulseAudio")
def test_a_session_in_the_window_is_heard_on_its_cue_sheet(tmp_path, program):
    """A file opened and started by keyboard sounds every cue at its time."""
    sheet = subprocess.run(
        [COACH, "timeline", str(program), "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    cues = json.loads(sheet.stdout)["cues"]
    _choose(tmp_path / "home", voice=False)
    with running_server() as server, screen(tmp_path / "home") as shown:
        recording = Recording(server)
        assert recording.has_begun.wait(10)
        _start_session(shown, tmp_path / "home", program, **server.environment)
        _wait_for(lambda: "finish" in _kinds(tmp_path / "home"), 60)
        time.sleep(2)  # the last sound rings out
        heard = onsets(recording.stop())

    assert [each.sound for each in heard] == [cue["sound"] for cue in cues]
    errors = [each.at_ms - cue["at_ms"] for each, cue in zip(heard, cues, strict=True)]
    middle = statistics.median(errors)
    assert max(abs(error - middle) for error in errors) < WORST_MS


@pytest.mark.timed
@pytest.mark.skipif(
    shutil.which("pulseaudio") is None or shutil.which("speech-dispatcher") is None,
    reason="needs PulseAudio and speech-dispatcher",
)
def test_the_voice_is_heard_and_keeps_off_the_counts(tmp_path, program):
    """The voice names the exercise at once, and is over when the counting begins."""
    home = tmp_path / "home"
    text = program.read_text(encoding="utf-8")
    program.write_text(text.replace('get_ready = "5 s"', ""), encoding="utf-8")
    _choose(home, sound="off")
    with running_server() as server, screen(home) as shown:
        recording = Recording(server)
        assert recording.has_begun.wait(10)
        _start_session(shown, home, program, **server.environment)
        _wait_for(lambda: _kinds(home).count("item") == 2)
        samples = recording.stop()
    with sqlite3.connect(home / "data" / "history.sqlite") as connection:
        (start_ms,) = connection.execute(
            "SELECT mono_ms FROM event WHERE kind = 'start'"
        ).fetchone()
    connection.close()

    begins_ms = start_ms - recording.start_ms  # of the session, in the recording
    spoken = [
        (at_ms - begins_ms, until_ms - begins_ms)
        for at_ms, until_ms in sounding(samples)
    ]
    first_count_ms = 5_000  # of a get-ready of 8 s
    assert 0 <= spoken[0][0] < 2_500
    before_work = [until_ms for at_ms, until_ms in spoken if at_ms < 8_000]
    assert before_work[-1] < first_count_ms


def test_after_kill_9_the_next_start_goes_on_at_the_same_item(tmp_path, program):
    """A killed session is offered again and goes on with the item it was in."""
    home = tmp_path / "home"
    _choose(home)
    with screen(home) as shown:
        process = _start_session(shown, home, program)
        _wait_for(lambda: _kinds(home).count("item") == 2)
        process.send_signal(signal.SIGKILL)
        process.wait(10)
        before = _events(home)

        again = shown.start([COACH])
        shown.focus(shown.window_of(again))

        def gone_on():
            shown.key("Return")
            return len(_events(home)) > len(before)

        _wait_for(gone_on)
        _wait_for(lambda: "finish" in _kinds(home), 60)
        events = _events(home)

    assert events[: len(before)] == before
    last_item = [data["index"] for kind, data in before if kind == "item"][-1]
    first_after = next(
        data["index"] for kind, data in events[len(before) :] if kind == "item"
    )
    assert first_after == last_item


def test_a_second_start_hands_its_file_to_the_first_window(tmp_path, program):
    """`coach FILE` while Coach is open ends with code 0 and raises the window."""
    home = tmp_path / "home"
    _choose(home)
    with screen(home) as shown:
        first = shown.start([COACH])
        shown.focus(shown.window_of(first))
        time.sleep(1)  # the window listens once it has been painted

        second = shown.start([COACH, str(program)])
        code = second.wait(15)
        time.sleep(1)

        def started():
            shown.key("ctrl+Return")
            return "start" in _kinds(home)

        _wait_for(started)

        assert code == 0
        assert first.poll() is None


def test_the_window_speaks_to_no_network(tmp_path, program):
    """A whole session opens no internet socket."""
    home = tmp_path / "home"
    _choose(home)
    with screen(home) as shown:
        process = _start_session(shown, home, program)
        seen = set()
        while "finish" not in _kinds(home):
            for table in ("tcp", "tcp6", "udp", "udp6"):
                seen |= _sockets_of(process.pid, table)
            time.sleep(0.2)

    assert seen == set()


def _sockets_of(pid, table):
    """Return the internet sockets of a process, by inode."""
    rows = Path(f"/proc/{pid}/net/{table}").read_text(encoding="ascii").splitlines()[1:]
    inodes = {row.split()[9] for row in rows}
    held = set()
    for descriptor in Path(f"/proc/{pid}/fd").iterdir():
        try:
            target = descriptor.readlink()
        except OSError:  # closed in between
            continue
        if str(target).startswith("socket:["):
            held.add(str(target)[8:-1])
    return inodes & held
