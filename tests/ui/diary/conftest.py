"""A window with nothing but a shell, and a look into the history."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QWidget

from coach.files.exercise import read_exercise
from coach.files.program import read_program
from coach.paths import history_file
from coach.session.model import Event
from coach.session.timeline import expand
from coach.store.connection import open_store
from coach.store.entries import ENTRY_KINDS, entries
from coach.store.plan import SessionStart

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS


class Window(QWidget):
    """Stands for the shell: visible, active, 1280 x 820."""


@pytest.fixture
def shell(qtbot, context):
    """Return a visible window without motion."""
    context.change_settings(less_motion="on")
    window = Window()
    window.resize(1280, 820)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture(autouse=True)
def _utc(monkeypatch):
    """Let the person's clock show UTC, whatever this machine's zone is."""
    import time

    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def at(clock):
    """Return a function that sets the clock to an hour of a day of March 2026."""

    def move(day, hour, minute=0):
        moment = datetime(2026, 3, day, hour, minute, tzinfo=UTC)
        wanted_ms = round(moment.timestamp() * 1000)
        clock.suspend(max(wanted_ms - clock.wall_ms(), 0))
        assert clock.wall_ms() == wanted_ms, "the clock only goes forward"

    return move


@pytest.fixture
def notes(context):
    """Return a function that gives the notes on the disk, oldest first."""

    def read(*, removed=False):
        assert context.journal.flush(5.0)
        with closing(open_store(history_file(context.data_dir))) as connection:
            return entries(connection, ENTRY_KINDS, removed=removed)

    return read


@pytest.fixture
def train(context, shelf, clock):
    """Return a function that writes a session of a minute which ends now."""
    bridge = shelf / "exercises" / "two-leg-bridge.exercise.toml"
    exercise, _ = read_exercise(bridge.read_bytes(), "two-leg-bridge")
    exercises = {"two-leg-bridge": exercise}
    text = (
        'format = "program/1"\nid = "bridges"\nrevision = 1\ntitle = "Bridges"\n'
        'kind = "{0}"\nlanguage = "en"\n[[block]]\nname = "All"\n[[block.step]]\n'
        'exercise = "two-leg-bridge"\nhold = "60 s"\n'
    )

    def run(kind="stretch", **answers):
        program, problems = read_program(text.format("stretch").encode(), "bridges")
        assert program is not None, problems
        # Rehab programs need limits and sources, which do not matter here.
        kinds = text.format(kind)
        program = replace(program, kind=kind, text=kinds)
        journal = context.journal
        timeline = expand(program, exercises, None)
        start = SessionStart.of(program, timeline, exercises, None)
        session_id = journal.begin(start)
        events = [
            Event("start", 0, clock.monotonic_ms(), {}),
            Event("finish", 0, clock.monotonic_ms(), {"active_ms": 60_000}),
        ]
        if answers:
            events.append(Event("answer", 0, clock.monotonic_ms(), answers))
        for event in events:
            journal.append(session_id, event)
        journal.end(session_id)
        assert journal.flush(5.0)
        return session_id

    return run


@pytest.fixture
def show(qtbot, context, shell, at):
    """Return a function that shows a form at 12:00 on 3 March."""
    at(3, 12)

    def make(form, entry=None, earlier=()):
        sheet = form(shell, context, entry, earlier)
        sheet.show_form()
        return sheet

    return make


@pytest.fixture
def asked(context):
    """Return what the window was asked to open."""
    words = []
    context.recover_asked.connect(words.append)
    return words
