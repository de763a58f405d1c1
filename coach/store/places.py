"""Where a history may lie: not across a network, and better not in a synced folder."""

from __future__ import annotations

import re
from pathlib import Path

from coach.errors import StoreError
from coach.translate import tr

MOUNTS = Path("/proc/self/mounts")

# Kinds of file system that several machines share. The write-ahead log needs memory
# that all its readers share, so it works on one machine only. Other systems than Linux
# have no such list: there SQLite refuses the log by itself.
_NETWORK_TYPE = re.compile(
    r"(fuse\.)?(ceph|davfs2?|glusterfs|gvfsd-fuse|rclone|s3fs|sshfs)"
    r"|9p|afs|beegfs|cifs|coda|lustre|ncpfs|nfs4?|smb[23]|smbfs"
)

# A folder's name, and whose it is. Some put a firm or an account behind it.
_SYNCED_NAMES = (
    (re.compile(r"onedrive( ?-.*)?", re.I), "OneDrive"),
    (re.compile(r"dropbox( \(.*\)|-.*)?", re.I), "Dropbox"),
    (re.compile(r"google ?drive(-.*)?|googledrive-.*", re.I), "Google Drive"),
    (re.compile(r"icloud ?drive|com~apple~clouddocs", re.I), "iCloud"),
    (re.compile(r"mobile documents", re.I), "iCloud"),
    (re.compile(r"nextcloud\d*", re.I), "Nextcloud"),
    (re.compile(r"owncloud\d*", re.I), "ownCloud"),
)
# What a program that syncs leaves in the topmost folder that it syncs.
_SYNCED_MARKS = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".stfolder", "Syncthing"),
)


def refuse_network(folder: Path, mounts: Path = MOUNTS) -> None:
    """Do nothing for a folder on this computer.

    Args:
        folder: An existing folder.
        mounts: The list of what is mounted where; only Linux has it.

    Raises:
        StoreError: The folder lies on a network file system.
    """
    kind = _file_system(folder, mounts)
    if _NETWORK_TYPE.fullmatch(kind):
        raise StoreError(
            tr(
                "The folder {0} lies on a network drive ({1}), where a history is not "
                "safe. Choose a folder on this computer with --data-dir."
            ).format(folder, kind)
        )


def synced_by(folder: Path) -> str | None:
    """Return what keeps a folder the same on several machines, None when nothing does.

    Judged by names and marks that these programs leave, so it may miss one.
    """
    whole = folder.absolute()
    for each in (whole, *whole.parents):
        for pattern, name in _SYNCED_NAMES:
            if pattern.fullmatch(each.name):
                return name
        for mark, name in _SYNCED_MARKS:
            if (each / mark).exists():
                return name
    return None


def place_warning(folder: Path) -> str | None:
    """Return one sentence about a folder where the history is at risk, or None."""
    name = synced_by(folder)
    if name is None:
        return None
    return tr(
        "Your data folder {0} is kept in step by {1}, which can damage the history "
        "while Coach writes; better choose another folder with --data-dir."
    ).format(folder, name)


def _file_system(folder: Path, mounts: Path) -> str:
    """Return the kind of file system a folder lies on, "" when nobody says."""
    try:
        lines = mounts.read_text("utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    whole = folder.resolve()
    above = {str(whole), *map(str, whole.parents)}
    found, longest = "", -1
    for line in lines:
        _, place, kind, *_ = [*line.split(" "), "", "", ""]
        place = _unescaped(place)
        # Of two mounts on one place the later one is what one sees.
        if place in above and len(place) >= longest:
            found, longest = kind, len(place)
    return found


def _unescaped(place: str) -> str:
    r"""Return a mount point with its spaces; the list writes them as \040."""
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), place)
