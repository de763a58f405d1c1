"""What was assigned to a patient, read from the practice off the window's thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.clinic.connection import open_clinic
from coach.clinic.issuing import all_issued
from coach.clinic.patients import PatientError, patient
from coach.exchange.assigned.receive import open_signed
from coach.exchange.signed.encrypted import encrypt
from coach.exchange.writing import write_bytes
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from coach.clinic.issuing import Issued
    from coach.clinic.patients import Patient
    from coach.exchange.assigned.receive import Signed
    from coach.files.model import Exercise


@dataclass(frozen=True, slots=True)
class IssuedList:
    """All that a patient was assigned, newest first."""

    patient: Patient
    issued: tuple[Issued, ...]


def read_issued(clinic: Path, patient_id: str) -> IssuedList:
    """Return what a patient was assigned.

    Raises:
        PatientError: There is no such patient.
        StoreError: The practice's file cannot be read.
    """
    with open_clinic(clinic) as connection:
        found = patient(connection, patient_id)
        if found is None:
            raise PatientError(tr("This patient is no longer in the list."))
        return IssuedList(found, all_issued(connection, patient_id))


def open_issued(issued: Issued, known: Mapping[str, Exercise]) -> Signed:
    """Return an assignment as the patient's Coach reads it.

    Raises:
        CoachError: Its bytes are not what was signed.
    """
    return open_signed(issued.bundle, (), known)


def save_again(issued: Issued, known: Mapping[str, Exercise], target: Path) -> str:
    """Write the file of an assignment once more; return what was done.

    The signed bytes are the same as before. A file that only the patient could open is
    locked to them again.

    Raises:
        CoachError: It cannot be written, or its bytes are not what was signed.
    """
    key = open_issued(issued, known).assignment.patient.key
    write_bytes(target, encrypt(issued.bundle, [key]) if key else issued.bundle)
    if key:
        return tr("Saved again as {0}; only the patient can open it.").format(
            target.name
        )
    return tr("Saved again as {0}. It is not locked.").format(target.name)
