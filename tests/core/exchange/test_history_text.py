"""A history file that somebody else made: size, depth, types, hashes, nonsense."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.errors import CoachError, FileError, ProblemsError
from coach.exchange.history_text import HistoryText, read_history
from coach.exchange.importing import import_history, look_into
from coach.store.connection import open_store
from coach.store.history import rebuild_summaries
from tests.core.exchange.conftest import changed, export_to
from tests.core.exchange.test_importing import rows


def refused(data, **limits):
    """Return the one problem that some bytes are refused with."""
    with pytest.raises(ProblemsError) as caught:
        HistoryText(data, "some.json", **limits)
    (problem,) = caught.value.problems
    assert problem.file == "some.json"
    return problem


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "the end is not expected"),
        (b"hello", "h is not expected"),
        (b"[]", "[ is not expected"),
        (b'{"format": "history/1"', "the end is not expected"),
        (b'{"format": "history/1"} x', "x is not expected"),
        (b'{"format": "history/1", "sessions": [1,]}', "cannot be read as a history"),
        (b'{"format": "history/1", "sessions": [1 2]}', "2 is not expected"),
        (b'{"format": "history/1",, "a": 1}', "cannot be read as a history"),
        (b'{"format": NaN}', "NaN is no number"),
        (b'{"sessions": [1e999]}', "too large a number"),
        (b'{"sessions": [' + b"9" * 400_000 + b"]}", "too large a number"),
        (b'{"sessions": [-10000000000000000]}', "too large a number"),
        (b'{"sessions": ' + b"[" * 200_000, "nested too deeply"),
        (b'{"sessions": [' + b'{"a":' * 200_000, "nested too deeply"),
        (b"\xff\xfe{\x00", "is not UTF-8"),
        (b"{}", "format is missing"),
        (b'{"resourceType": "Bundle"}', "format is missing"),
        (b'{"format": 3}', 'not a file of the format "history/1"'),
        (b'{"format": "program/1"}', 'not a file of the format "history/1"'),
        (b'{"format": "history/2"}', "made by a newer version"),
        (b'{"format": "history/1", "moods": []}', "made by a newer version"),
    ],
)
def test_what_is_no_history_is_one_sentence(data, what):
    """Whatever is wrong with the text as a whole is said in one sentence."""
    assert what in refused(data).what


@pytest.mark.parametrize("key", ["half\ud83d", "turned\u202e", "two\nlines"])
def test_an_unknown_key_is_named_so_that_it_can_be_shown(key):
    """A key of somebody else's file brings no terminal and no log down."""
    problem = refused(json.dumps({"format": "history/1", key: 1}).encode())

    assert problem.where.encode()
    assert problem.where.isprintable()


def test_too_many_bytes_are_refused_unread():
    """A file above the limit is not even decoded."""
    assert "is larger than" in refused(b"\xff" * 1_001, max_bytes=1_000).what


def test_a_bomb_of_small_values_is_refused():
    """Small files that unfold to much memory are refused before they do."""
    assert "more than any history" in refused(b"[" * 1_001, max_values=1_000).what


def test_a_missing_file_is_one_sentence(tmp_path):
    """A file that is not there is a FileError that names it."""
    with pytest.raises(FileError, match=r"none\.json"):
        read_history(tmp_path / "none.json")


def test_order_and_blanks_do_not_matter(exported, other, tmp_path, clock):
    """A file that another tool has sorted and indented is taken in just the same."""
    document = json.loads(exported.read_text("utf-8"))
    pretty = tmp_path / "pretty.json"
    text = json.dumps(document, indent=4, sort_keys=True)
    pretty.write_text("\ufeff" + text.replace("\n", "\r\n"), "utf-8")

    import_history(pretty, other, clock.wall_ms())

    again = export_to(tmp_path / "again.json", other, clock).read_text("utf-8")
    assert json.loads(again) == document


def _session(key, value):
    return lambda document: document["sessions"][0].__setitem__(key, value)


def _event(key, value):
    return lambda document: document["sessions"][0]["events"][2].__setitem__(key, value)


def _change(key, value):
    return lambda document: document["entries"][0]["changes"][0].__setitem__(key, value)


def _plan(change):
    """Return a change of the plan that keeps its hash right, everywhere."""

    def run(document):
        from coach.files.digest import sha256_hex

        (plan,) = (each for each in document["documents"] if each["kind"] == "plan")
        body = json.loads(plan["body"])
        change(body)
        plan["body"] = json.dumps(body)
        plan["sha256"] = sha256_hex(plan["body"].encode())
        for session in document["sessions"]:
            session["plan_sha256"] = plan["sha256"]

    return run


