"""A practice with one patient, and what is needed to issue and to report."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from coach.clinic.audit import Author, sign_in
from coach.clinic.calendar import Calendar
from coach.clinic.connection import open_clinic
from coach.clinic.issuing import keep_issued, next_link
from coach.clinic.patients import Patient, add_patient
from coach.exchange.assigned.draft import Draft
from coach.exchange.assigned.issue import issue
from coach.exchange.returned.model import DayReport, Deviation, Report
from coach.exchange.returned.signing import sign_report
from coach.exchange.signed.keys import SigningKey
from coach.files import assignment_model as files
from coach.files.library import Shelf

THERAPIST = SigningKey.from_seed(b"t" * 32)
PERSON = SigningKey.from_seed(b"p" * 32)
NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
CALENDAR = Calendar(round(NOW.timestamp() * 1000))
FIRST = date(2026, 11, 16)


@pytest.fixture(scope="session")
def library():
    """Return what is shipped."""
    return Shelf(None).library


@pytest.fixture
def clinic(tmp_path):
    """Return an open, empty practice."""
    with open_clinic(tmp_path / "clinic.sqlite") as connection:
        yield connection


@pytest.fixture
def author(clinic):
    """Return the physiotherapist."""
    return sign_in(clinic, "A. Therapist", THERAPIST.verify_key.id_text, at(NOW))


def at(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def later(author, moment):
    return Author(author.staff_id, at(moment))


@pytest.fixture
def sam(clinic, author):
    """Return a patient with a sore calf."""
    new = Patient("", "P-0042", "Sam Osei", side="left", problem="Calf")
    return add_patient(clinic, new, author)


@pytest.fixture
def assign(clinic, author, library):
    """Return what issues the next revision to a patient."""

    def make(patient, moment=NOW, *, anew=False, **changes):
        draft = Draft(
            files.Patient(patient.ref, patient.name, patient.side),
            files.Issuer("A. Therapist"),
            library.programs["bedtime-cramp-routine"],
            FIRST,
            days=tuple(range(7)),
            report=files.ReportWish(7, ("sessions", "pain", "deviations")),
        )
        draft = replace(draft, **changes)
        link = next_link(clinic, patient.id, moment, anew=anew)
        data = issue(draft, link, library, THERAPIST)
        return keep_issued(clinic, patient.id, draft, link, data, THERAPIST, author)

    return make


def day(number, **changes):
    """Return a day that was done, so many days after the first."""
    usual = {"planned": 1, "done": 1, "begun": 1, "pain_max": 2}
    return DayReport(date(2026, 11, 16 + number), **{**usual, **changes})


def calendar_on(day):
    """Return the calendar of somebody at noon on a day, in UTC."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return Calendar(round(noon.timestamp() * 1000))


MISSED = {"done": 0, "begun": 0, "pain_max": None}
STOPPED = {"done": 0, "deviations": (Deviation("stopped"),)}


def report_on(issued, days, patient_ref="P-0042", key=PERSON, made_at=NOW, **changes):
    """Return the signed file of a report about an assignment."""
    report = Report(
        issued.assignment_id,
        issued.revision,
        f"sha256:{issued.manifest_sha256}",
        patient_ref,
        "Sam Osei",
        issued.title,
        days[0].day,
        days[-1].day,
        tuple(days),
        stage="Gentle start",
    )
    return sign_report(replace(report, **changes), key, made_at)
