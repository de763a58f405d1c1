"""Where a course stands: worked out from its notes alone, the same every time.

A course is started, changes its stage, rests and ends by "course" notes; nothing else
moves it. A day of a stage is a training day, and days of rest for illness or a pause
are not counted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING

from coach.care.course.agreed import reached_limit
from coach.care.course.facts import (
    day_of,
    inputs_of,
    note_ms,
    text_in,
)
from coach.care.course.rests import Rest, rest_of
from coach.care.injuries import injuries_from
from coach.progress.planned import END, PAUSE, course_notes
from coach.store.entries import COURSE
from coach.store.replay import whole_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from coach.care.course.facts import (
        History,
        Moment,
        MorningFact,
        SessionFact,
    )
    from coach.files.plan_model import Plan, Schedule, Stage
    from coach.store.entries import Entry

START = "start"
STEP_UP = "step-up"
STEP_BACK = "step-back"
HOLD = "hold"
GO_TO = "go-to"
REFER = "refer"

# After an earlier injury of the same place a stage lasts a quarter longer, rounded up
# (a design choice: who was hurt before is hurt again more often).
_LONGER = 1.25
# What is not a strain plan counts as a fresh injury where its program is missing.
_UNKNOWN_PHASE = ""


@dataclass(frozen=True, slots=True)
class Stay:
    """One time in one stage.

    Attributes:
        since: First training day in it.
        decision: What led to it: "start", "step-up", "step-back" or "go-to".
        for_days: Least number of days that the way back asked for; 0 for the stage's.
    """

    stage: Stage
    since: date
    since_ms: int
    decision: str
    for_days: int = 0


@dataclass(frozen=True, slots=True)
class Course:
    """A course as it stands at a moment.

    Attributes:
        side: "left", "right", "both" or "".
        injury: Id of the injury it is for, or "".
        onset_ms: When that happened; the start of the course where it is not known.
        has_onset: When it happened is known.
        is_earlier_injury: The same place was hurt before.
        walks_painless: Walking did not hurt any more when the injury was noted.
        notes: Its own notes, oldest first.
        stays: Every time in a stage, oldest first.
        anchor: The day from which the days of exercise are counted.
        ended: The day on which it was ended; None while it runs.
    """

    id: str
    plan: Plan
    title: str
    side: str
    injury: str
    onset_ms: int
    has_onset: bool
    is_earlier_injury: bool
    walks_painless: bool
    notes: tuple[Entry, ...]
    stays: tuple[Stay, ...]
    anchor: date
    rest: Rest
    ended: date | None
    history: History = field(repr=False)
    moment: Moment

    @property
    def stay(self) -> Stay:
        """Return the present time in a stage."""
        return self.stays[-1]

    @property
    def stage(self) -> Stage:
        """Return the present stage."""
        return self.stay.stage

    @property
    def is_running(self) -> bool:
        """Return whether it has not ended; it may rest."""
        return self.ended is None

    @property
    def started(self) -> date:
        """Return its first day."""
        return self.stays[0].since

    @property
    def days_over(self) -> int:
        """Return how many days in the stage are over, days of rest not counted."""
        return self.days_since(self.stay.since)

    @property
    def day_number(self) -> int:
        """Return which day of the stage it is, from 1."""
        return self.days_over + 1

    @property
    def least_days(self) -> int:
        """Return how many days have to be over before the stage can be left."""
        days = self.stay.for_days or self.stage.min_days
        return ceil(days * _LONGER) if self.is_earlier_injury else days

    @property
    def last_change_ms(self) -> int | None:
        """Return when the stage last changed; the start of a course is no change."""
        return self.stay.since_ms if len(self.stays) > 1 else None

    @property
    def phase(self) -> str:
        """Return which column of the pain light holds, as the program says."""
        program = self.history.library.programs.get(self.stage.program)
        if program is None:
            return _UNKNOWN_PHASE
        return "prevention" if program.safety is None else program.safety.phase

    @property
    def onset_day(self) -> date:
        """Return the training day on which it happened."""
        return self.moment.day_of(self.onset_ms)

    @property
    def mornings(self) -> list[MorningFact]:
        """Return the mornings that say something about it, oldest first.

        Those up to the day of the injury belong to another time.
        """
        known = self.history.mornings
        if not self.has_onset:
            return list(known)
        return [each for each in known if each.day > self.onset_day]

    @property
    def schedule(self) -> Schedule:
        """Return how often the stage is done."""
        return self.stage.schedule

    def days_since(self, day: date) -> int:
        """Return how many days are over since a day, days of rest not counted."""
        today = self.moment.day
        rested = sum(day <= each < today for each in self.rest.days)
        return max((today - day).days - rested, 0)

    def stage_sessions(self) -> list[SessionFact]:
        """Return the sessions of the present time in the stage, oldest first."""
        return list(self.sessions_of(self.stay))

    def sessions_of(self, stay: Stay) -> Iterator[SessionFact]:
        """Yield the sessions that were done for one time in a stage."""
        index = self.stays.index(stay) + 1
        end_ms = self.stays[index].since_ms if index < len(self.stays) else None
        for session in self.history.sessions:
            if session.started_ms < stay.since_ms or not self.is_own(session, stay):
                continue
            if end_ms is None or session.started_ms < end_ms:
                yield session

    def is_own(self, session: SessionFact, stay: Stay) -> bool:
        """Return whether a session is one of a stage's, and of this side."""
        programs = (stay.stage.program, *stay.stage.or_programs)
        is_side = not {self.side, session.side} >= {"left", "right"}
        # What the agreed limit ended is no mistake, however soon that was.
        counts = session.counts or reached_limit(self.plan, session) is not None
        return counts and session.program in programs and is_side


