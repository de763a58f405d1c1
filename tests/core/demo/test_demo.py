"""The demo's history: the same every time, and what a person could have left behind."""

from datetime import date, timedelta

import pytest

from coach.demo.fill import fill_demo
from coach.demo.play import Wish, played_events
from coach.session.timeline import expand
from coach.store.connection import open_reader
from coach.store.days import training_day, utc_offset_min
from coach.store.entries import COURSE, CRAMP, ILLNESS, PAIN, entries
from coach.store.history import sessions, unfinished
from coach.store.plan import SessionStart
from tests.core.demo.conftest import NOW_MS


def dump(connection):
    """Return every row of every table that a person's data lie in."""
    tables = ("document", "session", "event", "entry_event", "session_summary")
    return [connection.execute(f"SELECT * FROM {name}").fetchall() for name in tables]


def test_it_is_the_same_every_time(filled, library, tmp_path):
    """Two demos of one day do not differ in a byte."""
    fill_demo(tmp_path / "again.sqlite", library, NOW_MS)
    again = open_reader(tmp_path / "again.sqlite")

    assert dump(again) == dump(filled)
    again.close()


def test_it_covers_a_year_and_ends_yesterday(filled):
    """A year of warm-ups, then ten weeks with two courses; nothing lies ahead."""
    today = date.fromisoformat(training_day(NOW_MS, utc_offset_min(NOW_MS)))
    days = [date.fromisoformat(each.local_day) for each in sessions(filled, 1_000)]

    assert today - timedelta(days=365) <= min(days) <= today - timedelta(days=355)
    assert today - timedelta(days=4) <= max(days) < today
    assert max(each.happened_at for each in entries(filled)) < "2026-11-28T12"


def test_every_session_has_ended(filled):
    """Nothing is offered as cut off."""
    assert unfinished(filled) is None
    assert {each.outcome for each in sessions(filled, 1_000)} == {"done"}


def test_the_first_course_gets_better_with_set_backs(filled):
    """Mornings go from 5 to 0, with one step back and one hold on the way."""
    first, _ = told_courses(filled)
    last_day = first[-1].local_day
    notes = entries(filled, (PAIN,), to_day=last_day)
    mornings = [each.data["pain"] for each in notes]
    decisions = [each.data["decision"] for each in first]

    assert mornings[0] == 5
    assert max(mornings[-4:]) <= 1
    assert decisions.count("step-back") == decisions.count("hold") == 1
    assert decisions[0] == "start"
    assert decisions[-1] == "end"


def test_the_second_course_runs(filled):
    """It was held once, and has come to its second stage."""
    _, second = told_courses(filled)

    assert [each.data["decision"] for each in second] == ["start", "hold", "step-up"]


def told_courses(connection):
    """Return the notes of both courses, each oldest first."""
    notes = entries(connection, (COURSE,))
    ids = dict.fromkeys(each.data["course"] for each in notes)
    return [[each for each in notes if each.data["course"] == name] for name in ids]


def test_no_session_while_ill(filled):
    """The days of the cold are free of exercise."""
    (illness,) = entries(filled, (ILLNESS,))
    days = {each.local_day for each in sessions(filled, 1_000)}

    assert not {
        day for day in days if illness.data["from"] <= day <= illness.data["until"]
    }


def test_a_cramp_at_night_counts_for_the_evening_before(filled):
    """What happens before 04:00 belongs to the training day that ends then."""
    cramp = entries(filled, (CRAMP,))[0]
    local = date.fromisoformat(cramp.local_day)

    assert cramp.data["night"]
    assert training_day_of(cramp) == local.isoformat()


def training_day_of(entry):
    """Return the training day of a note's own moment."""
    from datetime import datetime

    moment = datetime.fromisoformat(entry.happened_at.replace("Z", "+00:00"))
    wall_ms = round(moment.timestamp() * 1000)
    return training_day(wall_ms, utc_offset_min(wall_ms))


@pytest.fixture
def start(library):
    """Return the start of a short program with an each-side step."""
    program = library.programs["hamstring-flexibility"]
    timeline = expand(program, library.exercises)
    return SessionStart.of(program, timeline, library.exercises)


def test_a_wished_stop_ends_the_session_there(start):
    """The step at which it was to stop is begun and not finished."""
    events = played_events(start, Wish("hamstring-flexibility", 0, stop_at_step=1))

    assert events[-1].kind == "stop"
    assert max(each.data.get("step", 0) for each in events) == 1


def test_wished_skips_and_pains_are_told(start):
    """A skipped step has no work that is done; pain is said where it was wished."""
    wish = Wish("hamstring-flexibility", 0, skip_steps=(1,), hurts={0: 4})
    events = played_events(start, wish)
    ends = [each for each in events if each.kind == "item-end"]

    assert {each.data["how"] for each in ends if each.data["step"] == 1} == {"skipped"}
    assert [each.data["pain"] for each in events if each.kind == "hurt"] == [4]
    assert events[-1].kind == "finish"
