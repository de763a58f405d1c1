"""Assigning through the form: what is filled in is what is signed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from coach.clinic.audit import sign_in
from coach.clinic.connection import FILE_NAME, open_clinic
from coach.clinic.issuing import all_issued
from coach.clinic.patients import Patient, add_patient
from coach.exchange.assigned.kept import KeptKey
from coach.exchange.assigned.receive import open_signed
from coach.exchange.signed.key_ring import OwnKeys
from coach.exchange.signed.keys import SigningKey
from ui.assign.flow import AssignFlow
from ui.therapist.key_model import therapist_key

THERAPIST = SigningKey.from_seed(b"t" * 32)
EXERCISE = "two-leg-bridge"


@pytest.fixture
def window(qtbot):
    """Return a window for the sheets."""
    window = QWidget()
    window.resize(1280, 820)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def sam(loaded):
    """Return a patient; the physiotherapist's key is open."""
    public = THERAPIST.verify_key
    loaded.change_settings(
        therapist_mode=True, therapist_name="A. Therapist", therapist_key=public.text
    )
    loaded.change_settings(less_motion="on")
    therapist_key(loaded).keys = OwnKeys(THERAPIST)
    with open_clinic(loaded.data_dir / FILE_NAME) as clinic:
        author = sign_in(clinic, "A. Therapist", public.id_text, "2025-11-24T00:00:00Z")
        new = Patient("", "P-0042", "Sam Osei", side="left", problem="Calf")
        return add_patient(clinic, new, author)


@pytest.fixture
def flow(loaded, window):
    """Return the flow in that window."""
    return AssignFlow(loaded, window)


def opened(flow, qtbot, patient):
    flow.begin(patient.id)
    qtbot.waitUntil(lambda: flow.sheet is not None)
    return flow.sheet


def choose(sheet, loaded, program="easy"):
    """Choose a program as the list does."""
    sheet.glance.chosen.emit(loaded.library.program(program))


def assign(flow, window, qtbot, target):
    flow.sheet.save.click()
    qtbot.waitUntil(lambda: window.findChild(QFileDialog) is not None)
    dialog = window.findChild(QFileDialog)
    with qtbot.waitSignal(flow.assigned, timeout=20_000):
        dialog.fileSelected.emit(str(target))
    dialog.close()
    dialog.deleteLater()


def read(path, loaded):
    public = THERAPIST.verify_key
    key = KeptKey(public.id_text, public.text, "A. Therapist", "code", "t")
    return open_signed(path.read_bytes(), (key,), loaded.library.exercises)


def test_form_is_what_is_signed(flow, sam, loaded, window, qtbot, tmp_path):
    """Days, dose, limits and message stand in the file that is handed over."""
    sheet = opened(flow, qtbot, sam)
    choose(sheet, loaded)
    form = sheet.form
    form.rhythm.set_days((0, 3))
    form.stop_pain.number.set_value(3)
    rows = next(iter(form.doses.values()))
    rows.sets[EXERCISE].set_value(4)
    rows.amounts[EXERCISE].set_value(12)
    form.message.setPlainText("Slowly.")
    target = tmp_path / "out.assignment"
    assign(flow, window, qtbot, target)

    signed = read(target, loaded)
    assignment = signed.assignment
    assert signed.is_trusted
    assert (assignment.revision, assignment.message) == (1, "Slowly.")
    assert (assignment.patient.ref, assignment.issuer.name) == (
        "P-0042",
        "A. Therapist",
    )
    assert assignment.valid_from == date(2025, 11, 24)
    assert assignment.valid_until == date(2025, 12, 14)
    assert assignment.limits.stop_pain == 4
    assert assignment.limits.may_patient_change == ("time-of-day", "easier")
    (stage,) = assignment.plan.stages
    assert stage.schedule.days == (0, 3)
    assert dict(stage.dose) == {EXERCISE: {"sets": 4, "reps": 12}}
    assert signed.container.files["handout.pdf"].startswith(b"%PDF")


def test_next_revision_begins_where_the_last_one_was(
    flow, sam, loaded, window, qtbot, tmp_path
):
    """The form shows what was assigned; raising the dose makes revision 2."""
    sheet = opened(flow, qtbot, sam)
    choose(sheet, loaded)
    next(iter(sheet.form.doses.values())).sets[EXERCISE].set_value(3)
    assign(flow, window, qtbot, tmp_path / "one.assignment")

    sheet = opened(flow, qtbot, sam)
    rows = next(iter(sheet.form.doses.values()))
    assert sheet.subtitle.text() == "Revision 2"
    assert rows.sets[EXERCISE].value() == 3
    rows.sets[EXERCISE].set_value(5)
    assign(flow, window, qtbot, tmp_path / "two.assignment")

    first = read(tmp_path / "one.assignment", loaded)
    second = read(tmp_path / "two.assignment", loaded)
    assert second.assignment.revision == 2
    assert second.assignment.previous == first.container.manifest_sha256
    with open_clinic(loaded.data_dir / FILE_NAME) as clinic:
        assert [each.revision for each in all_issued(clinic, sam.id)] == [2, 1]


def test_in_short_follows_the_form(flow, sam, loaded, qtbot):
    """How many sessions, until when, and the pain limit."""
    sheet = opened(flow, qtbot, sam)
    choose(sheet, loaded)
    sheet.form.rhythm.set_days((0, 3))

    words = sheet.glance.in_short_words()
    assert words.startswith("6 sessions of 3 min, from 24 Nov to 14 Dec.")
    assert words.endswith("Pain limit 2.")


def test_leaving_assigns_nothing(flow, sam, loaded, qtbot):
    """Escape closes the form; nothing was issued."""
    sheet = opened(flow, qtbot, sam)
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)

    assert flow.sheet is None
    with open_clinic(loaded.data_dir / FILE_NAME) as clinic:
        assert all_issued(clinic, sam.id) == ()


def test_folder_that_is_gone_is_told_in_the_form(
    flow, sam, loaded, window, qtbot, tmp_path
):
    """The form stays, with one sentence; the revision is kept all the same."""
    sheet = opened(flow, qtbot, sam)
    choose(sheet, loaded)
    sheet.save.click()
    qtbot.waitUntil(lambda: window.findChild(QFileDialog) is not None)
    dialog = window.findChild(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "gone" / "x.assignment"))
    dialog.close()
    qtbot.waitUntil(lambda: "could not be written" in sheet.subtitle.text())

    assert "Revision 1 was signed" in sheet.subtitle.text()
    assert flow.sheet is sheet
