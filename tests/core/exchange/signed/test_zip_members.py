"""The strict zip reader: each oddity has its own sentence."""

import io
import zipfile

import pytest

from coach.exchange.signed.errors import ContainerError
from coach.exchange.signed.zip_members import read_members, unpack
from tests.core.exchange.signed.zips import STORED, Part, build, deflated

GOOD = b"sets = 2\n"
LINK = 0o120777 << 16


def contents(data):
    """Return what the reader gives for a zip file."""
    members = read_members(data, {"M": 4}, frozenset(("M",)))
    return {name: unpack(member) for name, member in members.items()}


def one(**fields):
    """Return a zip file with one member between two good ones."""
    part = Part(**{"name": b"b.toml", "content": GOOD} | fields)
    return build([Part(b"a.toml", GOOD), part, Part(b"c.toml", GOOD)])


def test_good_file():
    """Stored and deflated members are read."""
    data = build([Part(b"a.toml", GOOD), Part(b"x/b.pdf", GOOD, STORED), Part(b"c")])

    assert contents(data) == {"a.toml": GOOD, "x/b.pdf": GOOD, "c": b""}


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("level", [1, 9])
def test_file_of_another_program(method, level):
    """What Python's own archiver writes is read, whatever times it notes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method, compresslevel=level) as archive:
        archive.writestr("a.toml", GOOD * 99)

    assert contents(target.getvalue()) == {"a.toml": GOOD * 99}


def test_harmless_flags():
    """How hard a packer tried, and that names are UTF-8, changes nothing."""
    assert contents(one(flags=0x0806))["b.toml"] == GOOD


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"flags": 0x01}, "zip password"),
        ({"flags": 0x08}, "before its content"),
        ({"flags": 0x20}, "packed in a way"),
        ({"flags": 0x40}, "packed in a way"),
        ({"flags": 0x2000}, "packed in a way"),
        ({"version": 45}, "packed in a way"),
        ({"method": 12}, "a method"),
        ({"method": 14}, "a method"),
        ({"method": 9}, "a method"),
        ({"attributes": LINK}, "link or a folder"),
        ({"attributes": 0o040755 << 16}, "link or a folder"),
        ({"attributes": 0o010644 << 16}, "link or a folder"),
        ({"attributes": LINK, "made_by": 20}, "link or a folder"),
        ({"attributes": 0x10, "made_by": 20}, "marked as a folder"),
        ({"attributes": 0x400, "made_by": 20}, "marked as a folder"),
        ({"extra": b"\x01\x00\x08\x00" + bytes(8)}, "more than names"),
        ({"extra": b"\x75\x70\x04\x00evil"}, "more than names"),
        ({"comment": b"x"}, "more than names"),
        ({"disk": 1}, "more than names"),
        ({"local_extra": b"\x01\x00\x00\x00"}, "two things"),
        ({"size": 0xFFFFFFFF}, "zip64"),
        ({"packed_size": 0xFFFFFFFF}, "zip64"),
        ({"at": 0xFFFFFFFF}, "zip64"),
        ({"at": 0}, "does not lie where"),
        ({"at": 10**6}, "does not lie where"),
        ({"packed_size": 10**6}, "does not lie where"),
        ({"packed_size": 1}, "not lie where|cannot be unpacked|two things"),
        ({"size": 1}, "more than the file says"),
        ({"size": 99}, "not as long"),
        ({"size": (2 << 20) + 1}, "larger than 2048 KiB"),
        ({"crc": 1}, "checksum"),
        ({"packed": b"\xff" * 20}, "cannot be unpacked"),
        ({"packed": deflated(GOOD)[:-2]}, "does not end|not as long"),
        ({"packed": deflated(GOOD) + b"x"}, "does not end"),
        ({"packed": deflated(GOOD) * 2}, "does not end"),
        ({"method": STORED, "size": 3}, "two different sizes"),
        ({"local": {"name": b"d.toml"}}, "another name"),
        ({"local": {"size": 3}}, "two things"),
        ({"local": {"packed_size": 3}}, "two things"),
        ({"local": {"crc": 3}}, "two things"),
        ({"local": {"flags": 1}}, "two things"),
        ({"local": {"method": STORED}}, "two things"),
        ({"local": {"time": 1}}, "two things"),
        ({"local": {"version": 10}}, "two things"),
    ],
)
def test_odd_member(fields, sentence):
    """Each rule for a member, broken alone."""
    with pytest.raises(ContainerError, match=sentence):
        contents(one(**fields))


@pytest.mark.parametrize(
    "name",
    [
        b"",
        b"/etc/passwd",
        b"../a",
        b"a/../b",
        b"a/./b",
        b"a//b",
        b"a/",
        b"./a",
        b"a\\b",
        b"c:a",
        b"A.toml",
        b"a b",
        b"a\x00.toml",
        b"a\n",
        b"caf\xc3\xa9",
        b"caf\x82",
        b"\xff\xfe",
        "ａ.toml".encode(),
        b"a.",
        b".hidden",
        b"a/.b",
        b"..",
        b"a" * 201,
    ],
)
def test_odd_name(name):
    """A name that some system understands in another way is refused."""
    names = [Part(b"M", b""), Part(name, GOOD)]
    with pytest.raises(ContainerError, match="no name for a file"):
        contents(build(names))


@pytest.mark.parametrize("second", [b"b.toml", b"M", b"m"])
def test_duplicate(second):
    """Neither the same name twice, nor one that differs in its case only."""
    data = build([Part(b"M"), Part(b"b.toml", GOOD), Part(second)])
    with pytest.raises(ContainerError, match="twice"):
        contents(data)


def test_file_and_folder():
    """A name cannot be a file and the folder of another one."""
    with pytest.raises(ContainerError, match="a/b is a file and a folder"):
        contents(build([Part(b"a/b/c"), Part(b"a/b")]))


def test_limit_of_one_name():
    """Some names have a smaller limit than the others."""
    assert contents(build([Part(b"M", b"1234")])) == {"M": b"1234"}
    with pytest.raises(ContainerError, match="M is larger"):
        contents(build([Part(b"M", b"12345")]))


def test_total():
    """All members together have a limit, by what they declare."""
    parts = [Part(f"{n}".encode(), bytes(2 << 20)) for n in range(5)]
    with pytest.raises(ContainerError, match="together"):
        contents(build(parts))


def test_too_many():
    """200 members are read, 201 are not."""
    parts = [Part(f"{n}".encode()) for n in range(201)]

    assert len(contents(build(parts[:200]))) == 200
    with pytest.raises(ContainerError, match="more than 200"):
        contents(build(parts))


def test_too_large():
    """A file over 10 MiB is not looked into."""
    with pytest.raises(ContainerError, match="larger than 10 MiB"):
        contents(b"PK" + bytes(10 << 20))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"between": b"x"}, "between the contents"),
        ({"behind_directory": b"x"}, "before or behind"),
        ({"behind_directory": b"PK\x06\x07" + bytes(16)}, "before or behind"),
        ({"comment": b"x"}, "cut short"),
        ({"disk": 1}, "part of several"),
        ({"here": 1}, "part of several"),
        ({"count": 1}, "behind the list"),
        ({"count": 3}, "cut short"),
        ({"count": 0xFFFF}, "zip64"),
        ({"size": 0xFFFFFFFF}, "zip64"),
        ({"start": 0xFFFFFFFF}, "zip64"),
        ({"start": 0}, "before or behind"),
        ({"size": 0}, "before or behind"),
    ],
)
def test_odd_end(changes, sentence):
    """Each rule for the directory and the end, broken alone."""
    data = build([Part(b"a", GOOD), Part(b"b", GOOD)], **changes)
    with pytest.raises(ContainerError, match=sentence):
        contents(data)


def test_comment_that_holds_an_end():
    """A comment that is made to look like an end is found out."""
    inner = build([Part(b"a", b"other")])
    with pytest.raises(ContainerError):
        contents(build([Part(b"a", GOOD)], comment=inner))


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"x" + data,
        lambda data: b"#!/bin/sh\n" + data,
        lambda data: data + b"\n",
        lambda data: data + data,
        lambda data: data[:-1],
        lambda data: data[: len(data) // 2],
        lambda data: data[1:],
    ],
)
def test_around_the_file(change):
    """Nothing lies before or behind it, and nothing is missing."""
    with pytest.raises(ContainerError):
        contents(change(build([Part(b"a", GOOD), Part(b"b", GOOD)])))


def test_members_share_bytes():
    """Two entries for one place are no two members."""
    data = build([Part(b"a", GOOD), Part(b"b", GOOD, at=0)])
    with pytest.raises(ContainerError, match="does not lie where"):
        contents(data)


def test_other_order_than_the_directory():
    """The members lie in the order of the directory."""
    parts = [Part(b"a", GOOD), Part(b"b", GOOD)]
    size = len(build(parts[:1])) - len(build([Part(b"a")]))
    parts[0].at, parts[1].at = size + 33, 0
    with pytest.raises(ContainerError, match="does not lie where"):
        contents(build(parts))


def test_name_in_a_sentence():
    """A name that nobody trusts is cut and made printable before it is shown."""
    with pytest.raises(ContainerError) as refusal:
        contents(build([Part(b"a\x1b[2J" + b"x" * 500)]))

    assert "\x1b" not in str(refusal.value)
    assert len(str(refusal.value)) < 120
