"""A computer with a person before it, for tests of reminders: time, sleep, answers."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from coach.care.day_clock import DayClock, sleep_hours
from coach.care.reminders.model import DONE, IGNORED, LATER, SKIP, Said
from coach.care.reminders.scheduler import Moment, Scheduler
from coach.care.reminders.when import Hours, snoozes_of_all

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SECOND_MS = 1_000
MINUTE_MS = 60 * SECOND_MS
HOUR_MS = 60 * MINUTE_MS
# Whoever owns the scheduler looks more often than this, in case the machine slept.
LOOKS_MS = 30 * MINUTE_MS


def utc_ms(year, month, day, hour=0, minute=0, zone="UTC"):
    """Return the instant at which the clocks of a zone show a time."""
    then = datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(zone))
    return (then - EPOCH) // timedelta(milliseconds=1)


def offset_of(zone):
    """Return what a zone's clocks are ahead of UTC, in minutes, at an instant."""
    info = ZoneInfo(zone)

    def offset_min_at(at_ms):
        local = (EPOCH + timedelta(milliseconds=at_ms)).astimezone(info)
        return round(local.utcoffset().total_seconds() / 60)

    return offset_min_at


def hours_in(zone, quiet=("22:00", "07:00"), let_through=()):
    """Return the clock of a person in a zone, with their quiet hours."""
    return Hours(DayClock(offset_of(zone), sleep_hours(*quiet)), let_through)


class World:
    """Runs a scheduler as the window does, on time that a test moves.

    `real_ms` is true time. The wall clock may be set, the monotonic one stands while
    the machine sleeps, and the zone changes on a journey.
    """

    def __init__(self, sources, start_ms, zone="UTC", hours=None):
        self.sources = sources
        self.zone = zone
        self.hours = hours or hours_in(zone)
        self.real_ms = start_ms
        self.slept_ms = 0
        self.set_ms = 0
        self.is_held = False
        self.paused_until_ms = 0
        self.said = []
        self.shown = []
        self.restart()

    @property
    def now_ms(self):
        return self.real_ms + self.set_ms

    @property
    def mono_ms(self):
        return self.real_ms - self.slept_ms

    def moment(self):
        return Moment(
            self.now_ms, self.mono_ms, self.hours, self.is_held, self.paused_until_ms
        )

    def restart(self):
        """Start the program anew: nothing is left but what was written down."""
        self.scheduler = Scheduler(self.sources, self.mono_ms)
        self.began_mono_ms = self.mono_ms
        self.had_said = bool(self.said)
        self.shown_mono_ms = None

    def travel(self, zone):
        self.zone = zone
        self.hours = replace(
            self.hours, clock=replace(self.hours.clock, offset_min_at=offset_of(zone))
        )

    def look(self):
        """Look once; write down and show what is to be shown."""
        found = self.scheduler.look(self.moment(), self.said)
        if found.showing is not None:
            self._show(found.showing)
        return found

    def _show(self, showing):
        self.check_showing(showing)
        for reminder in showing.reminders:
            note = f"{len(self.said):06}"
            self.said.append(Said(reminder.key, reminder.day, self.now_ms, note=note))
        self.scheduler.shown(self.mono_ms)
        self.shown_mono_ms = self.mono_ms
        self.shown.append((self.real_ms, showing))

    def check_showing(self, showing):
        """Hold what is shown against the rules."""

    def run(self, for_ms):
        """Let time pass with the machine on, and look whenever that was asked for."""
        end_ms = self.real_ms + for_ms
        while True:
            found = self.look()
            if found.showing is not None:
                found = self.look()
                assert found.showing is None, "two at one time"
            self.check_nothing_lost()
            wait_ms = LOOKS_MS
            if found.again_ms is not None:
                wait_ms = min(wait_ms, max(found.again_ms - self.now_ms, 1))
            if self.real_ms + wait_ms > end_ms:
                self.real_ms = end_ms
                return
            self.real_ms += wait_ms

    def check_nothing_lost(self):
        """Hold what was not shown against the rules."""

    def suspend(self, for_ms):
        """Let the machine sleep: its monotonic clock stands."""
        self.real_ms += for_ms
        self.slept_ms += for_ms

    def answer(self, answer, choice=0):
        """Answer everything that was shown last."""
        if not self.shown:
            return
        reminders = self.shown[-1][1].reminders
        until_ms = 0
        if answer == LATER:
            now_ms = self.now_ms
            found = snoozes_of_all(reminders, self.said, self.hours, now_ms)
            if not found:
                return
            until_ms = found[choice % len(found)].until_ms
        for reminder in reminders:
            for index in reversed(range(len(self.said))):
                if reminder.is_meant(self.said[index]):
                    self.said[index] = replace(
                        self.said[index], answer=answer, until_ms=until_ms
                    )
                    break


ANSWERS = (DONE, LATER, SKIP, IGNORED)
