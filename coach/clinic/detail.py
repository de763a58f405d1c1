"""All that the pane beside the list shows of one patient, read at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from coach.clinic.gist import RECENT_DAYS
from coach.clinic.issuing import all_issued
from coach.clinic.overview import Row, row_of
from coach.clinic.reasons import reasons
from coach.clinic.reports import kept_reports, read_report
from coach.clinic.summary import marks_of
from coach.errors import CoachError
from coach.exchange.assigned.receive import open_signed
from coach.files.schedule_words import schedule_words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from coach.clinic.calendar import Calendar
    from coach.clinic.gist import Mark
    from coach.clinic.issuing import Issued
    from coach.clinic.reports import KeptReport
    from coach.exchange.returned.signing import SignedReport
    from coach.files.model import Exercise

# Days of the graph: enough to see a course, few enough to tell single days apart.
GRAPH_DAYS = 28


@dataclass(frozen=True, slots=True)
class ProgramCard:
    """What a patient was assigned last.

    Attributes:
        schedule: How often its first stage is done, in words; "" when it cannot be
            read any more.
        until: Its last day; None without an end.
        exercise: The one that says most about it; None when it cannot be read.
    """

    title: str
    revision: int
    schedule: str
    until: date | None
    exercise: Exercise | None


@dataclass(frozen=True, slots=True)
class Detail:
    """One patient.

    Attributes:
        day: Day of the plan, counted from 1; None without a plan.
        marks: Days of the graph and the strip, oldest first; those without a report
            are missing.
        reasons: Why they should be looked at, the most pressing first.
        report: The newest report; None without one, or when it was altered.
        reports: All reports, newest first.
        fault: Why the newest report cannot be shown, or "".
    """

    row: Row
    day: int | None
    marks: tuple[Mark, ...]
    reasons: tuple[str, ...]
    program: ProgramCard | None
    report: SignedReport | None
    reports: tuple[KeptReport, ...]
    fault: str = ""


def read_detail(
    connection: sqlite3.Connection,
    patient_id: str,
    calendar: Calendar,
    known: Mapping[str, Exercise],
) -> Detail | None:
    """Return everything about a patient; None when there is no such patient.

    Args:
        connection: The practice's file.
        patient_id: The patient.
        calendar: The physiotherapist's.
        known: The exercises of the library.
    """
    row = row_of(connection, patient_id, calendar)
    if row is None:
        return None
    today = calendar.today
    first = today - timedelta(days=GRAPH_DAYS - 1)
    marks = marks_of(connection, patient_id, first)
    issued = all_issued(connection, patient_id)
    kept = kept_reports(connection, patient_id)
    report, fault = _newest(connection, patient_id, kept)
    return Detail(
        row,
        _plan_day(issued, calendar),
        tuple(marks),
        reasons(row, marks, None if report is None else report.report, today),
        _program(issued[0], known) if issued else None,
        report,
        kept,
        fault,
    )


def last_days(detail: Detail, today: date) -> list[tuple[date, Mark | None]]:
    """Return the two weeks up to the newest report; None for a day without one."""
    by_day = {mark.day: mark for mark in detail.marks}
    last = max(by_day, default=today)
    days = (last - timedelta(days=ago) for ago in reversed(range(RECENT_DAYS)))
    return [(day, by_day.get(day)) for day in days]


def _newest(
    connection: sqlite3.Connection, patient_id: str, kept: Sequence[KeptReport]
) -> tuple[SignedReport | None, str]:
    if not kept:
        return None, ""
    try:
        return read_report(connection, patient_id, kept[0].sha256), ""
    except CoachError as error:
        return None, str(error)


def _plan_day(issued: Sequence[Issued], calendar: Calendar) -> int | None:
    """Return the day of the newest plan, counted from when it was first assigned."""
    if not issued:
        return None
    newest = issued[0].assignment_id
    first = min(each.issued_at for each in issued if each.assignment_id == newest)
    return max((calendar.today - calendar.day_of(first)).days + 1, 1)


def _program(issued: Issued, known: Mapping[str, Exercise]) -> ProgramCard:
    """Return the card of an assignment; what it says comes from its signed bytes."""
    until = date.fromisoformat(issued.valid_until) if issued.valid_until else None
    try:
        # Nobody's key is asked: it is our own file, and nothing is run from it.
        contents = open_signed(issued.bundle, (), known).contents
    except CoachError:
        return ProgramCard(issued.title, issued.revision, "", until, None)
    stage = contents.plan.stages[0]
    steps = contents.programs[stage.program].steps()
    exercises = {**known, **contents.exercises}
    # The first ones are for warming up, and much alike everywhere.
    telling = exercises.get(steps[-1].exercise) if steps else None
    schedule = schedule_words(stage.schedule)
    return ProgramCard(issued.title, issued.revision, schedule, until, telling)
