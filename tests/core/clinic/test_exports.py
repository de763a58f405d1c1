"""What leaves the practice: the list as a table, a patient as a zip."""

import csv
import json
import zipfile

import pytest

from coach.clinic.list_table import COLUMNS, write_list
from coach.clinic.overview import overview
from coach.clinic.patient_file import export_patient, zip_name
from coach.clinic.patients import Patient, add_patient
from coach.clinic.reports import take_in_report
from coach.errors import CoachError, FileError
from coach.exchange.returned.signing import open_report
from tests.core.clinic.conftest import CALENDAR, day, report_on


def test_list_as_a_table(clinic, author, sam, assign, tmp_path):
    """One row for each patient, with numbers that can be worked with."""
    take_in_report(clinic, report_on(assign(sam), [day(11), day(12)]), None, author)
    target = tmp_path / "list.csv"

    assert write_list(overview(clinic, CALENDAR), target) == 1
    with target.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert tuple(row) == COLUMNS
    assert (row["number"], row["name"], row["problem"]) == (
        "P-0042",
        "Sam Osei",
        "Calf",
    )
    assert (row["done_two_weeks"], row["last_pain"]) == ("1", "2")
    assert (row["last_report"], row["archived"]) == ("2026-11-28", "no")


@pytest.mark.parametrize("name", ["=1+1", "+Sam", "-Sam", "@Sam", "\t=1"])
def test_names_are_never_formulas(clinic, author, name, tmp_path):
    """A spreadsheet would run them."""
    add_patient(clinic, Patient("", "P-1", name), author)
    target = tmp_path / "list.csv"
    write_list(overview(clinic, CALENDAR), target)

    with target.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["name"].startswith("'")


def test_patient_as_a_zip(clinic, author, sam, assign, tmp_path):
    """Facts, notes, what was issued, and each report signed and to read."""
    issued = assign(sam)
    data = report_on(issued, [day(0)])
    take_in_report(clinic, data, None, author)
    target = tmp_path / zip_name(sam)

    assert export_patient(clinic, sam.id, target) == 5
    with zipfile.ZipFile(target) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    assert json.loads(members["patient.json"])["name"] == "Sam Osei"
    (bundle,) = (v for n, v in members.items() if n.endswith("-P-0042-r1.assignment"))
    assert bundle == issued.bundle
    (report,) = (v for n, v in members.items() if n.endswith(".report"))
    assert open_report(report, {}.get).report.patient_ref == "P-0042"
    (page,) = (v for n, v in members.items() if n.endswith(".html"))
    assert b"Sam Osei" in page


def test_altered_report_goes_along_with_its_reason(
    clinic, author, sam, assign, tmp_path
):
    """Nothing is left out unseen."""
    take_in_report(clinic, report_on(assign(sam), [day(0)]), None, author)
    clinic.execute("UPDATE report SET bundle = CAST('x' AS BLOB)")
    target = tmp_path / "sam.zip"
    export_patient(clinic, sam.id, target)

    with zipfile.ZipFile(target) as archive:
        (reason,) = (n for n in archive.namelist() if n.endswith(".txt") and "/" in n)
        assert b"was altered" in archive.read(reason)


def test_zip_is_there_whole_or_not_at_all(clinic, sam, tmp_path):
    """An older file stays as it was."""
    with pytest.raises(FileError, match="could not be written"):
        export_patient(clinic, sam.id, tmp_path / "none" / "sam.zip")
    with pytest.raises(CoachError, match="not here any more"):
        export_patient(clinic, "nobody", tmp_path / "x.zip")
    assert list(tmp_path.glob("*.zip*")) == []


def test_name_of_the_zip_is_safe():
    """Numbers of practices have all kinds of signs in them."""
    assert zip_name(Patient("", "A/17 b")) == "A-17-b.zip"
    assert zip_name(Patient("", "///")) == "patient.zip"
