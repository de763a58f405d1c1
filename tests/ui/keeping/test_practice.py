"""A practice's copies, damage and erasing, through the sheets that a person uses."""

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel

from coach.clinic.audit import sign_in
from coach.clinic.connection import FILE_NAME, open_clinic
from coach.clinic.keeping import wake_practice
from coach.clinic.patients import Patient, add_patient, patients
from coach.exchange.signed.key_ring import KeyFolder
from coach.exchange.signed.keys import SigningKey
from coach.paths import keys_folder, may_have_practice
from coach.store.settings import load_settings
from tests.core.exchange.signed.test_keyring import MemoryKeyring, RefusingKeyring
from ui.keeping.copies_sheet import CopiesSheet
from ui.keeping.damage_sheet import DamageQuestion
from ui.keeping.erase_sheet import ERASE, KEEP
from ui.keeping.erasing import Erasing
from ui.keeping.practice_copies import PracticeCopies
from ui.keeping.row_button import RowButton
from ui.keeping.wake_practice import PracticeWaking
from ui.models.patients_model import patients_model
from ui.pages.settings.data import DataSection
from ui.widgets.sheet import Sheet
from ui.window_session import WindowSession

KEY = SigningKey.from_seed(b"t" * 32)


@pytest.fixture
def ring():
    """Return a keyring that works."""
    return MemoryKeyring()


@pytest.fixture
def practice(context, ring):
    """Return the context of a physiotherapist with two patients and a key."""
    add(context, "Sam Osei")
    add(context, "Kim Lee")
    KeyFolder(keys_folder(context.data_dir), ring, 14).keep(KEY, "")
    context.change_settings(
        therapist_mode=True,
        therapist_name="A. Therapist",
        therapist_key=KEY.verify_key.text,
        therapist_key_in="keyring",
    )
    return context


def add(context, name):
    with open_clinic(context.data_dir / FILE_NAME) as connection:
        number = KEY.verify_key.id_text
        author = sign_in(connection, "A. Therapist", number, "2026-11-28T09:00:00Z")
        add_patient(connection, Patient("", name, name), author)


def names(context):
    with open_clinic(context.data_dir / FILE_NAME) as connection:
        return [each.name for each in patients(connection)]


