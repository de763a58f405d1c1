"""What was really done: the "care" notes, as stretches of time.

A timer is a note with `started_at`, and it runs as long as there is no `ended_at`. A
note without `started_at` was written afterwards; it speaks of the time from
`happened_at` on, for `length_s`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coach.care.course.facts import instant_ms, note_ms, text_in
from coach.files.protocol_checks import LONGEST_MS
from coach.store.days import utc_text
from coach.store.entries import CARE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.files.protocol_model import ProtocolStep
    from coach.store.entries import Entry

# Kind of a step in a file -> what its notes say.
WHAT = {
    "ice": "ice",
    "heat": "heat",
    "compression": "wrap",
    "elevation": "elevation",
    "rest": "rest",
    "move": "move",
}

# Why it ended: its time was up, the person ended it, a look at skin or toes did, or
# nobody said when, so that the longest time that is allowed was taken.
BY_TIME, BY_PERSON, BY_LOOK, LATE = "time", "person", "check", "late"

# These act on the body wherever they are put: all of them count together.
_WHOLE_BODY = frozenset({"ice", "heat", "elevation"})


@dataclass(frozen=True, slots=True)
class Look:
    """A look at skin or toes, and whether all was well."""

    at_ms: int
    ok: bool


@dataclass(frozen=True, slots=True)
class CareDone:
    """Something that was done, or goes on.

    Attributes:
        note: Id of its note.
        what: One of the values of WHAT.
        step: Name of the step in its protocol, or "".
        injury: Id of the injury it is for, or "".
        day: Training day that the note counts for.
        length_ms: How long it took, or is to take; 0 when that is not known.
        end_ms: When it ended; None when nobody said so.
        is_timer: It was begun as a timer.
    """

    note: str
    what: str
    start_ms: int
    day: str = ""
    protocol: str = ""
    step: str = ""
    injury: str = ""
    length_ms: int = 0
    end_ms: int | None = None
    is_timer: bool = False
    looks: tuple[Look, ...] = ()
    because: str = ""

    @property
    def goes_on(self) -> bool:
        """Return whether it is a timer that nobody has ended."""
        return self.is_timer and self.end_ms is None

    @property
    def off_ms(self) -> int:
        """Return when it was over, the longest time that is allowed if unknown."""
        if self.end_ms is not None:
            return self.end_ms
        return self.start_ms + max(self.length_ms, LONGEST_MS.get(self.what, 0))

    @property
    def went_badly(self) -> bool:
        """Return whether a look at skin or toes ended it."""
        return self.because == BY_LOOK or any(not look.ok for look in self.looks)


def care_done(notes: Iterable[Entry]) -> tuple[CareDone, ...]:
    """Return everything that was done, oldest first.

    Args:
        notes: Of any kinds; those in the bin do not count.
    """
    found = (
        _done(note) for note in notes if note.kind == CARE and note.removed_at is None
    )
    return tuple(sorted(found, key=_start))


def counting(
    step: ProtocolStep, injury: str, done: Iterable[CareDone]
) -> tuple[CareDone, ...]:
    """Return what counts for a step: gaps, and how often in a day.

    Cold, warmth and raising count together whatever they were for, which is the
    careful side; a bandage and movement count for their injury.
    """
    what = WHAT.get(step.kind, "")
    return tuple(
        each
        for each in done
        if each.what == what
        and (what in _WHOLE_BODY or not each.injury or each.injury == injury)
    )


def looks_data(looks: Iterable[Look]) -> list[dict[str, Any]]:
    """Return looks as they are kept in a note."""
    return [{"at": utc_text(look.at_ms), "ok": look.ok} for look in looks]


def seconds_in(value: object) -> int:
    """Return a length in seconds as a note holds it; 0 for anything else."""
    if not isinstance(value, int | float) or not math.isfinite(value):
        return 0
    return max(0, round(value))


def _start(done: CareDone) -> tuple[int, str]:
    return done.start_ms, done.note


def _done(note: Entry) -> CareDone:
    data = note.data
    started_ms = _instant(data.get("started_at"))
    start_ms = note_ms(note) if started_ms is None else started_ms
    seconds = seconds_in(data.get("length_s"))
    end_ms = _instant(data.get("ended_at"))
    if end_ms is None and seconds:
        end_ms = start_ms + seconds * 1000
    return CareDone(
        note.id,
        text_in(data, "what"),
        start_ms,
        note.local_day,
        text_in(data, "protocol"),
        text_in(data, "step"),
        text_in(data, "injury"),
        (seconds or seconds_in(data.get("planned_s"))) * 1000,
        None if end_ms is None else max(start_ms, end_ms),
        started_ms is not None,
        tuple(_looks(data.get("looks"))),
        text_in(data, "stopped_because"),
    )


def _looks(value: object) -> Iterator[Look]:
    for each in value if isinstance(value, list) else ():
        at_ms = _instant(each.get("at")) if isinstance(each, dict) else None
        if at_ms is not None:
            yield Look(at_ms, each.get("ok") is True)


def _instant(value: object) -> int | None:
    try:
        return instant_ms(value) if isinstance(value, str) else None
    except ValueError:
        return None
