"""The session engine, command by command, on a clock that tests move."""

import pytest

from coach.files.model import Advance, DoseKind, Sides
from coach.session.engine import Engine
from coach.session.model import EngineState
from tests.core.session.building import (
    hold,
    open_ended,
    reps,
    step,
    time,
    timeline_of,
)


def kinds(events):
    return [event.kind for event in events]


def running(timeline, clock, start_index=0):
    engine = Engine(timeline, clock, start_index)
    engine.start()
    return engine


def pass_time(engine, clock, ms, tick_ms=1_000):
    """Let time pass with a tick every second, and return all events."""
    events = []
    while ms > 0:
        clock.advance(min(tick_ms, ms))
        ms -= tick_ms
        events += engine.tick()
    return events


def books_are_right(engine):
    return engine.active_ms == engine.plan.total_ms + engine.changes_ms


@pytest.fixture
def two_steps():
    """Get ready 8 s, work 20 s, get ready 8 s, work 10 s."""
    return timeline_of(step(hold(20_000)), step(hold(10_000), "lunge"))


@pytest.fixture
def sets():
    """Get ready 8 s, then 10 s left, switch 5 s, 10 s right, rest 20 s, and again."""
    return timeline_of(step(hold(10_000, sets=2), sides=Sides.EACH))


def test_start_tells_plan_and_first_item(two_steps, clock):
    """The session begins with its first item, at 0."""
    engine = Engine(two_steps, clock)

    start, item = engine.start()

    assert (start.kind, start.at_ms, start.mono_ms) == ("start", 0, 1_000_000)
    assert start.data == {"index": 0, "total_ms": 46_000, "change_ms": 0}
    assert item.kind == "item"
    assert item.data["index"] == 0
    assert (item.data["kind"], item.data["exercise"]) == ("get-ready", "march")
    assert engine.state is EngineState.RUNNING


def test_before_the_start_nothing_moves(two_steps, clock):
    """Without a start the clock does not matter and commands do nothing."""
    engine = Engine(two_steps, clock)
    clock.advance(2_000)

    for command in (
        engine.tick,
        engine.pause,
        engine.resume,
        engine.skip,
        engine.back,
        engine.redo,
        engine.confirm,
        engine.hurt,
        engine.leave_out,
        engine.stop,
    ):
        assert command() == []
    assert engine.extend(5_000) == []
    assert engine.easier("lunge") == []
    assert (engine.state, engine.position_ms) == (EngineState.READY, 0)


def test_position_follows_the_clock_between_ticks(two_steps, clock):
    """The position is read from the clock, not counted."""
    engine = running(two_steps, clock)
    clock.advance(2_500)

    assert engine.position_ms == 2_500
    assert engine.item_elapsed_ms == 2_500
    assert engine.item_remaining_ms == 5_500
    assert engine.remaining_ms == 43_500


def test_items_end_on_their_millisecond(two_steps, clock):
    """A late tick tells the time at which the item really ended."""
    engine = running(two_steps, clock)
    pass_time(engine, clock, 7_900)
    clock.advance(700)

    ended, begun = engine.tick()

    assert (ended.kind, ended.at_ms, ended.mono_ms) == ("item-end", 8_000, 1_008_000)
    assert (ended.data["how"], ended.data["held_ms"]) == ("done", 8_000)
    assert (begun.kind, begun.at_ms, begun.mono_ms) == ("item", 8_000, 1_008_000)
    assert begun.data["index"] == 1
    assert engine.item_elapsed_ms == 600


def test_far_ticks_lose_no_item(clock):
    """Several items may pass between two ticks."""
    engine = running(
        timeline_of(
            step(hold(500, reps=3, gap_ms=400), get_ready_ms=300),
        ),
        clock,
    )
    clock.advance(2_700)

    events = engine.tick()

    assert kinds(events) == ["item-end", "item"] * 5 + ["item-end", "finish"]


