"""Tests of the journal: what is confirmed is on disk, what is not is kept."""

import itertools
import json
import sqlite3

import pytest

from coach.session.model import Event
from coach.store.connection import open_store
from coach.store.history import session_summary
from coach.store.journal import Journal
from coach.store.summaries import session_record

FAST_MS = 5


def rows(path, session_id):
    """Return what an independent connection sees of a session's events."""
    other = sqlite3.connect(path)
    found = other.execute(
        "SELECT seq, kind, data FROM event WHERE session_id = ? ORDER BY seq",
        (session_id,),
    ).fetchall()
    other.close()
    return found


def test_confirmed_events_are_on_disk(path, clock, start):
    """At the moment of its confirmation another connection sees the event."""
    seen = []

    def check(session_id, seq):
        seen.append((seq, len(rows(path, session_id)) >= seq))

    journal = Journal(path, clock, on_confirmed=check)
    session_id = journal.begin(start)
    for number in range(20):
        journal.append(session_id, Event("item", 0, 0, {"index": number % 6}))
    assert journal.close()

    assert seen == [(seq, True) for seq in range(1, 21)]


def test_everything_of_an_event_is_kept(path, journal, clock, start, told):
    """Order, time, position and data come back as they were given."""
    session_id = journal.begin(start)
    data = {"pain": 4, "words": ["häufig", "“sharp”"], "none": None}
    assert journal.append(session_id, Event("start", 0, 10)) == 1
    clock.advance(1500)
    assert journal.append(session_id, Event("hurt", 1500, 1510, data)) == 2
    assert journal.flush(10)

    connection = open_store(path)
    stored = connection.execute("SELECT * FROM event ORDER BY seq").fetchall()
    connection.close()
    assert stored[1][:6] == (
        session_id,
        2,
        "2025-11-24T16:00:01.500Z",
        1510,
        1500,
        "hurt",
    )
    assert json.loads(stored[1][6]) == data
    assert told.confirmed == [(session_id, 1), (session_id, 2)]


def test_session_row_and_texts(connection, journal, start):
    """A session keeps its texts once, its plan and the person's own day."""
    first = journal.begin(start)
    second = journal.begin(start)
    assert journal.flush(10)

    documents = connection.execute("SELECT kind FROM document ORDER BY kind").fetchall()
    session = connection.execute(
        "SELECT id, sore_side, plan_total_ms, local_day, started_at, utc_offset_min"
        " FROM session WHERE id = ?",
        (first,),
    ).fetchone()
    assert documents == [("exercise",), ("exercise",), ("plan",), ("program",)]
    assert session == (
        first,
        "left",
        133_000,
        "2025-11-24",
        "2025-11-24T16:00:00.000Z",
        60,
    )
    assert first != second


def test_begin_and_append_return_while_the_disk_is_locked(path, clock, start, told):
    """A locked file delays neither caller nor events, and is told once."""
    holder = open_store(path)
    holder.execute("BEGIN IMMEDIATE")

    def open_impatiently(at):
        opened = open_store(at)
        opened.execute("PRAGMA busy_timeout = 1")
        return opened

    journal = Journal(
        path,
        clock,
        on_confirmed=told.confirm,
        on_failed=told.fail,
        opener=open_impatiently,
        retry_ms=FAST_MS,
    )
    session_id = journal.begin(start)
    journal.append(session_id, Event("start", 0, 0))
    told.wait_for_failure()
    assert not journal.flush(0.1)
    assert told.confirmed == []
    holder.execute("ROLLBACK")

    assert journal.flush(10)
    assert told.confirmed == [(session_id, 1)]
    assert len(told.failures) == 1
    assert "Another program is using" in told.failures[0]
    assert journal.close()
    holder.close()


def test_full_disk_loses_nothing(path, clock, start, told):
    """Events that met a full disk are written, in order, once there is room."""
    opened = []

    def open_on_a_full_disk(at):
        connection = open_store(at)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        if len(opened) < 3:
            connection.execute(f"PRAGMA max_page_count = {pages}")
        opened.append(connection)
        return connection

    journal = Journal(
        path,
        clock,
        on_confirmed=told.confirm,
        on_failed=told.fail,
        opener=open_on_a_full_disk,
        retry_ms=FAST_MS,
    )
    session_id = journal.begin(start)
    for number in range(300):
        journal.append(
            session_id, Event("item", 0, 0, {"text": "x" * 300, "n": number})
        )

    assert journal.close(20)
    assert len(opened) == 4
    assert [row[0] for row in rows(path, session_id)] == list(range(1, 301))
    assert told.confirmed == [(session_id, seq) for seq in range(1, 301)]
    assert len(told.failures) == 1
    assert "The disk is full" in told.failures[0]


def test_a_second_fault_is_told_again(path, clock, start, told):
    """After it worked once, the next failure is news."""
    # However often the worker tries again before the table is back.
    faults = itertools.chain([True, False, True], itertools.repeat(False))
    connections = []

    def open_now_and_then(at):
        if next(faults):
            raise sqlite3.OperationalError("made up")
        connections.append(open_store(at))
        return connections[-1]

    journal = Journal(
        path, clock, on_failed=told.fail, opener=open_now_and_then, retry_ms=FAST_MS
    )
    session_id = journal.begin(start)
    assert journal.flush(10)
    # Break the worker's connection from outside: its table is gone for a moment.
    breaker = open_store(path)
    breaker.execute("ALTER TABLE event RENAME TO hidden")
    journal.append(session_id, Event("start", 0, 0))
    while len(told.failures) < 2:
        assert not journal.flush(0.01)
    breaker.execute("ALTER TABLE hidden RENAME TO event")
    breaker.close()

    assert journal.close(10)
    assert [row[0] for row in rows(path, session_id)] == [1]
    assert len(told.failures) == 2
    assert "made up" in told.failures[0]


