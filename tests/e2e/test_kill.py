"""A process that is killed at any moment loses nothing that it had confirmed."""

import json
import os
import random
import subprocess
import sys
from collections import Counter, defaultdict
from contextlib import closing
from itertools import groupby
from pathlib import Path

import pytest

from coach.session.engine import Engine
from coach.session.model import EngineState, Event
from coach.store.backup import DAILY_KEPT, is_sound
from coach.store.connection import open_store
from coach.store.entries import entry_changes
from coach.store.history import close_as_partial, session_summary, unfinished
from coach.store.journal import Journal
from coach.store.look import look_inside
from tests.e2e.killed_session import long_timeline, session_events

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked processes"),
]

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = Path(__file__).with_name("killed_session.py")
KILLS = 200
KILLS_IN_ONE_FOLDER = 10
LINES_MAX = 250


@pytest.fixture
def kill():
    """Return a function that runs a session, kills it, and returns what it wrote."""
    process = subprocess.Popen(
        [sys.executable, str(SCRIPT)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        text=True,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
    )

    def ask(path, seed, after_lines, delay_s, day=0):
        order = {
            "path": str(path),
            "seed": seed,
            "day": day,
            "after_lines": after_lines,
            "delay_s": delay_s,
        }
        process.stdin.write(json.dumps(order) + "\n")
        process.stdin.flush()
        return json.loads(process.stdout.readline())

    yield ask
    process.stdin.close()
    assert process.wait(10) == 0
    process.stdout.close()


class Folder:
    """A data folder that outlives one kill after the other, and what must be in it.

    Attributes:
        moments: Numbers of events found after each kill, and of notes and backups.
    """

    def __init__(self, path):
        self.path = path
        self.moments = Counter()
        self._noted = Counter()
        self._said = defaultdict(list)
        self._sessions = {}
        self._sound = set()
        self._told = set()

    def check(self, seed, lines):
        """Check what a killed process left behind against what it had written."""
        told = [line.split() for line in lines]
        confirmed = [int(words[1]) for words in told if words[0] == "event"]
        self._noted.update(words[1] for words in told if words[0] == "noted")
        for words in told:
            if words[0] == "say":
                self._said[words[1]].append(int(words[2]))
        begun = [words[1] for words in told if words[0] == "session"]
        with closing(open_store(self.path)) as connection:
            assert is_sound(connection)
            self._check_session(connection, seed, begun, confirmed)
            self._check_notes(connection)
        self._check_backups({words[1] for words in told if words[0] == "backup"})

    def _check_session(self, connection, seed, begun, confirmed):
        """All confirmed events are there, and what is there is what happened."""
        assert confirmed == list(range(1, len(confirmed) + 1))
        for session_id, count in self._sessions.items():
            assert len(stored_events(connection, session_id)) == count
        session_id = begun[0] if begun else None
        stored = stored_events(connection, session_id)
        assert len(stored) >= len(confirmed)
        events = [event for event, _ in zip(session_events(seed), stored, strict=False)]
        assert stored == [
            (seq, event.kind, event.at_ms) for seq, event in enumerate(events, start=1)
        ]
        self.moments["events"] += len(stored)
        if not stored:
            return
        self._sessions[session_id] = len(stored)
        found = unfinished(connection)
        assert found.session_id == session_id
        assert found.item_index == expected_index(events)
        assert found.next_seq == len(stored) + 1
        assert found.program_text == "text of the program"

    def _check_notes(self, connection):
        """Every confirmed note and change is there, of this run and all before."""
        for note_id, count in self._noted.items():
            changes = entry_changes(connection, note_id)
            assert len(changes) >= count, note_id
            assert [each.seq for each in changes] == list(range(1, len(changes) + 1))
            # A number that was taken away or brought back stands there once more.
            numbers = [number for number, _ in groupby(changes, key=number_of)]
            said = self._said[note_id]
            # The process may have died before it wrote its last line.
            assert numbers[: len(said)] == said[: len(numbers)], note_id
            assert len(numbers) <= len(said) + 1
        self.moments["notes"] = sum(self._noted.values())

    def _check_backups(self, told):
        """Whatever bears the name of a backup is one; none was confirmed too early."""
        there = {file.name for file in self.path.parent.glob("backups/*.sqlite")}
        for name in there - self._sound:
            look = look_inside(self.path.parent / "backups" / name)
            assert look.problem == "", name
            self.moments["backups"] += 1
        self._sound |= there
        self._told |= told
        # The names are days; older ones may have been dropped since, also in favour of
        # copies that a process finished and did not live to tell of.
        newest = set(sorted(self._told | self._sound)[-DAILY_KEPT:])
        assert self._told & newest <= there


def number_of(change):
    return change.data["number"]


def stored_events(connection, session_id):
    return connection.execute(
        "SELECT seq, kind, at_ms FROM event WHERE session_id = ? ORDER BY seq",
        (session_id,),
    ).fetchall()


def expected_index(events):
    """Return where a session with these events has to go on, independent of replay."""
    index = 0
    for event in events:
        if event.kind == "item":
            index = event.data["index"]
        elif event.kind == "item-end":
            index = event.data["index"] + 1
    return index


def test_nothing_confirmed_is_lost(tmp_path, kill):
    """Two hundred kills at seeded random moments, some before the file even exists.

    Events, pain checks and their changes are all there, the file is sound, and so is
    every backup. Ten kills hit one folder after the other.
    """
    choose = random.Random(20251124)
    lines_seen = []
    folders = []
    for number in range(KILLS):
        day = number % KILLS_IN_ONE_FOLDER
        if day == 0:
            folders.append(Folder(tmp_path / f"{number}" / "history.sqlite"))
        is_early = choose.random() < 0.15
        lines = kill(
            folders[-1].path,
            number,
            after_lines=0 if is_early else choose.randint(1, LINES_MAX),
            delay_s=choose.uniform(0, 0.03) if is_early else choose.uniform(0, 0.01),
            day=day,
        )
        folders[-1].check(number, lines)
        lines_seen.append(len(lines))

    # The kills did hit processes early, in the middle and late, and all they do.
    assert len(set(lines_seen)) > KILLS / 3
    assert min(lines_seen) == 0
    assert max(lines_seen) > LINES_MAX / 2
    moments = sum((folder.moments for folder in folders), Counter())
    assert moments["events"] > KILLS * 20
    assert moments["notes"] > KILLS
    assert moments["backups"] > KILLS / 4


def test_killed_session_goes_on_to_its_end(tmp_path, clock, kill):
    """After a kill the session goes on at its item and ends as done."""
    path = tmp_path / "history.sqlite"
    kill(path, seed=1, after_lines=180, delay_s=0.002)
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


def test_killed_session_can_be_saved_as_partial(tmp_path, clock, kill):
    """What was done before the kill counts, to the second of the last event."""
    path = tmp_path / "history.sqlite"
    kill(path, seed=2, after_lines=150, delay_s=0.002)
    connection = open_store(path)
    found = unfinished(connection)

    close_as_partial(connection, found.session_id, clock)

    summary = session_summary(connection, found.session_id)
    assert summary.outcome == "partial"
    assert summary.active_s == round(found.active_ms / 1000)
    assert 0 < summary.done_share < 1
    connection.close()
