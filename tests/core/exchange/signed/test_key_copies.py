"""Copies of key files beside the backups: sealed as they are, and put back."""

import pytest

from coach.exchange.signed.errors import KeyFileError
from coach.exchange.signed.key_copies import (
    copies_of_keys,
    copy_keys,
    export_keys,
    keyring_keys,
    own_key_files,
    put_back_keys,
)
from coach.exchange.signed.key_file import read_key_file
from coach.exchange.signed.key_ring import KeyFolder
from coach.paths import keys_folder
from tests.core.exchange.signed.bundles import STRANGER, THERAPIST
from tests.core.exchange.signed.test_keyring import MemoryKeyring

PASSPHRASE = "correct horse battery"
# The cheapest that a key file may ask for.
CHEAP = 14
NAME = f"{THERAPIST.verify_key.id_text}.key"


@pytest.fixture
def keys(tmp_path):
    """Return the keys of a person: one sealed, one in a keyring."""
    keys = KeyFolder(keys_folder(tmp_path), MemoryKeyring(), CHEAP)
    keys.keep(THERAPIST, PASSPHRASE)
    keys.keep(STRANGER, "")
    return keys


def test_keys_are_copied_as_they_are(tmp_path, keys):
    """The sealed file and the public half; the owner alone may read the sealed one."""
    copy_keys(tmp_path)

    copies = {path.name: path for path in copies_of_keys(tmp_path).iterdir()}
    assert set(copies) == {NAME, f"{STRANGER.verify_key.id_text}.pub"}
    assert copies[NAME].read_bytes() == (keys.folder / NAME).read_bytes()
    assert copies[NAME].stat().st_mode & 0o077 == 0


def test_a_new_passphrase_reaches_the_copy(tmp_path, keys):
    """The copy opens with the one that holds, and no more with the old one."""
    copy_keys(tmp_path)
    keys.keep(THERAPIST, "another long one")

    copy_keys(tmp_path)

    copy = copies_of_keys(tmp_path) / NAME
    assert read_key_file(copy, "another long one") == THERAPIST


def test_a_damaged_key_never_replaces_its_copy(tmp_path, keys):
    """It is put back from the copy, and what was there is kept beside it."""
    copy_keys(tmp_path)
    (keys.folder / NAME).write_text("damaged")

    copy_keys(tmp_path)
    back = put_back_keys(tmp_path)

    assert back == [keys.folder / NAME]
    assert keys.open(THERAPIST.verify_key, PASSPHRASE).key == THERAPIST
    assert (keys.folder / f"{NAME}.damaged").read_text() == "damaged"


def test_a_missing_key_comes_back(tmp_path, keys):
    """Once; a second look finds nothing to do."""
    copy_keys(tmp_path)
    (keys.folder / NAME).unlink()

    assert put_back_keys(tmp_path) == [keys.folder / NAME]
    assert put_back_keys(tmp_path) == []


def test_a_damaged_copy_is_made_anew(tmp_path, keys):
    """And it is never put back."""
    copy_keys(tmp_path)
    copy = copies_of_keys(tmp_path) / NAME
    copy.write_text("damaged")

    assert put_back_keys(tmp_path) == []
    copy_keys(tmp_path)

    assert read_key_file(copy, PASSPHRASE) == THERAPIST


def test_a_file_in_the_way_is_one_sentence(tmp_path, keys):
    """Where the folder of the copies should be."""
    (tmp_path / "backups").write_text("a letter")

    with pytest.raises(KeyFileError, match="could not be written"):
        copy_keys(tmp_path)


def test_without_keys_nothing_is_made(tmp_path):
    """A home user has no such folders."""
    copy_keys(tmp_path)

    assert put_back_keys(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_only_files_of_keys_are_ours(tmp_path, keys):
    """Copies and damaged ones count, a letter does not."""
    copy_keys(tmp_path)
    (keys.folder / "letter.txt").write_text("theirs")
    (keys.folder / f"{NAME}.damaged").write_text("x")
    (keys.folder / f"{NAME}-change").write_text("x")

    found = own_key_files(tmp_path)

    assert len(found) == 6
    assert keys.folder / "letter.txt" not in found


def test_keys_in_the_keyring_are_named(tmp_path, keys):
    """By the file with their public half; one that cannot be read names none."""
    (keys.folder / f"{'0' * 16}.pub").write_text("damaged")

    assert list(keyring_keys(tmp_path).values()) == [STRANGER.verify_key]


def test_sealed_keys_are_exported(tmp_path, keys):
    """Each opens there with its passphrase."""
    elsewhere = tmp_path / "stick"
    elsewhere.mkdir()

    assert export_keys(tmp_path, elsewhere) == [elsewhere / NAME]
    assert read_key_file(elsewhere / NAME, PASSPHRASE) == THERAPIST
