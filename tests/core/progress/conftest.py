"""A real history for the tests that read one."""

import pytest

from coach.session.model import Event
from coach.store.connection import open_reader, open_store
from coach.store.journal import Journal
from coach.store.plan import Document, SessionStart
from tests.core.store.samples import small_timeline

PROGRAM = 'format = "program/1"\nkind = "rehab"\n\n[[block]]\nkind = "not this"\n'


@pytest.fixture
def path(tmp_path):
    """Return where the history goes."""
    return tmp_path / "history.sqlite"


@pytest.fixture
def journal(path, clock):
    """Return an open journal; it is closed after the test."""
    opened = Journal(path, clock)
    yield opened
    opened.close()


@pytest.fixture
def reader(journal, path):
    """Return a function that flushes and opens a reader; all are closed again."""
    opened = []

    def open_one():
        open_store(path).close()  # the journal's thread may not have made it yet
        assert journal.flush(10)
        opened.append(open_reader(path))
        return opened[-1]

    yield open_one
    for connection in opened:
        connection.close()


@pytest.fixture
def start():
    """Return the start of a session of 133 s on the sore left side, at +60 min."""
    return SessionStart(
        Document("program", "small", 3, "Small stretch", PROGRAM),
        small_timeline(),
        (
            Document("exercise", "hamstring-stretch", 1, "Stretch", "stretch"),
            Document("exercise", "heel-raise", 1, "Heel raise", "raise"),
        ),
        "left",
        utc_offset_min=60,
    )


@pytest.fixture
def play(journal, clock, start):
    """Return a function that journals (seconds, kind, data) as one session."""

    def run(*steps):
        session_id = journal.begin(start)
        at_ms = 0
        for seconds, kind, data in steps:
            clock.advance(seconds * 1000)
            at_ms += seconds * 1000
            journal.append(session_id, Event(kind, at_ms, clock.monotonic_ms(), data))
        assert journal.flush(10)
        return session_id

    return run


LENGTHS_S = (8, 30, 5, 30, 20, 40)


def whole(**answers):
    """Return the steps of a session that is done to its end and answered."""
    steps = [(0, "before", {"pain": 1}), (0, "start", {})]
    for index, seconds in enumerate(LENGTHS_S):
        done = {"index": index, "how": "done", "held_ms": seconds * 1000}
        if index == 5:
            done["reps"] = 10
        steps += [(0, "item", {"index": index}), (seconds, "item-end", done)]
    steps.append((0, "finish", {}))
    if answers:
        steps.append((5, "answer", answers))
    return steps