def test_finish_closes_the_books(two_steps, clock):
    """At the end the time done is the plan."""
    engine = running(two_steps, clock)

    events = pass_time(engine, clock, 50_000)

    assert events[-1].kind == "finish"
    assert events[-1].data == {
        "active_ms": 46_000,
        "planned_ms": 46_000,
        "changes_ms": 0,
    }
    assert (events[-1].at_ms, events[-1].mono_ms) == (46_000, 1_046_000)
    assert engine.state is EngineState.DONE
    assert (engine.item, engine.index, engine.remaining_ms) == (None, 4, 0)


def test_after_the_end_nothing_happens(two_steps, clock):
    """Commands after the end are without effect."""
    engine = running(two_steps, clock)
    engine.stop()

    for command in (
        engine.start,
        engine.pause,
        engine.resume,
        engine.skip,
        engine.back,
        engine.redo,
        engine.confirm,
        engine.hurt,
        engine.stop,
    ):
        assert command() == []
    assert engine.state is EngineState.STOPPED


def test_pause_does_not_count(two_steps, clock):
    """Time in a pause is not part of the session."""
    engine = running(two_steps, clock)
    clock.advance(2_000)
    (paused,) = engine.pause()
    clock.advance(500_000)

    assert (paused.kind, paused.data["reason"]) == ("pause", "person")
    assert engine.tick() == []
    assert engine.position_ms == 2_000
    assert engine.state is EngineState.PAUSED
    assert engine.clock_ms_at(8_000) is None


def test_resume_has_a_lead_in(two_steps, clock):
    """For 3 s after a pause the position stands."""
    engine = running(two_steps, clock)
    clock.advance(2_000)
    engine.pause()
    clock.advance(60_000)
    (resumed,) = engine.resume()

    assert (resumed.kind, resumed.data["lead_in_ms"]) == ("resume", 3_000)
    assert engine.state is EngineState.LEAD_IN
    assert engine.clock_ms_at(8_000) == clock.monotonic_ms() + 3_000 + 6_000
    clock.advance(1_000)
    engine.tick()
    assert (engine.lead_in_left_ms, engine.position_ms) == (2_000, 2_000)
    clock.advance(2_500)
    engine.tick()
    assert engine.state is EngineState.RUNNING
    assert (engine.lead_in_left_ms, engine.position_ms) == (0, 2_500)


def test_pause_during_the_lead_in(two_steps, clock):
    """A lead-in can be broken off; the next one is whole again."""
    engine = running(two_steps, clock)
    engine.pause()
    engine.resume()
    clock.advance(2_000)

    assert kinds(engine.pause()) == ["pause"]
    assert engine.state is EngineState.PAUSED
    engine.resume()
    assert engine.lead_in_left_ms == 3_000
    assert engine.position_ms == 0


def test_stall_pauses_before_the_gap(two_steps, clock):
    """After more than 3 s without a tick the session stands where it was."""
    engine = running(two_steps, clock)
    pass_time(engine, clock, 5_000)
    clock.advance(3_001)

    assert engine.position_ms == 5_000
    (paused,) = engine.tick()
    assert (paused.kind, paused.at_ms) == ("pause", 5_000)
    assert paused.mono_ms == 1_005_000
    assert (paused.data["reason"], paused.data["gap_ms"]) == ("stall", 3_001)
    assert engine.position_ms == 5_000


def test_three_seconds_are_no_stall(two_steps, clock):
    """Exactly 3 s between ticks is still going on."""
    engine = running(two_steps, clock)
    clock.advance(3_000)

    assert engine.tick() == []
    assert engine.position_ms == 3_000


def test_suspend_pauses_before_the_gap(two_steps, clock):
    """Wall time without monotonic time means that the machine slept."""
    engine = running(two_steps, clock)
    pass_time(engine, clock, 5_000)
    clock.suspend(3_600_000)
    clock.advance(40)

    (paused,) = engine.tick()

    assert (paused.data["reason"], paused.at_ms) == ("suspend", 5_000)
    assert engine.position_ms == 5_000