def test_journal_opens_a_damaged_file_with_a_sentence(path, clock, start, told):
    """The worker survives a history it cannot open, and close does not hang."""
    path.parent.mkdir()
    path.write_text("no database, whatever its name says; " * 10)
    journal = Journal(path, clock, on_failed=told.fail, retry_ms=FAST_MS)
    told.wait_for_failure()
    session_id = journal.begin(start)
    journal.append(session_id, Event("start", 0, 0))

    assert not journal.close(0.1)
    damage, kept = told.failures
    assert "is damaged" in damage
    assert str(journal.kept_in) in kept
    assert journal.kept_in.parent == path.parent


def test_flush_of_nothing_is_at_once(journal):
    """Nothing queued means nothing to wait for."""
    assert journal.flush(0)


def test_data_that_are_no_json_are_refused_at_once(journal, start):
    """A mistake of ours shows at the caller and takes no seq."""
    session_id = journal.begin(start)

    with pytest.raises(TypeError):
        journal.append(session_id, Event("item", 0, 0, {"when": object()}))
    with pytest.raises(ValueError, match="Out of range"):
        journal.append(session_id, Event("item", 0, 0, {"share": float("nan")}))

    assert journal.append(session_id, Event("item", 0, 0)) == 1


def test_unknown_session_is_a_mistake(journal):
    """Events belong to a session that was begun here."""
    with pytest.raises(ValueError, match="unknown session"):
        journal.append("nobody", Event("start", 0, 0))


def test_closed_journal_takes_nothing(path, clock, start):
    """After close there is no silent loss."""
    journal = Journal(path, clock)
    session_id = journal.begin(start)
    assert journal.close()
    assert journal.close()

    with pytest.raises(ValueError, match="closed"):
        journal.append(session_id, Event("start", 0, 0))


def test_closed_session_has_its_summary_with_the_same_commit(path, clock, start):
    """Whoever sees the closing event sees the summary too."""
    seen = []

    def look(session_id, seq):
        other = sqlite3.connect(path)
        seen.append(other.execute("SELECT count(*) FROM session_summary").fetchone()[0])
        other.close()

    journal = Journal(path, clock, on_confirmed=look)
    session_id = journal.begin(start)
    for kind in ("start", "stop"):
        journal.append(session_id, Event(kind, 0, 0))
        assert journal.flush(10)
    journal.close()

    assert seen == [0, 1]


def test_answer_after_the_end_is_in_the_summary(connection, journal, play):
    """The question after a session may come when it has been summed up."""
    session_id = play((0, "start", {}), (5, "stop", {}))
    play((9, "answer", {"pain": 2, "effort": 5, "note": "ok"}), session_id=session_id)

    summary = session_summary(connection, session_id)

    assert (summary.pain_max, summary.effort, summary.note) == (2, 5, "ok")


def test_end_leaves_a_running_session_open(connection, journal, play):
    """Only finish, stop or close end a session."""
    session_id = play((0, "start", {}))
    journal.end(session_id)
    assert journal.flush(10)

    assert session_summary(connection, session_id) is None


def test_session_of_an_earlier_run_goes_on(path, journal, clock, play, start):
    """After a crash the seq goes on where it was."""
    session_id = play((0, "start", {}), (0, "item", {"index": 0}))
    journal.close()
    later = Journal(path, clock)
    later.go_on(session_id, 3)

    assert later.append(session_id, Event("recover", 0, 0, {"index": 0})) == 3
    assert later.close()
    assert [row[1] for row in rows(path, session_id)] == ["start", "item", "recover"]


def test_plan_is_not_repeated_in_every_event(
    path, connection, journal, timeline, start
):
    """What the plan says of an item is stored once, and is there again when read."""
    session_id = journal.begin(start)
    planned = {"kind": "work", "exercise": "hamstring-stretch", "side": "left"}
    given = [
        ("item", {"index": 1, **planned, "set": 1, "rep": None, "length_ms": 30_000}),
        ("item-end", {"index": 1, **planned, "how": "done", "held_ms": 30_000}),
        ("item-end", {"index": 1, **planned, "exercise": "easier", "how": "skipped"}),
        ("pause", {"index": 1, "reason": "person"}),
        ("item", {"index": 99, "kind": "work"}),
    ]
    for kind, data in given:
        journal.append(session_id, Event(kind, 0, 0, data))
    assert journal.flush(10)

    _, events = session_record(connection, session_id)

    assert [row[2] for row in rows(path, session_id)] == [
        '{"index":1}',
        '{"index":1}',
        '{"index":1,"exercise":"easier","how":"skipped"}',
        '{"index":1,"reason":"person"}',
        '{"index":99,"kind":"work"}',
    ]
    for event, (_, data) in zip(events, given, strict=True):
        assert data.items() <= event.data.items()
    assert events[3].data == given[3][1]
