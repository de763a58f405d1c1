"""A small session and a journal for the tests of the store."""

import threading

import pytest

from coach.session.model import Event
from coach.store.connection import open_store
from coach.store.entries import CRAMP, PAIN
from coach.store.history import rebuild_summaries
from coach.store.journal import Journal
from coach.store.plan import Document, SessionStart
from tests.core.store.samples import MARKER, small_timeline


class Told:
    """What a journal said from its own thread, and a way to wait for it."""

    def __init__(self):
        self.confirmed = []
        self.failures = []
        self._failed = threading.Event()

    def confirm(self, session_id, seq):
        self.confirmed.append((session_id, seq))

    def fail(self, sentence):
        self.failures.append(sentence)
        self._failed.set()

    def wait_for_failure(self):
        assert self._failed.wait(10)


@pytest.fixture
def path(tmp_path):
    """Return where the history goes."""
    return tmp_path / "data" / "history.sqlite"


@pytest.fixture
def timeline():
    """Return six items of 133 s."""
    return small_timeline()


@pytest.fixture
def start(timeline):
    """Return the start of a session on the sore left side, in a zone of +60 min."""
    return SessionStart(
        Document(
            "program", "stretch.small", 3, "Small stretch", 'format = "program/1"'
        ),
        timeline,
        (
            Document("exercise", "hamstring-stretch", 1, "Stretch", "text of stretch"),
            Document("exercise", "heel-raise", 1, "Heel raise", "text of raise"),
        ),
        "left",
        utc_offset_min=60,
    )


@pytest.fixture
def told():
    """Return the collector of a journal's calls."""
    return Told()


@pytest.fixture
def journal(path, clock, told):
    """Return an open journal; it is closed after the test."""
    opened = Journal(path, clock, on_confirmed=told.confirm, on_failed=told.fail)
    yield opened
    opened.close()


@pytest.fixture
def connection(path):
    """Return a connection for writing."""
    opened = open_store(path)
    yield opened
    opened.close()


@pytest.fixture
def play(journal, clock, start):
    """Return a function that journals a list of (seconds, kind, data) and flushes."""

    def run(*steps, session_id=None):
        session_id = session_id or journal.begin(start)
        at_ms = 0
        for seconds, kind, data in steps:
            clock.advance(seconds * 1000)
            at_ms += seconds * 1000
            journal.append(session_id, Event(kind, at_ms, clock.monotonic_ms(), data))
        assert journal.flush(10)
        return session_id

    return run


@pytest.fixture
def filled(path, journal, clock, play):
    """Return the path of a closed history with one session and two notes."""
    opened = open_store(path)
    rebuild_summaries(opened)
    opened.close()
    play((0, "start", {}), (0, "item", {"index": 0}), (5, "stop", {}))
    journal.note(PAIN, {"when": "morning", "pain": 3, "note": MARKER})
    journal.note(CRAMP, {"muscle": "calf"})
    assert journal.close()
    return path
