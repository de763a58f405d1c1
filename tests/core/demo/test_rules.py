"""On every day of the demo's story the rules of care and of courses are kept."""

from itertools import pairwise

import pytest

from coach.care.access import is_open
from coach.care.care_case import running_case
from coach.care.care_closed import closed_steps
from coach.care.care_facts import CareFacts
from coach.care.care_limits import limits_of
from coach.care.care_notes import WHAT, care_done
from coach.care.course.facts import Moment, note_ms
from coach.care.course.gather import make_history
from coach.care.course.now import courses_at
from coach.care.course.reading import load_sessions
from coach.care.day_clock import USUAL_FROM, USUAL_UNTIL, DayClock, sleep_hours
from coach.care.kinds import REHAB
from coach.care.screening import screen_for
from coach.care.verdict import Allowed
from coach.demo.fill import fill_demo
from coach.store.connection import open_reader
from coach.store.days import utc_offset_min
from coach.store.entries import CARE, COURSE, entries
from coach.store.settings import Settings
from tests.core.demo.conftest import NOW_MS

DAY_MS = 86_400_000
MINUTE_MS = 60_000


class Story:
    """What the demo's history says, up to any moment.

    Args:
        connection: A reader of it.
        library: The shipped library.
    """

    def __init__(self, connection, library):
        self.library = library
        self.notes = entries(connection)
        self.sessions = load_sessions(connection, "2000-01-01")
        first = min(note_ms(each) for each in self.notes if each.kind == COURSE)
        self.after = [each for each in self.sessions if each.started_ms > first]

    def facts(self, at_ms):
        """Return what was known at a moment."""
        return CareFacts(
            tuple(each for each in self.notes if note_ms(each) <= at_ms),
            tuple(each for each in self.sessions if each.ended_ms <= at_ms),
        )

    def courses(self, at_ms, without=None):
        """Return the running courses at a moment, as if one note did not exist."""
        facts = self.facts(at_ms)
        notes = [each for each in facts.notes if each is not without]
        history = make_history(notes, facts.sessions, self.library)
        return courses_at(history, moment(at_ms))

    def of_courses(self):
        """Return the sessions that were done for a course, oldest first."""
        programs = self.library.programs
        return [each for each in self.after if programs[each.program].kind == REHAB]

    def noted(self, kind):
        """Return the notes of a kind, oldest first."""
        return [each for each in self.notes if each.kind == kind]

    def days(self):
        """Return an instant late on each day since the first course began."""
        first = note_ms(self.noted(COURSE)[0])
        return range(first + 3 * 3_600_000, NOW_MS, DAY_MS)


def moment(at_ms):
    return Moment(at_ms, utc_offset_min(at_ms))


@pytest.fixture(scope="module")
def story(filled, library):
    """Return the whole story."""
    return Story(filled, library)


@pytest.fixture(scope="module")
def clock():
    """Return the person's clock with the hours of sleep of the settings."""
    plain = Settings()
    return DayClock(utc_offset_min, sleep_hours(plain.quiet_from, plain.quiet_to))


def care_limits(story, note, clock):
    """Return the limits of what a note of care did, and why its step was closed."""
    at_ms = note_ms(note)
    before = story.facts(at_ms - 1)
    case = running_case([*before.notes, note], story.library, at_ms)
    kind = next(key for key, what in WHAT.items() if what == note.data["what"])
    step = next(each for each in case.protocol.steps if each.kind == kind)
    situation = before.situation(story.library, moment(at_ms))
    closed = closed_steps(case.protocol, situation).get(step.name)
    return limits_of(case, step, clock, care_done(before.notes)), closed


def test_care_keeps_all_limits_of_its_file(story, clock):
    """Gap, most a day, hours since the injury, awake: nothing speaks against it."""
    for note in story.noted(CARE):
        limits, closed = care_limits(story, note, clock)
        length_ms = note.data.get("length_s", 0) * 1000

        assert closed is None
        assert limits.refusal(note_ms(note), length_ms) is None, note


