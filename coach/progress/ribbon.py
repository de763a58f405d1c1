"""The stages of a course along the time axis, with its holds and step-backs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from coach.progress.planned import END, PAUSE, course_notes
from coach.progress.span import Span
from coach.store.entries import COURSE
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.progress.record import Record
    from coach.store.entries import Entry

START = "start"
HOLD = "hold"
STEP_BACK = "step-back"
STEP_UP = "step-up"
GO_TO = "go-to"
_MARKED = frozenset({HOLD, STEP_BACK, STEP_UP})


@dataclass(frozen=True, slots=True)
class Stage:
    """Some days in one stage of a course; both ends included."""

    first: date
    last: date
    title: str
    is_pause: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A decision on a day: "hold", "step-back" or "step-up"."""

    day: date
    decision: str
    stage: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ribbon:
    """The course that is shown; empty without one.

    Attributes:
        title: Title of its plan.
    """

    title: str = ""
    stages: tuple[Stage, ...] = ()
    marks: tuple[Mark, ...] = ()


def decision_word(decision: str) -> str:
    """Return a decision in words."""
    words = {
        "start": tr("Start"),
        "go-on": tr("Go on"),
        STEP_UP: tr("Step up"),
        HOLD: tr("Hold"),
        STEP_BACK: tr("Step back"),
        GO_TO: tr("Another stage"),
        PAUSE: tr("Pause"),
        "resume": tr("On again"),
        "refer": tr("Have it examined"),
        END: tr("End"),
    }
    return words.get(decision, decision)


def ribbon_of(record: Record, span: Span, today: date) -> Ribbon:
    """Return the stages that lie in a span, of the course that was decided on last.

    Args:
        record: The history.
        span: The days that are shown.
        today: The present training day; a running stage reaches to it.
    """
    until = Span(date.min, span.last)
    notes = _newest_course(record.notes_in(COURSE, until))
    stages = [
        replace(each, first=max(each.first, span.first), last=min(each.last, span.last))
        for each in _stages(notes, today)
        if each.first <= span.last and each.last >= span.first
    ]
    if not stages:
        return Ribbon()
    marks = tuple(_mark(note) for note in notes if _is_marked(note, span))
    title = str(notes[-1].data.get("title", ""))
    return Ribbon(title, tuple(stages), marks)


def stage_on(record: Record, day: date) -> str:
    """Return the stage of the running course on a day, "" without one."""
    ribbon = ribbon_of(record, Span(day, day), day)
    return ribbon.stages[-1].title if ribbon.stages else ""


def stage_title(note: Entry) -> str:
    """Return what the stage of a "course" note is called."""
    data = note.data
    return str(data.get("stage_title") or data.get("stage") or data.get("title") or "")


def _newest_course(notes: Sequence[Entry]) -> list[Entry]:
    """Return the notes of the one course whose last decision is the newest."""
    courses = course_notes(notes)
    if not courses:
        return []
    return max(courses, key=_last_day)


def _last_day(notes: Sequence[Entry]) -> tuple[str, str]:
    return notes[-1].local_day, notes[-1].happened_at


def _stages(notes: Sequence[Entry], today: date) -> list[Stage]:
    """Return the stages one after the other; the same stage twice is one."""
    found: list[Stage] = []
    for index, note in enumerate(notes):
        decision = note.data.get("decision")
        if decision == END:
            continue
        first = date.fromisoformat(note.local_day)
        last = today
        if index + 1 < len(notes):
            following = date.fromisoformat(notes[index + 1].local_day)
            last = following - timedelta(days=1)
        if last < first:
            continue
        is_pause = decision == PAUSE
        title = tr("Pause") if is_pause else stage_title(note)
        before = found[-1] if found else None
        if before is not None and (before.title, before.is_pause) == (title, is_pause):
            found[-1] = Stage(before.first, last, title, is_pause)
        else:
            found.append(Stage(first, last, title, is_pause))
    return found


def _is_marked(note: Entry, span: Span) -> bool:
    day = date.fromisoformat(note.local_day)
    return note.data.get("decision") in _MARKED and span.holds(day)


def _mark(note: Entry) -> Mark:
    reasons = note.data.get("reasons")
    return Mark(
        date.fromisoformat(note.local_day),
        str(note.data["decision"]),
        stage_title(note),
        tuple(str(each) for each in reasons) if isinstance(reasons, list) else (),
    )
