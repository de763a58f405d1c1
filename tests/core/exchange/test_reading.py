"""What the exports read: which sessions count, their sets, one moment."""

from coach.exchange.reading import (
    Period,
    history_reader,
    local_time,
    sessions_with_sets,
)
from tests.core.exchange.building import Builder


def test_only_sessions_that_count_are_read(path, ids):
    """Those in the bin, those that are open and those discarded are left out."""
    with history_reader(path) as connection:
        read = [each.id for each in sessions_with_sets(connection)]

    assert read == [ids["full"]]


def test_a_session_comes_with_its_sets(path, ids):
    """Sets come in the order of the plan, with what was planned and done."""
    with history_reader(path) as connection:
        (session,) = sessions_with_sets(connection)

    sets = [
        (each.exercise, each.side, each.reps, each.held_ms, each.pain, each.skipped)
        for each in session.sets
    ]
    assert sets == [
        ("hamstring-stretch", "left", None, 30_000, None, None),
        ("hamstring-stretch", "right", None, 12_500, 4, "skipped"),
        ("heel-raise", "both", 10, 40_000, None, None),
    ]
    assert (session.pain_before, session.pain_max, session.effort) == (1, 4, 5)
    assert session.answers["place"] == "calf"


def test_a_period_holds_both_its_ends(path, clock):
    """First and last day belong to a period, others do not."""
    builder = Builder(path, clock)
    for _ in range(4):
        builder.session()
        builder.next_day()
    builder.close()

    with history_reader(path) as connection:
        days = [each.local_day for each in sessions_with_sets(connection)]
        period = Period(days[1], days[2])
        read = [each.local_day for each in sessions_with_sets(connection, period)]

    assert len(set(days)) == 4
    assert read == days[1:3]


def test_a_session_without_sets_is_a_session(path, clock):
    """A session that was stopped at once has no sets, but it is read."""
    builder = Builder(path, clock)
    builder.session(steps=((1, "start", {}), (1, "stop", {})))
    builder.close()

    with history_reader(path) as connection:
        (session,) = sessions_with_sets(connection)

    assert session.sets == ()
    assert session.outcome == "stopped"


def test_what_is_written_meanwhile_is_not_seen(path, ids, clock):
    """An export sees the history of one moment from its first row to its last."""
    with history_reader(path) as connection:
        before = list(sessions_with_sets(connection))
        builder = Builder(path, clock)
        builder.session()
        builder.close()
        after = list(sessions_with_sets(connection))

    assert after == before


def test_a_history_that_is_not_there_is_empty(path):
    """The export of a new computer has nothing in it, and no error."""
    with history_reader(path) as connection:
        assert list(sessions_with_sets(connection)) == []


def test_local_time_has_the_persons_offset():
    """An instant is told on the clock that the person had, across midnight too."""
    assert local_time("2026-10-05T22:30:00.500Z", 120) == "2026-10-06T00:30:00+02:00"
    assert local_time("2026-10-05T02:00:00.000Z", -210) == "2026-10-04T22:30:00-03:30"
