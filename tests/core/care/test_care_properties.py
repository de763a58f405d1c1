"""Limits of cold that hold whatever was done and however time jumps.

Somebody with a strain lives through some days: they begin cold when they like, forget
to end it, note it afterwards, travel, and their clock jumps forth and back. What the
day line proposes, and what may be begun, keeps to the limits all the same. The limits
are written down here once more, by hand.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.care.care_day import care_day
from coach.care.care_limits import CareCase
from coach.care.care_notes import CareDone
from coach.care.care_start import CareRefusedError, Wish
from coach.care.care_timer import begin
from tests.core.care.clocks import HOUR_MS, MINUTE_MS, at, clock_in
from tests.core.shipped import LIBRARY

ZONES = (
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Pacific/Auckland",
)
# Days around changes of the clocks, and usual ones.
STARTS = tuple(
    at(text)
    for text in (
        "2026-03-27 18:00",
        "2026-10-24 09:00",
        "2026-10-31 20:00",
        "2026-04-04 13:00",
        "2026-11-21 14:00",
    )
)
NIGHTS = (
    ("22:30", "07:00"),
    ("00:00", "08:00"),
    ("08:00", "15:30"),
    ("03:30", "11:00"),
)

GAP_MS, SHORTEST_MS, LONGEST_MS = 2 * HOUR_MS, 10 * MINUTE_MS, 20 * MINUTE_MS
MOST_A_DAY, LAST_MS = 6, 72 * HOUR_MS

ACTIONS = st.lists(
    st.one_of(
        st.tuples(st.just("wait"), st.integers(1, 14 * 60)),
        st.tuples(st.just("jump"), st.integers(-6 * 60, 12 * 60)),
        st.tuples(st.just("travel"), st.sampled_from(ZONES)),
        st.tuples(st.just("ice"), st.integers(10, 20)),
        st.tuples(st.just("next"), st.integers(10, 20)),
        st.tuples(st.just("forget"), st.integers(10, 20)),
        # Around the end of the gap, where a slip of a minute shows.
        st.tuples(st.just("edge"), st.integers(-20, 5)),
        st.tuples(st.just("edge"), st.integers(0, 2)),
        st.tuples(st.just("noted"), st.integers(1, 40)),
    ),
    min_size=4,
    max_size=30,
)


class Person:
    """Somebody with a strain, and all that they did."""

    def __init__(self, start_ms: int, night: tuple[str, str], protocol: str) -> None:
        self.now_ms = start_ms
        self.night = night
        self.zone = ZONES[0]
        self.case = CareCase(LIBRARY.protocols[protocol], start_ms, start_ms, "thigh")
        self.step = self.case.protocol.step("ice")
        self.done: list[CareDone] = []
        self.broken: list[str] = []

    @property
    def clock(self):
        return clock_in(self.zone, *self.night)

    def plan(self):
        return care_day(self.case, self._in_order(), self.clock, self.now_ms, {})

    def do(self, action: str, value) -> None:
        if action == "travel":
            self.zone = value
        elif action in {"wait", "jump"}:
            self.now_ms += value * MINUTE_MS
        elif action == "edge":
            last_ms = max((done.end_ms for done in self.done), default=self.now_ms)
            self.now_ms = last_ms + GAP_MS + value * MINUTE_MS
            self._begin("ice", 10)
        elif action == "noted":
            self._keep(self.now_ms - value * MINUTE_MS, value, is_timer=False)
        else:
            self._begin(action, value)

    def _begin(self, action: str, minutes: int) -> None:
        if action == "next":
            coming = [item for item in self.plan().of("ice") if item.is_to_come]
            if coming:
                self.now_ms = max(self.now_ms, coming[0].at_ms)
        wish = Wish(self.case, self.step, minutes * MINUTE_MS)
        try:
            timer = begin(wish, self._in_order(), self.clock, self.now_ms, None)
        except CareRefusedError as error:
            opens_ms = error.refused.opens_ms
            if opens_ms is not None and opens_ms <= self.now_ms:
                self.broken.append("refused, but open")
            return
        self.broken += self.breaches(timer.started_ms, timer.length_ms)
        self._keep(timer.started_ms, minutes, is_timer=True, forgets=action == "forget")

    def _keep(self, start_ms, minutes, *, is_timer, forgets=False) -> None:
        # Whoever forgot to end a timer is asked later; the longest time counts then.
        length_ms = LONGEST_MS if forgets else minutes * MINUTE_MS
        self.done.append(
            CareDone(
                f"note-{len(self.done)}",
                "ice",
                start_ms,
                self.clock.day(start_ms),
                "rice",
                "ice",
                "thigh",
                length_ms,
                start_ms + length_ms,
                is_timer,
            )
        )

    def _in_order(self) -> tuple[CareDone, ...]:
        return tuple(sorted(self.done, key=lambda done: done.start_ms))

    def minute_of_day(self, at_ms: int) -> int:
        moment = datetime.fromtimestamp(at_ms // 1000, ZoneInfo(self.zone))
        return moment.hour * 60 + moment.minute

    def is_asleep(self, at_ms: int) -> bool:
        first, last = (int(t[:2]) * 60 + int(t[3:]) for t in self.night)
        minute = self.minute_of_day(at_ms)
        if first <= last:
            return first <= minute < last
        return minute >= first or minute < last

    def breaches(self, start_ms: int, length_ms: int) -> list[str]:
        """Return the limits that something which begins would break."""
        end_ms = start_ms + length_ms
        day = self.clock.day(start_ms)
        written = [done for done in self.done if done.day == day]
        by_clock = [d for d in self.done if self.clock.day(d.start_ms) == day]
        kept = {
            "length": SHORTEST_MS <= length_ms <= LONGEST_MS,
            "hours": self.case.at_ms
            <= start_ms
            <= self.case.at_ms + LAST_MS - length_ms,
            "gap": all(
                start_ms >= done.end_ms + GAP_MS or end_ms + GAP_MS <= done.start_ms
                for done in self.done
            ),
            "night": not any(
                self.is_asleep(minute_ms)
                for minute_ms in range(start_ms, end_ms, MINUTE_MS)
            ),
            "most": max(len(written), len(by_clock)) < MOST_A_DAY,
        }
        return [name for name, is_kept in kept.items() if not is_kept]


def lived(start_ms, night, protocol, actions) -> Person:
    """Return somebody after all that they did."""
    person = Person(start_ms, night, protocol)
    for action, value in actions:
        person.do(action, value)
    return person


lives = given(
    st.sampled_from(STARTS),
    st.sampled_from(NIGHTS),
    st.sampled_from(["rice", "price"]),
    ACTIONS,
)


@settings(max_examples=80, deadline=None)
@lives
def test_what_may_be_begun_keeps_to_all_limits(start_ms, night, protocol, actions):
    """Gap, length, six a day, no night, nothing after its hours."""
    person = lived(start_ms, night, protocol, actions)

    assert person.broken == []


@settings(max_examples=80, deadline=None)
@lives
def test_what_is_proposed_keeps_to_all_limits(start_ms, night, protocol, actions):
    """Each proposal could be done, with those before it, without breaking one."""
    person = lived(start_ms, night, protocol, actions)
    coming = [item for item in person.plan().of("ice") if item.is_to_come]
    open_ms = 0
    for item in coming:
        # What is due is done now; those that would follow too soon then move on.
        start_ms = person.now_ms if item.state == "due" else item.at_ms
        if start_ms < open_ms:
            continue
        if item.state == "due":
            open_ms = start_ms + person.step.lasts_ms + GAP_MS
        assert person.breaches(start_ms, person.step.lasts_ms) == []
        person._keep(start_ms, 15, is_timer=True)

    assert len([item for item in coming if item.state == "due"]) <= 1


@settings(max_examples=60, deadline=None)
@lives
def test_a_day_has_stable_keys_and_times_in_order(start_ms, night, protocol, actions):
    """Nothing is there twice, and nothing comes before what was done before it."""
    person = lived(start_ms, night, protocol, actions)
    items = person.plan().items
    keys = [item.key for item in items]
    times = [item.at_ms for item in items if item.at_ms is not None]

    assert len(set(keys)) == len(keys)
    assert times == sorted(times)


@pytest.mark.parametrize("zone", ZONES)
def test_four_days_of_following_the_plan(zone):
    """Whoever does all that is proposed has at most six a day, two hours apart."""
    person = Person(STARTS[0], NIGHTS[0], "rice")
    person.zone = zone
    for _ in range(4 * 24 * 3):
        person.now_ms += 20 * MINUTE_MS
        due = [item for item in person.plan().of("ice") if item.state == "due"]
        if due:
            person.do("ice", 15)

    counts = Counter(done.day for done in person.done)
    assert counts.total() >= 8
    assert max(counts.values()) <= MOST_A_DAY


def test_the_oracle_finds_a_breach():
    """The limits of this file are not empty: a second one too soon is seen."""
    person = Person(STARTS[4], NIGHTS[0], "rice")
    person.do("ice", 15)

    assert person.breaches(person.now_ms + HOUR_MS, LONGEST_MS) == ["gap"]
    assert "night" in person.breaches(at("2026-11-22 03:00"), LONGEST_MS)
