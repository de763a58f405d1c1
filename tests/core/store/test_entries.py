"""Tests of notes: what is said counts, and what was said before stays readable."""

import json
import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.store.connection import open_store, transaction
from coach.store.entries import (
    CRAMP,
    ENTRY_KINDS,
    MEASURE,
    PAIN,
    EntryAction,
    NewEntry,
    entries,
    entry,
    entry_changes,
)
from coach.store.history import rebuild_summaries

DAY = "2025-11-24"


def add(connection, entry_id, kind=PAIN, data=None, *, day=DAY, session=None):
    """Write a note."""
    at = f"{day}T07:00:00.000Z"
    text = json.dumps(data or {"pain": 3})
    with transaction(connection):
        NewEntry(entry_id, kind, day, at, session, text, at).write(connection)


def act(connection, entry_id, action, second, data=None, day=None):
    """Change, remove or restore a note at a second of the next day."""
    at = f"2025-11-25T08:00:{second:02}.000Z"
    text = None if data is None else json.dumps(data)
    with transaction(connection):
        EntryAction(entry_id, action, at, text, day).write(connection)


def table(connection):
    """Return what counts now, as it is stored."""
    return connection.execute("SELECT * FROM entry ORDER BY 1").fetchall()


def test_a_note_comes_back_as_it_was_written(connection):
    """Kind, day, time and data are those that were given."""
    add(connection, "n1", CRAMP, {"muscle": "calf", "signs": ["häufig", "“kalt”"]})

    (note,) = entries(connection)

    assert note == entry(connection, "n1")
    assert (note.kind, note.local_day, note.seq) == (CRAMP, DAY, 1)
    assert note.happened_at == f"{DAY}T07:00:00.000Z"
    assert note.data == {"muscle": "calf", "signs": ["häufig", "“kalt”"]}
    assert note.removed_at is None


def test_a_change_keeps_what_was_said_before(connection):
    """The new words count, the old ones can be read."""
    add(connection, "n1", data={"pain": 3})
    act(connection, "n1", "change", 1, {"pain": 5})
    act(connection, "n1", "change", 2, {"pain": 4}, day="2025-11-23")

    changes = entry_changes(connection, "n1")

    assert [each.data["pain"] for each in changes] == [3, 5, 4]
    assert [each.local_day for each in changes] == [DAY, DAY, "2025-11-23"]
    now = entry(connection, "n1")
    assert (now.data, now.local_day, now.seq) == ({"pain": 4}, "2025-11-23", 3)


def test_a_removed_note_lies_in_the_bin_and_comes_back(connection):
    """Taken away it is in no list; brought back it is as it was."""
    add(connection, "n1")
    before = entry(connection, "n1")
    act(connection, "n1", "remove", 1)

    assert entries(connection) == []
    (removed,) = entries(connection, removed=True)
    assert (removed.id, removed.removed_at) == ("n1", "2025-11-25T08:00:01.000Z")

    act(connection, "n1", "restore", 2)
    (back,) = entries(connection)
    assert (back.data, back.removed_at) == (before.data, None)
    assert entries(connection, removed=True) == []


def test_a_note_changed_in_the_bin_stays_there(connection):
    """Only bringing it back takes a note out of the bin."""
    add(connection, "n1")
    act(connection, "n1", "remove", 1)
    act(connection, "n1", "change", 2, {"pain": 9})

    (removed,) = entries(connection, removed=True)

    assert removed.data == {"pain": 9}
    assert removed.removed_at == "2025-11-25T08:00:01.000Z"


def test_lists_are_by_kind_and_day(connection):
    """A range of days has its ends, and only the kinds that were asked for."""
    for number, day in enumerate(("2025-11-20", "2025-11-22", "2025-11-24")):
        add(connection, f"p{number}", PAIN, day=day)
        add(connection, f"m{number}", MEASURE, {"test": "T9"}, day=day)

    found = entries(connection, (PAIN,), "2025-11-20", "2025-11-22")

    assert [each.id for each in found] == ["p0", "p1"]
    assert len(entries(connection, from_day="2025-11-22")) == 4


