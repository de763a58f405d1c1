"""Tests of where a history may lie."""

import pytest

from coach.errors import StoreError
from coach.store.places import place_warning, refuse_network, synced_by


def mounted(tmp_path, *lines):
    """Return a list of mounts in the system's own form."""
    mounts = tmp_path / "mounts"
    mounts.write_text("".join(f"{line}\n" for line in lines))
    return mounts


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "smb3", "fuse.sshfs", "9p"])
def test_network_file_systems_are_refused(tmp_path, kind):
    """One sentence names the folder, the drive and the way out."""
    mounts = mounted(tmp_path, "root / ext4 rw 0 0", f"far {tmp_path} {kind} rw 0 0")

    with pytest.raises(StoreError, match=rf"{kind}.*--data-dir") as caught:
        refuse_network(tmp_path, mounts)

    assert str(tmp_path) in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("kind", ["ext4", "btrfs", "tmpfs", "fuse.portal", "overlay"])
def test_drives_of_this_computer_are_fine(tmp_path, kind):
    """Nothing is said about a local drive, even inside a network one."""
    mounts = mounted(
        tmp_path, "far / nfs rw 0 0", f"near {tmp_path} {kind} rw,relatime 0 0"
    )

    assert refuse_network(tmp_path, mounts) is None


def test_innermost_and_latest_mount_counts(tmp_path):
    """A folder lies on the deepest mount above it; one may hide another."""
    inner = tmp_path / "a b" / "data"
    inner.mkdir(parents=True)
    place = str(tmp_path / "a b").replace(" ", "\\040")
    mounts = mounted(
        tmp_path,
        f"disk {tmp_path} ext4 rw 0 0",
        f"disk {place} ext4 rw 0 0",
        f"far {place} nfs rw 0 0",
    )

    with pytest.raises(StoreError, match="nfs"):
        refuse_network(inner, mounts)


def test_without_a_list_of_mounts_nothing_is_refused(tmp_path):
    """Other systems have no such list; there SQLite has the last word."""
    assert refuse_network(tmp_path, tmp_path / "none") is None


@pytest.mark.parametrize(
    ("name", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Some Firm", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("Dropbox (Home)", "Dropbox"),
        ("Google Drive", "Google Drive"),
        ("GoogleDrive-somebody@example.org", "Google Drive"),
        ("com~apple~CloudDocs", "iCloud"),
        ("iCloudDrive", "iCloud"),
        ("Nextcloud", "Nextcloud"),
        ("ownCloud", "ownCloud"),
    ],
)
def test_synced_folders_are_known_by_name(tmp_path, name, service):
    """A warning of one sentence, however deep below the folder."""
    folder = tmp_path / name / "sport" / "coach"
    folder.mkdir(parents=True)

    warning = place_warning(folder)

    assert synced_by(folder) == service
    assert service in warning
    assert len(warning.splitlines()) == 1


@pytest.mark.parametrize("mark", [".dropbox", ".stfolder", ".nextcloudsync.log"])
def test_synced_folders_are_known_by_what_lies_in_them(tmp_path, mark):
    """A folder of any name is known by the mark at its top."""
    (tmp_path / mark).touch()

    assert synced_by(tmp_path / "coach") is not None


def test_a_plain_folder_gets_no_warning(tmp_path):
    """Names that only begin alike are not meant."""
    folder = tmp_path / "dropboxing" / "my onedriver"
    folder.mkdir(parents=True)

    assert place_warning(folder) is None
