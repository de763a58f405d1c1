"""Tests of the bin: 30 days, then gone for good."""

import sqlite3

import pytest

from coach.store.bin import bin_items, empty_bin
from coach.store.entries import CRAMP, PAIN, SCREENING, entries, entry, entry_changes
from coach.store.history import rebuild_summaries, session_summary, sessions
from coach.store.plan import Document, SessionStart

DAY_MS = 86_400_000
STEPS = ((0, "start", {}), (0, "item", {"index": 0}), (5, "stop", {}))


def count(connection, table):
    (number,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    return number


@pytest.fixture
def removed(journal, play, clock):
    """Return a session and a note that lie in the bin since a moment ago."""
    session_id = play(*STEPS)
    note_id = journal.note(CRAMP, {"muscle": "calf"})
    journal.change_note(note_id, {"muscle": "foot"})
    clock.advance(1_000)
    journal.change_session(session_id, "remove")
    clock.advance(1_000)
    journal.remove_note(note_id)
    assert journal.flush(10)
    return session_id, note_id


def test_the_bin_lists_what_was_removed(connection, journal, removed, clock):
    """Notes and sessions, what came last first, each with its moment."""
    session_id, note_id = removed
    clock.advance(1_000)
    late = journal.note(PAIN, {"pain": 1})
    journal.remove_note(late)
    journal.note(PAIN, {"pain": 2})
    assert journal.flush(10)

    items = bin_items(connection)

    assert [item.id for item in items] == [late, note_id, session_id]
    assert items[0].note.data == {"pain": 1}
    assert items[2].session.title == "Small stretch"
    assert items[2].removed_at == "2025-11-24T16:00:06.000Z"
    assert items[2].note is None


def test_what_is_back_is_not_in_the_bin(connection, journal, removed):
    """Brought back, things are in their lists again."""
    session_id, note_id = removed
    journal.change_session(session_id, "restore")
    journal.restore_note(note_id)
    assert journal.flush(10)

    assert bin_items(connection) == []
    assert [each.session_id for each in sessions(connection, 5)] == [session_id]
    assert [each.id for each in entries(connection)] == [note_id]


def test_what_locks_exercise_is_kept_for_good(connection, journal, clock):
    """A stop sign that was taken away too late still counts, also after 30 days."""
    data = {"where": "on-demand", "answers": {"Q07": True}, "level": "D"}
    screening = journal.note(SCREENING, data)
    clock.advance(3_600_000)
    journal.remove_note(screening)
    assert journal.flush(10)

    empty_bin(connection, clock.wall_ms() + 60 * DAY_MS)

    assert bin_items(connection) == []
    assert entry(connection, screening).data == data


def test_for_thirty_days_nothing_is_deleted(connection, removed, clock):
    """The day before the last, everything can still be brought back."""
    emptied = empty_bin(connection, clock.wall_ms() + 29 * DAY_MS)

    assert not emptied
    assert len(bin_items(connection)) == 2


def test_after_thirty_days_all_of_it_is_gone(connection, removed, clock):
    """Session, events, texts, note and every word that the note ever said."""
    session_id, note_id = removed

    emptied = empty_bin(connection, clock.wall_ms() + 30 * DAY_MS)

    assert (emptied.notes, emptied.sessions) == (1, 1)
    assert session_summary(connection, session_id) is None
    assert entry_changes(connection, note_id) == []
    for table in ("session", "event", "set_done", "document", "entry", "entry_event"):
        assert count(connection, table) == 0


def test_the_bytes_are_gone_from_the_file(connection, path, journal, clock):
    """Deleted is overwritten, in the file and in its log."""
    note_id = journal.note(CRAMP, {"note": "a very private marker"})
    journal.remove_note(note_id)
    assert journal.close()
    assert b"private marker" in path.read_bytes() + log_of(path).read_bytes()

    empty_bin(connection, clock.wall_ms() + 31 * DAY_MS)

    assert b"private marker" not in path.read_bytes() + log_of(path).read_bytes()


def log_of(path):
    return path.with_name(path.name + "-wal")


def test_younger_things_and_what_counts_stay(connection, journal, removed, play, clock):
    """Only what is due goes; the rest is the same after a rebuild, too."""
    clock.advance(20 * DAY_MS)
    kept = play(*STEPS)
    young = play(*STEPS)
    journal.change_session(young, "remove")
    assert journal.flush(10)

    emptied = empty_bin(connection, clock.wall_ms() + 15 * DAY_MS)
    rebuild_summaries(connection, force=True)

    assert (emptied.notes, emptied.sessions) == (1, 1)
    assert [each.session_id for each in sessions(connection, 5)] == [kept]
    assert [item.id for item in bin_items(connection)] == [young]


def test_texts_that_others_use_stay(connection, journal, start, play, clock):
    """A program and an exercise of another session are not deleted with this one."""
    gone = play(*STEPS)
    other = SessionStart(
        Document("program", "stretch.other", 1, "Other", "text of the other"),
        start.timeline,
        start.exercises[:1],
    )
    kept = play(*STEPS, session_id=journal.begin(other))
    journal.change_session(gone, "remove")
    assert journal.flush(10)

    empty_bin(connection, clock.wall_ms() + 31 * DAY_MS)

    left = connection.execute("SELECT body FROM document WHERE kind <> 'plan'")
    assert {body for (body,) in left} == {"text of the other", "text of stretch"}
    assert session_summary(connection, kept) is not None


def test_a_note_about_a_deleted_session_stays(connection, journal, play, clock):
    """It keeps its words and their history, and loses only what it was about."""
    session_id = play(*STEPS)
    note_id = journal.note(PAIN, {"pain": 3}, session_id=session_id)
    journal.change_note(note_id, {"pain": 4})
    journal.change_session(session_id, "remove")
    assert journal.flush(10)

    empty_bin(connection, clock.wall_ms() + 31 * DAY_MS)

    note = entry(connection, note_id)
    assert (note.data, note.seq, note.session_id) == ({"pain": 4}, 2, None)
    assert [each.data["pain"] for each in entry_changes(connection, note_id)] == [3, 4]
    rebuild_summaries(connection, force=True)
    assert entry(connection, note_id) == note
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_mark_that_allows_it_is_gone_afterwards(connection, removed, clock):
    """Rows are protected again, also after a failure."""
    empty_bin(connection, clock.wall_ms() + 31 * DAY_MS)

    marks = connection.execute("SELECT * FROM meta WHERE key = 'erasing'").fetchall()
    assert marks == []


def test_a_failure_deletes_nothing(connection, removed, clock):
    """Either all that is due goes, or none of it."""
    connection.execute(
        "CREATE TRIGGER refuse BEFORE DELETE ON session"
        " BEGIN SELECT RAISE(ABORT, 'no'); END"
    )

    with pytest.raises(sqlite3.IntegrityError, match="no"):
        empty_bin(connection, clock.wall_ms() + 31 * DAY_MS)

    assert len(bin_items(connection)) == 2
    with pytest.raises(sqlite3.IntegrityError, match="never deleted"):
        connection.execute("DELETE FROM event")


def test_a_reader_does_not_keep_it_from_being_emptied(connection, path, removed, clock):
    """Somebody who reads at that moment sees the old state, and nothing fails."""
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    assert count(reader, "session") == 1
    connection.execute("PRAGMA busy_timeout = 10")

    assert empty_bin(connection, clock.wall_ms() + 31 * DAY_MS)

    assert count(reader, "session") == 1
    reader.execute("COMMIT")
    assert count(reader, "session") == 0
    reader.close()
