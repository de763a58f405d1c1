"""Keeping the screen on, through wakepy's own fake method."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from ui.platform.keep_awake import NullKeepAwake, WakepyKeepAwake


@pytest.fixture
def awake(qapp):
    """Return a keep-awake that is released when the test is over."""
    awake = WakepyKeepAwake()
    yield awake
    awake.close()


def test_it_is_active_once_the_system_agrees(qtbot, awake, monkeypatch):
    """`hold` returns at once; the answer arrives later."""
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")
    with qtbot.waitSignal(awake.changed):
        awake.hold()

        assert not awake.active

    assert awake.active
    assert not awake.failed


def test_release_ends_it(qtbot, awake, monkeypatch):
    """After `release` nothing is held, also when called twice."""
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")
    with qtbot.waitSignal(awake.changed):
        awake.hold()
    awake.release()
    awake.release()

    assert not awake.active


def test_it_can_be_held_again(qtbot, awake, monkeypatch):
    """A pause releases, going on holds again."""
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")
    for _ in range(2):
        with qtbot.waitSignal(awake.changed):
            awake.hold()

        assert awake.active

        awake.release()


def test_a_refusal_is_known(qtbot, awake, monkeypatch):
    """A system that refuses is told; nothing is raised."""
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "0")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    with qtbot.waitSignal(awake.changed):
        awake.hold()

    assert awake.failed
    assert not awake.active


def test_an_answer_after_release_changes_nothing(qtbot, awake, monkeypatch):
    """Who has paused before the system answered is not told that it is held."""
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")
    awake.hold()
    awake.close()
    qtbot.waitUntil(lambda: True)

    assert not awake.active


def test_a_request_outlives_its_owner_quietly(qapp, monkeypatch):
    """When the object is gone before the system answers, its thread ends by itself."""
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")
    owner = QObject()
    awake = WakepyKeepAwake(owner)
    awake.hold()
    thread = awake._thread
    delete(owner)
    thread.join(10)

    assert not thread.is_alive()


def test_every_kind_can_be_closed(qapp):
    """The window closes whichever it has."""
    for awake in (NullKeepAwake(), WakepyKeepAwake()):
        awake.close()

        assert not awake.active


def test_the_null_asks_nobody(qapp):
    """The null never fails and never holds."""
    awake = NullKeepAwake()
    awake.hold()
    awake.release()

    assert not awake.active
    assert not awake.failed
