"""A timer of care that runs: ice, warmth, the leg up, or a bandage that is on.

It owns no clock and no store. Every change returns a new timer, whose `data` replaces
those of its "care" note; a timer that was cut off is found again by `timers_from`.
The longest time of the file ends every extension, and a look at skin or toes that is
not well ends the timer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from coach.care.care_notes import (
    BY_LOOK,
    BY_PERSON,
    BY_TIME,
    LATE,
    WHAT,
    CareDone,
    Look,
    looks_data,
)
from coach.care.care_start import CareRefused, CareRefusedError, refused
from coach.care.care_wrap import look_due_ms
from coach.files.durations import MINUTE_MS
from coach.files.protocol_model import ProtocolStep
from coach.store.days import utc_text
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coach.care.care_limits import CareCase
    from coach.care.care_start import Wish
    from coach.care.day_clock import DayClock
    from coach.care.verdict import Closed
    from coach.files.model import Library

TimerState = Literal["running", "look", "over", "late", "ended"]

# Somebody who comes back so long after the longest time cannot know when it ended.
LATE_MS = 10 * MINUTE_MS


@dataclass(frozen=True, slots=True)
class CareTimer:
    """A timer as it stands.

    Attributes:
        protocol: Id of the protocol.
        injury: Id of the injury it is for, or "".
        length_ms: How long it is to take; 0 without an end.
        ended_ms: When it ended; None while it runs.
        because: Why it ended, see `care_notes`.
        note: Id of its note, "" before it is written.
    """

    protocol: str
    step: ProtocolStep
    injury: str
    started_ms: int
    length_ms: int
    looks: tuple[Look, ...] = ()
    ended_ms: int | None = None
    because: str = ""
    note: str = ""

    @property
    def longest_ms(self) -> int:
        """Return the longest length that is allowed; 0 without an end."""
        return max(self.length_ms, self.step.lasts_allowed_ms[1])

    @property
    def off_at_ms(self) -> int | None:
        """Return when it is to come off; None without an end."""
        return self.started_ms + self.length_ms if self.length_ms else None

    def state(self, now_ms: int) -> TimerState:
        """Return how it stands.

        "look" waits for a look at skin or toes, "over" for being ended, and "late" is
        over for so long that nobody can say when it came off.
        """
        if self.ended_ms is not None:
            return "ended"
        if self._is_late(now_ms):
            return "late"
        if self.length_ms and now_ms - self.started_ms >= self.length_ms:
            return "over"
        due_ms = self.look_due_ms()
        return "look" if due_ms is not None and due_ms <= now_ms else "running"

    def left_ms(self, now_ms: int) -> int:
        """Return the time left; 0 when it is over, or has no end."""
        if self.ended_ms is not None or not self.length_ms:
            return 0
        gone_ms = max(0, now_ms - self.started_ms)
        return max(0, self.length_ms - gone_ms)

    def look_due_ms(self) -> int | None:
        """Return when the next look is due, or was; None when there is none."""
        looks_ms = tuple(look.at_ms for look in self.looks)
        found = [
            look_due_ms(self.started_ms, check.after_ms, check.every_ms, looks_ms)
            for check in self.step.checks
        ]
        due_ms = min((each for each in found if each is not None), default=None)
        if due_ms is None or self.off_at_ms is None or due_ms < self.off_at_ms:
            return due_ms
        return None

    def looked(self, now_ms: int, *, ok: bool) -> CareTimer:
        """Return the timer after a look; one that is not well ends it at once."""
        self._check_runs()
        seen = replace(self, looks=(*self.looks, Look(now_ms, ok)))
        if ok:
            return seen
        ended_ms = max(now_ms, self.started_ms)
        return replace(seen, ended_ms=ended_ms, because=BY_LOOK)

    def extended(
        self, length_ms: int, case: CareCase | None, clock: DayClock, now_ms: int
    ) -> CareTimer:
        """Return the timer with a longer length.

        Args:
            length_ms: The new length, from its start.
            case: What it is for; None when that is not known, as after a restart.
            clock: The person's clock.
            now_ms: The present.

        Raises:
            CareRefusedError: It would be longer than allowed, run into the night or
                past its hours, or skin or toes have to be looked at first.
        """
        self._check_runs()
        refused = self._extension_refused(length_ms, case, clock, now_ms)
        if refused is not None:
            raise CareRefusedError(refused)
        return replace(self, length_ms=length_ms)

    def ended(self, now_ms: int) -> CareTimer:
        """Return the timer ended now: finished when its time was up, else stopped.

        One that is late ends with the longest time that is allowed.
        """
        self._check_runs()
        gone_ms = now_ms - self.started_ms
        if self._is_late(now_ms) or gone_ms < 0:
            end_ms = self.started_ms + self.longest_ms
            return replace(self, ended_ms=end_ms, because=LATE)
        is_up = bool(self.length_ms) and gone_ms >= self.length_ms
        because = BY_TIME if is_up else BY_PERSON
        return replace(self, ended_ms=now_ms, because=because)

    def data(self) -> dict[str, Any]:
        """Return the data of its note, see `coach.store.entries`."""
        found: dict[str, Any] = {
            "what": WHAT[self.step.kind],
            "protocol": self.protocol,
            "step": self.step.name,
            "started_at": utc_text(self.started_ms),
        }
        if self.injury:
            found["injury"] = self.injury
        if self.length_ms:
            found["planned_s"] = self.length_ms // 1000
        if self.looks:
            found["looks"] = looks_data(self.looks)
            found["check_ok"] = all(look.ok for look in self.looks)
        if self.ended_ms is not None:
            found["ended_at"] = utc_text(self.ended_ms)
            found["length_s"] = (self.ended_ms - self.started_ms) // 1000
            found["stopped_because"] = self.because
        return found

    def _is_late(self, now_ms: int) -> bool:
        gone_ms = now_ms - self.started_ms
        return bool(self.length_ms) and gone_ms >= self.longest_ms + LATE_MS

    def _check_runs(self) -> None:
        if self.ended_ms is not None:
            raise ValueError("the timer has ended")

    def _extension_refused(
        self, length_ms: int, case: CareCase | None, clock: DayClock, now_ms: int
    ) -> CareRefused | None:
        due_ms = self.look_due_ms()
        if due_ms is not None and due_ms <= now_ms:
            return CareRefused("look", self.step.checks[0].text)
        if not self.length_ms < length_ms <= self.step.lasts_allowed_ms[1]:
            return CareRefused("length", tr("That is longer than it may stay on."))
        if self.started_ms + length_ms <= now_ms:
            return CareRefused("length", tr("That time is over by now: take it off."))
        end_ms = self.started_ms + length_ms
        if self.step.only_awake and not clock.is_awake(self.started_ms, end_ms):
            return CareRefused("asleep", tr("It would run into your night."))
        until = self.step.until_ms
        if case is not None and until is not None and end_ms > case.at_ms + until[1]:
            return CareRefused("over", tr("Its time is over then."))
        return None


def begin(
    wish: Wish,
    done: Sequence[CareDone],
    clock: DayClock,
    now_ms: int,
    closed: Closed | None,
) -> CareTimer:
    """Return the timer of something that begins now.

    Args:
        wish: What is to be begun.
        done: What was done so far, see `care_notes.care_done`.
        clock: The person's clock and hours of sleep.
        now_ms: The present.
        closed: What closes the step.

    Raises:
        CareRefusedError: It may not be begun now; the sentence says from when on.
    """
    why = refused(wish, done, clock, now_ms, closed)
    if why is not None:
        raise CareRefusedError(why)
    return begun(wish, now_ms)


def begun(wish: Wish, now_ms: int) -> CareTimer:
    """Return the timer of something that `care_start.refused` has let pass."""
    return CareTimer(
        wish.case.protocol.id,
        wish.step,
        wish.case.injury,
        now_ms,
        wish.whole_ms,
    )


def timers_from(done: Iterable[CareDone], library: Library) -> tuple[CareTimer, ...]:
    """Return the timers that nobody has ended, as they were before a restart.

    Args:
        done: From `care_notes.care_done`.
        library: Where the protocols are; of one that is gone, its note counts.
    """
    known = frozenset(WHAT.values())
    running = (each for each in done if each.goes_on and each.what in known)
    return tuple(_timer(each, library) for each in running)


def _timer(done: CareDone, library: Library) -> CareTimer:
    return CareTimer(
        done.protocol,
        _step_of(done, library),
        done.injury,
        done.start_ms,
        done.length_ms,
        done.looks,
        note=done.note,
    )


def _step_of(done: CareDone, library: Library) -> ProtocolStep:
    protocol = library.protocols.get(done.protocol)
    for step in protocol.steps if protocol is not None else ():
        if step.name == done.step and WHAT.get(step.kind) == done.what:
            return step
    kind = next(kind for kind, what in WHAT.items() if what == done.what)
    return ProtocolStep(
        done.step or kind,
        kind,
        kind,
        "",
        lasts_ms=done.length_ms,
        lasts_allowed_ms=(done.length_ms, done.length_ms),
    )