def test_command_after_a_stall_meets_a_paused_session(two_steps, clock):
    """A skip after a gap first pauses, then moves on, and stays paused."""
    engine = running(two_steps, clock)
    clock.advance(10_000)

    events = engine.skip()

    assert kinds(events) == ["pause", "item-end", "skip", "item"]
    assert engine.state is EngineState.PAUSED
    assert (engine.index, engine.position_ms) == (1, 8_000)


def test_standing_session_knows_no_stall(two_steps, clock):
    """A pause may last as long as it likes."""
    engine = running(two_steps, clock)
    engine.pause()
    clock.suspend(3_600_000)
    clock.advance(3_600_000)

    assert engine.tick() == []
    assert kinds(engine.resume()) == ["resume"]


def test_skip_records_what_was_left_out(two_steps, clock):
    """The rest of the item is a change to the plan."""
    engine = running(two_steps, clock)
    clock.advance(3_000)

    ended, skipped, begun = engine.skip()

    assert (ended.data["how"], ended.data["held_ms"]) == ("skipped", 3_000)
    assert skipped.data == {"index": 0, "to_index": 1, "change_ms": -5_000}
    assert begun.data["index"] == 1
    assert (engine.active_ms, engine.changes_ms) == (3_000, -5_000)


def test_skip_at_the_last_item_finishes(two_steps, clock):
    """There is nothing to go to."""
    engine = running(two_steps, clock, start_index=3)
    clock.advance(1_000)

    events = engine.skip()

    assert kinds(events) == ["item-end", "skip", "finish"]
    assert engine.state is EngineState.DONE
    assert engine.active_ms == 1_000
    assert books_are_right(engine)


def test_skip_while_paused_stays_paused(two_steps, clock):
    """One may look for the right place in peace."""
    engine = running(two_steps, clock)
    engine.pause()
    engine.skip()

    assert engine.state is EngineState.PAUSED
    assert engine.position_ms == 8_000


def test_back_restarts_a_later_item(two_steps, clock):
    """From 3 s on `back` begins the item again."""
    engine = running(two_steps, clock)
    pass_time(engine, clock, 11_000)

    moved, begun = engine.back()

    assert moved.data == {"index": 1, "to_index": 1, "change_ms": 3_000}
    assert (begun.kind, begun.data["index"]) == ("item", 1)
    assert (engine.position_ms, engine.active_ms) == (8_000, 11_000)


def test_back_early_goes_to_the_previous_item(two_steps, clock):
    """Within the first 3 s `back` leads to the item before."""
    engine = running(two_steps, clock)
    pass_time(engine, clock, 10_999)

    moved, _ = engine.back()

    assert moved.data == {"index": 1, "to_index": 0, "change_ms": 10_999}
    assert engine.index == 0


def test_back_in_the_first_item_restarts_it(two_steps, clock):
    """There is nothing before the first item."""
    engine = running(two_steps, clock)
    clock.advance(1_000)

    assert engine.back()[0].data["to_index"] == 0
    assert engine.position_ms == 0


def test_extend_makes_the_item_longer(two_steps, clock):
    """The plan stays; the timeline grows and the change is recorded."""
    engine = running(two_steps, clock, start_index=1)

    (event,) = engine.extend(10_000)

    assert event.data == {"index": 1, "asked_ms": 10_000, "change_ms": 10_000}
    assert engine.timeline.items[1].length_ms == 30_000
    assert engine.plan is two_steps
    assert engine.timeline.total_ms == 56_000


def test_extend_gives_whole_repetitions(clock):
    """10 s more of 4 s repetitions are three repetitions."""
    engine = running(timeline_of(step(reps(2, 4_000))), clock, start_index=1)

    (event,) = engine.extend(10_000)

    assert event.data["change_ms"] == 12_000
    assert engine.item.of_reps == 5


