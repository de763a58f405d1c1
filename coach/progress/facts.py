"""What is known of one day, or of one row of a graph, in a few short lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.care.choices import cramp_words
from coach.care.pain import light
from coach.progress.day_log import TRAINED, DayKind, day_word
from coach.progress.pain import MORNING, light_word, pain_number
from coach.progress.ribbon import decision_word, stage_on, stage_title
from coach.progress.sides import test_title, unit_of
from coach.progress.span import Span
from coach.progress.table import cell_text
from coach.progress.words import long_day, number
from coach.store.entries import COURSE, CRAMP, MEASURE, PAIN
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from coach.progress.day_log import DayCell
    from coach.progress.record import Record, Session
    from coach.progress.table import Table
    from coach.store.entries import Entry


@dataclass(frozen=True, slots=True)
class Facts:
    """A heading and lines of a name and a value.

    Attributes:
        day: The day or the first day that is meant; None where there is none.
        lines: Name and text; a name may be "".
        sessions: Ids of the sessions that can be opened, in order.
    """

    title: str
    lines: tuple[tuple[str, str], ...]
    day: date | None = None
    sessions: tuple[str, ...] = ()

    def spoken(self) -> str:
        """Return all of it as one text to read aloud."""
        parts = [f"{name}: {text}" if name else text for name, text in self.lines]
        return ". ".join((self.title, *parts))


def day_facts(record: Record, cell: DayCell) -> Facts:
    """Return what happened on a day.

    Args:
        record: The history.
        cell: The day as it stands in the calendar.
    """
    day = cell.day
    span = Span(day, day)
    sessions = record.sessions_in(span)
    lines: list[tuple[str, str]] = []
    if cell.kind not in (*TRAINED, DayKind.BLANK):
        lines.append(("", _kind_words(cell)))
    for session in sessions:
        lines += _session_lines(session)
    for note in record.notes_in(PAIN, span):
        lines += _pain_line(note)
    for note in record.notes_in(CRAMP, span):
        lines.append((tr("Cramp"), _cramp_words(note)))
    for note in record.notes_in(MEASURE, span):
        lines += _measure_line(note)
    decided = record.notes_in(COURSE, span)
    for note in decided:
        word = decision_word(str(note.data.get("decision", "")))
        lines.append((word, stage_title(note)))
    stage = "" if decided else stage_on(record, day)
    if stage:
        lines.append((tr("Stage"), stage))
    if not lines:
        lines.append(("", tr("Nothing noted")))
    ids = tuple(session.id for session in sessions)
    return Facts(long_day(day), tuple(lines), day, ids)


def row_facts(table: Table, row: int, day: date | None = None) -> Facts:
    """Return one row of a table as facts: its name, and the cells that are known.

    Args:
        table: The table of a graph.
        row: 0-based.
        day: The day or the first day that the row means.
    """
    name, *cells = table.rows[row]
    named = zip(table.columns[1:], cells, strict=True)
    known = [(column, cell_text(cell)) for column, cell in named if cell is not None]
    title = cell_text(name)
    if day is not None and table.columns[0] == tr("Week of"):
        title = tr("Week of {0}").format(title)
    return Facts(title, tuple(known), day)


def _kind_words(cell: DayCell) -> str:
    if cell.made_up_on is not None:
        made_up_on = long_day(cell.made_up_on)
        return tr("Planned, made up for on {0}").format(made_up_on)
    return day_word(cell.kind)


def _session_lines(session: Session) -> Iterator[tuple[str, str]]:
    minutes = tr("{0} min").format(max(round(session.minutes), 1))
    if not session.is_whole:
        minutes = tr("{0}, part of it").format(minutes)
    yield session.title, minutes
    pain = list(_pain_parts(session))
    if pain:
        yield tr("Pain"), tr(", ").join(pain)
    if session.effort is not None:
        yield tr("Effort"), tr("{0} of 10").format(session.effort)


def _pain_parts(session: Session) -> Iterator[str]:
    if session.pain_before is not None:
        yield tr("before {0}").format(session.pain_before)
    worst = pain_number(session.pain_max)
    if worst is not None:
        word = light_word(light(worst, danger_words=session.has_danger))
        yield tr("worst {0} ({1})").format(worst, word)
    if session.pain_after is not None:
        yield tr("after {0}").format(session.pain_after)


def _pain_line(note: Entry) -> Iterator[tuple[str, str]]:
    pain = pain_number(note.data.get("pain"))
    if pain is not None:
        is_morning = note.data.get("when") == MORNING
        yield tr("Morning") if is_morning else tr("Pain noted"), str(pain)


def _cramp_words(note: Entry) -> str:
    parts = [
        cramp_words("muscle", note.data.get("muscle")),
        tr("at night") if note.data.get("night") else tr("by day"),
    ]
    return tr(", ").join(part for part in parts if part)


def _measure_line(note: Entry) -> Iterator[tuple[str, str]]:
    test = str(note.data.get("test", ""))
    values = []
    for key, sentence in (
        ("left", tr("left {0}")),
        ("right", tr("right {0}")),
        ("value", tr("{0} of 10")),
    ):
        value = note.data.get(key)
        if isinstance(value, int | float):
            values.append(sentence.format(number(value) + unit_of(test)))
    if values:
        yield test_title(test), tr(", ").join(values)
