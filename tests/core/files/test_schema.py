"""The emitted JSON Schema says what the tables say."""

import copy
import json
import tomllib
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from coach.errors import CoachError
from coach.files.durations import parse_duration
from coach.files.findings import Findings
from coach.files.schema import field_table, json_schema, schema_kinds

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
TABLES = {kind: field_table(kind) for kind in schema_kinds()}

# What draft-04 cannot say. Each entry is a part of the sentence with which the table
# refuses; a document that is refused for nothing else may pass the schema.
INEXPRESSIBLE = (
    "is outside",  # limits of a time; those of numbers are in the schema
    "the first value of a range is the lower one",
    'must be below "stop_pain"',
    "but the usual dose is given as",
    "is not a usable number",  # JSON has no infinity
    "do not fit into a week",
    "should be a date",  # JSON has no dates; editors see them as text
    "should be a time in UTC",
    "the year",
    'is before "valid_from"',
    "it names the revision before this",
    "the first revision follows no other",
)


def for_python(schema):
    """Return a schema whose `$` means the very end, as it does in ECMAScript."""
    if isinstance(schema, dict):
        patterned = schema.get("patternProperties")
        new = {key: for_python(value) for key, value in schema.items()}
        if isinstance(schema.get("pattern"), str):
            new["pattern"] = at_the_end(schema["pattern"])
        if patterned:
            new["patternProperties"] = {
                at_the_end(key): for_python(value) for key, value in patterned.items()
            }
        return new
    if isinstance(schema, list):
        return [for_python(value) for value in schema]
    return schema


def at_the_end(pattern):
    return pattern.removesuffix("$") + r"\Z" if pattern.endswith("$") else pattern


VALIDATORS = {
    kind: jsonschema.Draft4Validator(for_python(json_schema(kind)))
    for kind in schema_kinds()
}


def documents(kind):
    files = [
        HERE / "samples" / f"full.{kind}.toml",
        *sorted((ROOT / "programs").rglob(f"*.{kind}.toml"))[:10],
    ]
    return [tomllib.loads(file.read_text(encoding="utf-8")) for file in files]


def errors_of(kind, document):
    """Return what the schema says; dates are text there."""
    return list(VALIDATORS[kind].iter_errors(without_dates(document)))


def without_dates(value):
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: without_dates(inner) for key, inner in value.items()}
    return [without_dates(one) for one in value] if isinstance(value, list) else value


DOCUMENTS = {kind: documents(kind) for kind in schema_kinds()}


def findings_of(kind, document):
    findings = Findings()
    TABLES[kind].check(document, (), findings)
    return findings.found


def is_inexpressible(finding, document):
    """Return whether draft-04 cannot say why the table refuses something.

    That is a limit from the list, or a dose of one side, which is looked at together
    with the keys of its step.
    """
    path, sentence = finding
    if any(part in sentence for part in INEXPRESSIBLE):
        value = document
        for part in path:
            value = value[part]
        is_time = isinstance(value, str) and parse_duration(value) is not None
        return is_time or "is outside" not in sentence
    return any(
        path[index] == "dose" and path[index + 1] in ("left", "right")
        for index in range(len(path) - 1)
    )


@pytest.mark.parametrize("kind", schema_kinds())
def test_is_draft_04_and_written_out(kind):
    """Taplo reads draft-04 and loses its hints beside a reference."""
    schema = json_schema(kind)
    jsonschema.Draft4Validator.check_schema(schema)

    assert schema["$schema"] == "http://json-schema.org/draft-04/schema#"
    assert "$ref" not in json.dumps(schema)
    assert json.loads(json.dumps(schema)) == schema


@pytest.mark.parametrize("kind", schema_kinds())
def test_accepts_real_documents(kind):
    """Every sample and shipped file passes the schema."""
    for document in DOCUMENTS[kind]:
        assert findings_of(kind, document) == []
        assert errors_of(kind, document) == []


@pytest.mark.parametrize("kind", schema_kinds())
def test_every_field_has_a_label(kind):
    """A form can be made from the schema and the table."""
    for key, item in TABLES[kind].fields.items():
        assert item.label, key
        assert json_schema(kind)["properties"][key]["title"] == item.label


def test_an_unknown_kind_has_no_schema():
    """One sentence that names what there is."""
    with pytest.raises(
        CoachError, match=r'no schema for "recipe"; .* program, exer.*card'
    ):
        json_schema("recipe")


def places(value, path=()):
    """Yield the path of every value inside a document."""
    if path:
        yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from places(inner, (*path, index))


PLACES = {
    kind: [list(places(document)) for document in DOCUMENTS[kind]]
    for kind in schema_kinds()
}
KEYS = sorted(
    {
        key
        for kind in schema_kinds()
        for found in PLACES[kind]
        for path in found
        for key in path
        if isinstance(key, str)
    }
)
VALUES = st.one_of(
    st.sampled_from(
        [
            *("30 s", "1 min 30 s", "0 s", "9999 s", "30s", "", " ", "both", "each"),
            *("left", "side", "true", "a\nb", "a\x07b", "a\n", "x" * 3_000, "ä", "x-y"),
            *(0, 1, 2, -1, 7, 10, 11, 361, 10**30, 0.5, 1.0, -400.0, True, False),
            *([], {}, ["30 s", "20 s"], [1, 2], [2, 1], [1], [[]], [{}], ["pain"] * 2),
            *({"reps": 2}, {"left": {"reps": 2}}, {"up": "2 s"}, {"a": {}}, [None]),
        ]
    ),
    st.text(max_size=5),
    st.integers(-400, 400),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
)


@st.composite
def mutated(draw, kind):
    """Return a real document after one to three changes."""
    which = draw(st.integers(0, len(DOCUMENTS[kind]) - 1))
    document = copy.deepcopy(DOCUMENTS[kind][which])
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(PLACES[kind][which]))
        change(draw, document, path)
    return document


def change(draw, document, path):
    """Delete, replace, rename or add something at a path, if it is still there."""
    holder = document
    for part in path[:-1]:
        try:
            holder = holder[part]
        except (KeyError, IndexError, TypeError):
            return
    last = path[-1]
    if not isinstance(holder, dict | list) or (
        last not in holder
        if isinstance(holder, dict)
        else last not in range(len(holder))
    ):
        return
    how = draw(st.sampled_from(["delete", "replace", "rename", "add", "repeat"]))
    value = draw(VALUES.filter(lambda value: value != [None]))
    if how == "delete":
        del holder[last]
    elif how == "replace":
        holder[last] = copy.deepcopy(value)
    elif how == "repeat" and isinstance(holder, list):
        holder.insert(0, copy.deepcopy(holder[last]))
    elif isinstance(holder, dict):
        key = draw(st.sampled_from(KEYS) | st.text(max_size=6))
        holder[key] = holder.pop(last) if how == "rename" else copy.deepcopy(value)


def is_there(holder, key):
    if isinstance(holder, list):
        return key in range(len(holder))
    return isinstance(holder, dict) and key in holder


@pytest.mark.parametrize("kind", schema_kinds())
@settings(max_examples=400, deadline=None)
@given(st.data())
def test_table_and_schema_agree(kind, data):
    """Whatever the table refuses the schema refuses, but for the listed limits."""
    document = data.draw(mutated(kind))
    found = findings_of(kind, document)
    errors = errors_of(kind, document)
    if not found:
        assert errors == []
        return
    assume(not all(is_inexpressible(finding, document) for finding in found))
    assert errors != []
