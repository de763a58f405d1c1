"""A signed plan in plain words: from whom, for whom, how often, and what is agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.care.course.limits import missed_sentence
from coach.exchange.assigned.kept import CARD, CHANGED, CODE
from coach.files.dose_words import step_dose_in_words
from coach.files.schedule_words import schedule_words
from coach.progress.words import (
    capital,
    counted,
    listed,
    long_day,
    short_day,
    span_words,
)
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from coach.exchange.assigned.kept import KeptKey
    from coach.exchange.assigned.receive import Signed
    from coach.files.assignment_model import Issuer, Patient, ReportWish
    from coach.files.limits_model import Limits
    from coach.files.model import Exercise
    from coach.files.plan_model import Stage

    # What a line is about, and what it says.
    Line = tuple[str, str]


def from_whom(signed: Signed) -> str:
    """Return "From A. Therapist, revision 2, signed"."""
    words = tr("From {0}, revision {1}, signed")
    return words.format(signed.assignment.issuer.name, signed.assignment.revision)


def key_words(key: KeptKey | None) -> str:
    """Return how a key is known, such as "code compared on 3 Nov"."""
    if key is None:
        return tr("not confirmed: this key is new here")
    if key.revoked_at:
        return tr("trusted no more since {0}").format(_on(key.revoked_at))
    words = {
        CARD: tr("compared with the card on {0}"),
        CODE: tr("code compared on {0}"),
        CHANGED: tr("the key before named it on {0}"),
    }.get(key.how, tr("not confirmed: taken without comparing on {0}"))
    return words.format(_on(key.added_at))


def is_confirmed(key: KeptKey | None) -> bool:
    """Return whether somebody compared a key, or one that was compared named it."""
    known = key is not None and not key.revoked_at
    return known and key is not None and key.how in (CARD, CODE, CHANGED)


def _on(instant: str) -> str:
    from datetime import date

    return short_day(date.fromisoformat(instant[:10]))


def issuer_words(issuer: Issuer) -> str:
    """Return name, role and practice on one line."""
    parts = (issuer.name, issuer.role, issuer.clinic)
    return tr(", ").join(part for part in parts if part)


def patient_words(patient: Patient) -> str:
    """Return name, number and side on one line."""
    parts = (patient.name, patient.ref, side_words(patient.injured_side))
    return tr(", ").join(part for part in parts if part)


def side_words(side: str) -> str:
    """Return "left side" for "left"; "" for none."""
    sides = {
        "left": tr("left side"),
        "right": tr("right side"),
        "both": tr("both sides"),
    }
    return sides.get(side, "")


def day_words(first: date, last: date | None) -> str:
    """Return from which day to which day it runs."""
    if last is None:
        return tr("From {0}, without an end").format(long_day(first))
    return span_words(long_day(first), long_day(last))


def stage_lines(
    signed: Signed, stage: Stage, known: Mapping[str, Exercise]
) -> tuple[str, ...]:
    """Return how often a stage is done, and the dose of each exercise.

    Args:
        signed: The plan.
        stage: One of its stages.
        known: The exercises of the person's library, for their names.
    """
    return (schedule_words(stage.schedule), *_doses(signed, stage, known))


def _doses(
    signed: Signed, stage: Stage, known: Mapping[str, Exercise]
) -> Iterator[str]:
    contents = signed.contents
    program = contents.programs[stage.program]
    for step in program.steps():
        exercise = contents.exercises.get(step.exercise) or known[step.exercise]
        yield tr("{0}: {1}").format(exercise.title, step_dose_in_words(step))


def agreed_lines(signed: Signed) -> Iterator[Line]:
    """Yield what was agreed beside the exercises: limits, freedoms, the report."""
    assignment = signed.assignment
    yield from limit_lines(assignment.limits)
    yield tr("You may change"), may_change_words(assignment.limits)
    yield tr("Report"), report_words(assignment.report)


def limit_lines(limits: Limits) -> Iterator[Line]:
    """Yield what a session, a day and the course do not go beyond."""
    if limits.stop_pain is not None:
        words = tr("from pain {0} of 10").format(limits.stop_pain)
        yield tr("A session ends"), words
    if limits.max_sessions_per_day is not None:
        yield (
            tr("Sessions a day"),
            tr("{0} at most").format(limits.max_sessions_per_day),
        )
    if limits.missed_in_a_row is not None:
        words = counted(
            limits.missed_in_a_row,
            tr("after {0} missed session"),
            tr("after {0} missed sessions in a row"),
        )
        yield tr("Get in touch"), words


def may_change_words(limits: Limits) -> str:
    """Return what the person may change without a word."""
    words = {
        "time-of-day": tr("the time of day"),
        "days": tr("the days"),
        "easier": tr("an exercise for an easier one"),
        "leave-out": tr("which exercises are done"),
        "longer-rest": tr("rests for longer ones"),
    }
    parts = [words[each] for each in limits.may_patient_change if each in words]
    if not parts:
        return tr("Nothing without telling the practice")
    return capital(listed(parts))


def report_words(report: ReportWish) -> str:
    """Return what the plan would like to hear, and how often."""
    words = {
        "sessions": (tr("sessions"),),
        "pain": (tr("pain"), tr("stop signs")),
        "deviations": (tr("what was different"),),
        "notes": (tr("your notes"),),
    }
    parts = [part for each in report.include for part in words.get(each, ())]
    if not parts:
        return tr("None is asked for")
    what = capital(listed(parts))
    if not report.every_days:
        return tr("{0}, when you send it").format(what)
    often = counted(report.every_days, tr("every day"), tr("every {0} days"))
    return tr("{0}, {1}").format(what, often)


def missed_words(signed: Signed, missed: int) -> str:
    """Return a kind sentence once so many sessions were missed, else ""."""
    after = signed.assignment.limits.missed_in_a_row
    if after is None or missed < after:
        return ""
    issuer = signed.assignment.issuer
    words = missed_sentence(missed)
    ask = tr("{0} would like to hear from you: {1}") if issuer.contact else ""
    plain = tr("{0} would like to hear from you.")
    return f"{words} {(ask or plain).format(issuer.name, issuer.contact)}"
