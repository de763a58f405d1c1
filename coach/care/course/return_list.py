"""The way back to sport: a checklist at the end of a plan, and never a clearance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.care.course import texts
from coach.progress.words import counted
from coach.translate import tr

if TYPE_CHECKING:
    from coach.care.course.advance import Advance
    from coach.care.course.checks import Check


@dataclass(frozen=True, slots=True)
class ReturnList:
    """The list of the last stage.

    Attributes:
        points: What a person ticks, in the plan's order.
        rest: Points that the diary decides about, such as clean sessions.
        sentences: What is said below it; more once everything is ticked.
        next_plan: Id of the plan that is proposed afterwards, or "".
    """

    title: str
    points: tuple[Check, ...]
    rest: tuple[Check, ...]
    sentences: tuple[str, ...]
    is_done: bool
    next_plan: str = ""

    @property
    def ticked(self) -> int:
        """Return how many points are met or do not apply."""
        return sum(not point.is_open for point in self.points)


def return_list(advance: Advance | None) -> ReturnList | None:
    """Return the list of a stage after which the plan is over, None for any other.

    Args:
        advance: The way out of the present stage.
    """
    if advance is None or not advance.is_end:
        return None
    points = tuple(each for each in advance.checks if each.key == "test")
    if not points:
        return None
    others = tuple(each for each in advance.checks if each.key != "test")
    return ReturnList(
        tr("Back to sport"),
        points,
        others,
        _sentences(advance, points),
        advance.is_ready,
        advance.next_plan,
    )


def _sentences(advance: Advance, points: tuple[Check, ...]) -> tuple[str, ...]:
    if advance.is_ready:
        # The plan's own words may say all of it already.
        return (
            advance.done_text
            or f"{texts.all_ticked()} {texts.first_weeks(advance.next_title)}",
        )
    left = sum(each.is_open for each in points)
    if left:
        one, many = tr("{0} point is open."), tr("{0} points are open.")
        return (counted(left, one, many), tr("It is a checklist, not a clearance."))
    return (tr("Your diary decides about the rest."),)
