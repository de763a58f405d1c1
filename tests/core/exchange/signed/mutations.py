"""Seeded ways to damage a signed file: each takes random choices and a good file."""

import functools
import struct
import zlib

from tests.core.exchange.signed.zips import Part, build, deflated, parts_of

ODD_NUMBERS = (0, 1, 2, 7, 0x20, 0x7F, 0xFF, 0xFFFF, 0xFFFFFFFF, 1 << 20, 1 << 31)
ODD_NAMES = (
    *(b"", b".", b"..", b"/", b"/etc/passwd", b"../../.bashrc", b"a/../../b"),
    *(b"C:\\a", b"\\\\host\\a", b"a\\b", b"a\x00b", b"con", b"a/", b"manifest.json"),
    *(b"Manifest.JSON", b"MANIFEST.json.MINISIG", b"assignment.toml ", b"a" * 300),
    *("MANIFEST．json".encode(), "aßignment.toml".encode(), b"\xff\xfe", b"\xc0\xae/a"),
    *("cafe\u0301.toml".encode(), "caf\u00e9.toml".encode(), b"caf\x82.toml"),
    *("\u202elmot.a".encode(), b"assignment.toml\n", b"ASSIGNMENT.TOML"),
)
ODD_MODES = (0o120777, 0o040755, 0o010644, 0o060644, 0o020644, 0o140644, 0o170000)
EXTRAS = (
    b"\x01\x00\x10\x00" + bytes(16),
    b"\x75\x70\x0b\x00\x01" + bytes(4) + b"evil.x",
    b"UT\x05\x00\x01" + bytes(4),
    b"\x01\x99\x07\x00" + bytes(7),
    b"\x00",
)
BOMB_MIB = 64


