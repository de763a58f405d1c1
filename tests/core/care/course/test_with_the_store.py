"""Courses with the real history: the demo's story, and notes through the journal."""

import json
from dataclasses import replace
from datetime import date

import pytest

from coach.care.course.actions import answer_note, start_data
from coach.care.course.answers import Answer
from coach.care.course.facts import Moment
from coach.care.course.now import courses_at
from coach.care.course.reading import load_history, load_sessions
from coach.care.course.state import courses_now
from coach.demo.fill import fill_demo
from coach.progress.planned import planned_days
from coach.store.connection import open_reader, open_store
from coach.store.days import utc_text
from coach.store.entries import COURSE, COURSE_TEST, NewEntry, entries
from coach.store.transactions import transaction
from tests.core.care.course.diary import Diary, at_ms, day_at
from tests.core.exchange import building
from tests.core.exchange.building import Builder
from tests.core.shipped import LIBRARY

NOW_MS = 1_795_860_000_000  # 2026-11-28, about noon
DAY_MS = 86_400_000


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """Return a reader of the demo's history."""
    path = tmp_path_factory.mktemp("demo") / "history.sqlite"
    fill_demo(path, LIBRARY, NOW_MS)
    connection = open_reader(path)
    yield connection
    connection.close()


def moment(days_ago):
    return Moment(NOW_MS - days_ago * DAY_MS)


def test_the_first_course_of_the_demo_has_ended(demo):
    """It is known, and does not run any more; the second one does."""
    history = load_history(demo, LIBRARY, "2000-01-01")

    second, first = courses_now(history, moment(0))
    (running,) = courses_at(history, moment(0))

    assert [stay.stage.name for stay in first.stays] == [
        *("first-days", "phase-1", "phase-2", "phase-3")
    ]
    assert first.ended == moment(31).day
    assert running.course.id == second.id
    assert [stay.stage.name for stay in second.stays] == ["stage-1", "stage-2"]


@pytest.mark.parametrize(
    ("days_ago", "stage"), [(68, "first-days"), (64, "phase-1"), (52, "phase-2")]
)
def test_the_demo_course_on_its_way(demo, days_ago, stage):
    """Each stage has its sessions, and a decision with reasons."""
    history = load_history(demo, LIBRARY, "2000-01-01")

    (now,) = courses_at(history, moment(days_ago))

    assert now.course.stage.name == stage
    assert now.course.side == "right"
    assert now.standing.verdicts
    assert now.decision.reasons


def test_illness_of_the_demo_rests_it(demo):
    """Its pause and its illness cover the same days."""
    history = load_history(demo, LIBRARY, "2000-01-01")

    (now,) = courses_at(history, moment(38))

    assert now.decision.kind == "rest"
    assert not now.due.is_due


def test_facts_of_a_session(demo):
    """Pain, sides, exercises done, and where it hurt, as they were stored."""
    history = load_history(demo, LIBRARY, "2000-01-01")
    first = next(s for s in history.sessions if s.program == "hamstring-mild-1")

    assert (first.worst, first.side, first.is_whole) == (3, "right", True)
    assert "heel-dig" in first.exercises
    assert [pain for _, pain in first.sore] == [3]
    assert first.ended_ms > first.started_ms


def test_only_what_running_courses_need_is_read(demo):
    """Of a course that has ended the notes are enough, its year of sessions is not."""
    history = load_history(demo, LIBRARY)
    first = moment(13).day

    assert len([note for note in history.notes if note.kind == COURSE]) == 12
    assert history.sessions
    assert min(each.day for each in history.sessions) >= first


def test_an_injury_brings_its_sessions(tmp_path):
    """What was done since it happened counts before a plan is begun, too."""
    path = tmp_path / "h.sqlite"
    fill_demo(path, LIBRARY, NOW_MS)
    connection = open_store(path)
    last = entries(connection, (COURSE,))[-1]
    at, now = utc_text(NOW_MS - 5 * DAY_MS), utc_text(NOW_MS)
    end = json.dumps(last.data | {"decision": "end"})
    data = json.dumps({"injury": "i", "area": "hamstring", "at": at})
    with transaction(connection):
        NewEntry("end", COURSE, now[:10], now, None, end, now).write(connection)
        NewEntry("i", "injury", at[:10], at, None, data, at).write(connection)

    history = load_history(connection, LIBRARY)
    connection.close()

    first = min(each.day for each in history.sessions)
    assert first >= moment(6).day
    assert history.mornings


def test_an_empty_history_is_no_trouble(tmp_path):
    """Nobody has begun anything yet."""
    open_store(tmp_path / "h.sqlite").close()
    connection = open_reader(tmp_path / "h.sqlite")

    history = load_history(connection, LIBRARY)
    connection.close()

    assert (history.notes, history.sessions) == ((), ())
    assert courses_at(history, moment(0)) == []


