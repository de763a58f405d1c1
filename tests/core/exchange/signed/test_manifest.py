"""The manifest: whatever a stranger signs, only what can be used is accepted."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.exchange.signed.container import open_container, write_container
from coach.exchange.signed.errors import ContainerError, SignedError
from coach.exchange.signed.manifest import (
    claimed_key,
    comment_for,
    read_manifest,
    write_manifest,
)
from tests.core.exchange.signed.bundles import (
    FACTS,
    STRANGER,
    THERAPIST,
    fields_for,
    knowing_nobody,
    signed_zip,
)

PUBLIC = STRANGER.verify_key
FILES = {"a.toml": b"sets = 2\n"}
FILE = {"sha256": "0" * 64, "size": 3}
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(
        ["sha256", "size", "MANIFEST.json", "\ud800", "\u202e", "a/../b"]
    ),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=4,
)


def refusal(fields, key=PUBLIC):
    """Return the sentence with which a manifest is refused."""
    data = fields if isinstance(fields, bytes) else json.dumps(fields).encode()
    with pytest.raises(ContainerError) as refused:
        read_manifest(data, key)
    return str(refused.value)


def test_goes_both_ways():
    """What is written is read, and the same facts give the same bytes."""
    data = write_manifest(FACTS, FILES, PUBLIC)
    manifest = read_manifest(data, PUBLIC)

    assert data == write_manifest(dict(reversed(FACTS.items())), FILES, PUBLIC)
    assert {key: manifest.fields[key] for key in FACTS} == FACTS
    assert manifest.files["a.toml"].size == len(FILES["a.toml"])
    assert claimed_key(data) == PUBLIC


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("format", None, "format: has to be a whole number"),
        ("format", "1", "format: has to be a whole number"),
        ("format", True, "format: has to be a whole number"),
        ("format", 0, "format: has to be a whole number"),
        ("format", 2, "newer version of Coach"),
        ("kind", 3, "kind: has to be one word"),
        ("kind", "a b", "kind: has to be one word"),
        ("kind", "report\n", "U+000A"),
        ("signer", "", "signer: has to be a name"),
        ("signer", ["A"], "signer: has to be a name"),
        ("signer", "x" * 201, "signer: has to be a name"),
        ("signer_key", THERAPIST.verify_key.text, "signer_key: is not the key"),
        ("signer_key", None, "signer_key: is not the key"),
        ("files", [], "files: has to be a table"),
        ("files", {"../a": FILE}, "is no name"),
        ("files", {"MANIFEST.json": FILE}, "is no name"),
        ("files", {"a": 3}, "files.a: needs sha256 and size"),
        ("files", {"a": {"size": 3}}, "files.a: needs sha256 and size"),
        ("files", {"a": {**FILE, "x": 1}}, "files.a: needs sha256 and size"),
        ("files", {"a": {**FILE, "size": -1}}, "files.a: has no size"),
        ("files", {"a": {**FILE, "size": True}}, "files.a: has no size"),
        ("files", {"a": {**FILE, "size": "3"}}, "files.a: has no size"),
        ("files", {"a": {**FILE, "size": 2097153}}, "files.a: has no size"),
        ("files", {"a": {**FILE, "sha256": "F" * 64}}, "files.a: has no sha256"),
        ("files", {"a": {**FILE, "sha256": 7}}, "files.a: has no sha256"),
        ("note", "A\u202eB", "U+202E"),
        ("note", "\ud800", "U+D800"),
        ("note", "a\x00b", "U+0000"),
        ("note", "a\u2028b", "U+2028"),
        ("\u2066", 1, "U+2066"),
        ("note", 0.5, "not whole"),
        ("note", 10**16, "too large"),
        ("note", float("nan"), "not whole"),
        ("note", float("inf"), "not whole"),
        ("note", [[[[[[[[[1]]]]]]]]], "too deeply"),
    ],
)
def test_wrong_field(field, value, sentence):
    """Each field says what is wrong with it."""
    assert sentence in refusal({**fields_for(FILES), field: value})


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "line 1 is no JSON"),
        (b"{\n\n'a': 1}", "line 3 is no JSON"),
        (b"[]", "no table"),
        (b'"x"', "no table"),
        (b"\xff", "no UTF-8"),
        (b"\xef\xbb\xbf{}", "no JSON"),
        ("{}".encode("utf-16"), "no UTF-8"),
        (b"{} {}", "no JSON"),
        (b'{"a": 1, "a": 2}', "twice"),
        (b'{"a": 1, "\\u0061": 2}', "twice"),
        (b'{"x": {"a": 1, "a": 1}}', "twice"),
        (b"[" * 200_000, "too deeply"),
        (b'{"a":' * 40_000, "too deeply"),
        (b'{"a": ' + b"9" * 5000 + b"}", "too large"),
        (b'{"a": 1e999}', "not whole"),
        (b'{"a": -Infinity}', "not whole"),
        (b'{"a": "\x01"}', "no JSON"),
    ],
)
def test_odd_json(data, sentence):
    """JSON that two programs read in two ways is refused."""
    assert sentence in refusal(data)


def test_names_of_all_people():
    """Letters of every script, joiners and emoji are fine."""
    for name in ("Ödön Ő", "علی‌رضا", "陳小明", "Zoë 👩‍⚕️", "O’Brien"):
        data = write_container({**FACTS, "signer": name}, FILES, STRANGER)

        assert open_container(data, knowing_nobody).signer_name == name


def test_comment():
    """It says kind, id and revision, as far as there are any."""
    assert comment_for({"kind": "key-change"}) == "key-change"
    assert comment_for(FACTS) == f"assignment {FACTS['assignment_id']} r3"


@pytest.mark.parametrize(
    "field",
    ["format", "kind", "signer", "signer_key", "files", "revision", "assignment_id"],
)
@settings(max_examples=60, deadline=None)
@given(value=JSON)
def test_any_value_of_a_field(field, value):
    """Whatever a stranger signs in a field is refused, or comes back whole."""
    check_stranger({**fields_for(FILES), field: value})


@settings(max_examples=150, deadline=None)
@given(
    name=st.sampled_from(["a.toml", "b", "../a", "A", "MANIFEST.json"]) | st.text(),
    entry=JSON
    | st.fixed_dictionaries({"sha256": JSON, "size": JSON})
    | st.just(fields_for(FILES)["files"]["a.toml"]),
)
def test_any_listed_file(name, entry):
    """The same for the names and entries of the list of files."""
    check_stranger({**fields_for(FILES), "files": {name: entry}})


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.text(), JSON, max_size=4))
def test_any_other_fields(fields):
    """The same for fields that nobody knows."""
    check_stranger({**fields, **fields_for(FILES)})


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_signed_bytes(data):
    """A stranger may sign anything that is no manifest at all."""
    with pytest.raises(SignedError, match=r"\.$"):
        open_container(signed_zip(data, FILES), knowing_nobody)


def check_stranger(fields):
    """Open what a stranger has signed; hold what is accepted against what was sent."""
    try:
        comment = comment_for(fields)
        data = signed_zip(fields, FILES, comment=comment)
    except (SignedError, UnicodeEncodeError):
        # The stranger could not sign such a comment either.
        data = signed_zip(fields, FILES)
    try:
        container = open_container(data, knowing_nobody)
    except SignedError:
        return
    assert dict(container.manifest) == fields
    assert dict(container.files) == FILES
    assert container.signer == PUBLIC
    assert not container.is_trusted
    assert json.dumps(fields, ensure_ascii=False).encode()
