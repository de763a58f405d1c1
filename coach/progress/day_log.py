"""What every day was: trained on, rested, missed, ill, or planned.

Rest that was planned is part of the plan. Days of illness count neither for nor
against, nor do days whose pain asked for rest, nor those that a step back took off, nor
those on which the rules of care kept the person's own program closed, nor the day on
which a course began; and a planned day that was made up for in the same week
is no missed day.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from coach.progress.pain import is_red
from coach.progress.ribbon import GO_TO, START, STEP_BACK
from coach.progress.span import week_start
from coach.store.entries import COURSE, ILLNESS, PAIN
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from coach.progress.planned import PlannedSession
    from coach.progress.record import Record
    from coach.store.entries import Entry


class DayKind(StrEnum):
    """What a day was, or is meant to be."""

    DONE = "done"
    PART = "part"
    REST = "rest"
    PLANNED = "planned"
    MISSED = "missed"
    ILL = "ill"
    # Before the history begins, or after today without a plan.
    BLANK = "blank"


TRAINED = frozenset({DayKind.DONE, DayKind.PART})
_ASKED = frozenset({DayKind.MISSED, DayKind.PLANNED})


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day of the calendar.

    Attributes:
        minutes: Exercised on it.
        sessions: Sessions that count.
        planned: Sessions that were planned.
        made_up_on: The day of the same week on which a planned day was made up for.
    """

    day: date
    kind: DayKind
    minutes: float = 0.0
    sessions: int = 0
    planned: int = 0
    made_up_on: date | None = None

    @property
    def is_kept(self) -> bool:
        """Return whether a planned day was trained on, or made up for."""
        return self.kind in TRAINED or self.made_up_on is not None


@dataclass(frozen=True, slots=True)
class DayLog:
    """All days from the first one of a record to the last one that is looked ahead.

    Attributes:
        cells: Every day, without a gap.
        today: The present training day.
    """

    cells: dict[date, DayCell]
    today: date

    def cell(self, day: date) -> DayCell:
        """Return a day; blank outside of the log."""
        return self.cells.get(day) or DayCell(day, DayKind.BLANK)


def day_word(kind: DayKind) -> str:
    """Return a kind of day in words."""
    words = {
        DayKind.DONE: tr("Full"),
        DayKind.PART: tr("Part"),
        DayKind.REST: tr("Rest day"),
        DayKind.PLANNED: tr("Planned"),
        DayKind.MISSED: tr("Missed"),
        DayKind.ILL: tr("Ill"),
        DayKind.BLANK: "",
    }
    return words[kind]


def day_log(
    record: Record,
    planned: Iterable[PlannedSession],
    today: date,
    ahead: date,
    closed: Collection[date] = (),
) -> DayLog:
    """Return what every day of a record was, and what the days ahead are meant to be.

    Args:
        record: The history, or its last part.
        planned: From `planned_days`, over the same days.
        today: The present training day.
        ahead: Last day of the log.
        closed: Days on which the person's own program was closed; see
            `coach.care.closed_days`. They asked for nothing of their own.
    """
    times = _times_of(planned, record, today, closed)
    first = max(record.span_first, record.oldest) if record.oldest else today
    last = max(ahead, today)
    excused = _ill_days(record.notes.get(ILLNESS, ()), today)
    unasked = _red_days(record) | _first_days(record)
    off = _days_off(record, first, last)
    done = _sessions_by_day(record)
    cells = {}
    for day in days_between(first, last):
        cell = _cell(day, done.get(day), times.get(day, 0), today)
        if cell.kind not in TRAINED and day in excused:
            cell = replace(cell, kind=DayKind.ILL)
        elif (cell.kind is DayKind.MISSED and day in unasked) or (
            cell.kind in _ASKED and day in off
        ):
            cell = replace(cell, kind=DayKind.REST, planned=0)
        cells[day] = cell
    _make_up(cells)
    return DayLog(cells, today)


