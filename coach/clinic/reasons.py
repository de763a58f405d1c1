"""Why a patient should be looked at: each flag in a sentence with its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.care.choices import signs
from coach.clinic.flags import (
    ENDED,
    MISSED,
    PAIN_UP,
    QUIET,
    READY,
    STOP_SIGN,
    STOPPED,
    flag_words,
)
from coach.clinic.words import when_words
from coach.progress.words import listed, lower_first, short_day
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from coach.clinic.flags import Standing
    from coach.clinic.gist import Mark
    from coach.clinic.overview import Row
    from coach.exchange.returned.model import DayReport, Report


def reasons(
    row: Row, marks: Sequence[Mark], report: Report | None, today: date
) -> tuple[str, ...]:
    """Return a sentence for each flag of a patient, the most pressing first.

    Args:
        row: The patient in the list.
        marks: Their days, oldest first.
        report: Their newest report; it knows how far a stopped session got.
        today: The physiotherapist's day.
    """
    said: dict[str, Callable[[], str]] = {
        STOP_SIGN: lambda: _stop_sign(marks, today),
        PAIN_UP: lambda: _pain_up(row, today),
        STOPPED: lambda: _stopped(row, report, today),
        MISSED: lambda: _missed(row),
        READY: lambda: ready_words(row.standing),
        ENDED: lambda: _ended(row),
        QUIET: lambda: _quiet(row, today),
    }
    return tuple(said[flag]() for flag in row.flags)


def _stop_sign(marks: Sequence[Mark], today: date) -> str:
    newest = next(mark for mark in reversed(marks) if mark.signs)
    names = dict(signs())
    found = [lower_first(names.get(sign, sign)) for sign in newest.signs]
    words = tr("Stop sign {0}: {1}")
    return words.format(when_words(newest.day, today), listed(found))


def _pain_up(row: Row, today: date) -> str:
    change = row.gist.pain
    assert change is not None
    words = tr("Pain {0} {1}, up from {2}")
    return words.format(change.newest, when_words(change.day, today), change.usual)


def _stopped(row: Row, report: Report | None, today: date) -> str:
    newest = row.gist.stopped_on
    assert newest is not None
    days = () if report is None else report.days
    found = next((day for day in days if day.day == newest), None)
    place = None if found is None else _stopped_at(found)
    if place is None:
        return tr("Stopped early {0}").format(when_words(newest, today))
    words = tr("Stopped at exercise {0} of {1}, {2}")
    return words.format(*place, when_words(newest, today))


def _stopped_at(day: DayReport) -> tuple[int, int] | None:
    """Return the exercise at which a session was stopped, and how many there were."""
    # A day with two sessions has each exercise twice.
    order = list(dict.fromkeys(exercise.id for exercise in day.exercises))
    for exercise in day.exercises:
        if any(each.how == "stopped" for each in exercise.sets):
            return order.index(exercise.id) + 1, len(order)
    return None


def _missed(row: Row) -> str:
    words = tr("The last {0} planned sessions were missed")
    return words.format(row.gist.missed)


def ready_words(standing: Standing) -> str:
    """Return that a stage can be left, which one follows, and since when."""
    since = standing.ready_since
    assert since is not None
    if not standing.next_stage:
        return tr("Every point of the last stage is met since {0}").format(
            short_day(since)
        )
    words = tr("Ready for the next stage since {0}: {1}")
    return words.format(short_day(since), standing.next_stage)


def _ended(row: Row) -> str:
    last = row.standing.valid_until
    if row.standing.is_ended or last is None:
        return flag_words(ENDED)
    return tr("The plan ended on {0}").format(short_day(last))


def _quiet(row: Row, today: date) -> str:
    heard, issued = row.standing.reported_on, row.standing.issued_on
    assert issued is not None
    if heard is not None and heard >= issued:
        return tr("No report for {0} days").format((today - heard).days)
    return tr("No report since it was assigned {0} days ago").format(
        (today - issued).days
    )
