"""Reminds the person: looks when something may be due, shows it, takes the answer."""

from __future__ import annotations

import time
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot

from coach.care.day_clock import DayClock, sleep_hours
from coach.care.morning import LocalTime
from coach.care.reminders.model import BEDTIME, DESK, DONE, LATER, MORNING, SKIP, TIMER
from coach.care.reminders.scheduler import Moment, Scheduler
from coach.care.reminders.when import Hours
from coach.paths import history_file
from coach.store.days import DAY_ENDS_AT_HOUR, utc_offset_min
from ui.models.background import Task
from ui.models.recovery_model import RecoveryModel
from ui.platform.tray import GO_ON, HOUR
from ui.recover.care.model import care_model
from ui.reminders.banner import GO
from ui.reminders.deeds import note_care
from ui.reminders.desk import DeskWatch
from ui.reminders.ledger import Ledger
from ui.reminders.reading import read_reminders
from ui.reminders.showing import Shower
from ui.reminders.sources import ReminderSources

if TYPE_CHECKING:
    from coach.care.reminders.model import Reminder
    from coach.care.reminders.scheduler import Look, Showing
    from coach.care.reminders.when import Snooze
    from ui.context import AppContext
    from ui.main_window import MainWindow
    from ui.reminders.desktop import Desktop
    from ui.reminders.reading import ReminderRecord

# A timer stands while the machine sleeps, and the clock may be set: whatever is due,
# it is looked at so often. It costs a few milliseconds each time.
LOOK_AT_MOST_MS = 5 * 60_000
# Several notes are committed at the end of a session; read once for all of them.
READ_AFTER_MS = 300
_SOONEST_MS = 1_000
# A desktop that does not say whether the screen is free counts as free then.
ANSWER_WITHIN_MS = 30_000
_HOUR_MS = 3_600_000
# Longer than any pause lasts: a clock that was set back must not stretch one.
_LONGEST_PAUSE_MS = 28 * _HOUR_MS


