"""Tests of coach.progress.record, on a real history."""

from datetime import date, timedelta

import pytest

from coach.progress.record import kind_of, load_record
from coach.progress.span import Span
from coach.store.connection import open_store
from coach.store.days import training_day
from tests.core.progress.conftest import whole

TODAY = date(2025, 11, 24)  # the clock's first day, 17:00 on the person's clock
DAY_MS = 86_400_000


def test_empty_history(journal, reader):
    """Nothing, and no oldest day."""
    found = load_record(reader())

    assert found.is_empty
    assert found.sessions == ()
    assert found.sessions_in(Span(TODAY, TODAY)) == ()
    assert found.notes_in("pain", Span(TODAY, TODAY)) == ()


def test_a_reminder_alone_is_no_history(journal, reader):
    """Who has only been reminded is still new."""
    journal.note("reminder", {"reminder": "k", "day": "d", "answer": "ignored"})

    assert load_record(reader()).is_empty


def test_session_in_numbers(play, reader):
    """What the graphs need, with the kind and title of the program."""
    session_id = play(*whole(pain=3, pain_now=2, effort=5, note="Fine."))
    (found,) = load_record(reader()).sessions

    assert (found.id, found.day) == (session_id, TODAY)
    assert (found.program, found.title, found.kind) == (
        "small",
        "Small stretch",
        "rehab",
    )
    assert (found.side, found.outcome, found.offset_min) == ("left", "done", 60)
    assert (found.active_s, found.planned_s, found.done_share) == (133, 133, 1.0)
    assert (found.pain_before, found.pain_max, found.pain_after) == (1, 3, 2)
    assert (found.effort, found.note) == (5, "Fine.")
    assert found.load == pytest.approx(5 * 133 / 60)
    assert found.is_whole
    assert found.counts
    assert not found.has_danger


@pytest.mark.parametrize(
    "said", [{"quality": ["aching", "sharp"]}, {"signs": ["limp"]}]
)
def test_what_counts_as_red(play, reader, said):
    """Sharp pain or a limp is known without asking the events."""
    play(*whole(pain=1, **said))

    assert load_record(reader()).sessions[0].has_danger


def test_removed_and_discarded_sessions_do_not_count(play, journal, path, reader):
    """What lies in the bin is not there; taken out it is back."""
    first, second = play(*whole()), play(*whole())
    third = play((0, "start", {}), (0, "close", {"as": "discarded"}))
    journal.change_session(first, "remove")
    journal.change_session(second, "remove")
    journal.change_session(second, "restore")

    assert [each.id for each in load_record(reader()).sessions] == [second]
    assert third


def test_session_after_midnight_counts_for_the_evening(play, clock, reader):
    """02:00 belongs to the day before."""
    clock.advance(9 * 3_600_000)
    play(*whole())

    assert [each.day for each in load_record(reader()).sessions] == [TODAY]


def test_change_of_clocks_moves_no_day():
    """At 03:30 of winter time it is still the evening; half an hour later not."""
    summer_ms = 1_761_438_600_000  # 2025-10-26T00:30Z, 02:30 at +120
    winter_ms = summer_ms + 2 * 3_600_000  # 02:30Z, 03:30 at +60

    assert training_day(summer_ms, 120) == "2025-10-25"
    assert training_day(winter_ms, 60) == "2025-10-25"
    assert training_day(winter_ms + 1_800_000, 60) == "2025-10-26"


def test_only_the_days_asked_for(play, clock, reader):
    """Both ends are included; the oldest day is that of everything."""
    ids = []
    for _ in range(4):
        ids.append(play(*whole()))
        clock.advance(DAY_MS)
    found = load_record(reader(), TODAY + timedelta(days=1), TODAY + timedelta(days=2))

    assert [each.id for each in found.sessions] == ids[1:3]
    assert found.oldest == TODAY
    assert (found.span_first, found.span_last) == (
        TODAY + timedelta(days=1),
        TODAY + timedelta(days=2),
    )


def test_slices(play, clock, journal, reader):
    """A span gets its own days, in order, and nothing of others."""
    for _ in range(5):
        play(*whole())
        journal.note("pain", {"when": "morning", "pain": 1})
        clock.advance(DAY_MS)
    found = load_record(reader())
    middle = Span(TODAY + timedelta(days=1), TODAY + timedelta(days=3))

    assert [each.day for each in found.sessions_in(middle)] == [
        TODAY + timedelta(days=n) for n in (1, 2, 3)
    ]
    assert len(found.notes_in("pain", middle)) == 3
    assert len(found.notes_in("cramp", middle)) == 0


def test_courses_and_illness_are_all_there(clock, journal, reader):
    """They may last until now, so older ones are read with every span."""
    journal.note("course", {"course": "c", "plan": "p", "decision": "start"})
    journal.note("illness", {"from": "2025-11-24"})
    journal.note("pain", {"when": "morning", "pain": 1})
    clock.advance(100 * DAY_MS)
    found = load_record(reader(), TODAY + timedelta(days=90))

    assert [len(found.notes[kind]) for kind in ("course", "illness", "pain")] == [
        1,
        1,
        0,
    ]
    assert found.oldest == TODAY


def test_removed_notes_do_not_count(journal, reader):
    """A note in the bin is not there, and changed ones are as they are now."""
    gone = journal.note("pain", {"when": "morning", "pain": 9})
    kept = journal.note("pain", {"when": "morning", "pain": 5})
    journal.remove_note(gone)
    journal.change_note(kept, {"when": "morning", "pain": 3})
    notes = load_record(reader()).notes["pain"]

    assert [(note.id, note.data["pain"]) for note in notes] == [(kept, 3)]


def test_times_held_by_day_and_side(play, clock, reader):
    """Two sessions on a day are one sum for each side."""
    play(*whole())
    play(*whole())
    clock.advance(DAY_MS)
    play(*whole())
    found = load_record(reader(), held=["hamstring-stretch"]).held

    assert [(each.day, each.left_ms, each.right_ms) for each in found] == [
        (TODAY, 60_000, 60_000),
        (TODAY + timedelta(days=1), 30_000, 30_000),
    ]


def test_both_sides_at_once_count_for_each(play, reader):
    """What both legs do is time for the left and for the right one."""
    play(*whole())
    (found,) = load_record(reader(), held=["heel-raise"]).held

    assert (found.left_ms, found.right_ms) == (40_000, 40_000)


def test_times_are_not_read_unless_asked_for(play, reader):
    """Most of a history is not about stretching."""
    play(*whole())

    assert load_record(reader()).held == ()
    assert load_record(reader(), held=["gone"]).held == ()


def test_reading_leaves_no_transaction(play, path, reader):
    """A writer is not kept waiting by a reader that has finished."""
    play(*whole())
    connection = reader()
    load_record(connection)

    assert not connection.in_transaction
    writer = open_store(path)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("ROLLBACK")
    writer.close()


def test_kind_is_read_from_the_top_only():
    """A key of a block is not the program's kind."""
    assert kind_of('format = "program/1"\nkind="yoga"\n') == "yoga"
    assert kind_of('kind     = "warm-up"') == "warm-up"
    assert kind_of("title = 'x'") == ""