def words_of(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def shown_copies(context, window, qtbot):
    copies = PracticeCopies(context, window)
    copies.show_all()
    qtbot.waitUntil(lambda: bool(window.findChildren(CopiesSheet)))
    (sheet,) = window.findChildren(CopiesSheet)
    return copies, sheet


def test_a_copy_of_the_patients_can_be_put_back(practice, window, qtbot):
    """The sheet says when it was made and what is in it; the window opens anew."""
    wake_practice(practice.data_dir, practice.clock.wall_ms())
    add(practice, "Ada Bell")
    _, sheet = shown_copies(practice, window, qtbot)
    (row,) = sheet.findChildren(RowButton)
    said, title = row.accessibleDescription(), row.text()
    with qtbot.waitSignal(practice.reopen_asked) as asked:
        sheet._restore.click()

    assert said.startswith("2 patients, 0 reports")
    assert "daily copy" in title
    assert "2 patients, 0 reports" in asked.args[0]
    assert len(names(practice)) == 2


def test_a_key_in_the_keyring_is_in_no_copy(practice, window, qtbot):
    """That is said where a person looks, with the way to a copy of it."""
    _, sheet = shown_copies(practice, window, qtbot)

    assert "in none of them" in words_of(sheet)
    assert "My key" in words_of(sheet)


def test_a_copy_of_the_patients_is_saved(
    practice, window, qtbot, monkeypatch, tmp_path
):
    """Where the person wishes, and told in a sentence."""
    target = tmp_path / "mine.sqlite"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    with qtbot.waitSignal(practice.done_told) as told:
        PracticeCopies(practice, window).save_as()

    assert str(target) in told.args[0]
    with open_clinic(target) as connection:
        assert len(patients(connection)) == 2


def test_a_damaged_practice_offers_its_copy(practice, window, qtbot):
    """One question; the copy brings the patients back."""
    wake_practice(practice.data_dir, practice.clock.wall_ms())
    (practice.data_dir / FILE_NAME).write_bytes(b"no database at all" * 500)
    question = DamageQuestion(practice, window, PracticeCopies(practice, window))
    waking = PracticeWaking(practice, window)
    waking.damage_found.connect(question.ask)
    with qtbot.waitSignal(waking.woken):
        waking.start()
        waking.tell()
    (sheet,) = window.findChildren(Sheet)
    said = words_of(sheet)
    with qtbot.waitSignal(practice.reopen_asked):
        sheet.close_with("restore")

    assert "Your patients could not be read" in said
    assert len(names(practice)) == 2


def test_home_users_pay_nothing(context, practice):
    """Without a file, keys or copies there is nothing to look after."""
    assert may_have_practice(practice.data_dir)
    assert not may_have_practice(practice.data_dir / "somebody else")


def test_nothing_of_a_practice_is_decided_by_default(practice, window, qtbot, ring):
    """The button waits until both questions are answered, and says so."""
    sheet = asked(practice, window, qtbot, ring)
    sheet.meant.click()
    begun = (sheet.erase.isEnabled(), sheet.patients.value(), sheet.key.value())
    missing = sheet.missing.text()
    choose(sheet.patients, KEEP)
    half = sheet.erase.isEnabled()
    choose(sheet.key, KEEP)

    assert begun == (False, "", "")
    assert "Choose above" in missing
    assert not half
    assert sheet.erase.isEnabled()
    assert sheet.missing.text() == ""


def asked(context, window, qtbot, ring):
    """Return the sheet that asks what is to be erased."""
    erasing = Erasing(context, window, ring)
    erasing.ask()
    qtbot.waitUntil(lambda: erasing.sheet is not None)
    return erasing.sheet


def choose(segmented, value):
    """Click the place with a value."""
    for segment in segmented._group.buttons():
        if segment.value == value:
            segment.click()


def test_the_question_says_what_would_go(practice, window, qtbot, ring):
    """How many patients, what the key's loss means, and the keyring's question."""
    words = words_of(asked(practice, window, qtbot, ring))

    assert "2 patients and 0 reports" in words
    assert "pair with a new one" in words
    assert "keyring" in words


def test_erasing_everything_of_a_practice(practice, window, qtbot, ring):
    """No file names a patient, and the keyring holds no key."""
    wake_practice(practice.data_dir, practice.clock.wall_ms())
    sheet = asked(practice, window, qtbot, ring)
    choose(sheet.patients, ERASE)
    choose(sheet.key, ERASE)
    sheet.meant.click()
    with qtbot.waitSignal(practice.reopen_asked):
        sheet.erase.click()
    practice.close()

    left = {
        path: path.read_bytes()
        for path in practice.data_dir.rglob("*")
        if path.is_file()
    }
    assert not any(b"Sam Osei" in data for data in left.values())
    assert ring.entries == {}
    assert not load_settings(practice.data_dir / "settings.json")[0].therapist_mode


def test_what_is_kept_is_whole(practice, window, qtbot, ring):
    """Patients and key as before, although the history is gone."""
    sheet = asked(practice, window, qtbot, ring)
    choose(sheet.patients, KEEP)
    choose(sheet.key, KEEP)
    sheet.meant.click()
    with qtbot.waitSignal(practice.reopen_asked):
        sheet.erase.click()

    assert len(names(practice)) == 2
    assert len(ring.entries) == 1


def test_a_key_that_the_keyring_keeps_is_told(practice, window, qtbot):
    """The next window says which one, and why."""
    sheet = asked(practice, window, qtbot, RefusingKeyring(OSError("no bus")))
    choose(sheet.patients, ERASE)
    choose(sheet.key, ERASE)
    sheet.meant.click()
    with qtbot.waitSignal(practice.reopen_asked) as told:
        sheet.erase.click()

    assert KEY.verify_key.id_text in told.args[0]


def test_the_rows_of_a_practice_are_for_those_who_have_one(context, qtbot):
    """Home users never see them; they come with the mode."""
    section = DataSection(context)
    qtbot.addWidget(section)
    section.show()
    before = section.practice.isVisible()
    context.change_settings(therapist_mode=True)

    assert not before
    assert section.practice.isVisible()


def test_the_settings_say_that_a_keyring_is_not_copied(practice, qtbot):
    """Beside the copies of the patients."""
    section = DataSection(practice)
    qtbot.addWidget(section)

    assert "Your signing key is in none" in words_of(section)


def test_the_page_of_patients_waits_for_the_look_after_them(practice, qtbot):
    """It never meets the damaged file: one question, and no second sentence."""
    wake_practice(practice.data_dir, practice.clock.wall_ms())
    (practice.data_dir / FILE_NAME).write_bytes(b"no database at all" * 500)
    practice.change_settings(intended_use_read=True, sound="off", voice=False)
    practice.save_settings()
    session = WindowSession(practice.data_dir, practice.clock, "patients")
    with qtbot.waitSignal(session.context.library.library_changed, timeout=60_000):
        session.show()
    qtbot.waitUntil(lambda: bool(session.window.findChildren(Sheet)))
    qtbot.waitUntil(lambda: patients_model(session.context).rows is not None)
    told = session.told._notice
    session.close()

    assert told is None
