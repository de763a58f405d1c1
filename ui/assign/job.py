"""What assigning does off the window's thread: look, sign, keep, write."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from coach.clinic.audit import sign_in
from coach.clinic.connection import open_clinic
from coach.clinic.issuing import keep_issued, newest_issued, next_link
from coach.clinic.patients import PatientError, patient
from coach.errors import CoachError, FileError
from coach.exchange.assigned.draft import as_received, library_for
from coach.exchange.assigned.issue import issue
from coach.exchange.assigned.redraft import redraft
from coach.exchange.signed.container import open_container
from coach.exchange.signed.encrypted import (
    encrypt,
    encrypt_with_passphrase,
    recipient_of,
)
from coach.exchange.signed.zip_members import MAX_MEMBER_BYTES
from coach.exchange.writing import write_bytes
from coach.store.days import utc_text
from coach.translate import tr

if TYPE_CHECKING:
    import sqlite3

    from coach.clinic.issuing import Issued
    from coach.clinic.patients import Patient
    from coach.exchange.assigned.draft import Draft, Link
    from coach.exchange.signed.keys import SigningKey
    from coach.files.model import Library
    from ui.assign.lock_choice import Lock


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
    """What is to be assigned.

    Attributes:
        clinic: The practice's file.
        now_ms: The present, in ms since 1970 UTC.
        lock: How the file is encrypted.
        seals: Reports come back so that only the owner of the key can open them.
    """

    clinic: Path
    patient_id: str
    draft: Draft
    now_ms: int
    lock: Lock
    seals: bool

    def is_like(self, other: Job) -> bool:
        """Return whether the same is assigned in the same way, at whatever moment."""
        return replace(self, now_ms=other.now_ms) == other


@dataclass(frozen=True, slots=True)
class Made:
    """A revision that was signed and kept; its file may still have to be written.

    Attributes:
        data: The bytes of the file.
        note: What else there is to say, or "".
    """

    issued: Issued
    job: Job
    data: bytes
    note: str = ""


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


def assign(job: Job, key: SigningKey, library: Library) -> Made:
    """Sign an assignment and keep it.

    Raises:
        CoachError: It cannot be signed or kept; nothing was issued.
    """
    now = datetime.fromtimestamp(job.now_ms / 1000, UTC)
    to = recipient_of(key) if job.seals and job.draft.report.include else ""
    draft = replace(job.draft, report=replace(job.draft.report, to=to))
    library = library_for(draft, library)
    with open_clinic(job.clinic) as connection:
        link = next_link(connection, job.patient_id, now, anew=False)
        pages = handout(draft, link, library)
        note = ""
        if len(pages) > MAX_MEMBER_BYTES:
            pages = b""
            note = tr("Its handout is too large to go along: print it instead.")
        bundle = issue(draft, link, library, key, pages)
        data = _locked(bundle, job.lock)
        issued = _keep(connection, job, (draft, link, bundle), key)
    return Made(issued, job, data, note)


def save(made: Made, target: Path) -> str:
    """Write the file of a revision that was signed; return what was done.

    Raises:
        FileError: It cannot be written. It is kept, so it can be saved elsewhere.
    """
    revision = made.issued.revision
    try:
        write_bytes(target, made.data)
    except FileError as error:
        sentence = tr("Revision {0} was signed and kept. {1}")
        raise FileError(sentence.format(revision, error)) from error
    sentence = tr("Revision {0} for {1} is saved as {2}.")
    patient = made.job.draft.patient
    said = sentence.format(revision, patient.name or patient.ref, target.name)
    return f"{said} {made.note}".strip()


def handout(draft: Draft, link: Link, library: Library) -> bytes:
    """Return the handout of what is assigned as a PDF, with all that was filled in.

    Raises:
        ProblemsError: The plan, a program or a dose does not fit.
        FileError: It cannot be written.
    """
    from ui.handout.pdf import export_assigned

    assignment, contents = as_received(draft, link, library)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "handout.pdf"
        export_assigned(assignment, contents, library.exercises, target)
        return target.read_bytes()


def _locked(bundle: bytes, lock: Lock) -> bytes:
    if lock.recipient:
        return encrypt(bundle, [lock.recipient])
    if lock.passphrase:
        return encrypt_with_passphrase(bundle, lock.passphrase)
    return bundle


def _keep(
    connection: sqlite3.Connection,
    job: Job,
    made: tuple[Draft, Link, bytes],
    key: SigningKey,
) -> Issued:
    draft, link, bundle = made
    author = sign_in(
        connection, draft.issuer.name, key.verify_key.id_text, utc_text(job.now_ms)
    )
    return keep_issued(connection, job.patient_id, draft, link, bundle, key, author)
