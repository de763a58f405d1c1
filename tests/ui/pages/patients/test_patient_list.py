"""The patients as rows: searched, filtered, sorted, and read aloud."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from coach.clinic.flags import Standing
from coach.clinic.overview import Row
from coach.clinic.patients import Patient
from ui.models.search_words import WordSearch, words_of
from ui.pages.patients.columns import DONE, FLAG, HEARD, PAIN, PATIENT
from ui.pages.patients.patient_list import (
    ALL,
    ARCHIVED,
    LOOK,
    QUIET_ONES,
    READY_ONES,
    PatientList,
)

TODAY = date(2026, 11, 28)


def row(name, ago=None, *, done=None, pain=None, flags=(), away="", unseen=0):
    heard = None if ago is None else TODAY - timedelta(days=ago)
    patient = Patient(name, f"P-{name}", name, problem="Calf", archived_at=away)
    standing = Standing(TODAY, heard, heard)
    return Row(patient, "Ladder", "Raise", done, pain, 0, flags, standing, unseen)


ROWS = (
    row("Alex", 0, done=1.0, pain=3),
    row("Ines", 1, done=0.5, pain=1, flags=("missed",), unseen=1),
    row("Jonas", 9, done=0.2, pain=4, flags=("quiet",)),
    row("Nora", flags=("ready", "ended")),
    row("Priya", 2, flags=("stop-sign", "pain-up"), pain=6),
    row("Sam", 3, away="2026-11-01", flags=("quiet",)),
)


@pytest.fixture
def patients(qapp):
    patients = PatientList(TODAY)
    words = WordSearch(words_of(each.patient.name, each.patient.ref) for each in ROWS)
    patients.show(ROWS, words, TODAY)
    return patients


def names(patients):
    return [each.patient.name for each in patients.listed()]


def test_newest_report_first(patients):
    """Whoever has sent none comes last; who is put away is not listed."""
    assert names(patients) == ["Alex", "Ines", "Priya", "Jonas", "Nora"]


@pytest.mark.parametrize(
    ("column", "once", "twice"),
    [
        (PATIENT, "Alex Ines Jonas Nora Priya", "Priya Nora Jonas Ines Alex"),
        (DONE, "Jonas Ines Alex Nora Priya", "Alex Ines Jonas Nora Priya"),
        (PAIN, "Priya Jonas Alex Ines Nora", "Ines Alex Jonas Priya Nora"),
        (FLAG, "Priya Ines Nora Jonas Alex", "Jonas Nora Ines Priya Alex"),
    ],
)
def test_each_column_sorts_both_ways(patients, column, once, twice):
    """What presses comes first; whoever has nothing there comes last."""
    patients.sort_by(column)
    assert names(patients) == once.split()

    patients.sort_by(column)
    assert names(patients) == twice.split()


def test_sorted_column_turns_round(patients):
    """The oldest report first."""
    patients.sort_by(HEARD)

    assert names(patients) == ["Jonas", "Priya", "Ines", "Alex", "Nora"]


def test_filters_and_their_counts(patients):
    """Whatever is searched for."""
    patients.search("ines")
    names_of = (ALL, LOOK, READY_ONES, QUIET_ONES, ARCHIVED)
    assert [patients.count(name) for name in names_of] == [5, 4, 1, 1, 1]

    patients.search("")
    for name, expected in (
        (LOOK, ["Ines", "Priya", "Jonas", "Nora"]),
        (READY_ONES, ["Nora"]),
        (QUIET_ONES, ["Jonas"]),
        (ARCHIVED, ["Sam"]),
    ):
        patients.filter_by(name)
        assert names(patients) == expected


def test_search_within_a_filter(patients):
    """Both hold; one typo is forgiven."""
    patients.filter_by(LOOK)
    patients.search("jonsa")
    assert names(patients) == ["Jonas"]

    patients.search("alex")
    assert names(patients) == []
    assert patients.row_of("Alex") == -1


def test_row_is_read_aloud(patients):
    """Everything that is painted, in words."""
    index = patients.index(patients.row_of("Ines"), 0)
    spoken = patients.data(index, Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == (
        "Ines, Calf, Raise, 50 % done, pain 1, Missed days, new report, Yesterday"
    )
    nora = patients.index(patients.row_of("Nora"), 0)
    said = patients.data(nora, Qt.ItemDataRole.AccessibleTextRole)
    assert said == (
        "Nora, Calf, Raise, Ready for the next stage, Plan ended, no report yet"
    )


def test_flags_that_have_no_room_are_in_the_tip(patients):
    """The row shows the most pressing one; all of them are a hover away."""
    tip = patients.data(patients.index(2, 0), Qt.ItemDataRole.ToolTipRole)

    assert tip == "Stop sign\nPain up"
