"""Damaged files: reading answers, whatever the bytes."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.files.card import check_card
from coach.files.card_model import InfoCard
from coach.files.checks import check_exercises, check_program
from coach.files.model import Exercise, Program
from coach.files.plan_checks import check_plan
from coach.files.plan_model import Plan
from coach.files.protocol_checks import check_protocol
from coach.files.protocol_model import Protocol
from coach.files.reading import peek_kind
from coach.files.shelf_files import READERS

HERE = Path(__file__).parent
ROOT = HERE.parents[2]

SAMPLES = [
    file.read_bytes()
    for file in [
        *sorted((HERE / "samples").glob("*.toml")),
        *sorted((ROOT / "programs").rglob("*.program.toml"))[:3],
        *sorted((ROOT / "programs").rglob("*.exercise.toml"))[:3],
        *sorted((ROOT / "programs").rglob("*.plan.toml"))[:2],
        *sorted((ROOT / "programs").rglob("*.protocol.toml"))[:2],
        *sorted((ROOT / "programs").rglob("*.card.toml"))[:2],
    ]
]
_VALUE = re.compile(rb"(?m)(?<== ).+$")
_SPLINTERS = [
    *(b"[", b"]", b"{", b"}", b'"', b"'", b'"""', b"'''", b"=", b".", b",", b"#"),
    *(b"\\", b"\n", b"\r", b"\0", b"\xff", b"\xef\xbb\xbf", b"[[", b"[a.b]", b"inf"),
    *(b"nan", b"1e999", b"0x" + b"f" * 300, b"9" * 5_000, b"true", b"1979-05-27"),
    *(b"[" * 40, b"{a=" * 40, b"a." * 300, b"\\u0000", b"\\U0010ffff", "ß".encode()),
    *(b'"30 s"', b'["2 s", "1 s"]', b"[1, 2]", b"-1", b"0", b'""', b"{}", b"[]"),
]


@st.composite
def damaged(draw):
    """Return a real file with a few pieces cut, doubled, moved or replaced."""
    data = draw(st.sampled_from(SAMPLES))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 60)))
        how = draw(st.sampled_from(["cut", "splinter", "double", "line", "value"]))
        if how == "cut":
            data = data[:start] + data[end:]
        elif how == "double":
            data = data[:end] + data[start:]
        elif how == "splinter":
            data = data[:start] + draw(st.sampled_from(_SPLINTERS)) + data[start:]
        elif how == "line":
            data = without_a_line(data, start)
        else:
            data = with_another_value(data, start, draw(st.sampled_from(_SPLINTERS)))
    return data


def without_a_line(data, index):
    lines = data.split(b"\n")
    del lines[index % len(lines)]
    return b"\n".join(lines)


def with_another_value(data, index, value):
    values = list(_VALUE.finditer(data))
    if not values:
        return data
    match = values[index % len(values)]
    return data[: match.start()] + value + data[match.end() :]


TYPES = {
    "program": Program,
    "exercise": Exercise,
    "plan": Plan,
    "protocol": Protocol,
    "card": InfoCard,
}


def read_as_all(data):
    """Read bytes as every kind of file, and ask what the answers say."""
    peek_kind(data)
    lines = data.count(b"\n") + 1
    for kind, reader in READERS.items():
        content, problems = reader(data, "f")
        assert (content is None) == bool(problems)
        for problem in problems:
            assert problem.what
            assert 0 <= problem.line <= lines
        if content is not None:
            assert isinstance(content, TYPES[kind])
            check(content)


def check(content):
    if isinstance(content, Program):
        check_program(content, {})
    elif isinstance(content, Exercise):
        check_exercises({content.id: content})
    elif isinstance(content, Plan):
        check_plan(content, {}, {content.id: content})
    elif isinstance(content, Protocol):
        check_protocol(content)
    else:
        check_card(content, (), (), ())


@settings(max_examples=500, deadline=None)
@given(damaged())
def test_a_damaged_file_gets_an_answer(data):
    """Either it is still good, or there are problems with lines that exist."""
    read_as_all(data)


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_get_an_answer(data):
    """No bytes make reading fail."""
    read_as_all(data)


@pytest.mark.parametrize("kind", READERS)
@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gets_an_answer(kind, text):
    """No text behind a good first line makes reading fail."""
    read_as_all(f'format = "{kind}/1"\n{text}'.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("data", SAMPLES, ids=range(len(SAMPLES)))
def test_a_file_cut_off_anywhere_gets_an_answer(data):
    """A disk that filled up while saving."""
    for end in range(0, len(data), 37):
        read_as_all(data[:end])
