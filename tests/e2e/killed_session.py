"""Sessions in processes of their own, made to be killed: see test_kill.py.

Plays a long session on a clock that only the script moves, and journals what the
engine says. In between come pain checks, changes of them, backups and the housekeeping
of a new day. Whatever is confirmed is written to a pipe at once. The script forks a
child for every order that it reads, kills it at the moment that the order names, and
answers with what the child had written.
"""

import json
import os
import random
import select
import signal
import sys
import time
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from coach.files.model import DoseKind
from coach.session.engine import Engine
from coach.session.model import EngineState, Item, ItemKind, Timeline
from coach.store.backup import daily_backup
from coach.store.connection import open_store
from coach.store.entries import PAIN
from coach.store.housekeeping import keep_house
from coach.store.journal import Journal
from coach.store.plan import Document, SessionStart

SETS = 120
FIRST_DAY = date(2025, 11, 24)
DAY_MS = 86_400_000


class ScriptClock:
    """A clock that moves when the script says so.

    Args:
        day: Number of days after the first one on which it starts.
    """

    def __init__(self, day=0):
        self.now_ms = 1_764_000_000_000 + day * DAY_MS

    def monotonic_ms(self):
        return self.now_ms

    def wall_ms(self):
        return self.now_ms


def long_timeline():
    """Return many sets of get-ready, work (holds and repetitions in turn) and rest."""
    items, at_ms = [], 0
    for number in range(SETS):
        reps = {"rep_ends_ms": (3_000, 6_000, 9_000), "of_reps": 3}
        more = (
            {"dose": DoseKind.HOLD} if number % 2 else {"dose": DoseKind.REPS, **reps}
        )
        for kind, length_ms, given in (
            (ItemKind.GET_READY, 5_000, {}),
            (ItemKind.WORK, 9_000, more),
            (ItemKind.REST, 4_000, {}),
        ):
            item = Item(at_ms, length_ms, kind, f"exercise-{number}", "left", 1, 1)
            items.append(replace(item, step=number, **given))
            at_ms += length_ms
    return Timeline("long", tuple(items))


def session_events(seed, clock=None):
    """Yield the engine's events, with commands thrown in at seeded moments."""
    clock, choose = clock or ScriptClock(), random.Random(seed)
    engine = Engine(long_timeline(), clock)
    yield from engine.start()
    while engine.state is not EngineState.DONE:
        clock.now_ms += 500
        yield from engine.tick()
        dice = choose.random()
        if dice < 0.02:
            yield from engine.pause()
            clock.now_ms += 2_000
            yield from engine.resume()
        elif dice < 0.03:
            yield from engine.skip()
        elif dice < 0.04:
            yield from engine.back()
        elif dice < 0.05:
            yield from engine.hurt(2, "pull") + engine.resume()


def session_start():
    """Return the start of the long session."""
    program = Document("program", "long", 1, "Long session", "text of the program")
    return SessionStart(program, long_timeline(), sore_side="left", utc_offset_min=0)


class Run:
    """One process that saves until it is killed.

    Args:
        path: The history.
        seed: Decides what happens, and when.
        day: Number of the day on which it happens.
        tell: Writes a line at once: "session ID" and "say ID NUMBER" when a session or
            what a note says is queued; "event SEQ", "noted ID" and "backup NAME" once
            they are safe.
    """

    def __init__(self, path, seed, day, tell):
        self._path, self._seed, self._day, self._tell = path, seed, day, tell
        self._choose = random.Random(seed + 1)
        self._clock = ScriptClock(day)
        self._notes = []
        self._said = 0
        self._backups = 0

    def go(self):
        """Keep house as on a new day, then play a session to its end."""
        if self._choose.random() < 0.3:
            done = keep_house(self._path, self._clock.wall_ms(), 0)
            self._tell_backup(done.backup)
        self._journal = Journal(
            self._path,
            self._clock,
            on_confirmed=lambda _, seq: self._tell(f"event {seq}"),
            on_noted=lambda noted_id: self._tell(f"noted {noted_id}"),
        )
        session_id = self._journal.begin(session_start())
        self._tell(f"session {session_id}")
        for event in session_events(self._seed, self._clock):
            self._journal.append(session_id, event)
            self._do_something_else()
            if self._choose.random() < 0.5:
                self._journal.flush(10)
        self._journal.close()

    def _do_something_else(self):
        dice = self._choose.random()
        if dice < 0.1:
            self._note()
        elif dice < 0.12:
            self._back_up()

    def _note(self):
        """Answer a pain check, or change an answer, or take one away and back."""
        self._said += 1
        dice = self._choose.random()
        data = {"when": "now", "pain": self._said % 11, "number": self._said}
        if dice < 0.6 or not self._notes:
            note_id = self._journal.note(PAIN, data)
            self._notes.append(note_id)
            self._tell(f"say {note_id} {self._said}")
            return
        note_id = self._choose.choice(self._notes)
        if dice < 0.8:
            self._journal.change_note(note_id, data)
            self._tell(f"say {note_id} {self._said}")
        elif dice < 0.9:
            self._journal.remove_note(note_id)
        else:
            self._journal.restore_note(note_id)

    def _back_up(self):
        """Make the backup of a day that has none yet."""
        self._backups += 1
        day = FIRST_DAY + timedelta(days=self._day * 100 + self._backups)
        with closing(open_store(self._path)) as connection:
            folder = self._path.parent / "backups"
            self._tell_backup(daily_backup(connection, folder, day))

    def _tell_backup(self, backup):
        if backup is not None:
            self._tell(f"backup {backup.name}")


def killed(order):
    """Fork a run, kill it at the moment the order names, and return what it wrote."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)

        def tell(line):
            os.write(writing, f"{line}\n".encode())

        Run(Path(order["path"]), order["seed"], order["day"], tell).go()
        os._exit(0)
    os.close(writing)
    text = b""
    while text.count(b"\n") < order["after_lines"]:
        text += os.read(reading, 65_536) or ended_too_soon(child)
    # Reading on, so that a full pipe delays nothing.
    ends_at = time.monotonic() + order["delay_s"]
    while (left_s := ends_at - time.monotonic()) > 0:
        if select.select([reading], [], [], left_s)[0]:
            text += os.read(reading, 65_536) or ended_too_soon(child)
    os.kill(child, signal.SIGKILL)
    while more := os.read(reading, 65_536):
        text += more
    os.close(reading)
    os.waitpid(child, 0)
    # A last line without its end was cut by the kill.
    return [line.decode() for line in text.split(b"\n")[:-1]]


def ended_too_soon(child):
    """Fail: the run got through, or broke, before it was to be killed."""
    _, status = os.waitpid(child, 0)
    raise AssertionError(f"it ended before it was killed: {status}")


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(killed(json.loads(line))), flush=True)
