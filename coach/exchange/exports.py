"""Every export of the history under one name, for the command and the window alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from coach.exchange.gain_words import note_words, session_words
from coach.exchange.reading import EVERYTHING, Period, history_reader
from coach.exchange.writing import refuse_own_file
from coach.progress.words import counted
from coach.store.days import training_day, utc_offset_min
from coach.translate import tr

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from pathlib import Path

    from coach.files.model import Library
    from coach.progress.planned import PlannedSession
    from coach.store.settings import Settings

# A calendar shows what comes; further ahead a plan is only a guess.
AHEAD_DAYS = 12 * 7


@dataclass(frozen=True, slots=True)
class Source:
    """What an export is made of.

    Attributes:
        history: The database; it is made where it is missing.
        settings: Name, training days and time.
        library: Plans and programs, for the calendar.
        now_ms: The present moment, in ms since 1970 UTC.
        period: The days that are wanted, of CSV and FHIR.
    """

    history: Path
    settings: Settings
    library: Library
    now_ms: int
    period: Period = EVERYTHING

    @property
    def today(self) -> date:
        """Return the present training day."""
        return date.fromisoformat(
            training_day(self.now_ms, utc_offset_min(self.now_ms))
        )


def export(kind: str, source: Source, target: Path) -> str:
    """Write an export and return in a few words what is in it.

    Args:
        kind: One of EXPORTS.
        source: What it is made of.
        target: The file; one that is there is replaced when the new one is complete.

    Raises:
        FileError: The file cannot be written, or is the history itself.
        StoreError: The history cannot be read.
        KeyError: There is no such kind.
    """
    write = EXPORTS[kind]
    refuse_own_file(target, source.history)
    with history_reader(source.history) as connection:
        return write(connection, source, target)


def _sets(connection: sqlite3.Connection, source: Source, target: Path) -> str:
    from coach.exchange.csv_file import write_sets

    count = write_sets(connection, target, source.period)
    return counted(count, tr("{0} set"), tr("{0} sets"))


def _notes(connection: sqlite3.Connection, source: Source, target: Path) -> str:
    from coach.exchange.csv_file import write_notes

    count = write_notes(connection, target, source.period)
    return counted(count, tr("{0} row"), tr("{0} rows"))


def _history(connection: sqlite3.Connection, source: Source, target: Path) -> str:
    from coach.exchange.history_file import write_history

    sessions, notes = write_history(connection, target, source.now_ms)
    return tr("{0}, {1}").format(session_words(sessions), note_words(notes))


def _bundle(connection: sqlite3.Connection, source: Source, target: Path) -> str:
    from coach.exchange.fhir_file import write_bundle

    name, period = source.settings.name, source.period
    count = write_bundle(connection, target, source.now_ms, name=name, period=period)
    return counted(count, tr("{0} resource"), tr("{0} resources"))


def _calendar(connection: sqlite3.Connection, source: Source, target: Path) -> str:
    from coach.exchange.calendar_file import write_calendar

    planned = _planned(connection, source)
    minutes = _minutes(planned, source.library)
    at = source.settings.training_time
    count = write_calendar(planned, minutes, at, target, source.now_ms)
    return counted(count, tr("{0} planned session"), tr("{0} planned sessions"))


def _planned(connection: sqlite3.Connection, source: Source) -> list[PlannedSession]:
    """Return what is planned from today on."""
    from coach.progress.planned import planned_days
    from coach.store.entries import COURSE, entries

    return planned_days(
        source.today,
        source.today + timedelta(days=AHEAD_DAYS - 1),
        today=source.today,
        training_days=source.settings.training_days,
        training_program=source.settings.training_program,
        courses=entries(connection, (COURSE,)),
        plans=source.library.plans,
    )


def _minutes(planned: list[PlannedSession], library: Library) -> dict[str, int]:
    """Return how long the planned programs take, in minutes that are begun."""
    from coach.session.timeline import expand

    names = {each.program for each in planned} & library.programs.keys()
    return {
        name: -(-expand(library.programs[name], library.exercises).total_ms // 60_000)
        for name in names
    }


EXPORTS: dict[str, Callable[[sqlite3.Connection, Source, Path], str]] = {
    "csv": _sets,
    "notes": _notes,
    "json": _history,
    "ics": _calendar,
    "fhir": _bundle,
}
