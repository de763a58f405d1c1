"""What the rules of a course look at: sessions, mornings, notes, and the present.

Plain facts, read once. Nothing here judges them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from coach.care.choices import DANGER_SIGNS
from coach.care.pain import light
from coach.files.model import Library
from coach.files.plan_table import SIGNS
from coach.store.days import training_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.care.pain import Light
    from coach.store.entries import Entry

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """The present, as the caller's clock says.

    Attributes:
        now_ms: Milliseconds since 1970 UTC.
        offset_min: What the person's clock is ahead of UTC, in minutes.
    """

    now_ms: int
    offset_min: int = 0

    @property
    def day(self) -> date:
        """Return the training day."""
        return self.day_of(self.now_ms)

    def day_of(self, at_ms: int) -> date:
        """Return the training day of another instant, on the clock of now."""
        return date.fromisoformat(training_day(at_ms, self.offset_min))

    def clock_of(self, at_ms: int) -> datetime:
        """Return what the person's clock shows at an instant."""
        return _EPOCH + timedelta(milliseconds=at_ms, minutes=self.offset_min)


@dataclass(frozen=True, slots=True)
class SessionFact:
    """A session that has ended and counts.

    Attributes:
        day: Training day it counts for.
        worst: Worst pain during it, 0-10; None when it was not said.
        is_whole: It was done to its end, or nearly.
        counts: It was more than a mistake: long enough, or it hurt.
        signs: What was reported with it, as `SIGNS` of plans.
        swelling: Whether it was said to be swollen; None when it was not said.
        relief: Pain relief was taken in the eight hours before it.
        side: The sore side it was done for, or "".
        exercises: Those of which a set was done to its end.
        sore: Exercise and the worst pain said in it, where any was said.
        stop_pain: Of a session that was stopped, the pain from which on its program
            ended as it was played; None where that is not known.
    """

    id: str
    program: str
    day: date
    started_ms: int
    ended_ms: int
    worst: int | None = None
    is_whole: bool = True
    counts: bool = True
    signs: frozenset[str] = frozenset()
    swelling: bool | None = None
    relief: bool = False
    side: str = ""
    exercises: frozenset[str] = frozenset()
    sore: tuple[tuple[str, int], ...] = ()
    stop_pain: int | None = None

    @property
    def light(self) -> Light | None:
        """Return the colour of its worst pain; None when nothing was said."""
        has_danger = bool(self.signs & DANGER_SIGNS)
        if self.worst is None:
            return "red" if has_danger else None
        return light(self.worst, danger_words=has_danger)


@dataclass(frozen=True, slots=True)
class MorningFact:
    """Pain on a morning.

    Attributes:
        day: The morning it was felt.
        noted_ms: When it was answered, in ms since 1970 UTC.
        relief: Pain relief was taken in the eight hours before.
    """

    day: date
    pain: int
    noted_ms: int = 0
    signs: frozenset[str] = frozenset()
    relief: bool = False


@dataclass(frozen=True, slots=True)
class History:
    """Everything that courses rest on; made by `make_history`.

    Attributes:
        notes: Notes of all kinds that matter to courses; of screenings those in the bin
            as well, which only in their first minute stop counting.
        sessions: Sessions that count, oldest first.
        library: Plans, programs and exercises.
        mornings: Mornings that were answered, oldest first.
        relief_ms: When a note said that pain relief was taken, in ms since 1970 UTC.
    """

    notes: tuple[Entry, ...] = ()
    sessions: tuple[SessionFact, ...] = ()
    library: Library = field(default_factory=Library)
    mornings: tuple[MorningFact, ...] = ()
    relief_ms: tuple[int, ...] = ()

    def notes_of(self, kind: str) -> list[Entry]:
        """Return the notes of a kind that count, in the order of their times."""
        found = [n for n in self.notes if n.kind == kind and n.removed_at is None]
        return sorted(found, key=note_order)


def note_order(note: Entry) -> tuple[str, str, str]:
    """Return the order of notes: by day, then by time."""
    return note.local_day, note.happened_at, note.id


def day_of(note: Entry) -> date:
    """Return the training day that a note counts for."""
    return date.fromisoformat(note.local_day)


def note_ms(note: Entry) -> int:
    """Return when a note happened, in ms since 1970 UTC."""
    return instant_ms(note.happened_at)


def instant_ms(utc_text: str) -> int:
    """Return the milliseconds since 1970 UTC that a stored time means."""
    then = datetime.fromisoformat(utc_text)
    return ((then if then.tzinfo else then.replace(tzinfo=UTC)) - _EPOCH) // _MS


def day_in(value: object) -> date | None:
    """Return the day that a stored value names, None for anything else."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def text_in(data: Mapping[str, Any], key: str) -> str:
    """Return a text of a note's data; "" when it is missing or something else."""
    value = data.get(key)
    return value if isinstance(value, str) else ""


def inputs_of(note: Entry) -> dict[str, Any]:
    """Return the numbers that led to a decision; {} when none were written down."""
    inputs = note.data.get("inputs")
    return inputs if isinstance(inputs, dict) else {}


def signs_in(data: Mapping[str, Any]) -> frozenset[str]:
    """Return the signs that an answer or a note reports.

    Kinds of pain that count as red are signs as well, so both lists are read.
    """
    said: set[str] = set()
    for key in ("signs", "quality"):
        values = data.get(key)
        if isinstance(values, list):
            said.update(value for value in values if isinstance(value, str))
    return frozenset(said & set(SIGNS))
