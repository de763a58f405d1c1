"""Files that somebody has made to harm: none is accepted, none crashes, none is greedy.

Twenty thousand damaged files, made of real ones by seeded choices. What is accepted all
the same has exactly the content that was signed: the damage hit what nobody reads.
Times are those of the processor, so a busy machine changes nothing.
"""

import random
import time
import tracemalloc
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.exchange.signed import zip_members
from coach.exchange.signed.container import open_container, write_container
from coach.exchange.signed.errors import SignedError
from tests.core.exchange.signed.bundles import (
    FACTS,
    STRANGER,
    THERAPIST,
    assignment,
    fields_for,
    key_change,
    knowing_nobody,
    report,
    signed_parts,
    trusting,
)
from tests.core.exchange.signed.mutations import (
    GREEDY,
    ODD_NAMES,
    QUICK,
    bomb,
    plant_bomb,
)
from tests.core.exchange.signed.zips import Part, build

SEEDS = 20
MUTATIONS = 1000
LIMIT_S = 1.0
FINDERS = (trusting(THERAPIST), knowing_nobody)


@pytest.fixture(scope="module")
def good():
    """Return pairs of real files; the second of each is the one to mix it with."""
    third = assignment(revision=3)
    fourth = assignment(revision=4, plan=b"sets = 9\n")
    return [(third, fourth), (report(), third), (key_change(), third)]


@pytest.fixture(scope="module")
def signed(good):
    """Return what is in each of the real files."""
    return {data: what_is_in(data, knowing_nobody) for data, _ in good}


def what_is_in(data, find_key):
    """Return everything that somebody acts on when they accept a file."""
    container = open_container(data, find_key)
    return (
        *(container.manifest_bytes, dict(container.files), container.signer),
        *(dict(container.manifest), container.trusted_comment),
    )


def outcome(data, find_key):
    """Return what is in a file, or None when it is refused, and the time it took."""
    content, sentence = None, "."
    before = time.thread_time()
    try:
        content = what_is_in(data, find_key)
    except SignedError as error:
        sentence = str(error)
    took_s = time.thread_time() - before
    assert sentence.endswith("."), sentence
    return content, took_s


@pytest.mark.parametrize("seed", range(SEEDS))
def test_damaged_files(seed, good, signed):
    """A thousand files each: refused with a sentence in no time, or not changed."""
    choose = random.Random(seed)
    kinds = Counter()
    for number in range(MUTATIONS):
        data, other = choose.choice(good)
        # Bombs and crowds are larger, so there are fewer of them.
        change = choose.choice(GREEDY if number % 50 == 0 else QUICK)
        damaged = change(choose, data, other)
        content, took_s = outcome(damaged, choose.choice(FINDERS))

        assert content is None or content == signed[data], change
        assert took_s < LIMIT_S, change
        kinds[change.__name__, content is not None] += 1

    assert kinds["edit", False] > 0
    # An edit may hit the comment of the signature that minisign does not sign.
    assert kinds["edit", True] < kinds["edit", False] / 2
    assert kinds["add", True] == kinds["remove", True] == 0
    # The builder makes files that are read, so the refusals are not for its own sake.
    assert kinds["reorder", True] > 0
    assert kinds["pack_otherwise", False] == 0


