"""What the journal costs on top of SQLite: one event, against a bare commit."""

from __future__ import annotations

import statistics
import tempfile
import threading
import time
from pathlib import Path

from coach.clock import SystemClock
from coach.session.model import Event, Timeline
from coach.store.connection import open_store
from coach.store.journal import Journal
from coach.store.plan import Document, SessionStart

ROUNDS = 400
# The first ones open files and fill caches.
WARM_UP = 20
DATA = {"index": 7, "how": "done", "held_ms": 30_000, "exercise": "hamstring-stretch"}


class _BareSqlite:
    """The same row in the same table with the same pragmas, and nothing else."""

    def __init__(self, path: Path) -> None:
        self._connection = open_store(path)
        self._connection.execute("PRAGMA foreign_keys = OFF")
        self._seq = 0

    def commit_one(self) -> None:
        self._seq += 1
        execute = self._connection.execute
        execute("BEGIN IMMEDIATE")
        execute(
            "INSERT INTO event (session_id, seq, at, mono_ms, at_ms, kind, data)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                "019abcdef012345678901234",
                self._seq,
                "2025-11-24T16:00:00.000Z",
                1,
                1,
                "item-end",
                '{"index": 7, "how": "done", "held_ms": 30000,'
                ' "exercise": "hamstring-stretch"}',
            ),
        )
        execute("COMMIT")

    def close(self) -> None:
        self._connection.close()


class _WholeJournal:
    """From the call of append to the confirmation, thread and all."""

    def __init__(self, path: Path) -> None:
        self._confirmed = threading.Event()
        self._journal = Journal(
            path, SystemClock(), on_confirmed=lambda *_: self._confirmed.set()
        )
        program = Document("program", "bench", 1, "Bench", "text")
        self._session = self._journal.begin(
            SessionStart(program, Timeline("bench", ()))
        )
        self._journal.flush(10)

    def commit_one(self) -> None:
        self._confirmed.clear()
        self._journal.append(self._session, Event("item-end", 1, 1, DATA))
        if not self._confirmed.wait(10):
            raise TimeoutError("the journal did not confirm within 10 s")

    def close(self) -> None:
        self._journal.close()


def measure() -> dict[str, float]:
    """Return the median milliseconds of both, and journal divided by bare.

    The two take turns, so that whatever else the machine does meets both alike.
    """
    times: dict[str, list[float]] = {"bare_ms": [], "journal_ms": []}
    with tempfile.TemporaryDirectory() as folder:
        bare = _BareSqlite(Path(folder, "bare.sqlite"))
        journal = _WholeJournal(Path(folder, "journal.sqlite"))
        for _ in range(ROUNDS + WARM_UP):
            times["bare_ms"].append(_timed_ms(bare))
            times["journal_ms"].append(_timed_ms(journal))
        bare.close()
        journal.close()
    medians = {name: statistics.median(all_[WARM_UP:]) for name, all_ in times.items()}
    return medians | {"ratio": medians["journal_ms"] / medians["bare_ms"]}


def _timed_ms(subject: _BareSqlite | _WholeJournal) -> float:
    begun = time.perf_counter()
    subject.commit_one()
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name}: {value:.3f}")