def test_extend_refuses_nothing_to_add(two_steps, clock):
    """An item can only become longer."""
    engine = running(two_steps, clock)

    with pytest.raises(ValueError, match="longer"):
        engine.extend(0)


def test_repetitions_are_told_as_they_end(clock):
    """Every repetition is an event at its own time; the end tells how many."""
    engine = running(timeline_of(step(reps(3, 1_000))), clock, start_index=1)
    clock.advance(2_500)

    told = engine.tick()
    ended, _, _ = engine.skip()

    assert [(event.kind, event.mono_ms, event.data["rep"]) for event in told] == [
        ("rep", 1_001_000, 1),
        ("rep", 1_002_000, 2),
    ]
    assert ended.data["reps"] == 2


def test_redo_begins_the_set_again(sets, clock):
    """From the second side `redo` returns to the first work of the set."""
    engine = running(sets, clock, start_index=3)
    clock.advance(2_000)

    moved, begun = engine.redo()

    assert moved.data == {"index": 3, "to_index": 1, "change_ms": 17_000}
    assert (begun.data["index"], begun.data["side"]) == (1, "left")


def test_redo_from_the_rest_after_the_set(sets, clock):
    """In the rest the set just done comes again."""
    engine = running(sets, clock, start_index=4)

    assert engine.redo()[0].data["to_index"] == 1


def test_redo_of_the_second_set(sets, clock):
    """Each set has its own beginning."""
    engine = running(sets, clock, start_index=7)

    assert engine.redo()[0].data["to_index"] == 5


def test_redo_from_the_rest_between_rounds(clock):
    """The rest after a round belongs to the last set in it."""
    engine = running(timeline_of(step(time(5_000)), rounds=2), clock, start_index=2)

    assert engine.redo()[0].data["to_index"] == 1


def test_redo_while_getting_ready_does_nothing(sets, clock):
    """No set has begun yet."""
    engine = running(sets, clock)

    assert engine.redo() == []


@pytest.fixture
def confirmed():
    """Work of 10 s that waits for a key, then another step."""
    return timeline_of(
        step(hold(10_000), advance=Advance.CONFIRM, get_ready_ms=0),
        step(time(5_000), "lunge", get_ready_ms=0),
    )


def test_item_with_confirm_waits_at_its_end(confirmed, clock):
    """The session stands until the key, and the waiting counts no time."""
    engine = running(confirmed, clock)

    events = pass_time(engine, clock, 60_000)

    assert kinds(events) == ["item-end"]
    assert events[0].mono_ms == 1_010_000
    assert engine.state is EngineState.WAITING
    assert (engine.index, engine.position_ms, engine.active_ms) == (0, 10_000, 10_000)


def test_confirm_ends_the_waiting(confirmed, clock):
    """The next item begins with the key."""
    engine = running(confirmed, clock)
    pass_time(engine, clock, 60_000)

    confirm, begun = engine.confirm()

    assert (confirm.kind, confirm.data["change_ms"]) == ("confirm", 0)
    assert (begun.data["index"], begun.mono_ms) == (1, 1_060_000)
    assert engine.state is EngineState.RUNNING
    pass_time(engine, clock, 5_000)
    assert engine.state is EngineState.DONE
    assert books_are_right(engine)


def test_confirm_before_the_end_does_nothing(confirmed, clock):
    """A timed item cannot be confirmed early."""
    engine = running(confirmed, clock)
    clock.advance(2_000)

    assert engine.confirm() == []
    assert engine.state is EngineState.RUNNING


def test_waiting_item_cannot_be_extended(confirmed, clock):
    """Its time is over already."""
    engine = running(confirmed, clock)
    pass_time(engine, clock, 12_000)

    assert engine.extend(5_000) == []


