"""The voice: without an engine, with Qt's mock engine, and in its own process."""

from __future__ import annotations

import sys

import pytest

from ui.platform.voice import ProcessEngine, SpeechEngine, Voice

NO_VOICE = "No voice on this computer: Coach uses tones."

HELPER = """
import json, sys
print("a library says hello", flush=True)
print(json.dumps({"voices": ["Anne"]}), flush=True)
for line in sys.stdin:
    if json.loads(line).get("say") == "crash":
        sys.exit(1)
"""


@pytest.fixture
def made(qapp, qtlog):
    """Return a function that makes voices which are closed after the test."""
    # QtMultimedia, which the speech module loads, looks for PipeWire and warns.
    with qtlog.disabled():
        from PySide6.QtTextToSpeech import QTextToSpeech

        QTextToSpeech.availableEngines()
    voices = []

    def make(engine):
        voices.append(Voice(engine))
        return voices[-1]

    yield make
    for voice in voices:
        voice.close()
        voice.deleteLater()


def test_without_an_engine_it_says_so_and_stays_silent(qtbot, made):
    """No engine: one visible line, no error, and every call is allowed."""
    voice = made(SpeechEngine("no such engine"))
    with qtbot.waitSignals([voice.became_unavailable, voice.notice_changed]):
        voice.start()
    voice.say("Hello")
    voice.hush()

    assert not voice.available
    assert voice.notice == NO_VOICE
    assert voice.available_voices() == []


def test_the_mock_engine_speaks(qtbot, made):
    """With an engine the voices are known and nothing is complained about."""
    voice = made(SpeechEngine("mock"))
    voice.set_voice("Anne")
    voice.set_rate(0.2)
    with qtbot.waitSignal(voice.became_available):
        voice.start()
    voice.say("Next: heel on step")
    voice.hush()

    assert voice.available
    assert "Anne" in voice.available_voices()
    assert voice.notice == ""


def test_the_process_tells_its_voices(qtbot, made):
    """A line of a library is passed over; the voices arrive."""
    voice = made(ProcessEngine([sys.executable, "-c", HELPER]))
    with qtbot.waitSignal(voice.became_available):
        voice.start()

    assert voice.available_voices() == ["Anne"]


def test_a_crashed_engine_is_noticed(qtbot, made):
    """When the process dies in a session, tones go on and the person is told."""
    voice = made(ProcessEngine([sys.executable, "-c", HELPER]))
    with qtbot.waitSignal(voice.became_available):
        voice.start()
    with qtbot.waitSignal(voice.became_unavailable):
        voice.say("crash")

    assert voice.notice == NO_VOICE
    assert not voice.available


def test_a_program_that_is_not_there_is_no_voice(qtbot, made):
    """A process that cannot start means no voice."""
    voice = made(ProcessEngine(["/nonexistent/voice"]))
    with qtbot.waitSignal(voice.became_unavailable):
        voice.start()

    assert voice.notice == NO_VOICE


def test_the_real_process_speaks_with_the_mock_engine(qtbot, made):
    """Our own process opens an engine, answers, and ends with its input."""
    command = [sys.executable, "-m", "ui.platform.voice_process", "mock"]
    engine = ProcessEngine(command)
    voice = made(engine)
    with qtbot.waitSignal(voice.became_available, timeout=10_000):
        voice.start()
    voice.say("Hello")
    voice.close()

    assert not engine.is_running


def test_closing_twice_is_allowed(made):
    """A player that ends twice does no harm."""
    voice = made(SpeechEngine("no such engine"))
    voice.close()
    voice.close()

    assert not voice.available