def test_memory(good):
    """Opening takes no more than the limits, whatever a file says of itself."""
    choose = random.Random(6)
    bomb()
    peaks = []
    for number in range(300):
        data, other = choose.choice(good)
        change = plant_bomb if number % 3 == 0 else choose.choice((*QUICK, *GREEDY))
        damaged = change(choose, data, other)
        tracemalloc.start()
        outcome(damaged, knowing_nobody)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()

    # A member is unpacked into pieces that are put together once.
    assert max(peaks) < 3 * zip_members.MAX_MEMBER_BYTES
    assert sorted(peaks)[len(peaks) // 2] < 200_000


def test_largest_honest_file():
    """A stranger's file that is just within every limit takes its size and no time."""
    files = {f"{n}.bin": bytes(2 << 20) for n in range(3)}
    files |= {f"x{n}": b"" for n in range(195)}
    data = write_container(FACTS, files, STRANGER)
    tracemalloc.start()
    content, _ = outcome(data, knowing_nobody)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    _, took_s = outcome(data, knowing_nobody)

    assert content is not None
    assert peak < zip_members.MAX_TOTAL_BYTES + 3 * zip_members.MAX_MEMBER_BYTES
    assert took_s < LIMIT_S


@pytest.mark.parametrize("is_listed", [True, False])
def test_signed_bomb(is_listed):
    """A stranger may sign a bomb, too; it goes off nowhere."""
    fields = fields_for({"a": bytes(9)})
    if is_listed:
        fields["files"]["a"]["size"] = 2 << 20
    size = 2 << 20 if is_listed else 9
    parts = signed_parts(fields, {})
    data = build([*parts, Part(b"a", packed=bomb(), size=size)])
    tracemalloc.start()
    content, took_s = outcome(data, knowing_nobody)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert content is None
    assert peak < 3 * zip_members.MAX_MEMBER_BYTES
    assert took_s < LIMIT_S


def test_blocks_of_nothing():
    """Ten megabytes of empty blocks unpack to nothing, and are through in no time."""
    empty_block = b"\x00\x00\x00\xff\xff"
    packed = empty_block * (2_000_000 - 500) + b"\x01\x00\x00\xff\xff"
    parts = signed_parts(fields_for({"a": b""}), {})
    content, took_s = outcome(
        build([*parts, Part(b"a", packed=packed)]), knowing_nobody
    )

    assert content is not None
    assert content[1] == {"a": b""}
    assert took_s < LIMIT_S


@pytest.mark.parametrize("opening", [b"[", b'{"a":', b'{"signer_key":"', b'"\\u'])
def test_manifest_of_brackets(opening):
    """A signed manifest of nothing but openings is refused in no time."""
    manifest = opening * (250_000 // len(opening))
    key = f'"signer_key": "{STRANGER.verify_key.text}"'.encode()
    content, took_s = outcome(build(signed_parts(manifest + key, {})), knowing_nobody)

    assert content is None
    assert took_s < LIMIT_S


GOOD_NAMES = st.from_regex(r"[a-z0-9_-]{1,8}(/[a-z0-9_-]{1,8}){0,2}", fullmatch=True)
CONTENTS = st.binary(max_size=64)


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(GOOD_NAMES, CONTENTS, max_size=5))
def test_any_files_go_both_ways(files):
    """Whatever is signed comes back as it was, or cannot be written at all."""
    folders = {
        name[:at] for name in files for at, sign in enumerate(name) if sign == "/"
    }
    if folders & files.keys():
        with pytest.raises(SignedError, match="a file and a folder"):
            write_container(FACTS, files, STRANGER)
        return
    data = write_container(FACTS, files, STRANGER)

    assert dict(open_container(data, knowing_nobody).files) == files


MEMBERS = st.builds(
    Part,
    name=st.sampled_from([*ODD_NAMES, b"a.toml", b"b", b"MANIFEST.json"]) | CONTENTS,
    content=CONTENTS,
    method=st.sampled_from([0, 8]) | st.integers(0, 0xFFFF),
    packed=st.none() | CONTENTS,
    size=st.none() | st.integers(0, 0xFFFFFFFF),
    packed_size=st.none() | st.integers(0, 0xFFFFFFFF),
    crc=st.none() | st.integers(0, 0xFFFFFFFF),
    version=st.just(20) | st.integers(0, 0xFFFF),
    flags=st.just(0) | st.integers(0, 0xFFFF),
    attributes=st.just(0o100644 << 16) | st.integers(0, 0xFFFFFFFF),
    extra=st.just(b"") | CONTENTS,
    local_extra=st.just(b"") | CONTENTS,
    comment=st.just(b"") | CONTENTS,
    disk=st.just(0) | st.integers(0, 0xFFFF),
    at=st.none() | st.integers(0, 0xFFFFFFFF),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(MEMBERS, min_size=1, max_size=3), st.integers(0, 2))
def test_any_members(members, place):
    """Members of any kind in a file that a stranger has signed and lists them in."""
    listed = {part.name.decode("utf-8", "replace"): part.content for part in members}
    parts = signed_parts(fields_for(listed), {})
    parts[place:place] = members
    content, _ = outcome(build(parts), knowing_nobody)

    assert content is None or content[1] == listed


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06"]))
def test_any_bytes(data, start):
    """Bytes that are no signed file at all."""
    assert outcome(start + data, knowing_nobody)[0] is None


def test_nothing_is_written(good, tmp_path, monkeypatch):
    """Files that want to be elsewhere stay in memory."""
    monkeypatch.chdir(tmp_path)
    choose = random.Random(9)
    for name in ODD_NAMES:
        parts = signed_parts(fields_for({}), {})
        parts.append(Part(name, b"x", attributes=0o120777 << 16))
        assert outcome(build(parts), knowing_nobody)[0] is None
    for _ in range(100):
        outcome(choose.choice(QUICK)(choose, *good[0]), knowing_nobody)

    assert list(tmp_path.iterdir()) == []
