"""Key files on disk: for their owner only, whole or not at all, nothing replaced."""

import os
import stat

import pytest

from coach.errors import FileError
from coach.exchange.signed.errors import KeyFileError, WrongPassphraseError
from coach.exchange.signed.key_file import (
    export_key_file,
    public_key_of,
    read_key_file,
    restore_key_file,
    write_key_file,
)
from tests.core.exchange.signed.bundles import STRANGER, THERAPIST

PASSPHRASE = "correct horse"
CHEAP = 14


@pytest.fixture
def kept(tmp_path):
    """Return the path of a key file."""
    path = tmp_path / "signing.key"
    write_key_file(path, THERAPIST, PASSPHRASE, CHEAP)
    return path


def test_comes_back(kept):
    """The key is read with its passphrase, its public half without."""
    assert read_key_file(kept, PASSPHRASE) == THERAPIST
    assert public_key_of(kept) == THERAPIST.verify_key


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_only_its_owner_reads_it(kept, tmp_path):
    """Rights are narrow from the first byte on, also for a copy."""
    copy = tmp_path / "copy.key"
    export_key_file(kept, copy)

    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_leaves_nothing_beside_it(kept):
    """No part is left over, not even one from a crash before."""
    kept.with_name("signing.key.part").write_text("left by a crash")
    write_key_file(kept, THERAPIST, PASSPHRASE, CHEAP)

    assert os.listdir(kept.parent) == ["signing.key"]


def test_other_passphrase(kept):
    """Writing the same key again changes its passphrase."""
    write_key_file(kept, read_key_file(kept, PASSPHRASE), "another one", CHEAP)

    assert read_key_file(kept, "another one") == THERAPIST
    with pytest.raises(WrongPassphraseError):
        read_key_file(kept, PASSPHRASE)


def test_never_replaces_another_key(kept):
    """A key that lies there is not lost."""
    before = kept.read_bytes()
    with pytest.raises(KeyFileError, match="another file"):
        write_key_file(kept, STRANGER, PASSPHRASE, CHEAP)

    assert kept.read_bytes() == before


def test_never_replaces_another_file(kept, tmp_path):
    """Nor is something that is no key at all."""
    other = tmp_path / "thesis.odt"
    other.write_bytes(b"years of work")
    with pytest.raises(KeyFileError, match=r"thesis\.odt is another file"):
        export_key_file(kept, other)

    assert other.read_bytes() == b"years of work"


def test_copy_and_back(kept, tmp_path):
    """A copy opens with the same passphrase and replaces what was lost."""
    copy, home = tmp_path / "copy.key", tmp_path / "new.key"
    export_key_file(kept, copy)

    assert restore_key_file(copy, home, PASSPHRASE) == THERAPIST
    assert read_key_file(home, PASSPHRASE) == THERAPIST


def test_restore_with_the_wrong_passphrase(kept, tmp_path):
    """Nothing is put back before the passphrase has opened the copy."""
    with pytest.raises(WrongPassphraseError):
        restore_key_file(kept, tmp_path / "new.key", "a wrong one")

    assert not (tmp_path / "new.key").exists()


def test_damaged_file_is_not_copied(kept, tmp_path):
    """A copy that does not open would be found out years later."""
    kept.write_bytes(kept.read_bytes()[:-20])
    with pytest.raises(KeyFileError, match="damaged"):
        export_key_file(kept, tmp_path / "copy.key")

    assert not (tmp_path / "copy.key").exists()


def test_no_folder(kept, tmp_path):
    """Where nothing can be written, the sentence names the file."""
    with pytest.raises(KeyFileError, match="missing"):
        export_key_file(kept, tmp_path / "missing" / "copy.key")


def test_no_file(tmp_path):
    """A file that is missing, or a folder, is named too."""
    with pytest.raises(FileError, match=r"lost\.key"):
        read_key_file(tmp_path / "lost.key", PASSPHRASE)
    with pytest.raises(FileError, match="ordinary file"):
        read_key_file(tmp_path, PASSPHRASE)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_pipe_does_not_hang(tmp_path):
    """A pipe in place of a key file is refused, not waited for."""
    os.mkfifo(tmp_path / "pipe.key")
    with pytest.raises(FileError, match="ordinary file"):
        read_key_file(tmp_path / "pipe.key", PASSPHRASE)
