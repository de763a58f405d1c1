"""Tests of what a session comes to, from its plan and events."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.files.model import DoseChange
from coach.session.changed import CHANGED, change_data
from coach.session.engine import Engine
from coach.session.model import Event
from coach.store.plan import Document, SessionStart, planned_items
from coach.store.replay import StoredEvent, replay
from tests.conftest import FakeClock
from tests.core.store.samples import small_timeline

WORK_MS = 100_000  # two holds of 30 s and repetitions of 40 s


@pytest.fixture
def items(start):
    """Return the planned items as the history remembers them."""
    return planned_items(start.plan().body)


def stored(events):
    """Return engine events as they come back from the journal."""
    return [
        StoredEvent(seq, "2025-11-24T16:00:00.000Z", e.mono_ms, e.at_ms, e.kind, e.data)
        for seq, e in enumerate(events, start=1)
    ]


def run(clock, engine, seconds):
    """Tick an engine for some time, as its owner would."""
    events = []
    for _ in range(seconds * 2):
        clock.advance(500)
        events += engine.tick()
    return events


def test_whole_session_is_done(clock, timeline, items):
    """A session played to its end counts in full."""
    engine = Engine(timeline, clock)

    result = replay(items, stored(engine.start() + run(clock, engine, 134)))

    assert result.outcome == "done"
    assert result.active_ms == timeline.total_ms
    assert result.done_share == 1.0
    assert result.deviations == 0
    assert [
        (s.exercise, s.side, s.reps, s.held_ms, s.skipped) for s in result.sets
    ] == [
        ("hamstring-stretch", "left", None, 30_000, None),
        ("hamstring-stretch", "right", None, 30_000, None),
        ("heel-raise", "both", 10, 40_000, None),
    ]


def test_pauses_do_not_count(clock, timeline, items):
    """A pause, its lead-in, and a suspended machine are not exercise."""
    engine = Engine(timeline, clock)
    events = engine.start() + run(clock, engine, 20)
    events += engine.pause()
    clock.advance(600_000)
    events += engine.resume() + run(clock, engine, 10)
    clock.suspend(3_600_000)
    events += engine.tick() + engine.resume() + run(clock, engine, 5) + engine.stop()

    result = replay(items, stored(events))

    # 20 s, then 10 s less 3 s of lead-in, then 5 s less 3 s.
    assert result.active_ms == 29_000
    assert events[-1].data["active_ms"] == 29_000
    assert result.outcome == "stopped"


def test_skipped_set_is_named(clock, timeline, items):
    """Skipping is counted, named, and leaves the session done."""
    engine = Engine(timeline, clock)
    events = engine.start() + run(clock, engine, 18) + engine.skip()
    events += run(clock, engine, 120)

    result = replay(items, stored(events))

    assert result.outcome == "done"
    assert result.deviations == 1
    assert result.done_share == pytest.approx((WORK_MS - 20_000) / WORK_MS)
    assert [s.skipped for s in result.sets] == ["skipped", None, None]


def test_skipping_everything_is_not_done(clock, timeline, items):
    """Somebody who only pressed skip has not done the session."""
    engine = Engine(timeline, clock)
    events = engine.start()
    for _ in range(len(timeline.items)):
        events += engine.skip()

    result = replay(items, stored(events))

    assert (result.outcome, result.done_share) == ("partial", 0.0)


def test_going_back_takes_nothing_away(clock, timeline, items):
    """A hold that was done stays done when the person looks at it again."""
    engine = Engine(timeline, clock)
    events = engine.start() + run(clock, engine, 39) + engine.back() + engine.skip()
    events += run(clock, engine, 1) + engine.stop()

    result = replay(items, stored(events))

    assert result.sets[0].skipped is None
    assert result.sets[0].held_ms == 30_000


def test_pain_belongs_to_its_set(clock, timeline, items):
    """The highest pain counts for the session; a set keeps its own."""
    engine = Engine(timeline, clock)
    events = engine.start() + run(clock, engine, 20) + engine.hurt()
    events += engine.hurt(4, "pull") + engine.leave_out() + engine.stop("pain")

    result = replay(items, stored(events))

    assert result.pain_max == 4
    assert [(s.exercise, s.pain, s.skipped) for s in result.sets] == [
        ("hamstring-stretch", 4, "left-out"),
        ("heel-raise", None, "stopped"),
    ]
    assert result.left_out_steps == (0,)


def test_easier_exercise_is_the_one_that_was_done(clock, timeline, items):
    """History names what was really done, not what was planned."""
    engine = Engine(timeline, clock)
    events = engine.start() + run(clock, engine, 10) + engine.easier("gentle-stretch")
    events += run(clock, engine, 125)

    result = replay(items, stored(events))

    assert [s.exercise for s in result.sets] == [
        "gentle-stretch",
        "gentle-stretch",
        "heel-raise",
    ]
    assert result.easier_steps == ((0, "gentle-stretch"),)
    assert result.done_share == 1.0


def test_repetitions_are_counted_where_they_stopped(clock, timeline, items):
    """Ten were planned, four were done."""
    engine = Engine(timeline, clock, start_index=5)
    events = engine.start() + run(clock, engine, 17) + engine.stop()

    (only,) = replay(items, stored(events)).sets

    assert (only.planned_reps, only.reps, only.skipped) == (10, 4, "stopped")


def test_going_on_after_a_crash(clock, timeline, items):
    """The time between a crash and going on is not exercise; the item is kept."""
    engine = Engine(timeline, clock)
    events = engine.start() + run(clock, engine, 50)
    before = replay(items, stored(events))
    clock.advance(7_200_000)
    again = Engine(timeline, clock, start_index=before.next_index)
    events += again.start() + run(clock, again, 91)

    result = replay(items, stored(events))

    assert before.next_index == 3
    # 43 s to the start of item 3, its first 7 s up to the last event not yet known,
    # then the whole rest from item 3 on.
    assert result.active_ms == 43_000 + 90_000
    assert result.outcome == "done"
    assert result.done_share == 1.0


def test_crash_after_the_last_item_leaves_nothing_to_do(clock, timeline, items):
    """When only the finish event is missing, the index is the number of items."""
    engine = Engine(timeline, clock)
    events = engine.start() + run(clock, engine, 134)
    assert events.pop().kind == "finish"

    result = replay(items, stored(events))

    assert (result.outcome, result.next_index) == (None, len(items))


def test_what_was_changed_that_day_is_known(clock, timeline, items):
    """It is no deviation: the plan of the session is what was asked for."""
    change = DoseChange(is_half=True, leave_out=("diver",), why=("Half the sets.",))
    noted = Event(CHANGED, 0, clock.monotonic_ms(), change_data(change))
    engine = Engine(timeline, clock)
    events = [noted, *engine.start(), *run(clock, engine, 134)]

    result = replay(items, stored(events))

    assert (result.change, result.deviations) == (change, 0)
    assert (result.outcome, result.active_ms) == ("done", timeline.total_ms)


COMMANDS = st.sampled_from(
    ["pause", "resume", "skip", "back", "redo", "confirm", "leave_out", "stop"]
)
STEPS = st.lists(st.tuples(st.integers(0, 40), COMMANDS), max_size=25)


@given(steps=STEPS, data=st.data())
def test_any_session_of_the_engine_adds_up(steps, data):
    """Active time agrees with the engine's own books, and shares stay in bounds."""
    clock, timeline = FakeClock(), small_timeline()
    engine = Engine(timeline, clock)
    events = engine.start()
    for seconds, command in steps:
        events += run(clock, engine, seconds)
        events += getattr(engine, command)()
    events += run(clock, engine, data.draw(st.integers(0, 200)))
    items = planned_items(_plan_body(timeline))

    result = replay(items, stored(events))

    assert 0.0 <= result.done_share <= 1.0
    assert 0 <= result.next_index <= len(items)
    last = events[-1]
    if last.kind in ("finish", "stop"):
        assert result.outcome is not None
        assert result.active_ms == last.data["active_ms"]
    else:
        assert result.outcome is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-10, 20) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2),
    max_leaves=3,
)
DATA = st.dictionaries(
    st.sampled_from(
        ["index", "how", "held_ms", "reps", "pain", "effort", "note", "as"]
    ),
    JSON,
)
KINDS = st.sampled_from(
    [
        "start",
        "item",
        "item-end",
        "rep",
        "pause",
        "resume",
        "skip",
        "back",
        "redo",
        "extend",
        "confirm",
        "hurt",
        "leave-out",
        "easier",
        "stop",
        "finish",
        "close",
        "answer",
        "recover",
        "something-newer",
    ]
)


@given(st.lists(st.tuples(KINDS, DATA, st.integers(0, 10**6), st.integers(0, 10**6))))
def test_any_events_at_all_give_a_result(raw):
    """However strange a journal is, reading it gives numbers within bounds."""
    events = [
        StoredEvent(seq, "2025-11-24T16:00:00.000Z", mono, at, kind, values)
        for seq, (kind, values, mono, at) in enumerate(raw, start=1)
    ]
    items = planned_items(_plan_body(small_timeline()))

    result = replay(items, events)

    assert 0.0 <= result.done_share <= 1.0
    assert result.active_ms >= 0
    assert 0 <= result.next_index <= len(items)
    assert all(each.held_ms >= 0 for each in result.sets)
    assert result == replay(items, events)


def _plan_body(timeline):
    return SessionStart(Document("program", "p", 1, "P", "text"), timeline).plan().body
