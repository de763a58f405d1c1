"""The patients of a practice: added, changed, archived, restored."""

from __future__ import annotations

import sqlite3
import uuid
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from coach.clinic.audit import Author, note
from coach.clinic.summary import sum_up
from coach.errors import CoachError
from coach.store.transactions import transaction
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class PatientError(CoachError):
    """A patient cannot be saved as wished."""


@dataclass(frozen=True, slots=True)
class Patient:
    """A patient.

    Attributes:
        ref: The practice's own number; nobody else has it.
        side: "left", "right", "both", or "".
        problem: What it is about, in the physiotherapist's words.
        public_key: Pinned key of their reports, in minisign's writing, or "".
        recipient: age key to which assignments can be encrypted, or "".
        archived_at: UTC since when they are put away, or "".
        version: Raised with each change of what can be edited, and with each move to
            or from the archive; see `change_patient`.
    """

    id: str
    ref: str
    name: str = ""
    contact: str = ""
    side: str = ""
    problem: str = ""
    notes: str = ""
    public_key: str = ""
    recipient: str = ""
    added_at: str = ""
    archived_at: str = ""
    version: int = 1

    @property
    def called(self) -> str:
        """Return the name, or the number where there is none."""
        return self.name or self.ref


_COLUMNS = tuple(field.name for field in fields(Patient))
_EDITED = ("ref", "name", "contact", "side", "problem", "notes")
# What a `Patient` is made of, in a SELECT. `archived_at` is NULL for who is here.
READ = ", ".join(
    f"coalesce({name}, '')" if name == "archived_at" else name for name in _COLUMNS
)


def add_patient(
    connection: sqlite3.Connection, patient: Patient, author: Author
) -> Patient:
    """Add a patient; return them with their id.

    Args:
        connection: The practice's file.
        patient: What was filled in; `id` and `added_at` are made here.
        author: Who adds them, and when.

    Raises:
        PatientError: The number is taken, or missing.
    """
    _check(patient)
    new = replace(patient, id=str(uuid.uuid4()), added_at=author.at, version=1)
    values = {name: getattr(new, name) for name in _COLUMNS}
    values |= {"archived_at": None, "responsible": author.staff_id}
    names = ", ".join(values)
    marks = ", ".join(f":{name}" for name in values)
    try:
        with transaction(connection):
            connection.execute(
                f"INSERT INTO patient ({names}) VALUES ({marks})", values
            )
            sum_up(connection, new.id)
            note(connection, author, "add", new.id)
    except sqlite3.IntegrityError as error:
        raise _taken(new.ref) from error
    return new


def change_patient(
    connection: sqlite3.Connection, patient: Patient, author: Author
) -> Patient:
    """Save what was edited of a patient; return them as they are now.

    Raises:
        PatientError: Somebody else changed them meanwhile, or the number is taken.
    """
    _check(patient)
    values = {name: getattr(patient, name) for name in (*_EDITED, "id", "version")}
    sets = ", ".join(f"{name} = :{name}" for name in _EDITED)
    try:
        with transaction(connection):
            changed = connection.execute(
                f"UPDATE patient SET {sets}, version = version + 1"
                " WHERE id = :id AND version = :version",
                values,
            ).rowcount
            if not changed:
                sentence = tr(
                    "{0} was changed meanwhile. Look again, then change them."
                )
                raise PatientError(sentence.format(patient.called))
            note(connection, author, "change", patient.id)
    except sqlite3.IntegrityError as error:
        raise _taken(patient.ref) from error
    return replace(patient, version=patient.version + 1)


def set_archived(
    connection: sqlite3.Connection, patient_id: str, author: Author, *, away: bool
) -> None:
    """Put a patient away, or bring them back; nothing of them is lost."""
    at = author.at if away else None
    with transaction(connection):
        connection.execute(
            "UPDATE patient SET archived_at = ?, version = version + 1 WHERE id = ?",
            (at, patient_id),
        )
        note(connection, author, "archive" if away else "restore", patient_id)


def pin_key(
    connection: sqlite3.Connection,
    patient_id: str,
    public_key: str,
    recipient: str,
    author: Author,
) -> None:
    """Note the key with which a patient signs. Call it inside a transaction.

    A form that is open goes on: nothing that can be edited is another one.
    """
    connection.execute(
        "UPDATE patient SET public_key = ?, recipient = ? WHERE id = ?",
        (public_key, recipient, patient_id),
    )
    note(connection, author, "pin-key", patient_id)


def patient(connection: sqlite3.Connection, patient_id: str) -> Patient | None:
    """Return a patient by id, or None."""
    rows = connection.execute(f"SELECT {READ} FROM patient WHERE id = ?", (patient_id,))
    return next(_patients(rows), None)


def patients(connection: sqlite3.Connection) -> tuple[Patient, ...]:
    """Return all patients, those who are put away included, by name."""
    rows = connection.execute(
        f"SELECT {READ} FROM patient ORDER BY name COLLATE NOCASE, ref"
    )
    return tuple(_patients(rows))


def free_ref(connection: sqlite3.Connection) -> str:
    """Return the next number of the form P-0001 that nobody has."""
    (highest,) = connection.execute(
        "SELECT coalesce(max(CAST(substr(ref, 3) AS INTEGER)), 0) FROM patient"
        " WHERE ref GLOB 'P-[0-9]*'"
    ).fetchone()
    return f"P-{highest + 1:04d}"


def _patients(rows: Iterable[tuple[object, ...]]) -> Iterator[Patient]:
    yield from (Patient(*row) for row in rows)  # type: ignore[arg-type] # its columns


def _check(patient: Patient) -> None:
    if not patient.ref.strip():
        raise PatientError(tr("The patient needs a number of your practice."))


def _taken(ref: str) -> PatientError:
    return PatientError(tr("Another patient has the number {0}.").format(ref))