def test_notes_come_back_from_the_disk(tmp_path):
    """A start and an answer, written and read, lead to the same course."""
    start = start_data(LIBRARY.plans["calf-ladder"], Moment(at_ms(0)), side="left")
    connection = open_store(tmp_path / "h.sqlite")

    def write(name, kind, day, data):
        text, at = day_at(day).isoformat(), utc_text(at_ms(day))
        entry = NewEntry(name, kind, text, at, None, json.dumps(data), at)
        with transaction(connection):
            entry.write(connection)

    def look():
        (now,) = courses_at(load_history(connection, LIBRARY), Moment(at_ms(1)))
        return now

    write("a", COURSE, 0, start)
    now = look()
    walk = next(each for each in now.advance.checks if each.key == "test")
    write("b", COURSE_TEST, 1, answer_note(now.course, walk, Answer(yes=True, pain=0)))
    walked = next(each for each in look().advance.checks if each.key == "test")
    connection.close()

    assert walk.missing == "Not done yet."
    assert walked.status == "met"


def planned(diary, last):
    """Return the days that the calendar plans, counted from day 0."""
    found = planned_days(
        day_at(0),
        day_at(last),
        today=day_at(0),
        courses=[note for note in diary.notes if note.kind == COURSE],
        plans=LIBRARY.plans,
    )
    return {(each.day - day_at(0)).days: each.program for each in found}


def test_the_calendar_reads_the_same_notes():
    """A way back changes the program that is planned, and a pause plans nothing."""
    diary = Diary("hamstring-mild", "phase-3")
    for day in range(-2, 1):
        diary.morning(day, 1)
    diary.session(0, 1, signs=frozenset({"twinge"}))
    diary.asked(0)
    diary.accept(1)

    days = planned(diary, 3)

    assert days[0] == "hamstring-mild-3"
    assert {days[1], days[2]} == {"hamstring-mild-2"}


def test_the_calendar_and_what_is_due_agree():
    """Where everything is done as planned, both name the same days."""
    for plan, stage in (("hamstring-mild", "phase-3"), ("return-to-run", "step-1")):
        diary = Diary(plan, stage)
        done = []
        for day in range(14):
            if diary.look(day).due.is_due:
                diary.session(day, 1)
                diary.morning(day + 1, 1)
                done.append(day)
        expected = [
            (each.day - day_at(0)).days
            for each in planned_days(
                day_at(0),
                day_at(13),
                today=day_at(13),
                courses=[note for note in diary.notes if note.kind == COURSE],
                plans=LIBRARY.plans,
            )
            if each.stage == stage
        ]

        assert done == expected


def test_demo_notes_are_those_of_courses(demo):
    """The story writes the same keys as the actions do."""
    for note in entries(demo, (COURSE,)):
        assert {"course", "plan", "title", "stage", "side", "decision"} <= set(
            note.data
        )
        assert date.fromisoformat(note.local_day)


@pytest.mark.parametrize(
    ("answers", "counts"),
    [
        (None, False),
        ({"pain": 2}, False),
        ({"pain": 3}, True),
        ({"signs": ["limp"]}, True),
        ({"pain": 1, "quality": ["sharp"]}, True),
    ],
)
def test_a_short_session_counts_when_it_hurt(tmp_path, clock, answers, counts):
    """Opened by mistake it counts for nothing; ended by pain it is no mistake."""
    path = tmp_path / "history.sqlite"
    builder = Builder(path, clock)
    builder.session(answers, steps=((0, "start", {}), (5, "stop", {})))
    builder.close()
    connection = open_reader(path)
    try:
        (found,) = load_sessions(connection, "2000-01-01")
    finally:
        connection.close()

    assert found.counts is counts


@pytest.mark.parametrize(
    ("text", "stop_pain"),
    [("[safety]\nstop_pain = 3", 3), ("", None), ("safety = 3", None), ("=", None)],
)
def test_a_stopped_session_tells_the_limit_it_was_played_with(
    tmp_path, clock, monkeypatch, text, stop_pain
):
    """From the program as it was then; a text without one tells nothing."""
    program = replace(building.START.program, body=text)
    monkeypatch.setattr(building, "START", replace(building.START, program=program))
    path = tmp_path / "history.sqlite"
    builder = Builder(path, clock)
    builder.session({"pain": 4}, steps=((0, "start", {}), (70, "stop", {})))
    builder.session({"pain": 4})
    builder.close()
    connection = open_reader(path)
    try:
        stopped, whole = load_sessions(connection, "2000-01-01")
    finally:
        connection.close()

    assert (stopped.stop_pain, whole.stop_pain) == (stop_pain, None)
