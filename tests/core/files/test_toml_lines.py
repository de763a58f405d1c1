"""Which line a key path was written on."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.files.toml_lines import line_index, line_of

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
FILES = sorted(
    [
        *(HERE / "toml_corpus").glob("*.toml"),
        *(HERE / "samples").glob("*.toml"),
        *(ROOT / "programs").rglob("*.toml"),
        ROOT / "pyproject.toml",
    ]
)


def all_paths(value, path=()):
    """Yield every key path of a parsed document, as the index writes them."""
    yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from all_paths(inner, (*path, key))
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from all_paths(inner, (*path, position))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_knows_the_paths_that_tomllib_knows(file):
    """The index and tomllib agree on what is in a file."""
    text = file.read_bytes().decode()

    assert set(line_index(text)) == set(all_paths(tomllib.loads(text)))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_places_keys_where_they_are_written(file):
    """The text at a place is the key, the header or the entry itself."""
    text = file.read_bytes().decode().replace("\r\n", "\n")
    lines = text.split("\n")

    for path, (line, column) in line_index(text).items():
        rest = lines[line - 1][column - 1 :]
        if path and isinstance(path[-1], str) and path[-1].isidentifier():
            assert rest.startswith("[") or path[-1] in rest.partition("=")[0]


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), (1, 1)),
        (("top",), (1, 1)),
        (("spaced", "out", "table", "a"), (4, 1)),
        (("a", "b", "f", "g"), (10, 3)),
        (("fruit", 0), (11, 1)),
        (("fruit", 0, "variety", 1, "name"), (18, 1)),
        (("fruit", 0, "variety", 1, "more", "deep", "er"), (20, 6)),
        (("fruit", 1), (21, 1)),
        (("fruit", 2, "variety", 0), (24, 1)),
    ],
)
def test_knows_line_and_column(path, place):
    """Lines and columns count from 1; a repeated table stands at its header."""
    text = (HERE / "toml_corpus" / "tables.toml").read_text(encoding="utf-8")

    assert line_index(text)[path] == place


def test_entries_of_a_long_list_have_their_own_lines():
    """Each entry of a list over several lines has its own line."""
    index = line_index("a = [\n  1,\n  # 2\n  [3,\n 4]]\nb = 5\n")

    assert index[("a", 0)] == (2, 3)
    assert index[("a", 1, 1)] == (5, 2)
    assert index[("b",)] == (6, 1)


def test_a_missing_key_is_at_the_line_of_its_table():
    """What is not there is reported where it should have been."""
    index = line_index('[[block]]\nname = "x"\n[[block]]\nrounds = 2\n')

    assert line_of(("block", 1, "name"), index) == 3
    assert line_of(("block", 0, "name", 4), index) == 2
    assert line_of(("title",), index) == 1


keys = st.text(min_size=1, max_size=4)
values = st.recursive(
    st.booleans() | st.integers(-9, 9) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3)
    ),
    max_leaves=8,
)


def written(value):
    """Return a value as TOML on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        return "[" + ", ".join(written(inner) for inner in value) + "]"
    if isinstance(value, dict):
        inner = ", ".join(f"{quoted(key)} = {written(v)}" for key, v in value.items())
        return "{" + inner + "}"
    return str(value)


def quoted(text):
    """Return text as a basic TOML string in which only letters stand unescaped."""
    return '"' + "".join(map(escaped, text)) + '"'


def escaped(char):
    return char if char.isalnum() or char in "#[]{}=',." else f"\\U{ord(char):08x}"


@given(st.dictionaries(keys, values, max_size=6))
def test_agrees_with_tomllib_on_any_document(document):
    """For whatever can be written, both see the same paths."""
    text = "".join(f"{quoted(key)} = {written(v)}\n" for key, v in document.items())
    parsed = tomllib.loads(text)
    index = line_index(text)

    assert parsed == document
    assert set(index) == set(all_paths(parsed))
    assert [index[(key,)][0] for key in document] == [
        line for line, _ in enumerate(document, 1)
    ]
