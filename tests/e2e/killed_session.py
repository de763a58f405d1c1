"""A session in a process of its own, made to be killed: see test_kill.py.

Plays a long session on a clock that only the script moves, journals what the engine
says, and writes the seq of every confirmed event to standard output at once.
"""

import os
import random
import sys
from dataclasses import replace
from pathlib import Path

from coach.files.model import DoseKind
from coach.session.engine import Engine
from coach.session.model import EngineState, Item, ItemKind, Timeline
from coach.store.journal import Journal
from coach.store.plan import Document, SessionStart

SETS = 120


class ScriptClock:
    """A clock that moves when the script says so."""

    now_ms = 1_764_000_000_000

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


def session_events(seed):
    """Yield the engine's events, with commands thrown in at seeded moments."""
    clock, choose = ScriptClock(), random.Random(seed)
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


def main(path, seed):
    """Journal the whole session, sometimes waiting for the disk, sometimes not."""
    choose = random.Random(seed + 1)
    journal = Journal(
        Path(path),
        ScriptClock(),
        on_confirmed=lambda _, seq: os.write(1, f"{seq}\n".encode()),
    )
    session_id = journal.begin(session_start())
    for event in session_events(seed):
        journal.append(session_id, event)
        if choose.random() < 0.5:
            journal.flush(10)
    journal.close()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
