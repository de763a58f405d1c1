"""When to remind of drinking, and whether there is a goal for it.

A session of more than 30 minutes begins and ends with a reminder. On a hot day one
comes every 15 to 20 minutes of training as well, because heat speeds up the loss of
fluid. A sports drink is only spoken of after more than an hour of hard training. With
a heart or kidney condition there is no goal, and what the doctor said counts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coach.care.health_rules import MOST_DRINK_ML_AN_HOUR, closed_fluid_goal
from coach.files.durations import MINUTE_MS
from coach.translate import tr

if TYPE_CHECKING:
    from coach.care.health import Health
    from coach.care.verdict import Closed

LONG_SESSION_MS = 30 * MINUTE_MS
SPORTS_DRINK_MS = 60 * MINUTE_MS
HARD_EFFORT = 6
# Within the 15 to 20 minutes that are asked for.
BETWEEN_MS = 18 * MINUTE_MS
# Between two seconds of a session no more than this can have been trained.
_LONGEST_TICK_MS = 2_000


@dataclass(frozen=True, slots=True)
class Drinks:
    """The reminders of one session.

    Attributes:
        length_ms: How long the session takes in all.
        asks_doctor: What the doctor said counts, see `asks_doctor`.
        trained_ms: How much of it was really trained.
        next_ms: After how much of it the next reminder of a hot day comes.
        tick_ms: When that was counted last, on a clock that never goes back.
    """

    length_ms: int
    tick_ms: int
    asks_doctor: bool = False
    trained_ms: int = 0
    next_ms: int = BETWEEN_MS

    @property
    def is_long(self) -> bool:
        """Return whether it is long enough for a drink before and after."""
        return self.length_ms > LONG_SESSION_MS

    def after(self, done_ms: int) -> Drinks:
        """Return the reminders of a session of which some was done before."""
        return replace(self, trained_ms=done_ms, next_ms=done_ms + BETWEEN_MS)

    def at_start(self, *, is_hot: bool) -> str:
        """Return the sentence for the beginning, "" for none."""
        if self.is_long and self.asks_doctor:
            return tr("A long session: drink as your doctor advised.")
        if self.is_long:
            return tr("A long session: drink something before you begin.")
        return tr("A hot day: keep some water within reach.") if is_hot else ""

    def ticked(
        self, now_ms: int, *, is_running: bool, is_hot: bool
    ) -> tuple[Drinks, str]:
        """Return the reminders a moment later, and the sentence that is due, or "".

        Args:
            now_ms: The present, on the same clock as `tick_ms`.
            is_running: The time since the last tick was trained, not paused.
            is_hot: The person said that today is hot.
        """
        since_ms = max(0, min(now_ms - self.tick_ms, _LONGEST_TICK_MS))
        counted = replace(
            self,
            tick_ms=now_ms,
            trained_ms=self.trained_ms + (since_ms if is_running else 0),
        )
        if counted.trained_ms < counted.next_ms:
            return counted, ""
        sentence = self._in_between() if is_hot else ""
        return replace(counted, next_ms=counted.next_ms + BETWEEN_MS), sentence

    def at_end(self) -> str:
        """Return the sentence for the end, "" for none."""
        if not self.is_long:
            return ""
        if self.asks_doctor:
            return tr("That was a long session: drink as your doctor advised.")
        return tr("That was a long session: drink something now.")

    def _in_between(self) -> str:
        if self.asks_doctor:
            return tr("A hot day: drink as your doctor advised.")
        return tr("A hot day: take a few sips of water.")


def asks_doctor(health: Health | None) -> bool:
    """Return whether a doctor's advice about drinking comes before these reminders."""
    return health is not None and closed_fluid_goal(health) is not None


def sports_drink(
    active_ms: int, effort: int | None, health: Health | None = None
) -> str:
    """Return the sentence about sports drinks after a session, "" for none.

    Args:
        active_ms: How long it was really trained.
        effort: How hard it was, 0 to 10; None when it was not said.
        health: None when the list was not asked.
    """
    is_hard = effort is not None and effort >= HARD_EFFORT
    if active_ms <= SPORTS_DRINK_MS or not is_hard or asks_doctor(health):
        return ""
    return tr("More than an hour of hard training: a sports drink is an option now.")


@dataclass(frozen=True, slots=True)
class FluidGoal:
    """A goal for a day, from drinks alone.

    Attributes:
        goal_ml: What the person set.
        note: What stands below it.
    """

    goal_ml: int
    note: str


def fluid_goal(goal_ml: int, health: Health | None) -> FluidGoal | Closed | None:
    """Return the goal for drinking, why there is none, or None when it is off.

    Args:
        goal_ml: What the person set; 0 is off.
        health: None when the list was not asked.
    """
    closed = closed_fluid_goal(health) if health is not None else None
    if closed is not None:
        return closed
    if goal_ml <= 0:
        return None
    note = tr(
        "Your need changes with activity, age, weather and medicines. Never more than "
        "about {0} litre in an hour."
    )
    return FluidGoal(goal_ml, note.format(MOST_DRINK_ML_AN_HOUR // 1000))


def typical_goals() -> tuple[tuple[int, str], ...]:
    """Return usual amounts from drinks alone, in ml, and whom they are usual for.

    The larger numbers that are often printed are total water, food included.
    """
    return (
        (3000, tr("Men: about 3.0 litres, 13 cups")),
        (2200, tr("Women: about 2.2 litres, 9 cups")),
    )
