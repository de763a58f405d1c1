"""What holds for every program and every sequence of commands."""

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.files.model import Advance, Block, Sides
from coach.session.cues import cue_sheet
from coach.session.engine import LEAD_IN_MS, Engine
from coach.session.model import CueKind, EngineState
from coach.session.speech import VoicePace
from coach.session.timeline import expand
from tests.conftest import FakeClock
from tests.core.session.building import (
    EXERCISES,
    exercise,
    hold,
    open_ended,
    paced,
    program_of,
    reps,
    time,
)

NAMED = EXERCISES | {
    "long": exercise("long", "plank", "Lying stretch with a strap around one foot")
}
ENDED = (EngineState.DONE, EngineState.STOPPED)

lengths_ms = st.sampled_from([0, 1, 500, 2_999, 4_000, 9_999, 10_000, 20_000, 30_001])
some = {"sets": st.integers(1, 3), "rest_ms": lengths_ms}
doses = st.one_of(
    st.builds(time, lengths_ms, **some),
    st.builds(hold, lengths_ms, reps=st.integers(1, 3), gap_ms=lengths_ms, **some),
    st.builds(reps, st.integers(1, 4), lengths_ms, **some),
    st.builds(
        paced,
        st.integers(1, 3),
        st.tuples(st.just("lower"), lengths_ms),
        st.tuples(st.just("return"), lengths_ms),
        **some,
    ),
    st.builds(open_ended, lengths_ms, reps=st.integers(1, 2), **some),
)


@st.composite
def steps(draw):
    from tests.core.session.building import step

    return step(
        draw(doses),
        draw(st.sampled_from(sorted(NAMED))),
        sides=draw(st.sampled_from(Sides)),
        left=draw(st.none() | doses),
        right=draw(st.none() | doses),
        get_ready_ms=draw(lengths_ms),
        between_sides_ms=draw(lengths_ms),
        advance=draw(st.sampled_from(Advance)),
    )


blocks = st.builds(
    Block,
    st.just("block"),
    st.lists(steps(), min_size=1, max_size=3).map(tuple),
    rounds=st.integers(1, 2),
    rest_ms=lengths_ms,
)
programs = st.lists(blocks, min_size=1, max_size=2).map(lambda made: program_of(*made))
sore_sides = st.sampled_from([None, "left", "right"])
paces = st.builds(
    VoicePace,
    characters_per_minute=st.floats(60.0, 3_000.0),
    latency_ms=st.integers(0, 2_000),
)


@given(programs, sore_sides)
def test_items_are_back_to_back(program, sore_side):
    """No item without length, no hole, no overlap; the sum is the total."""
    timeline = expand(program, NAMED, sore_side)

    at_ms = 0
    for item in timeline.items:
        assert item.at_ms == at_ms
        assert item.length_ms > 0
        at_ms += item.length_ms
    assert timeline.total_ms == at_ms


@given(programs, sore_sides, paces)
def test_never_two_sounds_at_once(program, sore_side, pace):
    """Cues are in order, each at its own millisecond and inside its item."""
    timeline = expand(program, NAMED, sore_side)
    sheet = cue_sheet(timeline, NAMED, voice=pace)

    times = [cue.at_ms for cue in sheet]
    assert times == sorted(set(times))
    for cue in sheet:
        if cue.kind is CueKind.DONE:
            assert cue.at_ms == timeline.total_ms
        else:
            item = timeline.items[cue.item]
            assert item.at_ms <= cue.at_ms < item.end_ms


@given(programs, sore_sides, paces)
def test_speech_never_runs_over_a_count(program, sore_side, pace):
    """A sentence is over before the next count, sentence and middle."""
    sheet = cue_sheet(expand(program, NAMED, sore_side), NAMED, voice=pace)

    for place, cue in enumerate(sheet):
        if not cue.say:
            continue
        over_ms = cue.at_ms + pace.length_ms(cue.say)
        for later in sheet[place + 1 :]:
            if later.kind in (CueKind.COUNT, CueKind.HALF) or later.say:
                assert over_ms <= later.at_ms


@given(programs, sore_sides, paces)
def test_names_are_never_cut(program, sore_side, pace):
    """Whatever is said about the next exercise begins with its whole name."""
    timeline = expand(program, NAMED, sore_side)

    for cue in cue_sheet(timeline, NAMED, voice=pace):
        if cue.kind is CueKind.NEXT and cue.say:
            name = NAMED[timeline.items[cue.item].exercise].title
            assert cue.say == name or cue.say.startswith(name + ", ")


operations = st.one_of(
    st.tuples(
        st.sampled_from(
            [
                "start",
                "pause",
                "resume",
                "skip",
                "back",
                "redo",
                "confirm",
                "leave_out",
                "hurt",
                "tick",
            ]
        )
    ),
    st.tuples(st.just("advance"), st.integers(0, 2_999)),
    st.tuples(st.just("run"), st.integers(1, 40)),
    st.tuples(st.just("stall"), st.integers(3_001, 60_000)),
    st.tuples(st.just("suspend"), st.integers(3_001, 10_000_000)),
    st.tuples(st.just("extend"), st.integers(1, 20_000)),
    st.tuples(st.just("easier"), st.sampled_from(sorted(NAMED))),
)


