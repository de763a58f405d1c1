"""Everything that is kept of one patient as one zip, for them or another practice."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import asdict
from typing import TYPE_CHECKING

from coach.clinic.issuing import all_issued
from coach.clinic.patients import patient
from coach.clinic.reports import kept_reports, read_report, report_bundle
from coach.errors import CoachError
from coach.exchange.assigned.issue import file_name
from coach.exchange.returned.page import report_page
from coach.exchange.returned.signing import report_name
from coach.exchange.writing import write_bytes
from coach.translate import tr

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from coach.clinic.patients import Patient

    # Name in the zip, and content.
    Member = tuple[str, bytes]


def zip_name(patient: Patient) -> str:
    """Return the name that is proposed, such as "P-0042.zip"."""
    name = re.sub(r"[^A-Za-z0-9_-]+", "-", patient.ref).strip("-")
    return f"{name or 'patient'}.zip"


def export_patient(
    connection: sqlite3.Connection, patient_id: str, target: Path
) -> int:
    """Write a patient's data, notes, assignments and reports; return the files.

    Args:
        connection: The practice's file.
        patient_id: The patient.
        target: The zip; one that is there is replaced when the new one is complete.

    Raises:
        FileError: It cannot be written; an older file of that name is as it was.
        CoachError: There is no such patient.
    """
    found = patient(connection, patient_id)
    if found is None:
        raise CoachError(tr("This patient is not here any more."))
    members = list(_members(connection, found))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    write_bytes(target, out.getvalue())
    return len(members)


def _members(connection: sqlite3.Connection, found: Patient) -> Iterator[Member]:
    facts = asdict(found)
    for internal in ("id", "version"):
        del facts[internal]
    yield "patient.json", json.dumps(facts, ensure_ascii=False, indent=2).encode()
    yield "notes.txt", f"{found.notes.rstrip()}\n".encode()
    for each in all_issued(connection, found.id):
        name = file_name(found.ref, each.revision)
        # Another assignment of the same patient has revisions of the same numbers.
        yield f"assignments/{each.assignment_id[:8]}-{name}", each.bundle
    for kept in kept_reports(connection, found.id):
        bundle = report_bundle(connection, kept.sha256)
        stem = f"reports/{kept.to_day}-{kept.sha256[:8]}"
        try:
            report = read_report(connection, found.id, kept.sha256).report
        except CoachError as error:
            yield f"{stem}.report", bundle
            yield f"{stem}.txt", f"{error}\n".encode()
            continue
        stem = f"reports/{report_name(report).rpartition('.')[0]}-{kept.sha256[:8]}"
        yield f"{stem}.report", bundle
        yield f"{stem}.html", report_page(report).encode()
