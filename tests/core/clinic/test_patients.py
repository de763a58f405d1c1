"""Patients added, changed, put away; the file itself; the audit."""

import sqlite3
from dataclasses import replace

import pytest

from coach.clinic.connection import open_clinic
from coach.clinic.patients import (
    Patient,
    PatientError,
    add_patient,
    change_patient,
    free_ref,
    patient,
    patients,
    set_archived,
)
from coach.errors import StoreTooNewError
from coach.store.connection import open_store
from coach.store.faults import StoreDamagedError


def test_patient_is_added(clinic, sam):
    """Everything that was filled in comes back."""
    assert patients(clinic) == (sam,)
    assert (sam.ref, sam.name, sam.side, sam.problem) == (
        "P-0042",
        "Sam Osei",
        "left",
        "Calf",
    )
    assert sam.archived_at == ""


def test_number_is_given_once(clinic, author, sam):
    """Two patients under one number would get each other's plans."""
    with pytest.raises(PatientError, match="Another patient has the number P-0042"):
        add_patient(clinic, Patient("", "P-0042", "Nora"), author)
    with pytest.raises(PatientError, match="needs a number"):
        add_patient(clinic, Patient("", " "), author)

    assert patients(clinic) == (sam,)


def test_next_free_number(clinic, author, sam):
    """A number is proposed; other forms of numbers do not matter."""
    add_patient(clinic, Patient("", "A/17"), author)

    assert free_ref(clinic) == "P-0043"


def test_change_is_saved(clinic, author, sam):
    """The new texts are there, and the version has gone up."""
    changed = change_patient(clinic, replace(sam, notes="Runs again."), author)

    assert patient(clinic, sam.id) == changed
    assert (changed.notes, changed.version) == ("Runs again.", 2)


def test_second_of_two_changes_is_refused(clinic, author, sam):
    """Nobody's work is overwritten unseen."""
    change_patient(clinic, replace(sam, notes="One."), author)

    with pytest.raises(PatientError, match="Sam Osei was changed meanwhile"):
        change_patient(clinic, replace(sam, notes="Two."), author)
    assert patient(clinic, sam.id).notes == "One."


def test_archived_patient_comes_back(clinic, author, sam):
    """Nothing is lost on the way."""
    set_archived(clinic, sam.id, author, away=True)
    assert patient(clinic, sam.id).archived_at == author.at

    set_archived(clinic, sam.id, author, away=False)
    assert replace(patient(clinic, sam.id), version=1) == sam


def test_audit_tells_who_and_what(clinic, author, sam):
    """Each change leaves a row, and no row can be changed."""
    set_archived(clinic, sam.id, author, away=True)

    rows = clinic.execute("SELECT what, target, staff_id FROM audit ORDER BY rowid")
    assert rows.fetchall() == [
        ("add", sam.id, author.staff_id),
        ("archive", sam.id, author.staff_id),
    ]
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        clinic.execute("UPDATE audit SET what = 'x'")
    with pytest.raises(sqlite3.IntegrityError, match="never deleted"):
        clinic.execute("DELETE FROM audit")


def test_other_files_are_left_alone(tmp_path):
    """A history is no practice, and is not touched."""
    path = tmp_path / "history.sqlite"
    open_store(path).close()

    with pytest.raises(StoreDamagedError, match="holds no patients"), open_clinic(path):
        pass


def test_newer_file_is_left_alone(tmp_path):
    """One sentence, and nothing was changed."""
    path = tmp_path / "clinic.sqlite"
    with open_clinic(path) as connection:
        connection.execute("PRAGMA user_version = 99")

    with pytest.raises(StoreTooNewError, match="newer version"), open_clinic(path):
        pass