def test_pause_while_waiting_comes_back_to_waiting(confirmed, clock):
    """A pause between end and key needs no lead-in."""
    engine = running(confirmed, clock)
    pass_time(engine, clock, 12_000)
    engine.pause()
    assert engine.confirm() == []
    (resumed,) = engine.resume()

    assert resumed.data["lead_in_ms"] == 0
    assert engine.state is EngineState.WAITING
    assert kinds(engine.confirm()) == ["confirm", "item"]


def test_skip_while_waiting_moves_on_without_a_second_end(confirmed, clock):
    """The item was done; skip only stands for the key."""
    engine = running(confirmed, clock)
    pass_time(engine, clock, 12_000)

    assert kinds(engine.skip()) == ["skip", "item"]
    assert engine.changes_ms == 0


def test_back_while_waiting_does_the_item_again(confirmed, clock):
    """The item begins again and the session runs."""
    engine = running(confirmed, clock)
    pass_time(engine, clock, 12_000)

    assert engine.back()[0].data["change_ms"] == 10_000
    assert (engine.state, engine.position_ms) == (EngineState.RUNNING, 0)


@pytest.fixture
def open_step():
    """Open work of at most 30 s, then 5 s of work."""
    return timeline_of(
        step(open_ended(30_000), get_ready_ms=0),
        step(time(5_000), "lunge", get_ready_ms=0),
    )


def test_open_item_ends_when_the_person_says_so(open_step, clock):
    """What was not used of the cap is a change to the plan."""
    engine = running(open_step, clock)
    assert engine.item.dose is DoseKind.OPEN
    pass_time(engine, clock, 12_000)

    ended, confirm, begun = engine.confirm()

    assert (ended.data["how"], ended.data["held_ms"]) == ("done", 12_000)
    assert confirm.data["change_ms"] == -18_000
    assert begun.data["index"] == 1
    pass_time(engine, clock, 5_000)
    assert engine.active_ms == 17_000
    assert books_are_right(engine)


def test_open_item_ends_at_its_cap(open_step, clock):
    """Nobody needs to press a key."""
    engine = running(open_step, clock)

    events = pass_time(engine, clock, 31_000)

    assert kinds(events) == ["item-end", "item"]
    assert events[0].data["held_ms"] == 30_000


def test_hurt_pauses_at_once(two_steps, clock):
    """Pain is noted with the item, and the session stands."""
    engine = running(two_steps, clock, start_index=1)
    clock.advance(1_500)

    hurt, paused = engine.hurt(4, "dull")

    assert (hurt.data["pain"], hurt.data["detail"]) == (4, "dull")
    assert (hurt.data["index"], hurt.data["exercise"]) == (1, "march")
    assert (paused.kind, paused.data["reason"]) == ("pause", "hurt")
    assert engine.state is EngineState.PAUSED


def test_hurt_while_paused_is_only_noted(two_steps, clock):
    """There is nothing to pause."""
    engine = running(two_steps, clock)
    engine.pause()

    assert kinds(engine.hurt(None)) == ["hurt"]


def test_leave_out_goes_to_the_next_exercise(sets, clock):
    """What is left of all sets is not done."""
    engine = running(sets, clock, start_index=1)
    clock.advance(2_000)

    ended, left_out, finish = engine.leave_out()

    assert (ended.data["how"], ended.data["held_ms"]) == ("left-out", 2_000)
    assert left_out.data["change_ms"] == 2_000 - (sets.total_ms - 8_000)
    assert finish.kind == "finish"
    assert engine.active_ms == 2_000
    assert books_are_right(engine)


def test_leave_out_holds_for_later_rounds(clock):
    """An exercise left out does not come again in this session."""
    timeline = timeline_of(
        step(time(5_000), "march"), step(time(6_000), "lunge"), rounds=2
    )
    engine = running(timeline, clock, start_index=1)
    engine.leave_out()

    events = pass_time(engine, clock, 120_000)

    begun = [event.data["exercise"] for event in events if event.kind == "item"]
    assert begun == ["lunge", None, "lunge", "lunge"]
    assert engine.state is EngineState.DONE
    assert books_are_right(engine)


