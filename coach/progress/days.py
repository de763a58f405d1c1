"""Days: was the plan kept? A calendar, and for how long it was kept in a row.

Nothing is ever taken away: after a missed day the count begins anew, and that is all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from coach.progress.day_log import (
    TRAINED,
    DayCell,
    DayKind,
    DayLog,
    day_word,
    days_between,
)
from coach.progress.span import Span, back, week_start
from coach.progress.table import Table, day_cell, table
from coach.progress.words import counted, month_of
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class MonthCell:
    """A month of the calendar of a long time.

    Attributes:
        day: Its first day.
        trained: Days with exercise.
        days: Days of the month in the span.
    """

    day: date
    trained: int
    days: int


@dataclass(frozen=True, slots=True)
class DaysView:
    """What the calendar shows, and says.

    Attributes:
        cells: The days of the span in whole weeks, Monday first.
        months: The months of a long time, in whose place the days are too many; empty
            where the days are shown.
        planned: Planned days up to now that count.
        kept: Those of them that were trained on, or made up for.
        trained: Days with exercise, planned or not.
        streak: Days in a row on which the plan was kept, or weeks with exercise where
            nothing is planned; None while the record does not reach far enough back.
    """

    span: Span
    cells: tuple[DayCell, ...]
    months: tuple[MonthCell, ...]
    planned: int
    kept: int
    trained: int
    streak: int | None
    sentence: str

    @property
    def is_empty(self) -> bool:
        """Return whether there is neither training nor a plan."""
        return not (self.trained or any(cell.planned for cell in self.cells))

    @property
    def percent(self) -> int | None:
        """Return the kept days in per cent of the planned ones."""
        return round(100 * self.kept / self.planned) if self.planned else None

    def table(self) -> Table:
        """Return a row for each day that is more than blank, or for each month."""
        if self.months:
            columns = (tr("Month"), tr("Days trained"), tr("Days"))
            months = [(month_of(m.day), m.trained, m.days) for m in self.months]
            return table(tr("Days trained"), columns, months)
        return self._day_table()

    def _day_table(self) -> Table:
        columns = (tr("Day"), tr("What"), tr("Minutes"), tr("Sessions"), tr("Planned"))
        rows = [
            (
                day_cell(cell.day),
                tr("Made up for") if cell.made_up_on else day_word(cell.kind),
                round(cell.minutes) if cell.sessions else None,
                cell.sessions or None,
                cell.planned or None,
            )
            for cell in self.cells
            if cell.kind is not DayKind.BLANK
        ]
        return table(tr("Days trained"), columns, rows)


def days_view(log: DayLog, span: Span, *, streak: int | None) -> DaysView:
    """Return the calendar of some days.

    Args:
        log: From `day_log`.
        span: The days that are looked at; whole weeks are shown.
        streak: From `streak_of` over the whole history, None while it is not read.
    """
    first = week_start(span.first)
    last = week_start(span.last) + timedelta(days=6)
    inside = [log.cell(day) for day in days_between(span.first, span.last)]
    due = [cell for cell in inside if _is_due(cell, log.today)]
    trained = sum(cell.kind in TRAINED for cell in inside)
    kept = sum(cell.is_kept for cell in due)
    has_plan = any(cell.planned for cell in log.cells.values())
    return DaysView(
        span,
        tuple(log.cell(day) for day in days_between(first, last)),
        tuple(_months(inside)) if span.is_by_week else (),
        len(due),
        kept,
        trained,
        streak,
        _sentence(inside, (kept, len(due), trained), streak, has_plan=has_plan),
    )


def _months(cells: Sequence[DayCell]) -> list[MonthCell]:
    found: dict[date, list[DayCell]] = {}
    for cell in cells:
        found.setdefault(cell.day.replace(day=1), []).append(cell)
    return [
        MonthCell(first, sum(cell.kind in TRAINED for cell in month), len(month))
        for first, month in found.items()
    ]


def _is_due(cell: DayCell, today: date) -> bool:
    """Return whether a planned day counts: today only once it is done."""
    if not cell.planned or cell.kind is DayKind.ILL:
        return False
    return cell.day < today or cell.kind in TRAINED


def streak_of(log: DayLog) -> int:
    """Return how long the plan was kept up to now.

    Days since the last missed day, not further back than the first planned one; days
    of illness are left out. Without any plan: weeks in a row with exercise.
    """
    planned = [day for day, cell in log.cells.items() if cell.planned]
    if not planned:
        return _weeks_in_a_row(log.cells, log.today)
    count, day = 0, log.today
    while day >= planned[0]:
        cell = log.cell(day)
        if cell.kind is DayKind.MISSED:
            break
        count += cell.kind in (*TRAINED, DayKind.REST)
        day = back(day, 1)
    return count


def _weeks_in_a_row(cells: Mapping[date, DayCell], today: date) -> int:
    trained = {week_start(c.day) for c in cells.values() if c.kind in TRAINED}
    ill = {week_start(c.day) for c in cells.values() if c.kind is DayKind.ILL}
    monday = week_start(today)
    # The running week may still get its training.
    count, monday = int(monday in trained), back(monday, 7)
    while monday in trained or monday in ill:
        count += monday in trained
        monday = back(monday, 7)
    return count


def _sentence(
    cells: Sequence[DayCell],
    counts: tuple[int, int, int],
    streak: int | None,
    *,
    has_plan: bool,
) -> str:
    kept, planned, trained = counts
    if planned:
        parts = [tr("{0} of {1} planned days.").format(kept, planned)]
    elif trained:
        parts = [counted(trained, tr("{0} day trained."), tr("{0} days trained."))]
    else:
        parts = [tr("No training days in this time.")]
    if streak is not None and streak > 1:
        words = (
            tr("Plan kept for {0} days, rest included.")
            if has_plan
            else tr("{0} weeks in a row with exercise.")
        )
        parts.append(words.format(streak))
    ill = sum(cell.kind is DayKind.ILL for cell in cells)
    if ill:
        one, many = tr("{0} day ill."), tr("{0} days ill.")
        parts.append(counted(ill, one, many))
    return " ".join(parts)
