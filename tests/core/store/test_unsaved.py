"""Tests of what a disk did not take: kept in a file, and taken in once."""

import json
import os
import sqlite3
import tempfile

import pytest

from coach.errors import StoreError
from coach.session.model import Event
from coach.store.backup import back_up
from coach.store.connection import open_store
from coach.store.entries import PAIN, EntryAction, NewEntry, entries, entry_changes
from coach.store.history import rebuild_summaries, session_summary, sessions
from coach.store.journal import Journal
from coach.store.records import LateEvent, NewEvent, NewSession, Refresh
from coach.store.restore import restore
from coach.store.unsaved import (
    ASIDE_ENDING,
    ENDING,
    keep_unsaved,
    take_in_unsaved,
    unsaved_files,
)
from tests.core.store.samples import content

NOW_MS = 1_764_000_000_000
AT = "2025-11-24T16:00:00.000Z"
# Signs at which some readers end a line, and a text with line ends of its own.
HARD_TEXT = 'zwei\nZeilen, "quoted", \u2028 \x85 \x0b end'


@pytest.fixture
def spare(tmp_path):
    """Return an empty folder for temporary files."""
    folder = tmp_path / "spare"
    folder.mkdir()
    return folder


@pytest.fixture
def records(start):
    """Return a session with its end, an answer, and a note with a change."""
    events = [
        NewEvent("s1", seq, AT, seq, 0, kind, "{}")
        for seq, kind in enumerate(("start", "stop"), 1)
    ]
    answer = json.dumps({"pain": 2, "note": HARD_TEXT})
    note = json.dumps({"pain": 3})
    return [
        NewSession("s1", start, AT, "2025-11-24", 60),
        *events,
        LateEvent("s1", AT, 9, "answer", answer),
        Refresh("s1"),
        NewEntry("n1", PAIN, "2025-11-25", AT, "s1", note, AT),
        EntryAction("n1", "change", AT, json.dumps({"pain": 4})),
    ]


def refuse(at):
    """Open no history: the disk is gone."""
    raise sqlite3.OperationalError("the disk is gone")


def test_kept_records_are_all_taken_in(path, records, spare):
    """Sessions, events, answers and notes come back whole, with their summary."""
    path.parent.mkdir()
    kept = keep_unsaved(path, records, NOW_MS, spare)

    connection = open_store(path)

    summary = session_summary(connection, "s1")
    assert (summary.outcome, summary.pain_max, summary.note) == (
        "stopped",
        2,
        HARD_TEXT,
    )
    (note,) = entries(connection)
    assert (note.data, note.session_id, note.seq) == ({"pain": 4}, "s1", 2)
    connection.close()
    assert str(kept.file) in kept.sentence
    assert not kept.file.exists()


def test_taken_in_twice_there_are_no_duplicates(path, records, spare):
    """A file that could not be removed changes nothing the next time."""
    path.parent.mkdir()
    kept = keep_unsaved(path, records, NOW_MS, spare)
    text = kept.file.read_bytes()
    open_store(path).close()
    once = content(path)
    kept.file.write_bytes(text)

    open_store(path).close()

    assert content(path) == once


def test_what_the_disk_took_after_all_is_not_repeated(path, records, spare):
    """A slow disk may have taken the first of the records."""
    connection = open_store(path)
    for record in records[:4]:
        record.write(connection)
    keep_unsaved(path, records, NOW_MS, spare)

    assert take_in_unsaved(connection, path, spare) == 6

    kinds = connection.execute("SELECT kind FROM event ORDER BY seq").fetchall()
    assert kinds == [("start",), ("stop",), ("answer",)]
    assert len(entry_changes(connection, "n1")) == 2
    connection.close()


def test_several_files_are_taken_in_by_their_time(path, records, spare, tmp_path):
    """What was said last counts last, whichever folder it lies in."""
    changes = [
        EntryAction("n1", "change", f"2025-11-24T16:00:0{n}.000Z", f'{{"pain":{n}}}')
        for n in range(3)
    ]
    # At that moment there was no data folder.
    keep_unsaved(path, changes[1:2], NOW_MS + 2_000, spare)
    path.parent.mkdir()
    keep_unsaved(path, changes[2:], NOW_MS + 3_000, spare)
    keep_unsaved(path, changes[:1], NOW_MS + 1_000, spare)
    keep_unsaved(path, [records[0], records[5]], NOW_MS, spare)
    connection = open_store(tmp_path / "elsewhere" / "history.sqlite")

    take_in_unsaved(connection, path, spare)

    said = [each.data["pain"] for each in entry_changes(connection, "n1")]
    assert said == [3, 0, 1, 2]
    connection.close()


def test_without_a_data_folder_the_spare_one_is_used(path, records, spare):
    """A folder that is gone or read-only still loses nothing."""
    kept = keep_unsaved(path, records, NOW_MS, spare)

    assert kept.file.parent == spare
    assert "before you switch" in kept.sentence
    connection = open_store(path)
    assert take_in_unsaved(connection, path, spare) == 6
    assert session_summary(connection, "s1") is not None
    assert list(spare.iterdir()) == []
    connection.close()


def test_the_file_is_the_persons_alone(path, records, spare):
    """Nobody else on the computer may read it."""
    kept = keep_unsaved(path, records, NOW_MS, spare)

    assert kept.file.stat().st_mode & 0o077 == 0


