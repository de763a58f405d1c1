"""The members of a zip file, read so strictly that it has only one meaning.

Archivers disagree about odd zip files: which of two members of one name counts, whether
the directory or the header before a member is right, what may lie between and around
them. Here the file has to be members without gaps, their directory in the same order,
and its end; nothing else. No member is unpacked further than it says it is long.
"""

from __future__ import annotations

import re
import stat
import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.exchange.signed.zip_directory import read_directory, refused, shown
from coach.translate import tr

if TYPE_CHECKING:
    from coach.exchange.signed.zip_directory import Entry

MAX_FILE_BYTES = 10 << 20
MAX_TOTAL_BYTES = 8 << 20
MAX_MEMBER_BYTES = 2 << 20
MAX_NAME = 200
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _DESCRIPTOR = 0x01, 0x08
# How hard the packer tried (bits 1 and 2), and that names are UTF-8 (bit 11).
_HARMLESS_FLAGS = 0x0806
# A folder, a volume's name, or a link, as Windows writes it.
_NO_FILE = 0x418
_VERSION = 20
_NAME_PART = r"[a-z0-9_-][a-z0-9._-]*(?<!\.)"
_NAME = re.compile(rf"{_NAME_PART}(/{_NAME_PART})*")
_LOCAL = struct.Struct("<4s26s")


@dataclass(frozen=True, slots=True)
class Member:
    """A member that fits the rules, still packed.

    Attributes:
        size: Bytes it says it has when unpacked.
        crc: Its checksum.
    """

    name: str
    size: int
    crc: int
    packed: memoryview
    is_deflated: bool


def read_members(
    data: bytes, limits: dict[str, int], fixed: frozenset[str]
) -> dict[str, Member]:
    """Return the members of a zip file by their names, in the file's order.

    Args:
        data: The whole file.
        limits: Bytes that a member of a name may have, where that is less than usual.
        fixed: Names that are allowed although they break the rule for names.

    Raises:
        ContainerError: The file breaks a rule; each has its own sentence.
    """
    if len(data) > MAX_FILE_BYTES:
        raise refused(
            tr("The file is larger than {0} MiB; no signed file is that large."),
            MAX_FILE_BYTES >> 20,
        )
    entries, start = read_directory(data)
    _check_sizes(entries, limits)
    for entry in entries:
        _check_kind(entry)
    _check_names([entry.name for entry in entries], fixed)
    return _find_members(data, entries, start)


def unpack(member: Member) -> bytes:
    """Return the content of a member.

    Raises:
        ContainerError: It is damaged, or not as long as it says.
    """
    content = _inflate(member) if member.is_deflated else bytes(member.packed)
    if len(content) != member.size:
        raise refused(tr("{0} is not as long as the file says."), member.name)
    if zlib.crc32(content) != member.crc:
        raise refused(tr("{0} is damaged; its checksum is wrong."), member.name)
    return content


def is_good_name(name: str) -> bool:
    """Return whether a member may have this name on every system."""
    return len(name) <= MAX_NAME and _NAME.fullmatch(name) is not None


def _inflate(member: Member) -> bytes:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = inflater.decompress(member.packed, member.size + 1)
    except zlib.error as error:
        raise refused(tr("{0} is damaged and cannot be unpacked."), member.name) from (
            error
        )
    if len(content) > member.size:
        raise refused(tr("{0} unpacks to more than the file says."), member.name)
    if not inflater.eof or inflater.unused_data:
        raise refused(tr("{0} does not end where the file says."), member.name)
    return content


def _check_sizes(entries: list[Entry], limits: dict[str, int]) -> None:
    for entry in entries:
        most = limits.get(entry.name, MAX_MEMBER_BYTES)
        if entry.size > most:
            raise refused(
                tr("{0} is larger than {1} KiB."), shown(entry.name), most >> 10
            )
    if sum(entry.size for entry in entries) > MAX_TOTAL_BYTES:
        raise refused(
            tr("The contents are larger than {0} MiB together."), MAX_TOTAL_BYTES >> 20
        )


def _check_kind(entry: Entry) -> None:
    name = shown(entry.name)
    if entry.flags & _ENCRYPTED:
        raise refused(tr("{0} is locked with a zip password."), name)
    if entry.flags & _DESCRIPTOR:
        raise refused(tr("{0} does not say its size before its content."), name)
    if entry.flags & ~_HARMLESS_FLAGS or entry.version > _VERSION:
        raise refused(tr("{0} is packed in a way that is not read here."), name)
    if entry.method not in (_STORED, _DEFLATED):
        raise refused(tr("{0} is packed with a method that is not read here."), name)
    if entry.method == _STORED and entry.packed_size != entry.size:
        raise refused(tr("{0} says two different sizes."), name)
    if stat.S_IFMT(entry.attributes >> 16) not in (0, stat.S_IFREG):
        raise refused(tr("{0} is a link or a folder, not a file."), name)
    if entry.attributes & _NO_FILE:
        raise refused(tr("{0} is marked as a folder or a link."), name)


def _check_names(names: list[str], fixed: frozenset[str]) -> None:
    for name in names:
        if name not in fixed and not is_good_name(name):
            raise refused(tr("“{0}” is no name for a file in here."), shown(name))
    # The rule for names leaves no other case and no other signs than ASCII; only the
    # fixed names have capitals, and some systems do not tell these apart.
    seen: set[str] = set()
    for name in map(str.casefold, names):
        if name in seen:
            raise refused(tr("The file holds {0} twice."), name)
        seen.add(name)
    folders = {name[: at.start()] for name in seen for at in re.finditer("/", name)}
    for name in sorted(folders & seen):
        raise refused(tr("{0} is a file and a folder."), name)


def _find_members(data: bytes, entries: list[Entry], end: int) -> dict[str, Member]:
    """Return the members, which lie in the order of the directory without gaps."""
    members = {}
    view = memoryview(data)
    at = 0
    for entry in entries:
        name = entry.name.encode("utf-8")
        content_at = at + _LOCAL.size + len(name)
        if entry.at != at or content_at + entry.packed_size > end:
            raise refused(tr("{0} does not lie where the file says."), entry.name)
        signature, header = _LOCAL.unpack_from(data, at)
        if signature != b"PK\x03\x04" or header != entry.repeated:
            raise refused(tr("The file says two things about {0}."), entry.name)
        if data[at + _LOCAL.size : content_at] != name:
            raise refused(tr("{0} has another name inside the file."), entry.name)
        at = content_at + entry.packed_size
        members[entry.name] = Member(
            *(entry.name, entry.size, entry.crc),
            *(view[content_at:at], entry.method == _DEFLATED),
        )
    if at != end:
        raise refused(tr("Something lies between the contents of the file."))
    return members
