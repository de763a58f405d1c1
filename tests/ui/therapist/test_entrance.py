"""Therapist mode in the window: the rail, files, assigning, the demo."""

import pytest
from keyring.backends.fail import Keyring as NoKeyring
from PySide6.QtCore import Qt

from coach.exchange.signed.key_ring import KeyFolder
from coach.paths import keys_folder
from tests.ui.contexts import whole_context
from tests.ui.practice import Practice
from tests.ui.therapist.conftest import CHEAP, PASSPHRASE
from ui.assigned.entrance import AssignedEntrance
from ui.main_window import MainWindow
from ui.models.patients_model import patients_model
from ui.therapist.entrance import TherapistEntrance
from ui.therapist.key_model import TherapistKey


@pytest.fixture
def files(quiet, window):
    return AssignedEntrance(quiet, window)


@pytest.fixture
def entrance(utc, quiet, keys, own_key, window, files):
    entrance = TherapistEntrance(quiet, window, files)
    yield entrance
    entrance.folder.stop()


def in_rail(window):
    """Return the pages of the rail from top to bottom."""
    entries = [window.rail.entry(key) for key in window.pages.infos]
    seen = [entry for entry in entries if entry.isVisible()]
    return [entry.key for entry in sorted(seen, key=lambda each: each.y())]


def test_home_users_have_no_such_page(window):
    """Neither in the rail nor by a key."""
    assert "patients" not in window.pages.infos
    with pytest.raises(KeyError):
        window.rail.entry("patients")


def test_page_comes_and_goes_with_the_mode(entrance, window, quiet, qapp):
    """Between progress and exercises."""
    qapp.processEvents()
    keys = in_rail(window)
    assert keys[keys.index("progress") + 1] == "patients"
    assert keys[keys.index("patients") + 1] == "exercises"
    window.open_page("patients")

    quiet.change_settings(therapist_mode=False)
    assert window.page == "settings"
    assert "patients" not in in_rail(window)

    quiet.change_settings(therapist_mode=True)
    assert "patients" in in_rail(window)


def test_key_opens_the_page_only_in_the_mode(entrance, window, quiet, qtbot):
    """Ctrl+8."""
    quiet.change_settings(therapist_mode=False)
    keys = Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, *keys)
    assert window.page != "patients"

    quiet.change_settings(therapist_mode=True)
    qtbot.keyClick(window, *keys)
    assert window.page == "patients"


def test_opened_report_shows_the_page(entrance, files, window, quiet, tmp_path, qtbot):
    """Whether by a double click, a drop or the menu."""
    practice = Practice(quiet, tmp_path)
    file = practice.report(practice.assign(practice.patient()))
    with qtbot.waitSignal(entrance.desk.arrived, timeout=10_000):
        files.open(str(file))

    assert window.page == "patients"
    page = window.pages.currentWidget()
    qtbot.waitUntil(lambda: page.pane.detail is not None, timeout=10_000)
    assert page.pane.detail.row.patient.name == "Sam Osei"


def test_report_without_the_mode_is_said(entrance, files, window, quiet, qtbot):
    """The way to it is told."""
    quiet.change_settings(therapist_mode=False)
    with qtbot.waitSignal(quiet.notice_given) as told:
        files.open("/tmp/x.report")

    assert "therapist mode in the settings" in told.args[0]
    assert window.page != "patients"


def test_assigning_leads_to_the_form(entrance, window, quiet, tmp_path, qtbot):
    """For the patient whose pane it is."""
    sam = Practice(quiet, tmp_path).patient()
    page = window.open_page("patients")
    page.assign_asked.emit(sam.id)

    qtbot.waitUntil(lambda: entrance.assigning.flow.sheet is not None, timeout=10_000)
    assert "Sam Osei" in entrance.assigning.flow.sheet.title.text()


def test_plan_or_program_asks_for_a_patient(entrance, quiet, qtbot):
    """In therapist mode alone."""
    quiet.change_settings(therapist_mode=False)
    quiet.assign_asked.emit("program:none")
    with qtbot.waitSignal(quiet.notice_given) as told:
        quiet.change_settings(therapist_mode=True)
        quiet.assign_asked.emit("program:none")

    assert "cannot be assigned" in told.args[0]


def test_what_was_assigned_is_listed_from_the_page(
    entrance, window, quiet, tmp_path, qtbot
):
    """For the patient whose pane it is."""
    sam = Practice(quiet, tmp_path).patient()
    window.open_page("patients").issued_asked.emit(sam.id)

    qtbot.waitUntil(lambda: entrance.assigning.issued is not None, timeout=10_000)
    assert "Sam Osei" in entrance.assigning.issued.title.text()


@pytest.fixture
def demo(utc, tmp_path, clock, qtbot, qapp):
    """Return the context of a demo with everything that is shipped."""
    folder = tmp_path / "demo"
    folder.mkdir()
    with whole_context(folder, clock, qapp, qtbot) as context:
        context.demo = True
        yield context


def test_demo_has_patients_as_soon_as_there_is_a_key(demo, qtbot):
    """Seven of them, signed with the key of whoever looks at the demo."""
    demo.change_settings(therapist_mode=True, therapist_name="A. Therapist")
    window = MainWindow(demo)
    qtbot.addWidget(window)
    folder = KeyFolder(keys_folder(demo.data_dir), NoKeyring(), CHEAP)
    key = TherapistKey(demo, folder)
    TherapistEntrance(demo, window, AssignedEntrance(demo, window))
    model = patients_model(demo)
    assert model.rows is None

    with qtbot.waitSignal(model.changed, timeout=20_000):
        key.make(PASSPHRASE)
    assert len(model.rows) == 7
