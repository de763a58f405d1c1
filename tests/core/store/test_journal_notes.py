"""Tests of notes and later answers on their way through the journal."""

import itertools

import pytest

from coach.session.model import Event
from coach.store.connection import open_store
from coach.store.days import utc_offset_min
from coach.store.entries import CRAMP, MEASURE, PAIN, entries, entry, entry_changes
from coach.store.history import removed_sessions, session_summary, sessions
from coach.store.journal import Journal

FAST_MS = 5
HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS


@pytest.fixture
def ended(play):
    """Return the id of a session that was stopped and answered about."""
    return play(
        (0, "before", {"pain": 1}),
        (0, "start", {}),
        (0, "item", {"index": 0}),
        (8, "stop", {}),
        (5, "answer", {"pain": 4, "pain_now": 2, "effort": 6}),
    )


def test_a_note_counts_for_the_day_on_the_clock(connection, journal, clock):
    """Without a day it is today's training day, and the time is now."""
    note_id = journal.note(PAIN, {"when": "now", "pain": 3})
    assert journal.flush(10)

    note = entry(connection, note_id)

    assert note.happened_at == "2025-11-24T16:00:00.000Z"
    assert note.local_day == "2025-11-24"
    assert note.data == {"when": "now", "pain": 3}


def test_a_note_may_be_of_another_day(connection, journal, ended, clock):
    """A morning that is answered late counts for the morning it was felt."""
    morning_ms = clock.wall_ms() - DAY_MS

    note_id = journal.note(
        PAIN,
        {"when": "morning", "pain": 2},
        local_day="2025-11-23",
        happened_ms=morning_ms,
        session_id=ended,
    )
    assert journal.flush(10)

    note = entry(connection, note_id)
    assert (note.local_day, note.session_id) == ("2025-11-23", ended)
    assert note.happened_at.startswith("2025-11-23T16:00")


def test_a_note_before_four_counts_for_the_evening(connection, journal, clock):
    """A training day ends at 04:00 on the person's clock."""
    offset_ms = utc_offset_min(clock.wall_ms()) * 60_000
    midnight_ms = (clock.wall_ms() + offset_ms) // DAY_MS * DAY_MS - offset_ms
    evening, night = (
        journal.note(CRAMP, {"muscle": "calf"}, happened_ms=midnight_ms + after_ms)
        for after_ms in (-2 * HOUR_MS, 2 * HOUR_MS)
    )
    assert journal.flush(10)

    assert entry(connection, night).local_day == entry(connection, evening).local_day


def test_change_remove_and_restore_in_one_breath(connection, journal):
    """Actions of the same millisecond all happen, in their order."""
    note_id = journal.note(MEASURE, {"test": "T9", "left": 20})
    journal.change_note(note_id, {"test": "T9", "left": 21})
    journal.remove_note(note_id)
    journal.restore_note(note_id)
    journal.remove_note(note_id)
    assert journal.flush(10)

    (removed,) = entries(connection, removed=True)

    assert (removed.data["left"], removed.seq) == (21, 5)
    assert [each.data["left"] for each in entry_changes(connection, note_id)] == [
        20,
        21,
        21,
        21,
        21,
    ]


def test_a_change_may_move_a_note_to_another_day(connection, journal):
    """The new day counts, and the kind stays."""
    note_id = journal.note(CRAMP, {"muscle": "calf"})
    journal.change_note(note_id, {"muscle": "foot"}, local_day="2025-11-20")
    assert journal.flush(10)

    note = entry(connection, note_id)

    assert (note.kind, note.local_day) == (CRAMP, "2025-11-20")


def test_unknown_kind_and_data_that_are_no_json(journal):
    """A mistake of ours shows at the caller, and nothing is queued."""
    with pytest.raises(ValueError, match="unknown kind"):
        journal.note("mood", {})
    with pytest.raises(TypeError):
        journal.note(PAIN, {"pain": object()})
    with pytest.raises(TypeError):
        journal.change_note("n1", {"pain": object()})
    assert journal.flush(0)


