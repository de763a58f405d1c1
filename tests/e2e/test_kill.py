"""A process that is killed at any moment loses nothing that it had confirmed."""

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from coach.session.engine import Engine
from coach.session.model import EngineState, Event
from coach.store.backup import is_sound
from coach.store.connection import open_store
from coach.store.history import close_as_partial, session_summary, unfinished
from coach.store.journal import Journal
from tests.e2e.killed_session import long_timeline, session_events

pytestmark = pytest.mark.e2e

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = Path(__file__).with_name("killed_session.py")
KILLS = 50
EVENTS_MAX = 400


def killed(path, seed, after_confirmed, delay_s):
    """Run the session, kill it, and return the seqs it had confirmed.

    Args:
        path: The history.
        seed: Decides what happens in the session.
        after_confirmed: Number of confirmations after which the kill comes.
        delay_s: Further time before the kill.
    """
    process = subprocess.Popen(
        [sys.executable, str(SCRIPT), str(path), str(seed)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
    )
    with process:
        lines = [process.stdout.readline() for _ in range(after_confirmed)]
        try:
            process.wait(delay_s)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        lines += process.stdout.readlines()
    assert process.returncode == -signal.SIGKILL, "it ended before it was killed"
    # A last line without its end was cut by the kill; its event may be there or not.
    return [int(line) for line in lines if line.endswith(b"\n")]


def expected_index(events):
    """Return where a session with these events has to go on, independent of replay."""
    index = 0
    for event in events:
        if event.kind == "item":
            index = event.data["index"]
        elif event.kind == "item-end":
            index = event.data["index"] + 1
    return index


def check(path, seed, confirmed):
    """Check the history that a killed process left; return its number of events."""
    connection = open_store(path)
    try:
        assert is_sound(connection)
        found = unfinished(connection)
        if found is None:
            assert confirmed == []
            return 0
        stored = connection.execute(
            "SELECT seq, kind, at_ms FROM event ORDER BY seq"
        ).fetchall()
        events = [event for event, _ in zip(session_events(seed), stored, strict=False)]
        assert confirmed == list(range(1, len(confirmed) + 1))
        assert len(stored) >= len(confirmed)
        assert stored == [
            (seq, event.kind, event.at_ms) for seq, event in enumerate(events, start=1)
        ]
        assert found.item_index == expected_index(events)
        assert found.next_seq == len(stored) + 1
        assert found.program_text == "text of the program"
        return len(stored)
    finally:
        connection.close()


def test_no_confirmed_event_is_lost(tmp_path):
    """Fifty kills at seeded random moments, some before the file even exists."""
    choose = random.Random(20251124)
    counts = []
    for number in range(KILLS):
        path = tmp_path / f"{number}" / "history.sqlite"
        is_early = number % 10 == 0
        confirmed = killed(
            path,
            seed=number,
            after_confirmed=0 if is_early else choose.randint(1, EVENTS_MAX),
            delay_s=choose.uniform(0.05, 0.4) if is_early else choose.uniform(0, 0.01),
        )
        counts.append(check(path, number, confirmed))

    # The kills did hit sessions early, in the middle and late.
    assert len(set(counts)) > KILLS / 2
    assert max(counts) > EVENTS_MAX / 2


def test_killed_session_goes_on_to_its_end(tmp_path, clock):
    """After a kill the session goes on at its item and ends as done."""
    path = tmp_path / "history.sqlite"
    killed(path, seed=1, after_confirmed=150, delay_s=0.002)
    connection = open_store(path)
    found = unfinished(connection)
    journal = Journal(path, clock)
    journal.go_on(found.session_id, found.next_seq)
    engine = Engine(long_timeline(), clock, start_index=found.item_index)
    recover = Event("recover", 0, clock.monotonic_ms(), {"index": found.item_index})
    events = [recover, *engine.start()]
    while engine.state is not EngineState.DONE:
        clock.advance(1_000)
        events += engine.tick()
    for event in events:
        journal.append(found.session_id, event)
    assert journal.close()

    summary = session_summary(connection, found.session_id)
    assert summary.outcome == "done"
    assert summary.active_s > found.active_ms / 1000
    assert unfinished(connection) is None
    connection.close()


def test_killed_session_can_be_saved_as_partial(tmp_path, clock):
    """What was done before the kill counts, to the second of the last event."""
    path = tmp_path / "history.sqlite"
    killed(path, seed=2, after_confirmed=120, delay_s=0.002)
    connection = open_store(path)
    found = unfinished(connection)

    close_as_partial(connection, found.session_id, clock)

    summary = session_summary(connection, found.session_id)
    assert summary.outcome == "partial"
    assert summary.active_s == round(found.active_ms / 1000)
    assert 0 < summary.done_share < 1
    connection.close()
