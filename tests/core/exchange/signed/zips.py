"""Zip files written field by field, so that each of them can be wrong."""

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass, field

STORED, DEFLATED = 0, 8


@dataclass
class Part:
    """A member, with what the directory and its own header say about it.

    Attributes:
        packed: What lies in the file; packed from the content when left out.
        size: The size that is declared; that of the content when left out.
        local: What the member's own header says differently, by field.
        extra: Extra field of the directory, `local_extra` that of the header.
        at: Where the directory says it lies; where it does when left out.
    """

    name: bytes
    content: bytes = b""
    method: int = DEFLATED
    packed: bytes | None = None
    size: int | None = None
    packed_size: int | None = None
    crc: int | None = None
    version: int = 20
    flags: int = 0
    made_by: int = 3 << 8 | 20
    attributes: int = 0o100644 << 16
    extra: bytes = b""
    local_extra: bytes = b""
    comment: bytes = b""
    disk: int = 0
    at: int | None = None
    local: dict = field(default_factory=dict)

    def facts(self):
        """Return what both headers say, by field."""
        packed = self.bytes_in_file()
        return {
            "version": self.version,
            "flags": self.flags,
            "method": self.method,
            "time": 0,
            "date": 33,
            "crc": zlib.crc32(self.content) if self.crc is None else self.crc,
            "packed_size": (
                len(packed) if self.packed_size is None else self.packed_size
            ),
            "size": len(self.content) if self.size is None else self.size,
        }

    def bytes_in_file(self):
        """Return the member as it lies in the file."""
        if self.packed is not None:
            return self.packed
        return deflated(self.content) if self.method == DEFLATED else self.content


def deflated(content, level=9):
    """Return bytes packed as zip packs them."""
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def build(parts, between=b"", behind_directory=b"", comment=b"", **end):
    """Return a zip file of some parts.

    Args:
        parts: The members in their order.
        between: Lies between the members and the directory.
        behind_directory: Lies between the directory and the end.
        comment: The comment of the file.
        end: What the end says differently: count, here, size, start, disk.
    """
    out, entries = bytearray(), bytearray()
    for part in parts:
        at = len(out) if part.at is None else part.at
        out += _header(part) + part.bytes_in_file()
        entries += _entry(part, at)
    out += between
    start = len(out)
    out += entries + behind_directory
    count = end.get("count", len(parts))
    out += struct.pack(
        "<4s4H2LH",
        b"PK\x05\x06",
        end.get("disk", 0),
        end.get("disk", 0),
        end.get("here", count),
        count,
        end.get("size", len(entries)),
        end.get("start", start),
        len(comment),
    )
    return bytes(out + comment)


def _header(part):
    facts = {**part.facts(), **part.local}
    name = facts.pop("name", part.name)
    numbers = [facts[key] for key in part.facts()]
    sizes = len(name), len(part.local_extra)
    return (
        struct.pack("<4s5H3L2H", b"PK\x03\x04", *numbers, *sizes)
        + name
        + part.local_extra
    )


def _entry(part, at):
    sizes = len(part.name), len(part.extra), len(part.comment)
    head = struct.pack("<4sH5H3L", b"PK\x01\x02", part.made_by, *part.facts().values())
    tail = struct.pack("<3HHHLL", *sizes, part.disk, 0, part.attributes, at)
    return head + tail + part.name + part.extra + part.comment


def parts_of(data):
    """Return the parts of a good zip file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [
            Part(info.filename.encode(), archive.read(info), info.compress_type)
            for info in archive.infolist()
        ]