@functools.cache
def bomb():
    """Return 64 MiB of nothing, packed to 64 KiB."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = bytes(1 << 20)
    packed = b"".join(packer.compress(block) for _ in range(BOMB_MIB))
    return packed + packer.flush()


@functools.cache
def _good_parts(data):
    return tuple(parts_of(data))


def parts_to_change(data):
    """Return the parts of a good file, each of them a new one."""
    return [Part(each.name, each.content, each.method) for each in _good_parts(data)]


def flip_bits(choose, data, _):
    """Flip some bits anywhere."""
    changed = bytearray(data)
    for _ in range(choose.randint(1, 6)):
        changed[choose.randrange(len(changed))] ^= 1 << choose.randrange(8)
    return bytes(changed)


def flip_in_directory(choose, data, _):
    """Flip bits in the directory and the end, where every byte means something."""
    changed = bytearray(data)
    start = struct.unpack_from("<L", data, len(data) - 6)[0]
    for _ in range(choose.randint(1, 3)):
        changed[choose.randrange(start, len(changed))] ^= 1 << choose.randrange(8)
    return bytes(changed)


def set_number(choose, data, _):
    """Write an odd number over two or four bytes of a header."""
    marks = [at for at in range(len(data) - 4) if data[at : at + 2] == b"PK"]
    at = min(choose.choice(marks) + choose.randrange(4, 46), len(data) - 4)
    size = choose.choice((2, 4))
    number = choose.choice(ODD_NUMBERS) & (1 << 8 * size) - 1
    return data[:at] + number.to_bytes(size, "little") + data[at + size :]


def truncate(choose, data, _):
    """Leave something out at the beginning, at the end, or in between."""
    start = choose.randrange(len(data))
    end = min(len(data), start + choose.choice((1, 4, 22, 300, len(data))))
    return data[:start] + data[end:] if choose.random() < 0.7 else data[start:]


def repeat(choose, data, _):
    """Put a piece of the file in at another place, or over it."""
    start, at = choose.randrange(len(data)), choose.randrange(len(data))
    piece = data[start : start + choose.choice((1, 22, 46, 200))]
    over = len(piece) if choose.random() < 0.5 else 0
    return data[:at] + piece + data[at + over :]


def concatenate(choose, data, other):
    """Put something before or behind the file."""
    garbage = choose.choice((b"\n", b"\x00" * 9, b"%PDF-1.7\n", b"MZ", data, other))
    return garbage + data if choose.random() < 0.5 else data + garbage


def lengthen_comment(choose, data, other):
    """Give the file a comment, which may be another file."""
    return build(parts_to_change(data), comment=choose.choice((b"x", other)))


def stuff_gaps(choose, data, other):
    """Hide something between the members, the directory and the end."""
    filling = choose.choice(
        (b"x", b"PK\x06\x06" + bytes(52), b"PK\x06\x07" + bytes(16))
    )
    gap = choose.choice(("between", "behind_directory"))
    return build(parts_to_change(data), **{gap: choose.choice((filling, other))})


def lie_at_the_end(choose, data, _):
    """Say something else in the record at the end."""
    key = choose.choice(("count", "here", "size", "start", "disk"))
    number = choose.choice(ODD_NUMBERS)
    most = 0xFFFFFFFF if key in ("size", "start") else 0xFFFF
    return build(parts_to_change(data), **{key: min(number, most)})


def reorder(choose, data, _):
    """Put the members in another order, which changes nothing of their content."""
    parts = parts_to_change(data)
    choose.shuffle(parts)
    return build(parts)


def pack_otherwise(choose, data, _):
    """Pack the same contents in another way."""
    parts = parts_to_change(data)
    for part in parts:
        if choose.random() < 0.5:
            part.method = 0
        else:
            part.method, part.packed = 8, deflated(part.content, choose.randrange(10))
    return build(parts)


def rename(choose, data, _):
    """Give a member another name, in both places or in one."""
    parts = parts_to_change(data)
    part = choose.choice(parts)
    name = choose.choice((*ODD_NAMES, choose.choice(parts).name, part.name.upper()))
    if choose.random() < 0.3:
        part.local["name"] = name
    else:
        part.name = name
    return build(parts)


def add(choose, data, _):
    """Add a member: a new one, or a second one of the same name."""
    parts = parts_to_change(data)
    names = (*ODD_NAMES, b"more.toml", *(part.name for part in parts))
    content = choose.choice((b"", b"sets = 9\n", choose.choice(parts).content))
    parts.insert(choose.randint(0, len(parts)), Part(choose.choice(names), content))
    return build(parts)


def remove(choose, data, _):
    """Leave a member out."""
    parts = parts_to_change(data)
    del parts[choose.randrange(len(parts))]
    return build(parts)


def edit(choose, data, _):
    """Change the content of a member, with checksums that fit."""
    parts = parts_to_change(data)
    part = choose.choice(parts)
    content = bytearray(part.content)
    at = choose.randrange(len(content))
    match choose.randrange(3):
        case 0:
            content[at] ^= 1 << choose.randrange(8)
        case 1:
            del content[at]
        case 2:
            content.insert(at, choose.randrange(256))
    part.content = bytes(content)
    return build(parts)


def swap_contents(choose, data, other):
    """Give a member the content of another one, or that of another file."""
    parts = parts_to_change(data)
    pool = parts_to_change(other) if choose.random() < 0.6 else parts_to_change(data)
    choose.choice(parts).content = choose.choice(pool).content
    return build(parts)


def recode(choose, data, _):
    """Write a text in another encoding or with other line ends."""
    parts = parts_to_change(data)
    part = choose.choice(parts[:2] if choose.random() < 0.7 else parts)
    text = part.content.decode("utf-8", "replace")
    part.content = choose.choice(
        (
            text.encode("utf-16"),
            b"\xef\xbb\xbf" + part.content,
            part.content.replace(b"\n", b"\r\n"),
            part.content.replace(b" ", b"  ", 1),
            part.content + b"\n",
            part.content.rstrip(b"\n="),
            part.content.replace(b"a", b"\\u0061"),
            text.swapcase().encode(),
        )
    )
    return build(parts)


def twist_header(choose, data, _):
    """Say something odd about a member, in both headers or in one."""
    parts = parts_to_change(data)
    part = choose.choice(parts)
    key = choose.choice(
        ("version", "flags", "method", "crc", "packed_size", "size", "at", "disk")
    )
    most = 0xFFFFFFFF if key in ("crc", "packed_size", "size", "at") else 0xFFFF
    number = min(choose.choice((*ODD_NUMBERS, 8, 9, 12, 14, 99)), most)
    if choose.random() < 0.4 and key not in ("at", "disk"):
        part.local[key] = number
    else:
        setattr(part, key, number)
    return build(parts)


def make_link(choose, data, _):
    """Mark a member as a link, a folder or a device."""
    parts = parts_to_change(data)
    part = choose.choice(parts)
    part.attributes = choose.choice(ODD_MODES) << 16 | choose.choice((0, 0x10, 0x400))
    part.made_by = choose.choice((0, 3 << 8 | 20, 10 << 8))
    part.content = choose.choice((part.content, b"/etc/passwd"))
    return build(parts)


def give_extra(choose, data, _):
    """Put an extra field or a comment to a member."""
    parts = parts_to_change(data)
    part = choose.choice(parts)
    key = choose.choice(("extra", "local_extra", "comment"))
    setattr(part, key, choose.choice(EXTRAS))
    return build(parts)


def plant_bomb(choose, data, _):
    """Let a member unpack to far more than it is, or than it says."""
    parts = parts_to_change(data)
    part = choose.choice(parts)
    part.method, part.packed = 8, bomb()
    says = (None, 0, 1 << 21, (1 << 21) + 1, BOMB_MIB << 20, 0xFFFFFFFE)
    part.size = choose.choice(says)
    return build(parts)


def crowd(choose, data, _):
    """Add more members than a file may have, or many of the same place."""
    count = choose.choice((195, 201, 1000))
    at = choose.choice((None, 0))
    more = [Part(b"x%d" % number, at=at) for number in range(count)]
    return build(parts_to_change(data) + more)


QUICK = (
    *(flip_bits, flip_in_directory, set_number, truncate, repeat, concatenate),
    *(lengthen_comment, stuff_gaps, lie_at_the_end, reorder, pack_otherwise, rename),
    *(add, remove, edit, swap_contents, recode, twist_header, make_link, give_extra),
)
GREEDY = (plant_bomb, crowd)
