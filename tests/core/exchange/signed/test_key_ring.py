"""The keys of one owner: sealed in a folder or in a keyring, old ones beside new."""

import pytest

from coach.errors import CoachError
from coach.exchange.signed.errors import KeyFileError, WrongPassphraseError
from coach.exchange.signed.key_file import read_key_file
from coach.exchange.signed.key_ring import KeyFolder, OwnKeys
from tests.core.exchange.signed.bundles import STRANGER as NEW
from tests.core.exchange.signed.bundles import THERAPIST as OLD
from tests.core.exchange.signed.test_keyring import MemoryKeyring

PASSPHRASE = "correct horse battery"
# The cheapest that a key file may ask for.
CHEAP = 14


@pytest.fixture
def sealed(tmp_path):
    return KeyFolder(tmp_path / "keys", None, CHEAP)


@pytest.fixture
def ringed(tmp_path):
    return KeyFolder(tmp_path / "keys", MemoryKeyring(), CHEAP)


def test_key_is_kept_under_its_number(sealed):
    """The folder is for its owner alone, and the passphrase opens the file."""
    sealed.keep(OLD, PASSPHRASE)

    assert sealed.folder.stat().st_mode & 0o077 == 0
    assert read_key_file(sealed.path_of(OLD.verify_key), PASSPHRASE) == OLD
    assert sealed.open(OLD.verify_key, PASSPHRASE) == OwnKeys(OLD)


def test_wrong_passphrase_and_missing_file_are_told_apart(sealed):
    """Each says what to do."""
    sealed.keep(OLD, PASSPHRASE)

    with pytest.raises(WrongPassphraseError, match="not the passphrase"):
        sealed.open(OLD.verify_key, "something else")
    with pytest.raises(CoachError, match=NEW.verify_key.id_text):
        sealed.open(NEW.verify_key, PASSPHRASE)


def test_keyring_keeps_the_secret_and_the_folder_the_name(ringed):
    """Nothing secret lies in the folder."""
    ringed.keep(OLD, "")

    (file,) = ringed.folder.iterdir()
    assert file.suffix == ".pub"
    assert OLD.seed not in file.read_bytes()
    assert ringed.open(OLD.verify_key, "") == OwnKeys(OLD)


@pytest.mark.parametrize("passphrase", [PASSPHRASE, ""])
def test_old_key_opens_together_with_the_new_one(ringed, passphrase):
    """What was encrypted to it still comes."""
    ringed.keep(OLD, passphrase)
    kept = ringed.replace(OwnKeys(OLD), NEW, passphrase)

    assert kept == OwnKeys(NEW, (OLD,))
    assert ringed.open(NEW.verify_key, passphrase) == kept


def test_old_key_takes_the_new_passphrase(sealed):
    """One passphrase opens all of them."""
    sealed.keep(OLD, PASSPHRASE)
    sealed.replace(OwnKeys(OLD), NEW, "another passphrase")

    assert sealed.open(NEW.verify_key, "another passphrase").old == (OLD,)
    with pytest.raises(WrongPassphraseError):
        read_key_file(sealed.path_of(OLD.verify_key), PASSPHRASE)


def test_short_passphrase_changes_nothing(sealed):
    """The new key comes first; without it the old one is as it was."""
    sealed.keep(OLD, PASSPHRASE)
    with pytest.raises(KeyFileError, match="at least 8"):
        sealed.replace(OwnKeys(OLD), NEW, "short")

    assert sealed.open(OLD.verify_key, PASSPHRASE) == OwnKeys(OLD)


def test_other_files_in_the_folder_do_not_matter(sealed, ringed):
    """A key of somebody else, or one that is damaged, is left alone."""
    sealed.keep(OLD, PASSPHRASE)
    sealed.keep(NEW, "somebody else's words")
    (sealed.folder / "x.key").write_bytes(b"no key")
    assert sealed.open(OLD.verify_key, PASSPHRASE) == OwnKeys(OLD)

    ringed.keep(NEW, "")
    (ringed.folder / "x.pub").write_bytes(b"no key")
    assert ringed.open(NEW.verify_key, "") == OwnKeys(NEW)
