"""Care as the window knows it: the plan of the day, its timers, and what is done."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from coach.care.care_case import running_case
from coach.care.care_closed import closed_steps, skipped_keys
from coach.care.care_day import care_day
from coach.care.care_notes import care_done
from coach.care.care_start import CareRefusedError, Wish, refused
from coach.care.care_timer import begun, timers_from
from coach.care.course.facts import Moment
from coach.care.day_clock import USUAL_FROM, USUAL_UNTIL, DayClock, sleep_hours
from coach.paths import history_file
from coach.store.days import training_day, utc_offset_min, utc_text
from coach.store.entries import CARE, Entry
from ui.models.background import Task
from ui.models.recovery_model import RecoveryModel
from ui.recover.auto_steps import AutoSteps
from ui.recover.care.reading import read_care

if TYPE_CHECKING:
    from coach.care.access import Situation
    from coach.care.care_day import CareDay
    from coach.care.care_limits import CareCase
    from coach.care.care_notes import CareDone
    from coach.care.care_start import CareRefused
    from coach.care.care_timer import CareTimer
    from coach.care.course.now import CourseNow
    from coach.files.protocol_model import ProtocolStep
    from coach.store.settings import Settings
    from ui.context import AppContext
    from ui.models.recovery_model import Recovery

_MINUTE_MS = 60_000


def care_model(context: AppContext) -> CareDayModel:
    """Return the one model of a window, made on first use."""
    found = context.findChild(CareDayModel)
    return found if isinstance(found, CareDayModel) else CareDayModel(context)


def known_courses(context: AppContext) -> tuple[CourseNow, ...]:
    """Return the courses as they were last read; none where nobody has asked yet."""
    found = context.findChild(CareDayModel)
    known = None if found is None else found.recovery.recovery
    return () if known is None else known.courses


def person_clock(settings: Settings) -> DayClock:
    """Return the person's clock; their quiet hours are their hours of sleep.

    Somebody who wants no quiet hours sleeps all the same, and never with a cold pack.
    """
    hours = sleep_hours(settings.quiet_from, settings.quiet_to)
    if not hours.length_min:
        hours = sleep_hours(USUAL_FROM, USUAL_UNTIL)
    return DayClock(utc_offset_min, hours)


class CareDayModel(QObject):
    """Knows what is to be done after a fresh injury, and writes down what was done.

    What is begun here is shown at once; the history follows as soon as it was written.

    Args:
        context: Clock, journal, library.

    Attributes:
        recovery: Knows the courses.
        case: What the care is for; None while no protocol runs.
        day: The plan of the day; None likewise.
        timers: Those that run, of any protocol.

    Signals:
        changed: Something of these is different now.
        failed: The history cannot be read; one sentence.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._context = context
        self._body = context.care
        self.recovery = RecoveryModel(context, self)
        self._task: Task | None = None
        self._is_stale = False
        self._stored: tuple[Entry, ...] | None = None
        # Written here and perhaps not yet read back, by the ids of their notes.
        self._own: dict[str, Entry] = {}
        self._worked_out_ms = 0
        self.clock = person_clock(context.settings)
        self._situation = self._body.situation
        self.case: CareCase | None = None
        self.day: CareDay | None = None
        self.timers: tuple[CareTimer, ...] = ()
        context.history_changed.connect(self.refresh)
        self.recovery.changed.connect(self._follow_courses)
        self.recovery.failed.connect(self.failed)
        AutoSteps(context, self.recovery)
        context.settings_changed.connect(self._follow_settings)

    # Reading

    @property
    def now_ms(self) -> int:
        """The present, in ms since 1970 UTC."""
        return self._context.clock.wall_ms()

    @property
    def moment(self) -> Moment:
        """The present, as rules want it."""
        now_ms = self.now_ms
        return Moment(now_ms, utc_offset_min(now_ms))

    @property
    def is_ready(self) -> bool:
        """Whether everything has been read that the plan of the day rests on."""
        return self.recovery.recovery is not None and self._stored is not None

    @property
    def facts(self) -> Recovery | None:
        """Courses and what they rest on; None before everything has been read."""
        return self.recovery.recovery if self.is_ready else None

    def situation(self) -> Situation:
        """Return what decides whether something is open now."""
        return self._situation

    @Slot()
    def load(self) -> None:
        """Read the history where nobody has done so yet."""
        self.recovery.load()
        if self._stored is None:
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the history in the background."""
        if self._task is not None:
            self._is_stale = True
            return
        path = history_file(self._context.data_dir)
        self._task = Task(partial(read_care, path), self)
        self._task.finished.connect(self._take)
        self._task.failed.connect(self._fail)
        self._task.start()

    @Slot()
    def tick(self) -> None:
        """Follow the time: what was next may be due by now."""
        if self.now_ms - self._worked_out_ms >= _MINUTE_MS:
            self._work_out()
        self.changed.emit()

    def done(self) -> tuple[CareDone, ...]:
        """Return everything that was done, oldest first."""
        return care_done(self.notes())

    def notes(self) -> tuple[Entry, ...]:
        """Return all notes of recovery, those written a moment ago included."""
        older = (n for n in self._stored or () if n.id not in self._own)
        return (*self._body.facts.notes, *older, *self._own.values())

    def timer_of(self, kind: str) -> CareTimer | None:
        """Return the timer that runs for a kind of step, or None."""
        return next((each for each in self.timers if each.step.kind == kind), None)

    # Doing

    def refusal(self, wish: Wish) -> CareRefused | None:
        """Return why something may not be begun now, or None when it may."""
        closed = closed_steps(wish.case.protocol, self._situation)
        done, now_ms = self.done(), self.now_ms
        return refused(wish, done, self.clock, now_ms, closed.get(wish.step.name))

    def wish(
        self,
        step: ProtocolStep,
        *,
        answered: frozenset[str] = frozenset(),
        length_ms: int = 0,
    ) -> Wish:
        """Return the wish to begin a step of the protocol that runs.

        Raises:
            ValueError: No protocol runs.
        """
        if self.case is None:
            raise ValueError("no protocol runs")
        return Wish(self.case, step, length_ms, answered)

    def begin(self, wish: Wish) -> CareTimer:
        """Begin something that is allowed, and write it down.

        Args:
            wish: `refusal` has let it pass.
        """
        timer = begun(wish, self.now_ms)
        note = self._context.journal.note(
            CARE, timer.data(), happened_ms=timer.started_ms
        )
        timer = replace(timer, note=note)
        self._keep(timer)
        return timer

    def look(self, timer: CareTimer, *, ok: bool) -> None:
        """Take a look at skin or toes; one that is not well ends the timer."""
        self._change(timer.looked(self.now_ms, ok=ok))

    def extend(self, timer: CareTimer, length_ms: int) -> str:
        """Let a timer run longer; return why it may not, or ""."""
        if self.case is None:
            return ""
        try:
            longer = timer.extended(length_ms, self.case, self.clock, self.now_ms)
        except CareRefusedError as error:
            return str(error)
        self._change(longer)
        return ""

    def finish(self, timer: CareTimer) -> None:
        """End a timer now."""
        self._change(timer.ended(self.now_ms))

    def _change(self, timer: CareTimer) -> None:
        self._context.journal.change_note(timer.note, timer.data())
        self._keep(timer)

    def _keep(self, timer: CareTimer) -> None:
        """Show a timer as it is now, before the history has it."""
        at_ms = timer.started_ms
        day = training_day(at_ms, utc_offset_min(at_ms))
        data = timer.data()
        entry = Entry(timer.note, CARE, day, utc_text(at_ms), None, data)
        self._own[timer.note] = entry
        self._work_out()
        self.changed.emit()

    # Working out

    def _work_out(self) -> None:
        library, now_ms, notes = (
            self._context.library.library,
            self.now_ms,
            self.notes(),
        )
        self._worked_out_ms = now_ms
        self._situation = self._body.situation
        done = care_done(notes)
        self.timers = timers_from(done, library)
        self.case = running_case(notes, library, now_ms)
        self.day = None
        if self.case is not None:
            self.day = care_day(
                self.case,
                done,
                self.clock,
                now_ms,
                closed_steps(self.case.protocol, self._situation),
                skipped_keys(notes),
            )

    @Slot()
    def _follow_settings(self) -> None:
        clock = person_clock(self._context.settings)
        if clock != self.clock:
            self.clock = clock
            self._follow_courses()

    @Slot()
    def _follow_courses(self) -> None:
        self._work_out()
        self.changed.emit()

    @Slot(object)
    def _take(self, notes: tuple[Entry, ...]) -> None:
        self._end_task()
        self._stored = notes
        stored = {note.id: note.data for note in notes}
        self._own = {
            key: note for key, note in self._own.items() if stored.get(key) != note.data
        }
        self._work_out()
        self.changed.emit()
        self._go_on()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._end_task()
        self.failed.emit(str(error))
        self._go_on()

    def _end_task(self) -> None:
        if self._task is not None:
            self._task.deleteLater()
        self._task = None

    def _go_on(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self.refresh()