class Watched:
    """An engine whose events are checked as they come."""

    def __init__(self, timeline, start_index):
        self.clock = FakeClock()
        self.engine = Engine(timeline, self.clock, start_index)
        self.events = []
        self.moved_ms = 0  # how long the session was seen to move

    def do(self, operation, *arguments):
        getattr(self, f"_{operation}", self._command(operation))(*arguments)
        self.check()

    def _command(self, name):
        def give(*arguments):
            self.events += getattr(self.engine, name)(*arguments)

        return give

    def _advance(self, ms):
        self.clock.advance(ms)
        self.events += self.engine.tick()

    def _run(self, seconds):
        for _ in range(seconds):
            self._advance(1_000)

    def _stall(self, ms):
        self.still(self.clock.advance, ms)

    def _suspend(self, ms):
        self.still(self.clock.suspend, ms)

    def still(self, let_pass, ms):
        """Check that a gap neither moves the session nor leaves it running."""
        self.events += self.engine.tick()
        before = (self.engine.position_ms, self.engine.active_ms, self.engine.index)
        moving = self.engine.state in (EngineState.RUNNING, EngineState.LEAD_IN)
        let_pass(ms)
        events = self.engine.tick()
        after = (self.engine.position_ms, self.engine.active_ms, self.engine.index)
        assert after == before
        assert [event.kind for event in events] == (["pause"] if moving else [])
        self.events += events

    def check(self):
        engine = self.engine
        changes = [event.data.get("change_ms", 0) for event in self.events]
        if engine.state is not EngineState.READY:
            assert sum(changes) == engine.changes_ms
        assert 0 <= engine.position_ms <= engine.timeline.total_ms
        assert engine.active_ms >= 0
        assert 0 <= engine.lead_in_left_ms <= LEAD_IN_MS
        if engine.item is not None:
            assert engine.item.at_ms <= engine.position_ms <= engine.item.end_ms
            assert engine.item.length_ms > 0
        # At all times: what is done and what is left are the plan and its changes.
        if engine.state is not EngineState.STOPPED:
            whole_ms = engine.active_ms + engine.remaining_ms
            assert whole_ms == engine.plan.total_ms + engine.changes_ms

    def finish(self):
        """Bring the session to its end, whatever state it is in."""
        self.do("start")
        while self.engine.state not in ENDED:
            self.do("resume")
            self.do("confirm")
            self.do("advance", 2_999)


@settings(deadline=None)
@given(
    programs.map(lambda made: expand(made, NAMED)),
    st.integers(0, 10),
    st.lists(operations, max_size=40),
    st.booleans(),
)
def test_any_sequence_keeps_order_and_books(timeline, start, sequence, stops):
    """Order, monotonic time and the books survive every sequence of commands."""
    watched = Watched(timeline, min(start, max(0, len(timeline.items) - 1)))
    for operation in sequence:
        watched.do(*operation)
    if stops:
        watched.do("start")
        watched.do("stop")
    watched.finish()
    engine, events = watched.engine, watched.events

    assert engine.active_ms == engine.plan.total_ms + engine.changes_ms
    assert events[-1].kind in ("finish", "stop")
    assert events[-1].data["active_ms"] == engine.active_ms
    times = [event.mono_ms for event in events]
    assert times == sorted(times)
    items_are_told_in_order(events)


def items_are_told_in_order(events):
    """Check that items begin and end one after the other, each end once."""
    current = None
    for event in events:
        if event.kind == "item":
            current = event.data["index"]
            has_ended = False
        elif event.kind == "item-end":
            assert event.data["index"] == current
            assert not has_ended
            has_ended = True
            assert event.data["held_ms"] >= 0
        elif event.kind == "rep":
            assert event.data["index"] == current
            assert not has_ended


@given(
    programs.map(lambda made: expand(made, NAMED)),
    st.lists(st.integers(1, 3_000), min_size=1, max_size=200),
)
def test_outcome_does_not_depend_on_the_ticks(timeline, gaps_ms):
    """Seen often or seldom, items begin and end at the same times."""
    seldom, often = FakeClock(), FakeClock()
    one, two = Engine(timeline, seldom), Engine(timeline, often)
    told_one, told_two = one.start(), two.start()
    for gap_ms in gaps_ms:
        seldom.advance(gap_ms)
        told_one += one.tick()
        for part_ms in (gap_ms // 3, gap_ms // 3, gap_ms - 2 * (gap_ms // 3)):
            often.advance(part_ms)
            told_two += two.tick()

    assert told_one == told_two
    assert one.position_ms == two.position_ms
