"""When the morning question is due: windows, days, late answers, travel."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.care.morning import (
    LEAST_AFTER_MS,
    Ended,
    LocalTime,
    asked_from,
    local_time,
    morning_question,
    wall_ms_at,
)
from coach.store.days import training_day

MONDAY = date(2026, 3, 2)
TUESDAY, WEDNESDAY = MONDAY + timedelta(1), MONDAY + timedelta(2)
HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS


def at(day, hour, minute=0, offset_min=0):
    """Return the wall clock at a local time, in ms."""
    moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)
    return round(moment.timestamp() * 1000) - offset_min * 60_000


def session(day=MONDAY, hour=18, *, kind="stretch", has_pain=True, name="s"):
    return Ended(name, day, at(day, hour), "Bridges", kind, has_pain)


def asked(sessions, now_ms, settled=(), offset_min=0, hour=8):
    return morning_question(sessions, settled, now_ms, offset_min, hour)


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (at(MONDAY, 23), None),
        (at(TUESDAY, 7, 59), None),
        (at(TUESDAY, 8), TUESDAY),
        (at(TUESDAY, 23, 59), TUESDAY),
        (at(WEDNESDAY, 0), TUESDAY),
        (at(WEDNESDAY, 11, 59), TUESDAY),
        (at(WEDNESDAY, 12), None),
    ],
)
def test_the_window_opens_at_the_hour_and_closes_at_noon_a_day_later(now, day):
    """A session of Monday is asked about from Tuesday 08:00 until Wednesday noon."""
    question = asked([session()], now)

    assert (question and question.day) == day


def test_a_late_question_says_that_it_is_late():
    """On Wednesday the morning asked about is yesterday's."""
    assert asked([session()], at(WEDNESDAY, 9)).is_late
    assert not asked([session()], at(TUESDAY, 9)).is_late


@pytest.mark.parametrize(
    ("kind", "has_pain", "is_asked"),
    [
        ("stretch", True, True),
        ("stretch", False, False),
        ("rehab", False, True),
        ("rehab", True, True),
    ],
)
def test_what_is_asked_about(kind, has_pain, is_asked):
    """Any session with a pain answer, and every rehab session."""
    question = asked([session(kind=kind, has_pain=has_pain)], at(TUESDAY, 9))

    assert (question is not None) == is_asked


def test_one_question_covers_all_sessions_of_a_day():
    """Three sessions of one day are one question; the last one carries the answer."""
    day = [session(hour=h, name=str(h)) for h in (18, 7, 12)]
    question = asked(day, at(TUESDAY, 9))

    assert [each.session_id for each in question.sessions] == ["7", "12", "18"]
    assert question.session_id == "18"


def test_an_answered_morning_is_not_asked_again():
    """Neither on that morning nor on the next."""
    assert asked([session()], at(TUESDAY, 9), {TUESDAY}) is None
    assert asked([session()], at(WEDNESDAY, 9), {TUESDAY}) is None


def test_today_comes_before_yesterday():
    """Who forgot yesterday and trained again is asked about this morning only."""
    both = [session(MONDAY, name="mon"), session(TUESDAY, name="tue")]

    assert asked(both, at(WEDNESDAY, 7)).day == TUESDAY
    assert asked(both, at(WEDNESDAY, 9)).day == WEDNESDAY
    assert asked(both, at(WEDNESDAY, 9), {WEDNESDAY}) is None


def test_a_session_after_midnight_is_asked_about_the_same_morning():
    """02:00 on Tuesday belongs to Monday, and the morning after is Tuesday's."""
    late = replace(session(), ended_ms=at(TUESDAY, 2))

    assert asked([late], at(TUESDAY, 8)).day == TUESDAY


def test_nobody_is_asked_right_after_training():
    """A session that ended at 03:30 waits four hours, whatever the hour is set to."""
    late = replace(session(), ended_ms=at(TUESDAY, 3, 30))

    assert asked([late], at(TUESDAY, 4), hour=4) is None
    assert asked([late], at(TUESDAY, 7, 29), hour=4) is None
    assert asked([late], at(TUESDAY, 7, 30), hour=4).day == TUESDAY


