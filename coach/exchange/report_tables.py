"""The tables of the report for an appointment: programs, measures, activities."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coach.progress.sides import TESTS, sides_view
from coach.progress.table import Table, table
from coach.progress.words import number, short_day, span_words
from coach.store.entries import ACTIVITIES
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.progress.record import Record, Session
    from coach.progress.sides import SidePoint
    from coach.progress.span import Span
    from coach.progress.table import Cell


def program_table(sessions: Sequence[Session]) -> Table:
    """Return each program that was done: how often, when, how long, how much of it."""
    by_title: dict[str, list[Session]] = {}
    for session in sessions:
        by_title.setdefault(session.title, []).append(session)
    rows: list[tuple[Cell, ...]] = []
    for title, done in by_title.items():
        minutes = sum(each.active_s for each in done) / 60
        share = sum(each.done_share for each in done) / len(done)
        when = span_words(short_day(done[0].day), short_day(done[-1].day))
        percent = tr("{0} %").format(round(share * 100))
        rows.append((title, len(done), when, round(minutes), percent))
    columns = (tr("Program"), tr("Times"), tr("When"), tr("Minutes"), tr("Done"))
    return table(tr("Programs done"), columns, rows)


def measure_table(record: Record, span: Span) -> Table:
    """Return the first and the last measuring of each test, left and right."""
    rows: list[tuple[Cell, ...]] = []
    for test in TESTS:
        view = sides_view(record, span, test)
        ends = (
            [view.points[0], view.points[-1]] if len(view.points) > 1 else view.points
        )
        for point in ends:
            values = _values(point, view.unit)
            rows.append((view.title, short_day(point.day), *values))
    columns = (tr("Measure"), tr("Day"), tr("Left"), tr("Right"))
    return table(tr("Measures"), columns, rows)


def _values(point: SidePoint, unit: str) -> tuple[str, str]:
    """Return both sides; a value without sides stands in the first column."""
    if point.value is not None:
        return tr("{0} of 10").format(number(point.value)), ""
    left, right = point.left, point.right
    return (
        "–" if left is None else number(left) + unit,
        "–" if right is None else number(right) + unit,
    )


def activity_table(record: Record, span: Span) -> Table:
    """Return how well the person's own activities went, first and last."""
    scores: dict[str, list[tuple[date, int]]] = {}
    for note in record.notes_in(ACTIVITIES, span):
        items = note.data.get("items")
        for item in items if isinstance(items, list) else ():
            score = item.get("score")
            if isinstance(score, int):
                day = date.fromisoformat(note.local_day)
                scores.setdefault(str(item.get("name", "")), []).append((day, score))
    rows: list[tuple[Cell, ...]] = [
        (name, _score(said[0]) if len(said) > 1 else "", _score(said[-1]))
        for name, said in scores.items()
    ]
    columns = (tr("Activity"), tr("At first"), tr("Last"))
    return table(tr("What I can do, 0 to 10"), columns, rows)


def _score(said: tuple[date, int]) -> str:
    day, score = said
    return tr("{0} ({1})").format(score, short_day(day))
