"""The days of a plan that a physiotherapist signed: before and after them it rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.care.verdict import Closed, Source
from coach.files.assignment_model import is_assigned
from coach.progress.words import long_day
from coach.translate import tr

if TYPE_CHECKING:
    from datetime import date

    from coach.files.model import Library
    from coach.files.plan_model import Plan


def plan_of(program_id: str, library: Library) -> Plan | None:
    """Return the signed plan that a program came with, or None."""
    if not is_assigned(program_id):
        return None
    plans = library.plans.values()
    return next((p for p in plans if program_id.startswith(f"{p.id}.")), None)


def closed_by_days(plan: Plan | None, today: date) -> Closed | None:
    """Return that a plan has not begun or has ended; None while its days run.

    Args:
        plan: The plan; None for none.
        today: The present training day.
    """
    if plan is None:
        return None
    if plan.first_day is not None and today < plan.first_day:
        reason = tr("This plan begins on {0}.").format(long_day(plan.first_day))
        following = tr("Nothing of it is done before that day.")
    elif plan.last_day is not None and plan.last_day < today:
        reason = tr("This plan ended on {0}.").format(long_day(plan.last_day))
        following = tr("Ask the practice that sent it for a fresh one.")
    else:
        return None
    return Closed(reason, following, Source("plan", plan.title))