def test_ice_keeps_the_numbers_of_the_content_plan(story, clock):
    """10 to 20 min, 2 h apart, at most 6 a day, never asleep, within 72 h."""
    ice = [each for each in story.noted(CARE) if each.data["what"] == "ice"]
    spans = [(note_ms(n), note_ms(n) + n.data["length_s"] * 1000) for n in ice]
    days = [each.local_day for each in ice]
    gaps = [later[0] - sooner[1] for sooner, later in pairwise(spans)]

    assert len(ice) == 16
    assert all(10 <= (end - start) / MINUTE_MS <= 20 for start, end in spans)
    assert min(gaps) >= 120 * MINUTE_MS
    assert max(days.count(day) for day in days) <= 6
    assert all(clock.is_awake(start, end) for start, end in spans)
    usual = DayClock(utc_offset_min, sleep_hours(USUAL_FROM, USUAL_UNTIL))
    assert all(usual.is_awake(start, end) for start, end in spans)


def test_each_session_was_open(story):
    """Nothing was done that a lock, the health list or the time would have closed."""
    for session in story.after:
        program = story.library.programs[session.program]
        facts = story.facts(session.started_ms)
        verdict = is_open(
            program, facts.situation(story.library, moment(session.started_ms))
        )

        assert isinstance(verdict, Allowed), (session.day, session.program, verdict)


def test_each_session_of_a_course_was_asked_about(story):
    """The stop questions were answered when they were due, and the short check too."""
    for session in story.of_courses():
        program = story.library.programs[session.program]
        start_ms = session.started_ms
        before, now = story.facts(start_ms - 10 * MINUTE_MS), story.facts(start_ms)
        due = screen_for(
            program, story.library.exercises, before.past(moment(start_ms))
        )
        fresh = [note for note in now.notes if note not in before.notes]
        answered = {name for note in fresh for name in note.data.get("answers", {})}

        assert {question.id for question in due.questions} <= answered, session.day
        assert [note.data["where"] for note in fresh].count("session") == 1


def test_each_session_of_a_course_was_due(story):
    """Nobody did more than the plan asks for."""
    for session in story.of_courses():
        (now,) = story.courses(session.started_ms)

        assert now.due.program == session.program
        assert (now.due.is_due, now.due.left) == (True, 1), session.day


def test_each_decision_is_that_of_the_core(story):
    """What was written down is what the rules came to at that moment."""
    kinds = {"step-up": "propose-step-up", "hold": "hold", "step-back": "step-back"}
    decided = [n for n in story.noted(COURSE) if n.data["decision"] in kinds]
    for note in decided:
        (now,) = story.courses(note_ms(note), without=note)

        assert now.decision.kind == kinds[note.data["decision"]]
        assert now.decision.is_new
        assert note.data["reasons"] == list(now.decision.reasons)

    assert [each.data["decision"] for each in decided] == [
        *("step-up", "step-up", "step-back", "hold", "step-up", "hold", "step-up")
    ]


def test_every_decision_was_confirmed_on_its_day(story):
    """On no evening a proposal, a hold or a step back waits for an answer."""
    for at_ms in story.days():
        for now in story.courses(at_ms):
            assert not now.decision.is_new, (moment(at_ms).day, now.decision)
            assert now.decision.kind != "refer"


def test_the_first_course_ended_with_every_point_met(story):
    """Nothing was missing on the morning of its end."""
    end = next(n for n in story.noted(COURSE) if n.data["decision"] == "end")

    (now,) = story.courses(note_ms(end) - 1)

    assert now.advance.is_ready
    assert now.advance.is_end


def test_each_stage_lasted_its_least_days(story):
    """No step came before the least days of its stage and 72 hours after another."""
    steps = [
        n for n in story.noted(COURSE) if n.data["decision"] in ("start", "step-up")
    ]
    for before, after in pairwise(steps):
        if before.data["course"] != after.data["course"]:
            continue
        stage = story.library.plans[before.data["plan"]].stage(before.data["stage"])
        days = (note_ms(after) - note_ms(before)) / DAY_MS

        assert days >= stage.min_days
        assert days >= 3 or before.data["decision"] == "start"


@pytest.mark.parametrize("ahead", range(7))
def test_something_is_due_on_any_day_it_is_opened(library, tmp_path, ahead):
    """Whatever the weekday: one course, one session due, some points met, not all."""
    now_ms = NOW_MS + ahead * DAY_MS
    fill_demo(tmp_path / "h.sqlite", library, now_ms)
    connection = open_reader(tmp_path / "h.sqlite")
    story = Story(connection, library)
    connection.close()

    (now,) = story.courses(now_ms)

    assert now.course.plan.id == "calf-ladder"
    assert now.course.stage.name == "stage-2"
    assert (now.due.is_due, now.due.left) == (True, 1)
    assert 0 < now.advance.met < len(now.advance.checks)
