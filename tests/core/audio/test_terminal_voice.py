"""The terminal's voice: found by name, given text as an argument, never waited for."""

import subprocess
import sys

import pytest

from coach.audio.terminal_voice import CommandVoice, NoVoice, find_voice


@pytest.fixture
def log(tmp_path):
    return tmp_path / "said"


@pytest.fixture
def programs(tmp_path, log):
    """Return a folder with a `spd-say` and a `say` that write down what they get."""
    folder = tmp_path / "programs"
    folder.mkdir()
    for name in ("spd-say", "say"):
        program = folder / name
        program.write_text(
            f"#!{sys.executable}\n"
            "import sys\n"
            f"with open({str(log)!r}, 'a') as file:\n"
            "    file.write(repr(sys.argv[1:]) + '\\n')\n"
        )
        program.chmod(0o755)
    return str(folder)


def _finish(voice):
    """Wait until every program that the voice started has ended."""
    for process in voice._running:
        process.wait(timeout=10)


@pytest.mark.skipif(sys.platform == "win32", reason="scripts need a POSIX system")
@pytest.mark.parametrize(
    ("platform", "expected"),
    [
        ("linux", "['--priority', 'message', '--', '{}']\n"),
        ("darwin", "['--', '{}']\n"),
    ],
)
@pytest.mark.parametrize("text", ["Rest", "--version", "$(reboot); `id`"])
def test_text_is_one_argument_after_two_dashes(programs, log, platform, expected, text):
    """No shell sees the text, and no option can hide in it."""
    voice = find_voice(programs, platform)
    voice.say(text)
    _finish(voice)

    assert log.read_text() == expected.format(text)


@pytest.mark.skipif(sys.platform == "win32", reason="scripts need a POSIX system")
def test_hush_cancels_what_waits(programs, log):
    """On Linux the speech service is told to fall silent."""
    voice = find_voice(programs, "linux")
    voice.hush()
    _finish(voice)

    assert log.read_text() == "['--cancel']\n"


def test_hush_ends_the_program_that_speaks():
    """Where the program itself speaks, stopping it is enough."""
    voice = CommandVoice((sys.executable, "-c", "input()"))
    speaking = subprocess.Popen(
        [sys.executable, "-c", "input()"], stdin=subprocess.PIPE
    )
    voice._running.append(speaking)
    voice.hush()

    assert speaking.wait(timeout=10) != 0
    speaking.stdin.close()


def test_a_text_with_a_nul_is_spoken_without_it(tmp_path):
    """A byte that no argument may hold does not stop the session."""
    voice = CommandVoice((sys.executable, "-c", "pass"))
    voice.say("left\0side")
    _finish(voice)

    assert voice.available


def test_an_empty_text_starts_nothing():
    """Cues without words cost nothing."""
    voice = CommandVoice(("/nowhere/voice",))
    voice.say("  ")

    assert voice.available


def test_a_voice_that_cannot_be_started_says_so():
    """The session goes on with tones."""
    voice = CommandVoice(("/nowhere/voice",))
    voice.say("Rest")

    assert not voice.available
    assert voice.notice == "The voice could not be started."


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_no_program_means_no_voice(tmp_path, platform):
    """A system without a speech program has the silent voice, with a notice."""
    voice = find_voice(str(tmp_path), platform)
    voice.say("Rest")
    voice.hush()

    assert isinstance(voice, NoVoice)
    assert not voice.available
    assert voice.notice == "No voice was found; the cues sound without words."
