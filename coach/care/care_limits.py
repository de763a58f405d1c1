"""The limits of a step of care: whether it may be begun at an instant, and from when.

Every limit is read from the protocol's file: lengths, gaps, how often in a day, the
hours since it happened. One rule is this product's own: cold or warmth that the skin
did not take well is over for that training day.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from coach.care.care_notes import WHAT, CareDone, counting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.care.day_clock import DayClock
    from coach.files.protocol_model import Protocol, ProtocolStep

RefusalKey = Literal["early", "over", "asleep", "skin", "gap", "most"]

# Each refusal leads to a later instant; so many never come together.
_MOST_TRIES = 64
_TOUCHES_SKIN = frozenset({"ice", "heat"})


@dataclass(frozen=True, slots=True)
class CareCase:
    """What the care is for.

    Attributes:
        at_ms: When it happened, in ms since 1970 UTC.
        begun_ms: Since when the protocol has been followed.
        injury: Id of the injury, or "".
    """

    protocol: Protocol
    at_ms: int
    begun_ms: int
    injury: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a step may not be begun at an instant.

    Attributes:
        opens_ms: When this reason ends; None when it does not.
    """

    key: RefusalKey
    opens_ms: int | None = None


@dataclass(frozen=True, slots=True)
class StepLimits:
    """The limits of one step for one case.

    Attributes:
        done: What was done of it so far, oldest first.
        only_awake: It keeps out of the hours of sleep.
        before_sleep_ms: Time that is left free before the night.
    """

    case: CareCase
    step: ProtocolStep
    clock: DayClock
    done: tuple[CareDone, ...] = ()
    only_awake: bool = True
    before_sleep_ms: int = 0

    def refusal(self, at_ms: int, length_ms: int = 0) -> Refusal | None:
        """Return why it may not be begun at an instant, or None.

        Args:
            at_ms: When it would begin.
            length_ms: How long it would take; 0 takes the usual length.
        """
        length_ms = length_ms or self.step.lasts_ms
        return (
            self._window(at_ms, length_ms)
            or self._skin(at_ms)
            or self._gap(at_ms, length_ms)
            or self._most(at_ms)
            or self._asleep(at_ms, length_ms)
        )

    def earliest_ms(self, from_ms: int, length_ms: int = 0) -> int | None:
        """Return the first instant from another on at which it may be begun.

        Returns:
            None when there is none any more.
        """
        at_ms: int | None = from_ms
        for _ in range(_MOST_TRIES):
            if at_ms is None:
                return None
            refusal = self.refusal(at_ms, length_ms)
            if refusal is None:
                return at_ms
            at_ms = refusal.opens_ms
        return None

    def with_one_at(self, at_ms: int) -> StepLimits:
        """Return the limits as they are once one of the usual length is done."""
        end_ms = at_ms + self.step.lasts_ms
        one = CareDone(
            "", WHAT[self.step.kind], at_ms, self.clock.day(at_ms), end_ms=end_ms
        )
        return replace(self, done=(*self.done, one))

    def on_day(self, day: str) -> list[CareDone]:
        """Return what was done on a training day.

        After a journey an instant may lie on another day than the one that was
        written down with it; it counts for both.
        """
        return [
            each
            for each in self.done
            if day in (each.day, self.clock.day(each.start_ms))
        ]

    def _window(self, at_ms: int, length_ms: int) -> Refusal | None:
        opens_ms = self.case.at_ms + self.step.from_ms[0]
        if at_ms < opens_ms:
            return Refusal("early", opens_ms)
        until = self.step.until_ms
        if until is not None and at_ms + length_ms > self.case.at_ms + until[1]:
            return Refusal("over")
        return None

    def _skin(self, at_ms: int) -> Refusal | None:
        day = self.clock.day(at_ms)
        if self.step.kind in _TOUCHES_SKIN and any(
            each.went_badly for each in self.on_day(day)
        ):
            return Refusal("skin", self._next_day(at_ms))
        return None

    def _gap(self, at_ms: int, length_ms: int) -> Refusal | None:
        gap_ms = self.step.gap_ms[0]
        clashes = [
            each.off_ms + gap_ms
            for each in self.done
            if at_ms < each.off_ms + gap_ms
            # One that lies ahead: the clock was put back, or it is planned.
            and at_ms + length_ms + gap_ms > each.start_ms
        ]
        return Refusal("gap", min(clashes)) if clashes else None

    def _most(self, at_ms: int) -> Refusal | None:
        most = self.step.max_a_day
        if most is None or len(self.on_day(self.clock.day(at_ms))) < most:
            return None
        return Refusal("most", self._next_day(at_ms))

    def _asleep(self, at_ms: int, length_ms: int) -> Refusal | None:
        if not self.only_awake:
            return None
        whole_ms = length_ms + self.before_sleep_ms
        if self.clock.is_awake(at_ms, at_ms + whole_ms):
            return None
        return Refusal("asleep", self.clock.awake_from(at_ms, whole_ms))

    def _next_day(self, at_ms: int) -> int:
        # Never the same instant again, whatever the clock does at that hour.
        return max(self.clock.span(self.clock.day(at_ms))[1], at_ms + 1)


def limits_of(
    case: CareCase,
    step: ProtocolStep,
    clock: DayClock,
    done: Iterable[CareDone],
    *,
    stays_awake: bool = False,
) -> StepLimits:
    """Return the limits of a step as its file sets them.

    Args:
        case: What it is for.
        step: The step.
        clock: The person's clock and hours of sleep.
        done: What was done so far, of any step.
        stays_awake: Somebody who is up at night stays up until it is over. That
            counts for warmth only, because cramps come at night; never for cold.
    """
    may_be_at_night = stays_awake and step.kind == "heat"
    return StepLimits(
        case,
        step,
        clock,
        counting(step, case.injury, done),
        only_awake=step.only_awake and not may_be_at_night,
    )