def test_half_a_sign_in_a_text_stops_nothing(connection, journal, start):
    """What a paste may leave in a text field is replaced, and all goes on."""
    session_id = journal.begin(start)
    journal.append(session_id, Event("answer", 0, 0, {"note": "half \ud83d sign"}))
    note_id = journal.note(PAIN, {"pain": 1, "note": "\udc00"})
    assert journal.flush(10)

    assert entry(connection, note_id).data == {"pain": 1, "note": "?"}
    (data,) = connection.execute("SELECT data FROM event").fetchone()
    assert data == '{"note":"half ? sign"}'


def test_a_later_answer_replaces_the_answers(connection, journal, ended):
    """What is answered last counts; the first answer stays in the journal."""
    journal.change_session(ended, "answer", {"pain": 7, "effort": 3, "note": "late"})
    assert journal.flush(10)

    summary = session_summary(connection, ended)

    assert (summary.pain_before, summary.pain_max, summary.pain_after) == (1, 7, None)
    assert (summary.effort, summary.note) == (3, "late")
    assert summary.answers == {"pain": 7, "effort": 3, "note": "late"}
    kept = connection.execute(
        "SELECT data FROM event WHERE kind = 'answer' ORDER BY seq"
    ).fetchall()
    assert len(kept) == 2
    assert '"pain":4' in kept[0][0]


def test_a_later_answer_adds_no_time(connection, journal, ended, clock):
    """An answer of the next day is no exercise."""
    before = session_summary(connection, ended).active_s
    clock.advance(DAY_MS)
    journal.change_session(ended, "answer", {"pain": 1, "effort": 6})
    assert journal.flush(10)

    summary = session_summary(connection, ended)

    assert (summary.active_s, summary.outcome) == (before, "stopped")
    assert summary.load == pytest.approx(6 * 8 / 60)


def test_a_removed_session_lies_in_the_bin_and_comes_back(connection, journal, ended):
    """It is in no list while it is in the bin, and all there afterwards."""
    before = session_summary(connection, ended)
    journal.change_session(ended, "remove")
    assert journal.flush(10)

    assert sessions(connection, 10) == []
    (removed,) = removed_sessions(connection)
    assert removed.session_id == ended
    assert removed.removed_at is not None

    journal.change_session(ended, "restore")
    assert journal.flush(10)
    assert sessions(connection, 10) == [before]


def test_a_change_of_an_unknown_session_is_nothing(connection, journal):
    """It blocks nothing that comes after it."""
    journal.change_session("nobody", "remove")
    note_id = journal.note(PAIN, {"pain": 1})
    assert journal.flush(10)

    assert entry(connection, note_id) is not None


def test_noted_is_told_after_the_commit(path, clock, start):
    """Whoever is told about a note or a session can read it at once."""
    seen = []

    def look(noted_id):
        other = open_store(path)
        seen.append(
            entry(other, noted_id) is not None
            or session_summary(other, noted_id) is not None
        )
        other.close()

    journal = Journal(path, clock, on_noted=look)
    session_id = journal.begin(start)
    journal.append(session_id, Event("stop", 0, 0))
    journal.end(session_id)
    note_id = journal.note(PAIN, {"pain": 1})
    journal.change_note(note_id, {"pain": 2})
    journal.change_session(session_id, "answer", {"effort": 5})
    assert journal.close()

    assert seen == [True] * 4


def test_notes_survive_a_disk_that_refuses(path, clock, told):
    """What the disk refuses at first is written in order once it can be."""
    tries = itertools.count()

    def open_late(at):
        opened = open_store(at)
        if next(tries) < 3:
            pages = opened.execute("PRAGMA page_count").fetchone()[0]
            opened.execute(f"PRAGMA max_page_count = {pages}")
        return opened

    journal = Journal(
        path, clock, on_failed=told.fail, opener=open_late, retry_ms=FAST_MS
    )
    ids = [journal.note(CRAMP, {"muscle": "calf", "note": "x" * 900}) for _ in range(9)]
    for note_id in ids:
        journal.change_note(note_id, {"muscle": "foot"})

    assert journal.close(20)
    connection = open_store(path)
    found = entries(connection)
    connection.close()
    assert [each.id for each in found] == sorted(ids)
    assert {each.data["muscle"] for each in found} == {"foot"}
    assert len(told.failures) == 1
