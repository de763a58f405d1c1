"""Which plans can be begun, and for which injury."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.care.course.facts import text_in
from coach.care.parts import LEG, LEG_PARTS, parts_of_area
from coach.care.strain_results import MILD, MODERATE
from coach.store.entries import COURSE

if TYPE_CHECKING:
    from coach.care.injuries import Injury
    from coach.files.plan_model import Plan
    from ui.models.recovery_model import Recovery

_REHAB = "rehab"
# Patterns of the strain helper after which a plan may be begun.
_LED = (MILD, MODERATE, "")


def needs_injury(plan: Plan, recovery: Recovery) -> bool:
    """Return whether a plan is for after an injury: its first program says so."""
    program = recovery.situation.library.programs.get(plan.stages[0].program)
    waits = (each.since_onset_ms for each in plan.stages[0].entry)
    is_rehab = program is not None and program.kind == _REHAB
    return is_rehab or any(each is not None for each in waits)


def injury_for(plan: Plan, recovery: Recovery) -> Injury | None:
    """Return the injury that a plan would be begun for, or None.

    A plan for the whole leg, such as the ladder back to running, is for any of it.
    """
    if not plan.area or not needs_injury(plan, recovery):
        return None
    exact = (each for each in recovery.injuries if each.area == plan.area)
    found = next(exact, None)
    if found is None and LEG in parts_of_area(plan.area):
        found = next((x for x in recovery.injuries if x.parts <= LEG_PARTS), None)
    return found


def leads(injury: Injury) -> bool:
    """Return whether what was said of an injury leads to a plan."""
    return injury.pattern in _LED


def plans_to_begin(recovery: Recovery) -> list[Plan]:
    """Return the plans that can be offered, those for a present injury first."""
    plans = recovery.situation.library.plans.values()
    fits, plain = [], []
    for plan in sorted(plans, key=_title):
        if not needs_injury(plan, recovery):
            plain.append(plan)
        elif _fits(plan, recovery):
            fits.append(plan)
    return [*fits, *plain]


def _fits(plan: Plan, recovery: Recovery) -> bool:
    injury = injury_for(plan, recovery)
    if injury is None or not leads(injury):
        return False
    # What is for the whole leg comes after the plan for the very place.
    courses = recovery.history.notes_of(COURSE)
    is_led = any(text_in(each.data, "injury") == injury.id for each in courses)
    return injury.area == plan.area or is_led


def _title(plan: Plan) -> str:
    return plan.title
