"""The key in the window: unlocked once, locked again, exported, changed."""

import pytest

from coach.exchange.signed.key_change import read_key_change
from coach.exchange.signed.key_file import read_key_file
from coach.exchange.signed.key_ring import KeyFolder
from coach.paths import keys_folder
from tests.core.exchange.signed.test_keyring import MemoryKeyring
from tests.ui.therapist.conftest import CHEAP, PASSPHRASE
from ui.therapist.key_model import IN_KEYRING, TherapistKey, therapist_key


@pytest.fixture
def unlocked(keys, own_key, qtbot):
    with qtbot.waitSignal(keys.changed):
        keys.unlock(PASSPHRASE)
    return keys


def test_home_users_have_none(keys, quiet):
    """Nothing is made for them."""
    assert (keys.public, keys.key) == (None, None)
    keys.unlock(PASSPHRASE)
    assert not keys.is_busy
    assert not keys_folder(quiet.data_dir).exists()


def test_damaged_setting_is_no_key(keys, quiet):
    """The settings are a file that anybody may change."""
    quiet.change_settings(therapist_key="RWnonsense")

    assert keys.public is None


def test_key_is_unlocked_and_locked(unlocked, own_key):
    """Until it is locked, or the app ends."""
    assert unlocked.key == own_key

    unlocked.lock()
    assert unlocked.keys is None


def test_wrong_passphrase_is_said(keys, own_key, qtbot):
    """The key stays locked."""
    with qtbot.waitSignal(keys.refused) as told:
        keys.unlock("something else")

    assert "not the passphrase" in told.args[0]
    assert keys.keys is None
    assert not keys.is_busy


def test_one_model_for_a_window(keys, quiet):
    """Unlocked once, it is open for everybody who signs."""
    assert therapist_key(quiet) is keys


def test_copy_is_the_sealed_file(unlocked, own_key, tmp_path, qtbot):
    """It opens with the same passphrase elsewhere."""
    target = tmp_path / "copy.key"
    with qtbot.waitSignal(unlocked.exported):
        unlocked.export(target)

    assert read_key_file(target, PASSPHRASE) == own_key


def test_new_key_is_vouched_for_by_the_old_one(unlocked, own_key, quiet, qtbot):
    """Patients who know the old one can believe the file."""
    old = own_key.verify_key
    with qtbot.waitSignal(unlocked.replaced, timeout=10_000) as told:
        unlocked.replace(PASSPHRASE)

    change = read_key_change(told.args[0], {old.id_text: old}.get)
    assert change.new == unlocked.public
    assert change.signer == "A. Therapist"
    assert quiet.settings.therapist_key == change.new.text
    assert unlocked.keys.old == (own_key,)


def test_key_in_the_keyring(quiet, tmp_path, qtbot):
    """No passphrase is asked; a copy is sealed with one all the same."""
    quiet.change_settings(therapist_name="A. Therapist")
    ring = MemoryKeyring()
    folder = KeyFolder(keys_folder(quiet.data_dir), ring, CHEAP)
    model = TherapistKey(quiet, folder)
    with qtbot.waitSignal(model.changed):
        model.make("")
    key = model.key
    assert quiet.settings.therapist_key_in == IN_KEYRING
    assert len(ring.entries) == 1

    model.lock()
    with qtbot.waitSignal(model.changed):
        model.unlock()
    assert model.key == key

    target = tmp_path / "copy.key"
    with qtbot.waitSignal(model.exported, timeout=10_000):
        model.export(target, PASSPHRASE)
    assert read_key_file(target, PASSPHRASE) == key
