"""Make a practice of 3,000 patients with 180 days each, and one real report."""

from __future__ import annotations

import random
import uuid
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from coach.clinic.audit import Author, sign_in
from coach.clinic.connection import FILE_NAME, open_clinic
from coach.clinic.issuing import keep_issued, next_link
from coach.clinic.patients import Patient, add_patient
from coach.clinic.summary import sum_up_all
from coach.exchange.assigned.draft import Draft
from coach.exchange.assigned.issue import issue
from coach.exchange.returned.model import DayReport, Report
from coach.exchange.returned.signing import sign_report
from coach.exchange.signed.keys import SigningKey
from coach.files import assignment_model as files
from coach.files.library import Shelf
from coach.store.transactions import transaction

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

PATIENTS, DAYS = 3_000, 180
# One report a week; about as large as a real one.
REPORT_EVERY_DAYS, REPORT_BYTES = 7, 3_000
_FIRST = ("Sam", "Nora", "Ines", "Jonas", "Priya", "Tom", "Alex", "Mia", "Omar", "Lea")
_LAST = ("Osei", "Berg", "Duarte", "Weil", "Nair", "Sato", "Kim", "Haas", "Farah")
_PROBLEMS = ("Calf strain", "Hamstring", "Groin", "Lower back", "Ankle")


def make_practice(path: Path, patients: int = PATIENTS, days: int = DAYS) -> None:
    """Write a practice whose days end today."""
    dice = random.Random(7)
    today = datetime.now(UTC).date()
    with open_clinic(path) as connection:
        author = sign_in(connection, "A. Therapist", "0" * 16, _at(today))
        with transaction(connection):
            for number in range(patients):
                _write_patient(connection, author, number, today, days, dice)
            sum_up_all(connection)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _write_patient(
    connection: sqlite3.Connection,
    author: Author,
    number: int,
    today: date,
    days: int,
    dice: random.Random,
) -> None:
    patient_id, assignment_id = (
        str(uuid.UUID(int=dice.getrandbits(128))) for _ in "pa"
    )
    name = f"{dice.choice(_FIRST)} {dice.choice(_LAST)} {number}"
    side = dice.choice(("left", "right", ""))
    connection.execute(
        "INSERT INTO patient (id, ref, name, side, problem, responsible, added_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            *(patient_id, f"P-{number:04d}", name, side, dice.choice(_PROBLEMS)),
            *(author.staff_id, _at(today - timedelta(days))),
        ),
    )
    first = today - timedelta(days - 1)
    connection.execute(
        "INSERT INTO issued VALUES (?, 1, ?, ?, NULL, ?, ?, ?, NULL, ?, ?)",
        (
            *(assignment_id, patient_id, f"{number:064x}", "0" * 16, author.staff_id),
            *(_at(first), "Calf ladder", dice.randbytes(REPORT_BYTES)),
        ),
    )
    connection.executemany(
        "INSERT INTO day_mark VALUES (?, ?, 1, ?, ?, ?, ?, 0, 0, '[]')",
        [_mark(patient_id, first + timedelta(day), dice) for day in range(days)],
    )
    reports = range(REPORT_EVERY_DAYS, days, REPORT_EVERY_DAYS)
    connection.executemany(
        "INSERT INTO report (sha256, assignment_id, revision, patient_id, from_day,"
        " to_day, received_at, made_at, stage, bundle, seen_by, seen_at)"
        " VALUES (?, ?, 1, ?, ?, ?, ?, ?, 'Raise', ?, ?, ?)",
        [
            _report(patient_id, assignment_id, first + timedelta(day), author, dice)
            for day in reports
        ],
    )


def _mark(patient_id: str, day: date, dice: random.Random) -> tuple[object, ...]:
    done = int(dice.random() < 0.8)
    pain = dice.choice((None, 1, 1, 2, 2, 3, 4))
    return patient_id, day.isoformat(), done, done, pain, dice.choice((None, 1, 2))


def _report(
    patient_id: str,
    assignment_id: str,
    last: date,
    author: Author,
    dice: random.Random,
) -> tuple[object, ...]:
    first = last - timedelta(REPORT_EVERY_DAYS - 1)
    return (
        *(f"{dice.getrandbits(256):064x}", assignment_id, patient_id),
        *(first.isoformat(), last.isoformat(), _at(last), _at(last)),
        *(dice.randbytes(REPORT_BYTES), author.staff_id, _at(last)),
    )


def _at(day: date) -> str:
    return f"{day.isoformat()}T09:00:00.000Z"


def make_report(folder: Path, now: datetime) -> Path:
    """Add one patient with a plan that is really signed, and write their report."""
    key, patients_key = SigningKey.generate(), SigningKey.generate()
    library = Shelf(None).library
    with open_clinic(folder / FILE_NAME) as connection:
        at = _at(now.date())
        author = sign_in(connection, "A. Therapist", key.verify_key.id_text, at)
        patient = add_patient(connection, Patient("", "P-9999", "Zoe Last"), author)
        draft = Draft(
            files.Patient(patient.ref, patient.name),
            files.Issuer("A. Therapist"),
            library.programs["calf-ladder-1"],
            now.date(),
        )
        link = next_link(connection, patient.id, now, anew=True)
        bundle = issue(draft, link, library, key)
        issued = keep_issued(connection, patient.id, draft, link, bundle, key, author)
    first = now.date() - timedelta(6)
    days = tuple(DayReport(first + timedelta(n), "", 1, 1, 1) for n in range(7))
    report = Report(
        *(issued.assignment_id, issued.revision, f"sha256:{issued.manifest_sha256}"),
        *(patient.ref, patient.name, issued.title, first, now.date(), days),
    )
    path = folder / "one.report"
    path.write_bytes(sign_report(report, patients_key, now))
    return path
