"""The limit that was agreed for a plan: the pain from which on a session ends.

A session that reached it is never one that went as planned, whatever the pain light
says of the number alone. A later revision that moves the limit up does not make a
session clean that the lower one has ended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.care.pain import RED_FROM
from coach.translate import tr

if TYPE_CHECKING:
    from coach.care.course.facts import SessionFact
    from coach.files.plan_model import Plan


def reached_limit(plan: Plan, session: SessionFact) -> int | None:
    """Return the limit that a session reached; None without a limit, or below it.

    The plan's limit and, of a session that was stopped, its program's own: the lower
    one. What a program ends at RED_FROM anyway is left to the pain light.
    """
    agreed = None if plan.limits is None else plan.limits.stop_pain
    own = session.stop_pain
    if agreed is None and own is not None and own >= RED_FROM:
        own = None
    limits = [limit for limit in (agreed, own) if limit is not None]
    if not limits or session.worst is None:
        return None
    return min(limits) if session.worst >= min(limits) else None


def limit_words(session: SessionFact, limit: int) -> str:
    """Return that a session reached the limit, with both numbers."""
    words = (
        tr("It hurt {0} of 10; a session ends from {1} on.")
        if session.is_whole
        else tr("You stopped at {0}; a session ends from {1} on.")
    )
    return words.format(session.worst, limit)


def hold_words(session: SessionFact, limit: int) -> str:
    """Return what follows from it until a session is clean."""
    then = tr("Same dose once more, what hurt smaller and slower; no step up yet.")
    return f"{limit_words(session, limit)} {then}"
