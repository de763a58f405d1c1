"""The Patients page over a practice that a test has filled."""

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.practice import KEY, Practice
from ui.models.background import wait_for_tasks
from ui.pages.patients.page import PatientsPage


@pytest.fixture
def practice(utc, quiet, tmp_path):
    """Return what fills the practice before the page opens."""
    quiet.change_settings(
        therapist_mode=True,
        therapist_name="A. Therapist",
        therapist_key=KEY.verify_key.text,
    )
    return Practice(quiet, tmp_path)


@pytest.fixture
def show(practice, quiet, qtbot, qapp):
    """Return what opens the page once everything was read."""
    pages = []

    def open_page(size=(1072, 820)):
        window = QWidget()
        window.resize(*size)
        qtbot.addWidget(window)
        page = PatientsPage(quiet, window)
        page.resize(*size)
        page.set_narrow(size[0] < 900)
        window.show()
        with qtbot.waitSignal(page.model.changed, timeout=10_000):
            page.shown_first()
        pages.append(page)
        return page

    yield open_page
    for page in pages:
        page.hide()
        page.deeds.dialog and page.deeds.dialog.reject()
    wait_for_tasks()
    qapp.processEvents()
