"""Tests of reading the history: the session that was cut off and those that ended."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.session.model import Event
from coach.store.history import (
    close_as_partial,
    discard,
    rebuild_summaries,
    session_summary,
    sessions,
    unfinished,
)

BEGINNING = (
    (0, "start", {}),
    (0, "item", {"index": 0}),
    (8, "item-end", {"index": 0, "how": "done", "held_ms": 8000}),
    (0, "item", {"index": 1}),
    (12, "pause", {"reason": "person"}),
)
DERIVED = (
    "SELECT * FROM session_summary ORDER BY 1",
    "SELECT * FROM set_done ORDER BY 1, 2",
)


def derived(connection):
    """Return all that can be rebuilt."""
    return [connection.execute(query).fetchall() for query in DERIVED]


def test_empty_history(connection):
    """A new history offers nothing and lists nothing."""
    assert unfinished(connection) is None
    assert sessions(connection, 10) == []


def test_unfinished_session_is_offered_whole(connection, play):
    """All that is needed to go on at this very item is there."""
    session_id = play(*BEGINNING)

    found = unfinished(connection)

    assert found.session_id == session_id
    assert (found.program_id, found.revision) == ("stretch.small", 3)
    assert found.title == "Small stretch"
    assert found.program_text == 'format = "program/1"'
    assert found.exercise_texts == {
        "hamstring-stretch": "text of stretch",
        "heel-raise": "text of raise",
    }
    assert found.sore_side == "left"
    assert (found.item_index, found.item_count) == (1, 6)
    assert found.active_ms == 20_000
    assert found.started_at == "2025-11-24T16:00:00.000Z"
    assert found.last_at == "2025-11-24T16:00:20.000Z"
    assert found.next_seq == 6


def test_session_without_events_is_offered_from_its_start(connection, journal, start):
    """A crash in the first moment loses no session."""
    session_id = journal.begin(start)
    assert journal.flush(10)

    found = unfinished(connection)

    assert (found.session_id, found.item_index, found.next_seq) == (session_id, 0, 1)


def test_newest_of_two_is_offered_first(connection, play, clock):
    """After two crashes the later session comes first, then the earlier."""
    first = play(*BEGINNING)
    second = play(*BEGINNING)

    assert unfinished(connection).session_id == second
    close_as_partial(connection, second, clock)
    assert unfinished(connection).session_id == first
    discard(connection, first, clock)
    assert unfinished(connection) is None


def test_closed_as_partial_keeps_what_was_done(connection, play, clock):
    """Saving a session that was cut off adds an event and counts its time."""
    session_id = play(*BEGINNING)
    clock.advance(86_400_000)

    close_as_partial(connection, session_id, clock)

    (summary,) = sessions(connection, 10)
    assert (summary.outcome, summary.active_s) == ("partial", 20)
    kinds = connection.execute("SELECT seq, kind FROM event ORDER BY seq").fetchall()
    assert kinds[-2:] == [(5, "pause"), (6, "close")]
    with pytest.raises(ValueError, match="ended already"):
        close_as_partial(connection, session_id, clock)


def test_discarded_session_keeps_its_events(connection, play, clock):
    """Discarding deletes nothing; it only says that nothing counts."""
    session_id = play(*BEGINNING)

    discard(connection, session_id, clock)

    assert session_summary(connection, session_id).outcome == "discarded"
    assert connection.execute("SELECT count(*) FROM event").fetchone() == (6,)


def test_summary_of_a_session(connection, play):
    """Everything a list of sessions shows comes from the events."""
    play(
        *BEGINNING,
        (60, "resume", {}),
        (18, "item-end", {"index": 1, "how": "done", "held_ms": 30_000}),
        (0, "item", {"index": 3}),
        (4, "hurt", {"pain": 5, "index": 3}),
        (0, "item-end", {"index": 3, "how": "skipped", "held_ms": 4_000}),
        (0, "skip", {"index": 3}),
        (0, "finish", {}),
        (9, "answer", {"pain": 3, "effort": 6, "note": "tight"}),
    )

    (summary,) = sessions(connection, 10)

    assert summary.title == "Small stretch"
    assert summary.local_day == "2025-11-24"
    assert summary.outcome == "done"
    assert (summary.active_s, summary.planned_s) == (42, 133)
    assert summary.done_share == 0.34
    assert (summary.pain_max, summary.effort, summary.note) == (5, 6, "tight")
    assert summary.deviations == 1
    (skipped,) = summary.skipped
    assert (skipped.exercise, skipped.side, skipped.set_no, skipped.how) == (
        "hamstring-stretch",
        "right",
        1,
        "skipped",
    )


def test_newest_sessions_come_first_and_are_limited(connection, play):
    """A list of three out of five, newest first."""
    ids = [play((1, "start", {}), (1, "stop", {})) for _ in range(5)]

    assert [each.session_id for each in sessions(connection, 3)] == ids[:1:-1]


def test_session_list_has_only_what_ended(connection, play):
    """A session that is under way is in no list."""
    session_id = play(*BEGINNING)

    assert sessions(connection, 10) == []
    assert session_summary(connection, session_id) is None
    assert session_summary(connection, "nobody") is None


def test_rebuilding_changes_nothing_that_was_right(connection, play, clock):
    """Thrown away and made again, summaries are the same."""
    play(*BEGINNING, (3, "stop", {}))
    play(*BEGINNING)
    discard(connection, play(*BEGINNING), clock)
    before = derived(connection)
    connection.execute("DELETE FROM set_done")
    connection.execute("UPDATE session_summary SET outcome = 'wrong'")

    assert rebuild_summaries(connection) == 3
    assert derived(connection) == before
    assert rebuild_summaries(connection) == 0
    assert rebuild_summaries(connection, force=True) == 3


def test_older_summaries_are_rebuilt(connection, play):
    """Summaries that an older version made are not trusted."""
    play(*BEGINNING, (3, "stop", {}))
    rebuild_summaries(connection)
    connection.execute("UPDATE meta SET value = '0' WHERE key = 'derived_version'")
    connection.execute("UPDATE session_summary SET outcome = 'wrong'")

    assert rebuild_summaries(connection) == 1
    assert sessions(connection, 1)[0].outcome == "stopped"


KINDS = st.sampled_from(
    ["item", "item-end", "hurt", "answer", "pause", "resume", "stop", "finish", "skip"]
)
VALUES = st.fixed_dictionaries(
    {
        "index": st.integers(0, 7),
        "how": st.sampled_from(["done", "skipped", "left-out", "stopped"]),
        "held_ms": st.integers(0, 40_000),
        "pain": st.none() | st.integers(0, 10),
        "effort": st.integers(0, 10),
        "note": st.text(max_size=8),
    }
)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.tuples(KINDS, VALUES), max_size=15))
def test_any_events_rebuild_to_the_same(connection, journal, clock, start, steps):
    """Whatever happens in a session, journal and rebuild agree about it."""
    session_id = journal.begin(start)
    for number, (kind, values) in enumerate(steps):
        clock.advance(1_000)
        journal.append(
            session_id, Event(kind, number * 1_000, clock.monotonic_ms(), values)
        )
    assert journal.flush(10)
    before = derived(connection)

    rebuild_summaries(connection, force=True)

    assert derived(connection) == before
    closed = any(kind in ("stop", "finish") for kind, _ in steps)
    assert (session_summary(connection, session_id) is not None) == closed