class ReminderCenter(QObject):
    """Owns the one timer of all reminders.

    Args:
        context: Clock, settings, journal, library.
        window: Where reminders are shown, and who is asked whether it is free.
        desktop: Tray, notifications and the like.

    Signals:
        start_asked: Start the program with this id.
        page_asked: Show the page with this key, "" for the first.
        coming_changed: What comes next, in words; "" for nothing.
    """

    start_asked = Signal(str)
    page_asked = Signal(str)
    coming_changed = Signal(str)

    def __init__(
        self, context: AppContext, window: MainWindow, desktop: Desktop
    ) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._desktop = desktop
        self._care = care_model(context)
        self._recovery = RecoveryModel(context, self)
        self._sources = ReminderSources(context, self._care, self._recovery, window)
        self._ledger = Ledger(context)
        self._desk = DeskWatch(context, window, desktop, self._sources)
        self._scheduler = Scheduler([self._sources], context.clock.monotonic_ms())
        self._shower = Shower(context, window, desktop)
        self._shower.answered.connect(self.answer)
        self._shower.put_off.connect(self.put_off)
        self._showing: Showing | None = None
        self._snoozes: list[Snooze] = []
        self._task: Task | None = None
        self._must_read = True
        self._asked_ms: int | None = None
        self._is_over = False
        self._timer = QTimer(self)
        self._timer.setObjectName("reminders")
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)
        context.history_changed.connect(self._read_soon)
        context.settings_changed.connect(self._look_soon)
        self._care.changed.connect(self._look_soon)
        self._recovery.changed.connect(self._look_soon)
        desktop.presentation.answered.connect(self._take_presentation)
        for watched in (window, window.shell):
            watched.installEventFilter(self)

    # Time

    @Slot()
    def start(self) -> None:
        """Look for the first time, and from then on by itself."""
        self._care.load()
        self._recovery.load()
        self.look()

    def close(self) -> None:
        """Look no more, and let go of the desktop."""
        self._is_over = True
        self._timer.stop()
        for watched in (self._window, self._window.shell):
            watched.removeEventFilter(self)
        self._shower.close()
        self._desktop.close()

    @Slot()
    def look(self) -> None:
        """Show what is due, unless the screen belongs to something else."""
        if self._is_over:
            return
        if hasattr(time, "tzset"):
            # On a journey the system's zone changes while Coach runs.
            time.tzset()
        self._desk.sample()
        if self._reads():
            return
        if not self._sources.is_ready:
            self._timer.start(LOOK_AT_MOST_MS)
            return
        found = self._scheduler.look(self._moment(), self._ledger.said())
        self._forget_over()
        if found.showing is not None and self._asked_ms is None:
            # Asked only when it matters; the answer shows it or waits.
            self._asked_ms = self._context.clock.monotonic_ms()
            self._wait(found)
            self._desktop.presentation.ask()
        elif found.showing is not None and self._has_no_answer():
            self._take_presentation(False)
        else:
            self._wait(found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look when the pages come back from a session, or the person to the window."""
        if event.type() is QEvent.Type.Show and watched is self._window.shell:
            self._look_soon()
        # What the window asks by itself needs no banner any more.
        if event.type() is QEvent.Type.WindowActivate and watched is self._window:
            self._look_soon()
        return super().eventFilter(watched, event)

    @Slot(bool)
    def _take_presentation(self, is_held: bool) -> None:
        """Show what is due by now, or wait until the screen is free."""
        if self._asked_ms is None or self._is_over:
            return
        self._asked_ms = None
        found = self._scheduler.look(self._moment(is_held), self._ledger.said())
        if found.showing is not None:
            self._show(found.showing)
            found = self._scheduler.look(self._moment(), self._ledger.said())
        self._wait(found)

    def _has_no_answer(self) -> bool:
        """Return whether the desktop was asked so long ago that it will not answer."""
        now_ms = self._context.clock.monotonic_ms()
        return now_ms - (self._asked_ms or 0) >= ANSWER_WITHIN_MS

    def _moment(self, is_held: bool = False) -> Moment:
        settings = self._context.settings
        now_ms = self._context.clock.wall_ms()
        lets = (BEDTIME, TIMER) if settings.quiet_lets_through else ()
        quiet = sleep_hours(settings.quiet_from, settings.quiet_to)
        return Moment(
            now_ms,
            self._context.clock.monotonic_ms(),
            Hours(DayClock(utc_offset_min, quiet), lets),
            is_held or self._window.shell.isHidden(),
            self._paused_until_ms(now_ms),
        )

    def _paused_until_ms(self, now_ms: int) -> int:
        until_ms = self._context.settings.reminders_paused_until_ms
        return until_ms if now_ms < until_ms <= now_ms + _LONGEST_PAUSE_MS else 0

    def _wait(self, found: Look) -> None:
        """Sleep until something may be due, and say what comes next."""
        wait_ms = self._desk.sample_within_ms or LOOK_AT_MOST_MS
        if self._asked_ms is not None:
            wait_ms = min(wait_ms, ANSWER_WITHIN_MS)
        if found.again_ms is not None:
            left_ms = found.again_ms - self._context.clock.wall_ms()
            wait_ms = min(wait_ms, max(left_ms, _SOONEST_MS))
        self._timer.start(wait_ms)
        self.coming_changed.emit(self._coming_words(found))

    def _coming_words(self, found: Look) -> str:
        if found.coming is None:
            return ""
        moment = self._moment()
        when = moment.hours.clock.words(found.coming_ms, moment.now_ms)
        return self.tr("{0}: {1}").format(when, found.coming.reminder.title)

    @Slot()
    def _look_soon(self) -> None:
        if not self._is_over:
            self._timer.start(READ_AFTER_MS)

    # Reading

    @Slot(str)
    def _read_soon(self, name: str) -> None:
        if not self._ledger.has_written(name):
            self._must_read = True
            self._look_soon()

    def _reads(self) -> bool:
        """Read in the background where that is needed; return whether that is so."""
        if self._task is not None:
            return True
        record, today = self._sources.record, self._care.moment.day
        if not self._must_read and record is not None and record.day == today:
            return False
        if record is not None and record.day != today:
            self._care.tick()
            self._recovery.refresh()
        self._must_read = False
        path = history_file(self._context.data_dir)
        self._task = Task(partial(read_reminders, path, today), self)
        self._task.finished.connect(self._take)
        self._task.failed.connect(self._give_up)
        self._task.start()
        return True

    @Slot(object)
    def _take(self, record: ReminderRecord) -> None:
        self._task = None
        self._sources.record = record
        self._ledger.take(record.said)
        self.look()

    @Slot(object)
    def _give_up(self, _error: object) -> None:
        """Try again later; what is wrong is said where the history is opened."""
        self._task = None
        self._must_read = True
        if not self._is_over:
            self._timer.start(LOOK_AT_MOST_MS)

    # Showing and answering

    def _show(self, showing: Showing) -> None:
        """Write down what is shown, then show it."""
        moment = self._moment()
        for reminder in showing.reminders:
            self._ledger.write(reminder, moment.now_ms)
        self._scheduler.shown(moment.mono_ms)
        self._showing = showing
        self._snoozes = self._shower.show(showing, moment, self._ledger.said())

    def _forget_over(self) -> None:
        """Take away what is shown once it is done, or of no use any more."""
        if self._showing is None:
            return
        moment = self._moment()
        known = {(each.key, each.day) for each in self._sources(moment)}
        if not any(
            (turn.reminder.key, turn.reminder.day) in known
            and moment.now_ms < turn.end_ms
            for turn in self._showing.turns
        ):
            self._end_showing()

    @Slot(str)
    def answer(self, answer: str) -> None:
        """Take an answer to what is shown: GO, DONE, SKIP or LATER."""
        showing = self._showing
        if showing is None:
            return
        if answer == LATER:
            # On a notification there is one button: a quarter of an hour, if it may be.
            self.put_off(min(1, len(self._snoozes) - 1))
            return
        self._end_showing()
        if answer == GO:
            self._go(showing.target)
        else:
            for reminder in showing.reminders:
                self._settle(reminder, answer)
        self._look_soon()

    @Slot(int)
    def put_off(self, number: int) -> None:
        """Put off what is shown to one of the times that were offered."""
        showing = self._showing
        if showing is None or not 0 <= number < len(self._snoozes):
            return
        until_ms = self._snoozes[number].until_ms
        self._end_showing()
        for reminder in showing.reminders:
            self._ledger.answer(reminder, LATER, until_ms)
        self._look_soon()

    @Slot(str)
    def pause(self, how: str) -> None:
        """Show no reminders for an hour or until tomorrow, or go on: see `Tray`."""
        now_ms = self._context.clock.wall_ms()
        until_ms = 0
        if how == HOUR:
            until_ms = now_ms + _HOUR_MS
        elif how != GO_ON:
            clock = self._moment().hours.clock
            day = self._care.moment.day + timedelta(days=1)
            until_ms = clock.instant(LocalTime(day, DAY_ENDS_AT_HOUR * 60))
        self._context.change_settings(reminders_paused_until_ms=until_ms)

    def _settle(self, reminder: Reminder, answer: str) -> None:
        """Write down an answer, and what follows from it."""
        self._ledger.answer(reminder, answer)
        if reminder.kind == DESK:
            self._desk.rest()
        elif reminder.kind == MORNING and answer == SKIP:
            self._context.change_settings(morning_skipped=reminder.day)
        elif answer == DONE:
            note_care(self._context, self._care, reminder)

    def _end_showing(self) -> None:
        self._showing = None
        self._shower.hide()

    def _go(self, target: str) -> None:
        """Go where a reminder leads; it asks once more if nothing comes of it."""
        self._window.come_to_front()
        what, _, name = target.partition(":")
        if what == "program":
            self.start_asked.emit(name)
        elif what == "card":
            self._context.recover_asked.emit(target)
        else:
            self.page_asked.emit(name)
