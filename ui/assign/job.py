"""What assigning does off the window's thread: look, sign, keep, write."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from coach.clinic.audit import sign_in
from coach.clinic.connection import open_clinic
from coach.clinic.issuing import keep_issued, newest_issued, next_link
from coach.clinic.patients import PatientError, patient
from coach.errors import CoachError, FileError
from coach.exchange.assigned.issue import issue
from coach.exchange.assigned.redraft import redraft
from coach.exchange.signed.container import open_container
from coach.exchange.signed.encrypted import encrypt
from coach.exchange.writing import write_bytes
from coach.files.plan_model import Plan
from coach.files.stage_dose import with_doses
from coach.store.days import utc_text
from coach.translate import tr

if TYPE_CHECKING:
    import sqlite3

    from coach.clinic.issuing import Issued
    from coach.clinic.patients import Patient
    from coach.exchange.assigned.draft import Draft
    from coach.exchange.signed.keys import SigningKey
    from coach.files.model import Library


@dataclass(frozen=True, slots=True)
class Before:
    """A patient, and what they have.

    Attributes:
        revision: The newest that was issued; 0 for none.
        draft: It as a draft; None where there is none, or it cannot be taken up.
        note: Why it cannot be taken up, or "".
    """

    patient: Patient
    revision: int = 0
    draft: Draft | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be assigned, and where the file goes.

    Attributes:
        clinic: The practice's file.
        now_ms: The present, in ms since 1970 UTC.
    """

    clinic: Path
    patient_id: str
    draft: Draft
    target: Path
    now_ms: int


def look(clinic: Path, patient_id: str, library: Library) -> Before:
    """Return what a patient has.

    Raises:
        PatientError: There is no such patient.
        StoreError: The practice's file cannot be read.
    """
    with open_clinic(clinic) as connection:
        found = patient(connection, patient_id)
        if found is None:
            raise PatientError(tr("This patient is no longer in the list."))
        newest = newest_issued(connection, patient_id)
    if newest is None:
        return Before(found)
    try:
        files = open_container(newest.bundle, lambda _: None).files
        return Before(found, newest.revision, redraft(files, library))
    except CoachError as error:
        return Before(found, newest.revision, None, str(error))


def assign(job: Job, key: SigningKey, library: Library) -> str:
    """Sign an assignment, keep it, and write its file; return what was done.

    Raises:
        CoachError: It cannot be signed, kept or written. Once it is kept, it can be
            saved again from the patient's list of assignments.
    """
    now = datetime.fromtimestamp(job.now_ms / 1000, UTC)
    with open_clinic(job.clinic) as connection:
        issued = _issue(connection, job, key, library, now)
    data, to = issued.bundle, job.draft.patient.key
    if to:
        data = encrypt(data, [to])
    try:
        write_bytes(job.target, data)
    except FileError as error:
        sentence = tr("Revision {0} was signed and kept. {1}")
        raise FileError(sentence.format(issued.revision, error)) from error
    sentence = tr("Revision {0} for {1} is saved as {2}.")
    whom = job.draft.patient.name or job.draft.patient.ref
    return sentence.format(issued.revision, whom, job.target.name)


def _issue(
    connection: sqlite3.Connection,
    job: Job,
    key: SigningKey,
    library: Library,
    now: datetime,
) -> Issued:
    author = sign_in(
        connection,
        job.draft.issuer.name,
        key.verify_key.id_text,
        utc_text(job.now_ms),
    )
    link = next_link(connection, job.patient_id, now, anew=False)
    bundle = issue(job.draft, link, library, key, handout(job.draft, library))
    return keep_issued(connection, job.patient_id, job.draft, link, bundle, key, author)


def handout(draft: Draft, library: Library) -> bytes:
    """Return the handout of what is assigned as a PDF.

    With its doses for a single program. The handout of a plan prints the doses of its
    files, so that a plan with doses of its own goes without one.

    Raises:
        FileError: It cannot be written.
    """
    from ui.handout.pdf import export_plan, export_program

    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "handout.pdf"
        if not isinstance(draft.content, Plan):
            doses = [dose for stage in draft.doses.values() for dose in stage.items()]
            program = with_doses(draft.content, doses)
            export_program(program, library.exercises, target)
        elif draft.doses:
            return b""
        else:
            export_plan(draft.content, library, target)
        return target.read_bytes()