def courses_now(history: History, moment: Moment) -> list[Course]:
    """Return all courses that can be led, the newest decision first.

    Args:
        history: What they rest on; notes of the future are left alone.
        moment: The present.
    """
    found = []
    for notes in course_notes(history.notes_of(COURSE)):
        past = [note for note in notes if note_ms(note) <= moment.now_ms]
        course = _course(past, history, moment)
        if course is not None:
            found.append(course)
    return sorted(found, key=_newest, reverse=True)


def running_courses(history: History, moment: Moment) -> list[Course]:
    """Return the courses that have not ended, the newest decision first."""
    return [each for each in courses_now(history, moment) if each.is_running]


def lost_courses(history: History) -> list[Entry]:
    """Return the newest note of each running course whose plan or stage is gone.

    One whose plan was begun anew since then is over.
    """
    courses = course_notes(history.notes_of(COURSE))
    led = [notes for notes in courses if _is_known(notes, history)]
    return [
        notes[-1]
        for notes in courses
        if notes not in led
        and notes[-1].data.get("decision") != END
        and not any(_follows(each, notes) for each in led)
    ]


def _follows(later: Sequence[Entry], notes: Sequence[Entry]) -> bool:
    """Return whether a course was begun with the same plan after another one."""
    plans = {text_in(each[0].data, "plan") for each in (later, notes)}
    return len(plans) == 1 and note_ms(later[0]) > note_ms(notes[-1])


def _newest(course: Course) -> tuple[int, str]:
    return note_ms(course.notes[-1]), course.id


def _is_known(notes: Sequence[Entry], history: History) -> bool:
    plan = history.library.plans.get(text_in(notes[0].data, "plan"))
    if plan is None:
        return False
    names = {stage.name for stage in plan.stages}
    return all(text_in(note.data, "stage") in ("", *names) for note in notes)


def _course(notes: Sequence[Entry], history: History, moment: Moment) -> Course | None:
    if not notes or not _is_known(notes, history):
        return None
    first, last = notes[0], notes[-1]
    plan = history.library.plans[text_in(first.data, "plan")]
    injury_id = _last_said(notes, "injury")
    injury = next((i for i in injuries_from(history.notes) if i.id == injury_id), None)
    started_ms = note_ms(first)
    rest = rest_of(notes, history, moment)
    has_ended = last.data.get("decision") == END
    return Course(
        id=text_in(first.data, "course"),
        plan=plan,
        title=_last_said(notes, "title") or plan.title,
        side=_last_said(notes, "side"),
        injury=injury_id,
        # It cannot have happened after the first thing that was done about it.
        onset_ms=started_ms if injury is None else min(injury.at_ms, started_ms),
        has_onset=injury is not None,
        is_earlier_injury=injury is not None and injury.is_earlier,
        walks_painless=injury is not None and injury.walks_painless,
        notes=tuple(notes),
        stays=tuple(_stays(notes, plan)),
        anchor=_anchor(notes),
        rest=rest,
        ended=day_of(last) if has_ended else None,
        history=history,
        moment=moment,
    )


def _last_said(notes: Sequence[Entry], key: str) -> str:
    said = [text_in(note.data, key) for note in notes]
    return next((text for text in reversed(said) if text), "")


def _stays(notes: Sequence[Entry], plan: Plan) -> Iterator[Stay]:
    """Yield each time in a stage; a decision that names no other stage keeps it."""
    stage: Stage | None = None
    for note in notes:
        decision = text_in(note.data, "decision")
        name = text_in(note.data, "stage")
        said = plan.stage(name) if name else (stage or plan.stages[0])
        if stage is None or said is not stage or decision == START:
            stage = said
            days = whole_number(inputs_of(note).get("for_days")) or 0
            yield Stay(said, day_of(note), note_ms(note), decision, max(days, 0))


def _anchor(notes: Sequence[Entry]) -> date:
    """Return from which day the days of exercise are counted, as the calendar does."""
    stage, anchor = "", day_of(notes[0])
    was_paused = False
    for note in notes:
        decision = text_in(note.data, "decision")
        said = text_in(note.data, "stage") or stage
        if was_paused or said != stage or decision in (START, STEP_UP, STEP_BACK):
            anchor = day_of(note)
        stage, was_paused = said, decision == PAUSE
    return anchor
