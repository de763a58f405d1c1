"""A plan that a person wants to begin, and how things stand with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.care.course.checks import check
from coach.care.course.start import start_checks
from ui.pages.recovery.offers import injury_for, leads, needs_injury
from ui.pages.recovery.side_row import asks_side

if TYPE_CHECKING:
    from coach.care.course.answers import Answer
    from coach.care.course.checks import Check
    from coach.care.injuries import Injury
    from coach.files.plan_model import Plan
    from ui.models.recovery_model import Recovery


@dataclass(frozen=True)
class Wanted:
    """A plan that a person wants to begin.

    Attributes:
        injury: What it is for; None for a plan that needs none.
        checks: The points that have to be met.
        answers: What was entered for them, by place in the list of the plan.
        side: The sore side, or "".
        needs_side: It does not begin as long as that is not known.
    """

    plan: Plan
    injury: Injury | None
    checks: tuple[Check, ...]
    answers: dict[int, Answer]
    side: str = ""
    needs_side: bool = False

    @property
    def injury_id(self) -> str:
        """Id of the injury, or ""."""
        return "" if self.injury is None else self.injury.id

    @property
    def missing(self) -> tuple[str, ...]:
        """What is missing, in sentences, each once."""
        sentences = [each.missing for each in self.checks if each.is_open]
        if self.needs_side and not self.side:
            sentences.append(_tr("Say which side is sore."))
        return tuple(dict.fromkeys(sentences))


def wanted(
    plan: Plan,
    recovery: Recovery,
    answers: dict[int, Answer] | None = None,
    *,
    side: str | None = None,
) -> Wanted:
    """Return how things stand with a plan that is to be begun now.

    Args:
        plan: The plan.
        recovery: How everything stands.
        answers: What was entered so far, by place in the list of the plan.
        side: The sore side as it was chosen, or ""; None for that of the injury.
    """
    injury = injury_for(plan, recovery)
    if side is None:
        side = "" if injury is None else injury.side
    given = answers or {}
    checks = start_checks(
        recovery.history,
        recovery.moment,
        plan,
        given,
        side=side,
        onset_ms=None if injury is None else injury.at_ms,
        walks_painless=injury is not None and injury.walks_painless,
        closed=recovery.closed_plan(plan),
    )
    unknown = _unknown(plan, injury, recovery)
    if unknown:
        # Without an injury no time counts, and nothing is asked.
        text = _tr("“Something hurts” leads to this plan.")
        checks = (check("injury", text, unknown),)
    return Wanted(plan, injury, checks, given, side, asks_side(plan, recovery))


def _unknown(plan: Plan, injury: Injury | None, recovery: Recovery) -> str:
    """Return what is not known of the injury that a plan is for, "" where all is."""
    if not needs_injury(plan, recovery):
        return ""
    if injury is None:
        return _tr("Say first what hurts; the plan counts its days from there.")
    return "" if leads(injury) else _tr("What you said of it leads elsewhere.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("WantedPlan", text)