def test_without_any_folder_there_is_one_sentence(path, records, tmp_path):
    """It says what to do before it is too late."""
    with pytest.raises(StoreError, match="Free some space"):
        keep_unsaved(path, records, NOW_MS, tmp_path / "none")


def test_another_history_takes_nothing_of_it(path, records, spare, tmp_path):
    """Each history has its own files in the folder for temporary ones."""
    keep_unsaved(path, records, NOW_MS, spare)
    other = tmp_path / "other" / "history.sqlite"
    connection = open_store(other)

    assert take_in_unsaved(connection, other, spare) == 0
    assert len(unsaved_files(path, spare)) == 1
    connection.close()


def test_a_link_in_the_spare_folder_is_not_followed(path, records, spare, tmp_path):
    """Anybody may put a link there."""
    kept = keep_unsaved(path, records, NOW_MS, spare)
    real = tmp_path / "real.jsonl"
    os.replace(kept.file, real)
    kept.file.symlink_to(real)

    assert unsaved_files(path, spare) == []


@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "binary"])
def test_a_damaged_file_is_kept_aside(path, records, spare, damage):
    """Nothing of it is taken, nothing of it is lost, and Coach opens."""
    path.parent.mkdir()
    file = keep_unsaved(path, records, NOW_MS, spare).file
    whole = file.read_bytes()
    broken = {
        "cut": whole[:-40],
        "changed": whole.replace(b"stop", b"stub"),
        "empty": b"",
        "binary": os.urandom(999),
    }[damage]
    file.write_bytes(broken)

    connection = open_store(path)

    assert sessions(connection, 10) == []
    assert entries(connection) == []
    (aside,) = unsaved_files(path, spare, ENDING + ASIDE_ENDING)
    assert aside.read_bytes() == broken
    connection.close()


def test_what_does_not_fit_any_more_is_kept_aside(path, records, spare):
    """Events of a session that the history does not know block nothing else."""
    connection = open_store(path)
    keep_unsaved(path, records[1:], NOW_MS, spare)

    taken = take_in_unsaved(connection, path, spare)

    assert taken == 3
    (note,) = entries(connection)
    assert note.session_id is None
    assert len(unsaved_files(path, spare, ENDING + ASIDE_ENDING)) == 1
    connection.close()


def test_what_did_not_fit_is_tried_again_after_a_restore(path, records, tmp_path):
    """Events that an empty history could not take belong to the copy put back."""
    connection = open_store(path)
    records[0].write(connection)
    rebuild_summaries(connection)
    back_up(connection, tmp_path / "copy.sqlite")
    connection.close()
    path.unlink()
    open_store(path).close()
    keep_unsaved(path, records[1:], NOW_MS)
    open_store(path).close()

    restore(path, tmp_path / "copy.sqlite", NOW_MS)

    connection = open_store(path)
    assert session_summary(connection, "s1").outcome == "stopped"
    assert [each.data for each in entries(connection)] == [{"pain": 4}]
    assert unsaved_files(path, ending=ENDING + ASIDE_ENDING) == []
    connection.close()


def test_an_order_to_sum_up_needs_no_file(path, clock, told):
    """What can be made again from the history is not kept."""
    path.parent.mkdir()
    journal = Journal(path, clock, on_failed=told.fail, opener=refuse, retry_ms=5)
    journal.end("some session")

    assert journal.close(0.05)
    assert unsaved_files(path) == []


def test_journal_keeps_what_it_could_not_save(path, clock, start, told):
    """Closed with a dead disk, it says where everything is; the next start has it."""
    path.parent.mkdir()
    journal = Journal(path, clock, on_failed=told.fail, opener=refuse, retry_ms=5)
    session_id = journal.begin(start)
    for kind in ("start", "stop"):
        journal.append(session_id, Event(kind, 0, 0))
    note_id = journal.note(PAIN, {"pain": 3})
    journal.change_note(note_id, {"pain": 5})

    assert not journal.close(0.1)
    assert journal.kept_in.parent == path.parent
    assert str(journal.kept_in) in told.failures[-1]

    later = Journal(path, clock)
    assert later.close()
    assert later.kept_in is None
    connection = open_store(path)
    assert session_summary(connection, session_id).outcome == "stopped"
    assert [each.data for each in entries(connection)] == [{"pain": 5}]
    connection.close()


def test_closing_twice_keeps_one_file(path, clock):
    """Whoever closes a journal again does not double what is kept."""
    path.parent.mkdir()
    journal = Journal(path, clock, opener=refuse, retry_ms=5)
    journal.note(PAIN, {"pain": 3})
    journal.close(0.05)

    assert not journal.close(0.05)
    assert len(unsaved_files(path)) == 1


def test_journal_uses_the_systems_folder_last(path, clock, told, spare, monkeypatch):
    """Without a data folder the file lies where temporary files lie."""
    monkeypatch.setattr(tempfile, "tempdir", str(spare))
    journal = Journal(path, clock, on_failed=told.fail, opener=refuse, retry_ms=5)
    journal.note(PAIN, {"pain": 3})
    journal.close(0.05)

    assert journal.kept_in.parent == spare
    connection = open_store(path)
    assert len(entries(connection)) == 1
    assert list(spare.iterdir()) == []
    connection.close()
