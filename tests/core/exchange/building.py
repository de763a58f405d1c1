"""A small history with something of everything, written by the journal itself."""

from __future__ import annotations

from coach.session.model import Event
from coach.store.journal import Journal
from coach.store.plan import Document, SessionStart
from tests.core.store.samples import small_timeline

NOTE = "Pulled a little,\nthen fine; “ok” – été"
MINUTE_MS = 60_000
DAY_MS = 24 * 60 * MINUTE_MS

START = SessionStart(
    Document("program", "stretch.small", 3, "Small stretch", 'format = "program/1"'),
    small_timeline(),
    (
        Document("exercise", "hamstring-stretch", 1, "Stretch", "text of stretch"),
        Document("exercise", "heel-raise", 1, "Heel raise", "text of raise"),
    ),
    "left",
    utc_offset_min=60,
)

# Seconds since the event before, kind, data: the left hold, a skip, half the raises.
STEPS = (
    (0, "start", {}),
    (8, "item", {"index": 1}),
    (30, "item-end", {"index": 1, "how": "done", "held_ms": 30_000}),
    (5, "item", {"index": 3}),
    (2, "hurt", {"index": 3, "pain": 4, "word": "dull"}),
    (10, "skip", {}),
    (0, "item-end", {"index": 3, "how": "skipped", "held_ms": 12_500}),
    (20, "item", {"index": 5}),
    (40, "item-end", {"index": 5, "how": "done", "held_ms": 40_000, "reps": 10}),
    (1, "finish", {}),
)


class Builder:
    """Writes sessions and notes through a journal.

    Args:
        path: The history.
        clock: Moves on as things happen.
    """

    def __init__(self, path, clock):
        self.clock = clock
        self.journal = Journal(path, clock)

    def session(self, answers=None, before=None, steps=STEPS):
        """Write a session and return its id."""
        session_id = self.journal.begin(START)
        first = [] if before is None else [(0, "before", {"pain": before})]
        last = [] if answers is None else [(5, "answer", answers)]
        at_ms = 0
        for seconds, kind, data in (*first, *steps, *last):
            self.clock.advance(seconds * 1000)
            at_ms += seconds * 1000
            event = Event(kind, at_ms, self.clock.monotonic_ms(), data)
            self.journal.append(session_id, event)
        return session_id

    def next_day(self):
        """Let a day pass."""
        self.clock.advance(DAY_MS)

    def close(self):
        """Write everything down."""
        assert self.journal.close(10)


def make_history(path, clock):
    """Write a history with sessions and notes of every kind; return the ids."""
    builder = Builder(path, clock)
    journal = builder.journal
    answers = {"pain": 4, "pain_now": 2, "effort": 5, "note": NOTE, "place": "calf"}
    ids = {"full": builder.session(answers, before=1)}
    builder.next_day()
    ids["morning"] = journal.note(
        "pain", {"when": "morning", "pain": 2, "quality": ["tight", "aching"]}
    )
    ids["binned"] = builder.session({"pain": 1, "effort": 3})
    journal.change_session(ids["binned"], "remove")
    ids["open"] = builder.session(steps=STEPS[:3])
    ids["cramp"] = journal.note(
        "cramp",
        {
            "muscle": "calf",
            "side": "left",
            "length_s": 90,
            "strength": 6,
            "night": True,
            "triggers": ["hot-day", "alcohol"],
            "helped": ["stretch"],
        },
    )
    journal.note("measure", {"test": "T8", "left": 80, "right": 71.5, "unit": "deg"})
    ids["activities"] = journal.note(
        "activities",
        {"items": [{"name": "Stairs", "score": 7}, {"name": "=1+1", "score": 3}]},
    )
    journal.note("illness", {"from": "2025-11-20", "until": "2025-11-22"})
    journal.note(
        "course",
        {"course": "c1", "plan": "not-there", "title": "T", "decision": "start"},
    )
    journal.note("care", {"what": "ice", "length_s": 900}, session_id=ids["full"])
    journal.change_note(ids["morning"], {"when": "morning", "pain": 3, "note": "-2"})
    ids["gone"] = journal.note("pain", {"when": "now", "pain": 9})
    journal.remove_note(ids["gone"])
    builder.close()
    return ids