def _times_of(
    planned: Iterable[PlannedSession],
    record: Record,
    today: date,
    closed: Collection[date],
) -> dict[date, int]:
    """Return how many sessions each day was planned for.

    The person's own days of the week are only known as they are set now; before the
    first session they asked for nothing.
    """
    begins = record.sessions[0].day if record.sessions else today
    found: dict[date, int] = {}
    for each in planned:
        is_own = each.day >= begins and each.day not in closed
        if each.course or is_own:
            found[each.day] = found.get(each.day, 0) + each.times
    return found


@dataclass(slots=True)
class _Done:
    """What was done on a day."""

    minutes: float = 0.0
    sessions: int = 0
    whole: int = 0


def _sessions_by_day(record: Record) -> dict[date, _Done]:
    found: dict[date, _Done] = {}
    for session in record.sessions:
        if session.counts:
            done = found.setdefault(session.day, _Done())
            done.minutes += session.minutes
            done.sessions += 1
            done.whole += session.is_whole
    return found


def _cell(day: date, done: _Done | None, times: int, today: date) -> DayCell:
    if done is not None:
        is_whole = done.whole >= max(times, 1)
        kind = DayKind.DONE if is_whole else DayKind.PART
        return DayCell(day, kind, done.minutes, done.sessions, times)
    if times:
        kind = DayKind.PLANNED if day >= today else DayKind.MISSED
    else:
        kind = DayKind.REST if day <= today else DayKind.BLANK
    return DayCell(day, kind, planned=times)


def _ill_days(notes: Sequence[Entry], today: date) -> set[date]:
    """Return the days of illness up to today; without an end it still lasts."""
    found: set[date] = set()
    for note in notes:
        first = _day_of(note.data.get("from")) or date.fromisoformat(note.local_day)
        last = _day_of(note.data.get("until")) or today
        found.update(days_between(first, min(last, today)))
    return found


def _day_of(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _red_days(record: Record) -> set[date]:
    """Return the days whose pain asked for rest."""
    red = (note for note in record.notes.get(PAIN, ()) if is_red(note))
    return {date.fromisoformat(note.local_day) for note in red}


def _first_days(record: Record) -> set[date]:
    """Return the days on which courses began: in the evening, or with a fresh injury.

    Whoever trained then has it counted; nobody is told that they missed it.
    """
    begun = (n for n in record.notes.get(COURSE, ()) if n.data.get("decision") == START)
    return {date.fromisoformat(note.local_day) for note in begun}


def _days_off(record: Record, first: date, last: date) -> set[date]:
    """Return the days off that steps back of courses asked for, within the log."""
    found: set[date] = set()
    for note in record.notes.get(COURSE, ()):
        if note.data.get("decision") in (STEP_BACK, GO_TO):
            begin, end = _rest_of(note)
            found.update(days_between(max(begin, first), min(end, last)))
    return found


def _rest_of(note: Entry) -> tuple[date, date]:
    """Return first and last day of the rest after a step back.

    It begins where the reason was seen, which can be days before it was confirmed.
    Without such days it is the day of the note.
    """
    day = date.fromisoformat(note.local_day)
    inputs = note.data.get("inputs")
    said = inputs if isinstance(inputs, dict) else {}
    until = _day_of(said.get("rest_until"))
    if until is None:
        # To another stage without a rest is no day off.
        is_back = note.data.get("decision") == STEP_BACK
        return day, day if is_back else day - timedelta(days=1)
    begin = min(_day_of(said.get("evident")) or day, day)
    return begin, until


def _make_up(cells: dict[date, DayCell]) -> None:
    """Let each unplanned day of training stand for a missed one of its week."""
    extra: dict[date, list[date]] = {}
    for cell in cells.values():
        if cell.kind in TRAINED and not cell.planned:
            extra.setdefault(week_start(cell.day), []).append(cell.day)
    for cell in list(cells.values()):
        spare = extra.get(week_start(cell.day))
        if cell.kind is DayKind.MISSED and spare:
            cells[cell.day] = replace(cell, kind=DayKind.REST, made_up_on=spare.pop(0))


def days_between(first: date, last: date) -> Iterator[date]:
    """Yield the days from one to another, both included."""
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)
