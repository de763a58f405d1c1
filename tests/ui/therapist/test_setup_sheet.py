"""First steps of therapist mode: who somebody is, and the key made or restored."""

import pytest

from coach.exchange.signed.key_file import read_key_file, write_key_file
from coach.exchange.signed.keys import SigningKey
from tests.ui.therapist.conftest import CHEAP, PASSPHRASE
from ui.therapist.setup_sheet import SetupSheet


@pytest.fixture
def sheet(quiet, keys, shell, qtbot):
    with qtbot.waitSignal(keys.keyring_answered, timeout=10_000):
        return SetupSheet(shell, quiet)


def fill(sheet, name="A. Therapist", passphrase=PASSPHRASE, again=PASSPHRASE):
    for field, text in (
        (sheet.who.name, name),
        (sheet.keep.field, passphrase),
        (sheet.keep.again, again),
    ):
        field.setText(text)
        field.textEdited.emit(text)


def test_role_is_proposed_and_name_is_needed(sheet):
    """Nobody signs without a name."""
    assert sheet.who.role.text() == "Physiotherapist"

    fill(sheet, name="  ")
    assert not sheet.save.isEnabled()

    fill(sheet)
    assert sheet.save.isEnabled()


@pytest.mark.parametrize(
    ("passphrase", "again", "said"),
    [("short", "short", "At least 8 characters"), (PASSPHRASE, "x", "same passphrase")],
)
def test_passphrase_is_typed_twice_and_long_enough(sheet, passphrase, again, said):
    """What is missing is said below the fields."""
    fill(sheet, passphrase=passphrase, again=again)

    assert not sheet.save.isEnabled()
    assert said in sheet.keep.hint.text()


def test_key_is_made_and_sealed(sheet, quiet, keys, qtbot):
    """The settings name the key; its file opens with the passphrase."""
    fill(sheet)
    sheet.who.clinic.setText("Example Physio")
    with qtbot.waitSignal(sheet.finished, timeout=10_000):
        sheet.save.click()

    settings = quiet.settings
    assert (settings.therapist_name, settings.therapist_clinic) == (
        "A. Therapist",
        "Example Physio",
    )
    assert settings.therapist_key == keys.public.text
    assert keys.key is not None
    (file,) = (quiet.data_dir / "keys").iterdir()
    assert read_key_file(file, PASSPHRASE) == keys.key


def test_name_stays_with_a_key_whose_sheet_was_left(sheet, quiet, keys, qtbot):
    """The key is made all the same, and nobody signs without a name."""
    fill(sheet)
    with qtbot.waitSignal(keys.changed, timeout=10_000):
        sheet.save.click()
        sheet.close_sheet()

    assert quiet.settings.therapist_key
    assert quiet.settings.therapist_name == "A. Therapist"


def test_copy_that_is_none_is_told_in_sight(sheet, shell, tmp_path, qtbot):
    """However low the window is."""
    shell.resize(900, 600)
    other = tmp_path / "other.key"
    other.write_text("no key")
    sheet.take_copy(str(other))
    said = sheet.problem

    qtbot.waitUntil(lambda: said.visibleRegion().boundingRect() == said.rect())


def test_key_of_another_computer_is_restored(sheet, quiet, keys, tmp_path, qtbot):
    """A wrong passphrase and a damaged file say different things."""
    key = SigningKey.from_seed(b"k" * 32)
    copy = tmp_path / "copy.key"
    write_key_file(copy, key, PASSPHRASE, CHEAP)
    sheet.who.name.setText("A. Therapist")
    sheet.take_copy(str(copy))
    asked = sheet._restoring
    with qtbot.waitSignal(keys.refused):
        asked.field.setText("wrong passphrase")
        asked.give()
    assert "not the passphrase" in asked.problem.text()

    copy.write_bytes(copy.read_bytes().replace(b"sealed", b"sealde"))
    with qtbot.waitSignal(keys.refused):
        asked.field.setText(PASSPHRASE)
        asked.give()
    assert "damaged" in asked.problem.text()

    copy.unlink()
    write_key_file(copy, key, PASSPHRASE, CHEAP)
    with qtbot.waitSignal(sheet.finished, timeout=10_000):
        asked.give()
    assert quiet.settings.therapist_key == key.verify_key.text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"not a key", "no key file of Coach"),
        (b"coach-secret-key 1\nsha256: 00\n", "The key file is damaged."),
        (None, "missing.key"),
    ],
)
def test_file_that_holds_no_key_asks_for_no_passphrase(sheet, tmp_path, content, said):
    """It is said below the form at once, and another file can be chosen."""
    copy = tmp_path / "missing.key"
    if content is not None:
        copy.write_bytes(content)
    sheet.who.name.setText("A. Therapist")
    sheet.take_copy(str(copy))

    assert sheet._restoring is None
    assert said in sheet.problem.text()
    assert sheet.restore.isEnabled()


def test_nothing_is_kept_when_it_is_left(sheet, quiet, qtbot):
    """Escape warns once where something was filled in, and then goes."""
    fill(sheet)
    with qtbot.waitSignal(sheet.closed):
        sheet.dismissed.emit()
        sheet.dismissed.emit()

    assert not quiet.settings.therapist_key
    assert not (quiet.data_dir / "keys").exists()
