"""Properties of the scheduler over suspends, set clocks, journeys and restarts."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from coach.care.reminders.model import (
    BEDTIME,
    DONE,
    DRINK,
    FOLLOW_UP,
    IGNORED,
    LATER,
    REPEAT_AFTER_MS,
    SESSION,
    SKIP,
    SNOOZES_MOST,
    Reminder,
)
from coach.care.reminders.scheduler import APART_MS
from coach.care.reminders.when import training_instant
from tests.core.care.reminders.world import (
    ANSWERS,
    HOUR_MS,
    MINUTE_MS,
    SECOND_MS,
    World,
    hours_in,
    utc_ms,
)

ZONES = (
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
    "Pacific/Apia",
    "Pacific/Honolulu",
)
# Around changes of the clocks in these zones, around a year's end, and any day.
STARTS = (
    utc_ms(2026, 3, 28, 20),
    utc_ms(2026, 10, 24, 20),
    utc_ms(2026, 3, 7, 23),
    utc_ms(2026, 10, 31, 23),
    utc_ms(2026, 4, 4, 12),
    utc_ms(2026, 10, 3, 12),
    utc_ms(2026, 12, 31, 10),
    utc_ms(2026, 6, 10, 3, 59),
)
KINDS = ((SESSION, 18 * 60, 0), (BEDTIME, 21 * 60 + 30, 3), (DRINK, 15 * 60, 1))


def daily(kind, minute, hours_of_use):
    """Return a source of something that comes every day at one time."""

    def source(moment):
        clock = moment.hours.clock
        today = date.fromisoformat(clock.day(moment.now_ms))
        for ahead in (-1, 0, 1):
            day = (today + timedelta(days=ahead)).isoformat()
            due_ms = training_instant(clock, day, minute)
            end_ms = clock.span(day)[1]
            until_ms = due_ms + hours_of_use * HOUR_MS if hours_of_use else end_ms
            movable_ms = 0 if hours_of_use else end_ms + 24 * HOUR_MS
            key = f"{kind}:{minute}"
            yield Reminder(
                key, kind, day, due_ms, until_ms, key, movable_until_ms=movable_ms
            )

    return source


def promised(times_ms):
    """Return a source of questions that are due at fixed instants."""

    def source(moment):
        for number, due_ms in enumerate(times_ms):
            day = moment.hours.clock.day(due_ms)
            yield Reminder(
                f"ask:{number}",
                FOLLOW_UP,
                day,
                due_ms,
                due_ms + 20 * HOUR_MS,
                "Ask",
                is_unique=True,
            )

    return source


def name(each):
    """Return what tells a reminder from all others: its key, and mostly its day."""
    return each.key, "" if each.key.startswith("ask:") else each.day


class Judged(World):
    """A world in which every step is held against the rules."""

    def check_showing(self, showing):
        assert not self.is_held
        assert self.now_ms >= self.paused_until_ms
        if self.shown:
            assert self.real_ms - self.shown[-1][0] >= APART_MS
        for reminder in showing.reminders:
            assert reminder.due_ms <= self.now_ms
            assert self.now_ms < max(reminder.until_ms, reminder.movable_until_ms)
            assert not self.hours.is_quiet(reminder.kind, self.now_ms)
            self.check_again(reminder)

    def check_again(self, reminder):
        """A reminder comes once; again after `later`, and once more when ignored."""
        before = [each for each in self.said if name(each) == name(reminder)]
        answers = [each.answer for each in before]
        assert not {DONE, SKIP} & set(answers)
        assert answers.count(LATER) <= SNOOZES_MOST
        assert answers[-2:] != [IGNORED, IGNORED]
        if before and before[-1].answer == IGNORED:
            assert abs(self.now_ms - before[-1].at_ms) >= REPEAT_AFTER_MS
        elif before:
            assert self.now_ms >= before[-1].until_ms

    def check_nothing_lost(self):
        if self.is_held or self.now_ms < self.paused_until_ms or self.waits():
            return
        for source in self.sources:
            for each in source(self.moment()):
                is_open = each.due_ms <= self.now_ms < each.until_ms
                if is_open and not self.hours.is_quiet(each.kind, self.now_ms):
                    assert name(each) in map(name, self.said)

    def waits(self):
        """Return whether the minute after a showing or a start is not over yet."""
        since_ms = [self.began_mono_ms] if self.had_said else []
        if self.shown_mono_ms is not None:
            since_ms.append(self.shown_mono_ms)
        return bool(since_ms) and self.mono_ms - max(since_ms) < APART_MS


SECONDS = st.sampled_from(
    (1, 20, 45, 61, 840, 901, 1_860, 3_600, 7_200, 14_400, 36_000, 90_000)
)
EVENTS = st.one_of(
    st.tuples(st.just("run"), SECONDS),
    st.tuples(st.just("suspend"), SECONDS),
    st.tuples(st.just("set"), st.sampled_from((-1_500, -61, -1, 1, 61, 1_500, 43_200))),
    st.tuples(st.just("travel"), st.sampled_from(ZONES)),
    st.tuples(st.just("restart"), st.just(0)),
    st.tuples(st.just("hold"), st.booleans()),
    st.tuples(st.just("pause"), SECONDS),
    st.tuples(st.sampled_from(ANSWERS), st.integers(0, 5)),
)


def act(world, event):
    """Let one thing happen."""
    what, how = event
    if what == "run":
        world.run(how * SECOND_MS)
    elif what == "suspend":
        world.suspend(how * SECOND_MS)
    elif what == "set":
        world.set_ms += how * MINUTE_MS
    elif what == "travel":
        world.travel(how)
    elif what == "restart":
        world.restart()
    elif what == "hold":
        world.is_held = how
    elif what == "pause":
        world.paused_until_ms = world.now_ms + how * SECOND_MS
    else:
        world.answer(what, how)
    world.run(1)


@example(
    start_ms=1_774_728_000_000,
    zone="UTC",
    later_min=0,
    asks=[],
    let_through=(),
    events=[("run", 1), ("set", -1500), ("later", 0)],
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    start_ms=st.sampled_from(STARTS),
    zone=st.sampled_from(ZONES),
    later_min=st.integers(0, 1_440),
    asks=st.lists(st.sampled_from((0, 1, 20, 50, 70, 900, 3_600, 80_000)), max_size=4),
    let_through=st.sampled_from(((), (BEDTIME,))),
    events=st.lists(EVENTS, max_size=25),
)
def test_never_twice_never_lost_never_at_night(
    start_ms, later_min, zone, asks, let_through, events
):
    """Whatever happens to clock, machine and program, the rules hold at every look."""
    start_ms += later_min * MINUTE_MS
    sources = [daily(*kind) for kind in KINDS]
    sources.append(promised([start_ms + each * SECOND_MS for each in asks]))
    world = Judged(sources, start_ms, zone, hours_in(zone, let_through=let_through))
    for event in events:
        act(world, event)
    world.is_held, world.paused_until_ms = False, 0
    world.run(26 * HOUR_MS)

    times_shown = Counter(map(name, world.said))
    assert all(count <= 2 * (SNOOZES_MOST + 1) for count in times_shown.values())
