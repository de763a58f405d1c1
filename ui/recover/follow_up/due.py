"""What is to be asked or offered at this moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.care.cramp_after import bedtime_offer_now, bedtime_plan
from coach.care.follow_ups import FollowUpFacts, follow_ups
from coach.care.verdict import Closed

if TYPE_CHECKING:
    from coach.care.cramp_rules import BedtimeOffer
    from coach.care.follow_ups import FollowUp
    from coach.files.plan_model import Plan
    from ui.context import AppContext
    from ui.recover.care.model import CareDayModel


@dataclass(frozen=True, slots=True)
class Bedtime:
    """The offer of the routine before sleep, and the plan it leads to."""

    offer: BedtimeOffer
    plan: Plan


def due_now(context: AppContext, care: CareDayModel) -> FollowUp | Bedtime | None:
    """Return the question that is due first, else the offer for the night, or None.

    A sentence without a question is left to the reminders.
    """
    hour = context.settings.morning_hour
    facts = FollowUpFacts(care.notes(), care.clock, care.now_ms, hour)
    for each in follow_ups(facts):
        if each.is_asked and each.at_ms <= care.now_ms:
            return each
    return _bedtime(context, care)


def _bedtime(context: AppContext, care: CareDayModel) -> Bedtime | None:
    """Return the offer while nobody follows its plan and nothing closes it."""
    offer = bedtime_offer_now(care.notes(), care.moment.day)
    plan = bedtime_plan(context.library.library) if offer is not None else None
    if offer is None or plan is None or care.facts is None:
        return None
    is_followed = any(each.course.plan.id == plan.id for each in care.facts.courses)
    if is_followed or isinstance(context.care.verdict(plan), Closed):
        return None
    return Bedtime(offer, plan)