def _deep(document):
    value = []
    for _ in range(40):
        value = [value]
    document["sessions"][0]["events"][2]["data"]["x"] = value


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (_session("id", "a b"), "sessions[1].id"),
        (_session("id", "x" * 81), "sessions[1].id"),
        (_session("person", None), "sessions[1].person"),
        (_session("person", "\ud800"), "sessions[1].person"),
        (_session("person", "a\0b"), "sessions[1].person"),
        (_session("local_day", "2025-02-30"), "sessions[1].local_day"),
        (_session("local_day", "0001-01-01"), "sessions[1].local_day"),
        (_session("started_at", "2025-11-24T16:00:00"), "sessions[1].started_at"),
        (_session("started_at", "2025-11-24T25:00:00Z"), "sessions[1].started_at"),
        (_session("utc_offset_min", 5000), "sessions[1].utc_offset_min"),
        (_session("utc_offset_min", True), "sessions[1].utc_offset_min"),
        (_session("sore_side", "up"), "sessions[1].sore_side"),
        (_session("plan_total_ms", 1.5), "sessions[1].plan_total_ms"),
        (_session("program_sha256", "0" * 64), "sessions[1]"),
        (_session("mood", 1), "sessions[1]"),
        (_session("events", None), "sessions[1]"),
        (_session("events", [1]), "sessions[1].events[1]"),
        (lambda d: d["sessions"].append(3), "sessions[4]"),
        (lambda d: d["sessions"].append(d["sessions"][0]), "sessions[4]"),
        (lambda d: d["sessions"][0].pop("stage"), "sessions[1]"),
        (lambda d: d["sessions"][0]["events"].pop(1), "sessions[1].events[2]"),
        (_event("seq", 0), "sessions[1].events[3].seq"),
        (_event("data", []), "sessions[1].events[3].data"),
        (_event("data", {"x": "\ud800"}), "sessions[1].events[3].data"),
        (_deep, "sessions[1].events[3].data"),
        (_event("kind", "DROP TABLE"), "sessions[1].events[3].kind"),
        (_event("at_ms", -1), "sessions[1].events[3].at_ms"),
        (
            lambda d: d["sessions"][0]["events"][0]["data"].update(pain=11),
            "sessions[1].events[1].data.pain",
        ),
        (_change("action", "change"), "entries[1].changes[1].action"),
        (_change("action", "erase"), "entries[1].changes[1].action"),
        (_change("session_id", "nobody"), "entries[1]"),
        (_change("data", {"when": "morning"}), "entries[1].changes[1].data.pain"),
        (
            _change("data", {"when": "now", "pain": 3.5}),
            "entries[1].changes[1].data.pain",
        ),
        (
            _change("data", {"when": "now", "pain": 3, "quality": "tight"}),
            "entries[1].changes[1].data.quality",
        ),
        (lambda d: d["entries"][0]["changes"].clear(), "entries[1]"),
        (lambda d: d["documents"][0].update(body="other"), "documents[1]"),
        (lambda d: d["documents"].append(d["documents"][0]), "documents[5]"),
        (
            lambda d: d.update(
                documents=[x for x in d["documents"] if x["kind"] != "exercise"]
            ),
            "documents",
        ),
        (_plan(lambda plan: plan["items"][0].update(colour=1)), "documents"),
        (_plan(lambda plan: plan["items"][0].update(length_ms="8 s")), "documents"),
        (_plan(lambda plan: plan["items"][0].pop("kind")), "documents"),
        (_plan(lambda plan: plan.update(items=3)), "documents"),
        (_plan(lambda plan: plan["exercises"].update(x="../etc")), "documents"),
    ],
)
def test_a_wrong_part_is_named(exported, other, change, place):
    """A part that is not what it says is refused, and the problem says where it is."""
    changed(exported, change)

    with pytest.raises(ProblemsError) as caught:
        look_into(exported, other)
    (problem,) = caught.value.problems
    assert problem.where.startswith(place)
    assert "\n" not in str(problem)


# Values that a hostile hand may put anywhere.
_VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(max_size=30),
    st.sampled_from(
        ["", "2025-11-24", "9999-99-99", "x" * 500, "\ud800", "../..", "-1"]
    ),
    st.lists(st.integers(), max_size=3),
    st.dictionaries(st.text(max_size=8), st.integers(), max_size=3),
)


def _places(value, path=()):
    """Yield the paths of everything in a document."""
    yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _places(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _places(inner, (*path, number))


def _mutate(document, path, value, how):
    """Put a value somewhere, take something away, or have it twice."""
    if not path:
        return value
    holder = document
    for step in path[:-1]:
        holder = holder[step]
    last = path[-1]
    if how == "drop":
        del holder[last]
    elif how == "twice" and isinstance(holder, list):
        holder.insert(last, holder[last])
    else:
        holder[last] = value
    return document


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_a_damaged_document_is_taken_in_or_refused(exported, other, clock, data):
    """Any mutation is a clean import, or one error and nothing changed."""
    document = json.loads(exported.read_text("utf-8"))
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(list(_places(document))))
        how = data.draw(st.sampled_from(["put", "put", "drop", "twice"]))
        document = _mutate(document, path, data.draw(_VALUES), how)
        if not isinstance(document, dict):
            break
    mutated = exported.with_name("mutated.json")
    mutated.write_text(json.dumps(document), "utf-8")
    for old in other.parent.glob("history.sqlite*"):
        old.unlink()

    error = _error_of(import_history, mutated, other, clock.wall_ms())
    if error is None:
        _rest_is_sound(mutated, other, clock)
    else:
        assert "\n" not in str(error)
        assert rows(other)["session"] == rows(other)["entry_event"] == []


def _error_of(function, *arguments):
    """Return the error that a person would be told, None when all went well."""
    try:
        function(*arguments)
    except CoachError as error:
        return error
    return None


def _rest_is_sound(mutated, other, clock):
    """What was taken in can be summed up, exported, and taken in again."""
    connection = open_store(other)
    rebuild_summaries(connection, force=True)
    connection.close()
    again = export_to(mutated.with_name("again.json"), other, clock)
    assert import_history(again, other, clock.wall_ms()).is_empty
    assert import_history(mutated, other, clock.wall_ms()).is_empty


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(at=st.floats(0, 1, exclude_max=True), junk=st.binary(min_size=1, max_size=6))
def test_damaged_bytes_are_refused_or_harmless(exported, other, at, junk):
    """Bytes overwritten anywhere never give anything but a gain or one error."""
    data = exported.read_bytes()
    start = int(at * len(data))
    mutated = exported.with_name("mutated.json")
    mutated.write_bytes(data[:start] + junk + data[start + len(junk) :])

    error = _error_of(look_into, mutated, other)
    assert error is None or "\n" not in str(error)