def test_when_it_will_be_asked_is_known_beforehand():
    """The end of a session can say when the question comes."""
    usual = asked_from(MONDAY, at(MONDAY, 18), 0, 8)
    late = asked_from(MONDAY, at(TUESDAY, 3, 30), 0, 4)

    assert (usual.day, usual.clock) == (TUESDAY, "08:00")
    assert (late.day, late.clock) == (TUESDAY, "07:30")


def test_local_time_follows_the_offset():
    """23:30 UTC is the next day in India."""
    assert local_time(at(MONDAY, 23, 30), 330) == LocalTime(TUESDAY, 5 * 60)
    assert local_time(at(MONDAY, 23, 30), 0).clock == "23:30"


@given(st.integers(at(MONDAY, 0), at(MONDAY, 0) + 400 * DAY_MS))
def test_a_shown_time_leads_back_to_its_instant(wall_ms):
    """Also around a change of the clocks the time found is the one that was shown."""
    place = ZoneInfo("Europe/Berlin")

    def offset_min_at(ms):
        moment = datetime.fromtimestamp(ms / 1000, tz=place)
        return round(moment.utcoffset().total_seconds() / 60)

    shown = local_time(wall_ms, offset_min_at(wall_ms))
    found_ms = wall_ms_at(shown, offset_min_at)

    assert local_time(found_ms, offset_min_at(found_ms)) == shown


offsets = st.integers(-12 * 4, 14 * 4).map(lambda quarters: quarters * 15)
hours = st.integers(4, 11)
ends = st.integers(at(MONDAY, 0), at(MONDAY, 0) + 10 * DAY_MS)


def ended_at(ended_ms, offset_min, name="s"):
    day = date.fromisoformat(training_day(ended_ms, offset_min))
    return Ended(name, day, ended_ms, "", "rehab", False)


@given(ends, offsets, hours, st.integers(0, 3 * DAY_MS))
def test_asked_exactly_inside_the_window(ended_ms, offset_min, hour, later_ms):
    """In one place, the question stands from when it was promised until noon."""
    one = ended_at(ended_ms, offset_min)
    now_ms = ended_ms + later_ms
    now = local_time(now_ms, offset_min)
    first = asked_from(one.local_day, ended_ms, offset_min, hour)
    last = LocalTime(one.local_day + timedelta(2), 12 * 60)
    question = asked([one], now_ms, offset_min=offset_min, hour=hour)

    assert (question is not None) == (first <= now < last)


@given(
    st.lists(
        st.tuples(st.integers(0, 14 * HOUR_MS), offsets, st.booleans()),
        min_size=1,
        max_size=60,
    ),
    hours,
)
def test_travel_never_asks_twice(steps, hour):
    """Whatever zones are crossed: a morning and a session are asked about once."""
    now_ms = at(MONDAY, 12)
    sessions, settled, about = [], set(), []
    for number, (passed_ms, offset_min, trains) in enumerate(steps):
        now_ms += passed_ms
        if trains:
            sessions.append(ended_at(now_ms, offset_min, str(number)))
        question = asked(sessions, now_ms, settled, offset_min, hour)
        if question is not None:
            assert question.day not in settled
            settled.add(question.day)
            about += [each.session_id for each in question.sessions]
            assert all(now_ms - s.ended_ms >= LEAST_AFTER_MS for s in question.sessions)
        assert asked(sessions, now_ms, settled, offset_min, hour) is None

    assert len(about) == len(set(about))


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "UTC"])
@pytest.mark.parametrize(
    "day", [date(2026, 3, 28), date(2026, 3, 7), date(2026, 10, 24), date(2026, 10, 31)]
)
def test_a_change_of_the_clocks_moves_nothing(zone, day):
    """In the night that is an hour shorter or longer it is still asked at 08:00."""
    place = ZoneInfo(zone)

    def moment(day, hour, minute=0):
        local = datetime(day.year, day.month, day.day, hour, minute, tzinfo=place)
        offset = local.utcoffset()
        return round(local.timestamp() * 1000), round(offset.total_seconds() / 60)

    ended_ms, offset_min = moment(day, 20)
    one = ended_at(ended_ms, offset_min)
    next_day = day + timedelta(1)
    before_ms, before_min = moment(next_day, 7, 59)
    after_ms, after_min = moment(next_day, 8)

    assert asked([one], before_ms, offset_min=before_min) is None
    assert asked([one], after_ms, offset_min=after_min).day == next_day