def test_back_does_not_lead_to_an_exercise_left_out(clock):
    """From the next exercise `back` goes past what was left out."""
    timeline = timeline_of(
        step(time(5_000)), step(hold(9_000, sets=2), "lunge"), step(time(5_000), "sit")
    )
    engine = running(timeline, clock, start_index=3)
    pass_time(engine, clock, 10_000)
    engine.leave_out()
    assert engine.item.exercise == "sit"

    assert engine.back()[0].data["to_index"] == 1


def test_leave_out_while_waiting_keeps_what_was_done(clock):
    """The item that waits for its key was done; only later sets are left out."""
    timeline = timeline_of(
        step(time(5_000, sets=2), advance=Advance.CONFIRM), step(time(5_000), "sit")
    )
    engine = running(timeline, clock, start_index=1)
    pass_time(engine, clock, 6_000)

    left_out, begun = engine.leave_out()

    assert left_out.data["change_ms"] == -25_000
    assert (begun.data["exercise"], begun.at_ms) == ("sit", 13_000)
    assert engine.timeline.items[1].length_ms == 5_000
    assert engine.state is EngineState.RUNNING


def test_leave_out_between_rounds_does_nothing(clock):
    """The rest between rounds is no exercise."""
    engine = running(timeline_of(step(time(5_000)), rounds=2), clock, start_index=2)

    assert engine.leave_out() == []
    assert engine.easier("lunge") == []


def test_easier_changes_the_exercise_from_here_on(sets, clock):
    """The dose stays; the exercise is another."""
    engine = running(sets, clock, start_index=3)

    (event,) = engine.easier("sit")

    assert (event.data["exercise"], event.data["to"]) == ("march", "sit")
    assert event.data["change_ms"] == 0
    assert engine.timeline.items[1].exercise == "march"
    assert all(item.exercise == "sit" for item in engine.timeline.items[3:])


def test_easier_to_the_same_does_nothing(sets, clock):
    """It is that exercise already."""
    assert running(sets, clock).easier("march") == []


def test_stop_closes_the_books(two_steps, clock):
    """What was not done is a change to the plan."""
    engine = running(two_steps, clock)
    pass_time(engine, clock, 10_000)

    ended, stopped = engine.stop("pain")

    assert (ended.data["how"], ended.data["held_ms"]) == ("stopped", 2_000)
    assert (stopped.data["reason"], stopped.data["change_ms"]) == ("pain", -36_000)
    assert stopped.data["active_ms"] == 10_000
    assert books_are_right(engine)
    assert engine.state is EngineState.STOPPED


def test_start_in_the_middle_is_a_change(two_steps, clock):
    """What comes before the first item is recorded as left out."""
    engine = Engine(two_steps, clock, 2)

    start, item = engine.start()

    assert start.data == {"index": 2, "total_ms": 46_000, "change_ms": -28_000}
    assert item.data["index"] == 2
    pass_time(engine, clock, 18_000)
    assert engine.state is EngineState.DONE
    assert engine.active_ms == 18_000
    assert books_are_right(engine)


@pytest.mark.parametrize("index", [-1, 4])
def test_start_outside_the_timeline_is_refused(two_steps, clock, index):
    """There must be such an item."""
    with pytest.raises(ValueError, match="no item"):
        Engine(two_steps, clock, index)


def test_empty_timeline_finishes_at_once(clock):
    """With nothing to do the session is over when it begins."""
    engine = Engine(timeline_of(), clock)

    assert kinds(engine.start()) == ["start", "finish"]
    assert engine.state is EngineState.DONE


def test_clock_times_of_positions(two_steps, clock):
    """While it runs every position has a time on the clock."""
    engine = running(two_steps, clock)
    clock.advance(2_000)
    engine.tick()

    assert engine.clock_ms_at(8_000) == 1_008_000
    assert engine.clock_ms_at(46_000) == 1_046_000