def test_writing_twice_changes_nothing(connection):
    """A note and its changes are known again by id and time."""
    for _ in range(2):
        add(connection, "n1", data={"pain": 3})
        act(connection, "n1", "change", 1, {"pain": 5})
        act(connection, "n1", "remove", 2)

    assert len(entry_changes(connection, "n1")) == 3
    assert entry(connection, "n1").data == {"pain": 5}


def test_a_change_of_nothing_is_nothing(connection):
    """Without the note there is nothing to change, and no error."""
    act(connection, "nobody", "change", 1, {"pain": 5})

    assert entry(connection, "nobody") is None
    assert entry_changes(connection, "nobody") == []


def test_a_note_about_a_session_that_is_gone_stays_a_note(connection):
    """It only loses what it was about."""
    add(connection, "n1", session="gone")

    assert entry(connection, "n1").session_id is None


def test_rows_of_notes_are_never_changed_or_deleted(connection):
    """The table that counts may be made anew; what it is made from may not."""
    add(connection, "n1")

    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        connection.execute("UPDATE entry_event SET data = '{}'")
    with pytest.raises(sqlite3.IntegrityError, match="never deleted"):
        connection.execute("DELETE FROM entry_event")


def test_what_counts_can_be_made_anew(connection):
    """Thrown away and rebuilt, the notes are the same."""
    add(connection, "n1")
    add(connection, "n2", CRAMP, {"muscle": "calf"})
    act(connection, "n1", "change", 1, {"pain": 5})
    act(connection, "n2", "remove", 2)
    before = table(connection)
    connection.execute("DELETE FROM entry WHERE entry_id = 'n1'")
    connection.execute("UPDATE entry SET data = '{}', removed_at = NULL")

    rebuild_summaries(connection, force=True)

    assert table(connection) == before


IDS = st.sampled_from(["a", "b", "c"])
ACTIONS = st.one_of(
    st.tuples(
        st.just("add"),
        IDS,
        st.sampled_from(ENTRY_KINDS),
        st.integers(0, 10),
    ),
    st.tuples(st.sampled_from(["change", "remove", "restore"]), IDS, st.integers(0, 9)),
)


def replayed(actions):
    """Return what must count after a sequence of actions, told in the plainest way."""
    notes = {}
    for second, (action, entry_id, *rest) in enumerate(actions):
        note = notes.get(entry_id)
        if action == "add" and note is None:
            kind, pain = rest
            notes[entry_id] = {"kind": kind, "pain": pain, "seq": 1, "removed": None}
        elif action != "add" and note is not None:
            note["seq"] += 1
            if action == "change":
                note["pain"] = rest[0]
            else:
                is_gone = action == "remove"
                at = f"2025-11-25T08:00:{second:02}.000Z"
                note["removed"] = at if is_gone else None
    return notes


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(ACTIONS, max_size=25))
def test_any_sequence_of_actions_counts_as_it_reads(tmp_path, actions):
    """The table that counts is what reading all rows in order would say."""
    file = tmp_path / "history.sqlite"
    for ending in ("", "-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)
    connection = open_store(file)
    for second, (action, entry_id, *rest) in enumerate(actions):
        if action == "add":
            add(connection, entry_id, rest[0], {"pain": rest[1]})
        else:
            data = {"pain": rest[0]} if action == "change" else None
            act(connection, entry_id, action, second, data)
    before = table(connection)

    rebuild_summaries(connection, force=True)

    found = entries(connection) + entries(connection, removed=True)
    assert table(connection) == before
    assert replayed(actions) == {
        each.id: {
            "kind": each.kind,
            "pain": each.data["pain"],
            "seq": each.seq,
            "removed": each.removed_at,
        }
        for each in found
    }
    connection.close()
