"""A made-up diary for the tests of courses: sessions, mornings, notes, and a look."""

from datetime import UTC, date, datetime, timedelta

from coach.care.course.actions import (
    accept_data,
    answer_note,
    start_data,
    step_up_data,
)
from coach.care.course.advance import open_words
from coach.care.course.answers import Answer
from coach.care.course.facts import Moment, SessionFact, note_ms
from coach.care.course.gather import make_history
from coach.care.course.now import courses_at
from coach.care.course.state import courses_now
from coach.care.stop_signs import all_questions, questions_for
from coach.store.days import utc_text
from coach.store.entries import (
    COURSE,
    COURSE_TEST,
    ILLNESS,
    INJURY,
    PAIN,
    SCREENING,
    Entry,
)
from tests.core.shipped import LIBRARY

FIRST = date(2026, 11, 2)  # a Monday


def at_ms(day, clock="12:00"):
    """Return an instant of the diary's day, counted from 0, in UTC."""
    hour, minute = map(int, clock.split(":"))
    then = datetime(FIRST.year, FIRST.month, FIRST.day, hour, minute, tzinfo=UTC)
    return round((then + timedelta(days=day)).timestamp() * 1000)


def day_at(day):
    """Return a day of the diary, counted from 0."""
    return FIRST + timedelta(days=day)


class Diary:
    """Collects what a person did and noted; everything is UTC.

    Args:
        plan: Id of a shipped plan, or a plan; a course of it begins on day 0.
        stage: Stage to begin with; "" for the first.
        onset: Day and time of the injury; None for a course without one.
        earlier: The same place was hurt before.
    """

    def __init__(
        self, plan="", stage="", onset=(-4, "18:00"), side="right", earlier=False
    ):
        self.notes = []
        self.sessions = []
        self.library = LIBRARY
        self.course = ""
        self.injury = ""
        if onset is not None:
            self.hurt(onset, side, earlier)
        if plan:
            self.start(plan, stage, side=side)

    def hurt(self, onset, side="right", earlier=False, **more):
        """Note an injury."""
        self.injury = "i"
        data = {
            "injury": "i",
            "area": "hamstring",
            "side": side,
            "at": utc_text(at_ms(*onset)),
            "earlier": earlier,
        }
        self.note(INJURY, *onset, data | more)

    def start(self, plan, stage="", day=0, clock="07:00", side="right"):
        """Start a course; returns its id."""
        plan = self.library.plans[plan] if isinstance(plan, str) else plan
        moment = Moment(at_ms(day, clock))
        data = start_data(plan, moment, stage=stage, side=side, injury=self.injury)
        self.note(COURSE, day, clock, data)
        self.course = self.course or data["course"]
        return data["course"]

    def note(self, kind, day, clock, data, session_id=None):
        """Add a note of any kind; returns it."""
        name = f"n{len(self.notes):04}"
        then = at_ms(day, clock)
        text = Moment(then).day.isoformat()
        found = Entry(name, kind, text, utc_text(then), session_id, data)
        self.notes.append(found)
        return found

    def session(self, day, worst, program="", clock="17:00", **more):
        """Add a session of 20 minutes, of the stage that holds then; returns it."""
        if not program:
            program = self.at(day, clock).stage.program
        begin = at_ms(day, clock)
        number = len(self.sessions)
        fact = SessionFact(
            f"s{number:04}",
            program,
            Moment(begin).day,
            begin,
            begin + 1_200_000,
            worst=worst,
            **more,
        )
        self.sessions.append(fact)
        return fact

    def morning(self, day, pain, clock="08:00", **more):
        """Note the pain of a morning."""
        data = {"when": "morning", "pain": pain} | more
        return self.note(PAIN, day, clock, data)

    def ill(self, first, last=None):
        """Note an illness."""
        data = {"from": day_at(first).isoformat()}
        if last is not None:
            data["until"] = day_at(last).isoformat()
        self.note(ILLNESS, first, "09:00", data)

    def asked(self, day, clock="18:00", yes=(), level="clear", where="after-red"):
        """Note the full list of stop questions; all of them no without `yes`."""
        answers = {question.id: False for question in all_questions()}
        data = {
            "where": where,
            "area": "hamstring",
            "answers": answers | dict.fromkeys(yes, True),
            "level": level,
            "closes": [],
        }
        return self.note(SCREENING, day, clock, data)

    def history(self, until_ms=None):
        """Return everything as courses see it, or what there was up to a moment."""
        end_ms = at_ms(9_999) if until_ms is None else until_ms
        return make_history(
            [note for note in self.notes if note_ms(note) <= end_ms],
            [each for each in self.sessions if each.ended_ms <= end_ms],
            self.library,
        )

    def at(self, day, clock="12:00", course=""):
        """Return the bare course at a moment."""
        moment = Moment(at_ms(day, clock))
        found = courses_now(self.history(moment.now_ms), moment)
        return next(each for each in found if each.id == (course or self.course))

    def look(self, day, clock="12:00", course=""):
        """Return a running course with everything that is worked out about it."""
        moment = Moment(at_ms(day, clock))
        found = courses_at(self.history(moment.now_ms), moment)
        return next(each for each in found if each.course.id == (course or self.course))

    def take(self, day, clock, data):
        """Note what a person did with a course."""
        return self.note(COURSE, day, clock, data)

    def answer(self, day, clock, words, **said):
        """Enter something for the point with these words; returns whether it passed."""
        now = self.look(day, clock)
        data = answer_note(now.course, point(now, words), Answer(**said))
        self.note(COURSE_TEST, day, clock, data)
        return data["passed"]

    def step_up(self, day, clock="09:00"):
        """Confirm the step that is proposed."""
        now = self.look(day, clock)
        assert now.decision.kind == "propose-step-up", open_words(now.advance.checks)
        return self.take(day, clock, step_up_data(now.course, now.advance))

    def accept(self, day, clock="09:00"):
        """Confirm what was decided; returns the note."""
        now = self.look(day, clock)
        return self.take(day, clock, accept_data(now.course, now.decision))

    def quiet_days(self, first, last, worst=1, morning=1):
        """Add a session a day and the mornings after, all of them fine."""
        for day in range(first, last + 1):
            self.session(day, worst)
            self.morning(day + 1, morning)


def hamstring_answers():
    """Return the ids of the questions for a thigh."""
    return [question.id for question in questions_for("hamstring")]


def point(now, words):
    """Return the point of a course's checklist whose text has these words."""
    found = [each for each in now.advance.checks if words in each.text]
    assert len(found) == 1, [each.text for each in now.advance.checks]
    return found[0]
