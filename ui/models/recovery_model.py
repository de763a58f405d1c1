"""The person's courses as they stand now, worked out from what is known of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from coach.care.access import is_open
from coach.care.care_facts import DAYS_BACK
from coach.care.course.after import ended_courses, plan_after
from coach.care.course.gather import make_history
from coach.care.course.now import courses_at
from coach.care.course.reading import load_sessions
from coach.care.course.state import lost_courses
from coach.care.course.waiting import waiting_from
from coach.care.verdict import Closed
from coach.paths import history_file
from coach.store.connection import open_reader
from coach.store.entries import COURSE, INJURY
from coach.store.faults import store_errors
from ui.models.background import Task

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from coach.care.access import Situation
    from coach.care.course.facts import History, Moment, SessionFact
    from coach.care.course.now import CourseNow
    from coach.care.course.state import Course
    from coach.care.course.waiting import Waiting
    from coach.care.injuries import Injury
    from coach.files.plan_model import Plan, Stage
    from coach.store.entries import Entry
    from ui.context import AppContext


@dataclass(frozen=True, slots=True)
class Recovery:
    """Everything about courses at a moment.

    Attributes:
        courses: Those that run, the newest decision first.
        lost: The newest note of each running course whose plan is gone.
    """

    moment: Moment
    history: History
    situation: Situation
    courses: tuple[CourseNow, ...]
    lost: tuple[Entry, ...]

    @property
    def injury(self) -> Injury | None:
        """Return the newest injury of the last weeks, or None."""
        return next(iter(self.injuries), None)

    @property
    def injuries(self) -> tuple[Injury, ...]:
        """Return the injuries of the last weeks, the newest first."""
        first = self.moment.day - timedelta(days=DAYS_BACK)
        return tuple(
            each
            for each in self.situation.injuries
            if self.moment.day_of(each.at_ms) >= first
        )

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        """Return the plans that wait to be begun, and are still in the files."""
        plans = self.situation.library.plans
        found = waiting_from(self.history.notes, self.moment.day)
        return tuple(each for each in found if each.plan in plans)

    @property
    def ended(self) -> list[Course]:
        """Return the courses that have ended, the newest end first."""
        return ended_courses(self.history, self.moment)

    @property
    def plan_after(self) -> Plan | None:
        """Return the plan that a finished course leads to, or None."""
        return plan_after(self.history, self.moment)

    def closed_program(self, program_id: str) -> str:
        """Return why a program may not be done now, or ""."""
        program = self.situation.library.programs.get(program_id)
        return "" if program is None else _why(is_open(program, self.situation))

    def closed_plan(self, plan: Plan) -> str:
        """Return why a plan may not be begun now, or ""."""
        return _why(is_open(plan, self.situation))

    def closed_stage(self, stage: Stage) -> str:
        """Return why a stage that comes next may not be begun now, or ""."""
        reasons = [
            self.closed_program(name) for name in (stage.program, *stage.or_programs)
        ]
        return reasons[0] if all(reasons) else ""


class RecoveryModel(QObject):
    """Courses for whoever shows them; what is written here counts at once.

    Args:
        context: What all parts share.

    Attributes:
        recovery: How everything stands; None before it was read.

    Signals:
        changed: `recovery` is another one now.
        failed: The history cannot be read; one sentence.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent or context)
        self._context = context
        self._care = context.care
        self._older: tuple[SessionFact, ...] = ()
        self._older_from = ""
        self._task: Task | None = None
        self.recovery: Recovery | None = None
        self._care.changed.connect(self.refresh)
        self._care.failed.connect(self.failed)
        context.library.library_changed.connect(self.refresh)

    @property
    def is_reading(self) -> bool:
        """Whether sessions of an older course are still being read."""
        return self._task is not None

    @Slot()
    def load(self) -> None:
        """Read where nobody has done so yet, else follow the time."""
        self._care.load()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Work everything out for the present moment."""
        library = self._context.library
        if not self._care.is_ready or not library.is_loaded:
            return
        self._look_further_back()
        facts, moment = self._care.facts, self._care.moment
        known = {each.id for each in facts.sessions}
        older = (each for each in self._older if each.id not in known)
        history = make_history(facts.notes, (*older, *facts.sessions), library.library)
        situation = self._care.situation
        closed = partial(_closed_today, situation)
        self.recovery = Recovery(
            moment,
            history,
            situation,
            tuple(courses_at(history, moment, closed)),
            tuple(lost_courses(history)),
        )
        self.changed.emit()

    def note(self, kind: str, data: Mapping[str, Any]) -> Entry:
        """Write a note; it counts at once.

        Raises:
            ValueError: There is no such kind, or the journal is closed.
            TypeError: The data are not JSON.
        """
        return self._care.note(kind, data)

    def take_back(self, entry: Entry) -> None:
        """Put a note into the bin; that counts at once as well."""
        self._care.take_back(entry)

    def _look_further_back(self) -> None:
        """Read older sessions where a course is older than what is read anyway."""
        days = [
            n.local_day for n in self._care.facts.notes if n.kind in (COURSE, INJURY)
        ]
        first = min(days, default="")
        known_from = self._care.moment.day - timedelta(days=DAYS_BACK)
        if not first or first == self._older_from or self._task is not None:
            return
        if date.fromisoformat(first) < known_from:
            self._older_from = first
            path = history_file(self._context.data_dir)
            self._task = Task(partial(_read_sessions, path, first), self)
            self._task.finished.connect(self._take_older)
            self._task.failed.connect(self._fail)
            self._task.start()

    @Slot(object)
    def _take_older(self, sessions: tuple[SessionFact, ...]) -> None:
        self._task = None
        self._older = sessions
        self.refresh()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._task = None
        self.failed.emit(str(error))


def _closed_today(situation: Situation, course: Course) -> str:
    program = situation.library.programs.get(course.stage.program)
    return "" if program is None else _why(is_open(program, situation))


def _why(verdict: object) -> str:
    """Return reason and next step as one text, "" for what is open."""
    if isinstance(verdict, Closed):
        return f"{verdict.reason} {verdict.next_step}"
    return ""


def _read_sessions(path: Path, first: str) -> tuple[SessionFact, ...]:
    """Read the sessions from a day on; runs off the window's thread.

    Raises:
        StoreError: The history cannot be read.
    """
    with store_errors(path):
        connection = open_reader(path)
        try:
            return load_sessions(connection, first)
        finally:
            connection.close()
