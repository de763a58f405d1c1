"""Fill a practice with the demo's patients: plans and reports, really signed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from coach.care.course.phrases import days as days_words
from coach.clinic.audit import Author, sign_in
from coach.clinic.connection import open_clinic
from coach.clinic.issuing import keep_issued, next_link
from coach.clinic.patients import Patient, add_patient, free_ref
from coach.clinic.reports import take_in_report
from coach.demo.patients import DONE, MISSED, REST, STOPPED, patient_stories
from coach.exchange.assigned.draft import Draft
from coach.exchange.assigned.issue import issue
from coach.exchange.returned.model import (
    DayReport,
    Deviation,
    ExerciseReport,
    NextStage,
    Report,
    SetReport,
)
from coach.exchange.returned.signing import sign_report
from coach.exchange.signed.keys import SigningKey
from coach.files import assignment_model as assignments
from coach.files.limits_model import Limits
from coach.files.model import Sides
from coach.store.days import training_day, utc_offset_min, utc_text
from coach.translate import tr

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from coach.clinic.issuing import Issued
    from coach.demo.patients import PatientStory
    from coach.files.model import Library, Program, Step

_HOUR_MS = 3_600_000
_DAY_MS = 24 * _HOUR_MS
# A plan was assigned the day before it began, and goes on after its last report.
_MORE_DAYS = 14
_STOPPED_AT = 3
_LEAST_DAYS, _CLEAN = 7, 3
_ASKED = ("sessions", "pain", "deviations", "notes")


def fill_practice(
    path: Path, library: Library, key: SigningKey, name: str, now_ms: int
) -> None:
    """Write the demo's patients into a practice that has none.

    Args:
        path: The practice's file; it is made where it is missing.
        library: The shipped programs and exercises.
        key: The physiotherapist's.
        name: What they call themselves.
        now_ms: The present moment, in ms since 1970 UTC.

    Raises:
        StoreError: The practice cannot be written.
    """
    with open_clinic(path) as connection:
        if connection.execute("SELECT 1 FROM patient").fetchone():
            return
        practice = _Practice(connection, library, key, name, now_ms)
        for story in patient_stories():
            practice.add(story)


class _Practice:
    """Adds patients one after the other, as a physiotherapist would have."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        library: Library,
        key: SigningKey,
        name: str,
        now_ms: int,
    ) -> None:
        self._connection = connection
        self._library = library
        self._key = key
        self._name = name
        self._now_ms = now_ms
        day = training_day(now_ms, utc_offset_min(now_ms))
        self._today = date.fromisoformat(day)

    def add(self, story: PatientStory) -> None:
        """Add a patient, their plan, and what came back."""
        last = self._today - timedelta(days=story.heard_ago)
        first = last - timedelta(days=len(story.days) - 1)
        began = self._author((self._today - first).days + 1)
        ref = free_ref(self._connection)
        new = Patient("", ref, story.name, "", story.side, story.problem, story.mine)
        patient = add_patient(self._connection, new, began)
        issued = self._issue(patient, story, first, began)
        program = self._library.programs[story.program]
        days = tuple(self._days(story, program, first))
        report = Report(
            issued.assignment_id,
            issued.revision,
            f"sha256:{issued.manifest_sha256}",
            patient.ref,
            patient.name,
            issued.title,
            first,
            last,
            days,
            story.stage,
            next_stage=_next_stage(story, last),
        )
        heard = self._author(story.heard_ago)
        data = sign_report(report, SigningKey.generate(), _moment(heard))
        take_in_report(self._connection, data, None, heard)

    def _author(self, days_ago: int) -> Author:
        """Return the physiotherapist at work, some days ago at this hour."""
        # A little before now, so that what is assigned next is the newest.
        at = utc_text(self._now_ms - days_ago * _DAY_MS - 1000)
        return sign_in(self._connection, self._name, self._key.verify_key.id_text, at)

    def _issue(
        self, patient: Patient, story: PatientStory, first: date, author: Author
    ) -> Issued:
        now = _moment(author)
        draft = Draft(
            assignments.Patient(patient.ref, patient.name, patient.side),
            assignments.Issuer(self._name),
            self._library.programs[story.program],
            first,
            self._today + timedelta(days=_MORE_DAYS),
            story.week,
            limits=Limits(5, 1, 3, ("time-of-day", "easier")),
            report=assignments.ReportWish(7, _ASKED),
        )
        link = next_link(self._connection, patient.id, now, anew=True)
        data = issue(draft, link, self._library, self._key)
        return keep_issued(
            self._connection, patient.id, draft, link, data, self._key, author
        )

    def _days(
        self, story: PatientStory, program: Program, first: date
    ) -> Iterator[DayReport]:
        pains = story.pains.ljust(len(story.days))
        for number, (letter, pain) in enumerate(zip(story.days, pains, strict=True)):
            day = DayReport(
                first + timedelta(days=number),
                story.stage,
                planned=int(letter != REST),
                pain_max=int(pain) if pain.strip() and letter != MISSED else None,
                pain_morning=int(pain) if pain.strip() and letter == MISSED else None,
            )
            is_last = number == len(story.days) - 1
            notes = (story.note,) if story.note and is_last else ()
            yield replace(self._with_session(day, letter, program), notes=notes)

    def _with_session(self, day: DayReport, letter: str, program: Program) -> DayReport:
        """Return a day with what was done on it."""
        if letter not in (DONE, STOPPED):
            return day
        stopped_at = _STOPPED_AT if letter == STOPPED else None
        exercises = tuple(
            self._exercise(step, number, stopped_at, day.pain_max)
            for number, step in enumerate(program.steps(), 1)
        )
        active_s = sum(each.held_s for found in exercises for each in found.sets)
        deviations = (Deviation("stopped"),) if letter == STOPPED else ()
        return replace(
            day,
            done=int(letter == DONE),
            begun=1,
            active_s=active_s,
            effort=4,
            exercises=exercises,
            deviations=deviations,
        )

    def _exercise(
        self, step: Step, number: int, stopped_at: int | None, pain: int | None
    ) -> ExerciseReport:
        how = "done"
        if stopped_at is not None and number >= stopped_at:
            how = "stopped" if number == stopped_at else "left-out"
        sides = ("left", "right") if step.sides is Sides.EACH else ("",)
        dose = step.dose
        reps = dose.reps if dose.reps > 1 else None
        length_s = round((dose.length_ms or dose.reps * dose.each_ms) / 1000) or 30
        one = SetReport("", reps, length_s, how, pain if how != "left-out" else None)
        if how != "done":
            one = replace(one, reps=None if reps is None else 0, held_s=0)
        sets = tuple(
            replace(one, side=side) for side in sides for _ in range(dose.sets)
        )
        title = self._library.exercises[step.exercise].title
        return ExerciseReport(step.exercise, title, len(sets), reps, length_s, sets)


def _next_stage(story: PatientStory, last: date) -> NextStage | None:
    """Return that a patient may go on, where their story says so."""
    if not story.next_stage:
        return None
    points = (
        tr("At least {0} in this stage.").format(days_words(_LEAST_DAYS)),
        tr("The last {0} sessions were clean.").format(_CLEAN),
    )
    since = last - timedelta(days=1)
    return NextStage(story.stage, story.next_stage, points, (), since)


def _moment(author: Author) -> datetime:
    return datetime.fromisoformat(author.at).astimezone(UTC)
