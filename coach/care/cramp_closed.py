"""Which parts of the help for a cramp are closed to a person now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.care.access import CareStep, is_open
from coach.care.heat import heat_recipes
from coach.care.verdict import Closed

if TYPE_CHECKING:
    from coach.care.access import Situation
    from coach.files.model import Exercise
    from coach.files.protocol_model import Protocol


def closed_parts(
    rub: Exercise | None, protocol: Protocol | None, situation: Situation
) -> frozenset[str]:
    """Return what is left out, as phases of `cramp_parts`.

    The stretch is never left out. Warmth is where a stop question was answered with
    yes; what else speaks against it is said where it is begun.

    Args:
        rub: The exercise of rubbing; None where it is not known.
        protocol: The one for cramps; None likewise.
        situation: What decides whether something is open.
    """
    closed = set()
    if rub is not None and isinstance(is_open(rub, situation), Closed):
        closed.add("rub")
    if protocol is not None and _is_heat_locked(protocol, situation):
        closed.add("warm")
    return frozenset(closed)


def _is_heat_locked(protocol: Protocol, situation: Situation) -> bool:
    recipes = heat_recipes(protocol)
    verdicts = [is_open(CareStep(protocol, each), situation) for each in recipes]
    # A level is that of an answer; the health list and the hours have none.
    return bool(verdicts) and all(
        isinstance(each, Closed) and bool(each.level) for each in verdicts
    )
