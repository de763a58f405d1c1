"""The directory of a zip file, as it stands there, and what every zip has to keep.

A zip file is read from its end: a record that says where the directory lies, and the
directory, which says where the members lie. Nothing may lie around or between them.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from coach.exchange.signed.errors import ContainerError, NoSignedFileError
from coach.translate import tr

MAX_MEMBERS = 200
# Sizes are kept in 32 bits and counts in 16; all ones mean "see the zip64 record".
_ZIP64_SIZE, _ZIP64_COUNT = 0xFFFFFFFF, 0xFFFF
_ENTRY = struct.Struct("<4sH5H3L2H3HLL")
# What the header before a member repeats, byte by byte.
_REPEATED = slice(6, 32)
_END = struct.Struct("<4s4H2LH")


@dataclass(frozen=True, slots=True)
class Entry:
    """What the directory says about a member.

    Attributes:
        version: What a program has to be able to do, as a number.
        attributes: Whether it is a file, in the words of several systems.
        at: Where its own header lies.
        repeated: The bytes that its own header has to repeat.
    """

    name: str
    version: int
    flags: int
    method: int
    crc: int
    packed_size: int
    size: int
    attributes: int
    at: int
    repeated: bytes


def read_directory(data: bytes) -> tuple[list[Entry], int]:
    """Return what the directory says about each member, and where it begins.

    Raises:
        ContainerError: It is no zip file, or one with more to it than members.
    """
    count, start = _read_end(data)
    return _read_entries(data, count, start), start


def shown(name: str) -> str:
    """Return a name from a file that nobody trusts yet, fit for a sentence."""
    return "".join(sign if sign.isprintable() else "�" for sign in name[:60])


def refused(sentence: str, *facts: object) -> ContainerError:
    """Return the error that says why a file is refused."""
    return ContainerError(sentence.format(*facts))


def _read_end(data: bytes) -> tuple[int, int]:
    """Return how many members there are and where their directory begins."""
    if not data.startswith(b"PK"):
        raise NoSignedFileError(tr("This is no signed file of Coach."))
    if len(data) < _END.size or data[-_END.size :][:4] != b"PK\x05\x06":
        raise refused(tr("The file is cut short, or something was put behind it."))
    end = _END.unpack(data[-_END.size :])
    _, disk, first_disk, here, count, size, start, comment = end
    if _ZIP64_COUNT in (here, count) or _ZIP64_SIZE in (size, start):
        raise refused(tr("The file is of the kind zip64, which is not read here."))
    if disk or first_disk or here != count:
        raise refused(tr("The file is a part of several."))
    if comment or start + size != len(data) - _END.size:
        raise refused(tr("Something lies before or behind the content of the file."))
    if count > MAX_MEMBERS:
        raise refused(tr("The file holds more than {0} files."), MAX_MEMBERS)
    return count, start


def _read_entries(data: bytes, count: int, at: int) -> list[Entry]:
    entries = []
    end = len(data) - _END.size
    for _ in range(count):
        entry, at = _read_entry(data, at, end)
        entries.append(entry)
    if at != end:
        raise refused(tr("Something lies behind the list of contents."))
    return entries


def _read_entry(data: bytes, at: int, end: int) -> tuple[Entry, int]:
    """Return one entry of the directory, and where the next one begins."""
    name_at = at + _ENTRY.size
    if name_at > end:
        raise refused(tr("The list of contents is cut short."))
    signature, _, version, flags, method, _, _, crc, packed, size, *rest = (
        _ENTRY.unpack_from(data, at)
    )
    name_size, extra, comment, disk, _, attributes, member_at = rest
    if signature != b"PK\x01\x02":
        raise refused(tr("The list of contents is damaged."))
    if _ZIP64_SIZE in (packed, size, member_at):
        raise refused(tr("A part of the file is of the kind zip64."))
    if extra or comment or disk:
        raise refused(tr("The list of contents holds more than names and sizes."))
    if name_at + name_size > end:
        raise refused(tr("A name in the list of contents is cut short."))
    name = data[name_at : name_at + name_size].decode("utf-8", "backslashreplace")
    facts = (version, flags, method, crc, packed, size, attributes, member_at)
    repeated = data[at:name_at][_REPEATED]
    return Entry(name, *facts, repeated), name_at + name_size
