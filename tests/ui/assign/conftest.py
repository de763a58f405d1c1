"""A physiotherapist's window, an open key, and a patient."""

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from coach.clinic.audit import sign_in
from coach.clinic.connection import FILE_NAME, open_clinic
from coach.clinic.patients import Patient, add_patient
from coach.exchange.signed.key_ring import OwnKeys
from coach.exchange.signed.keys import SigningKey
from ui.assign.flow import AssignFlow
from ui.therapist.key_model import therapist_key

THERAPIST = SigningKey.from_seed(b"t" * 32)


@pytest.fixture
def window(qtbot):
    """Return a window for the sheets."""
    window = QWidget()
    window.resize(1280, 820)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def add(loaded):
    """Return a function that adds a patient; the physiotherapist's key is open."""
    public = THERAPIST.verify_key
    loaded.change_settings(
        therapist_mode=True, therapist_name="A. Therapist", therapist_key=public.text
    )
    loaded.change_settings(less_motion="on")
    therapist_key(loaded).keys = OwnKeys(THERAPIST)

    def new(ref="P-0042", name="Sam Osei", **facts):
        facts = {"side": "left", "problem": "Calf", **facts}
        with open_clinic(loaded.data_dir / FILE_NAME) as clinic:
            at = "2025-11-24T00:00:00Z"
            author = sign_in(clinic, "A. Therapist", public.id_text, at)
            return add_patient(clinic, Patient("", ref, name, **facts), author)

    return new


@pytest.fixture
def sam(add):
    """Return a patient."""
    return add()


@pytest.fixture
def flow(loaded, window):
    """Return the flow in that window."""
    return AssignFlow(loaded, window)


@pytest.fixture
def opened(flow, qtbot):
    """Return a function that opens the form for a patient and returns it."""

    def open_form(patient, **how):
        flow.begin(patient.id, **how)
        qtbot.waitUntil(lambda: flow.sheet is not None)
        return flow.sheet

    return open_form


@pytest.fixture
def pick(window, qtbot):
    """Return a function that answers the question where a file goes."""

    def answer(target):
        qtbot.waitUntil(lambda: window.findChild(QFileDialog) is not None)
        dialog = window.findChild(QFileDialog)
        dialog.fileSelected.emit(str(target))
        dialog.close()
        dialog.setParent(None)
        dialog.deleteLater()

    return answer


@pytest.fixture
def assign(flow, pick, qtbot):
    """Return a function that assigns what the form says to a file."""

    def write(target):
        flow.sheet.save.click()
        with qtbot.waitSignal(flow.assigned, timeout=20_000):
            pick(target)

    return write
