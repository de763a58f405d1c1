"""The rules of a plan, sorted by what they lead to: a step back, or a visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.handout.plan_content import stage_part
from ui.handout.plan_rules import rules_in_words
from ui.plan_words import may_change

if TYPE_CHECKING:
    from coach.files.plan_model import Plan
    from ui.models.library_model import LibraryModel

_EXAMINED = "get-examined"


def _tr(text: str) -> str:
    return QCoreApplication.translate("PlanLimits", text)


def common_rules(plan: Plan) -> tuple[str, ...]:
    """Return the rules of every stage that hold, ease or lead back."""
    return rules_in_words(rule for rule in plan.back_off if rule.then != _EXAMINED)


def visit_limits(plan: Plan) -> tuple[str, ...]:
    """Return the rules that lead to somebody who examines it, with their stages."""
    limits = list(
        rules_in_words(rule for rule in plan.back_off if rule.then == _EXAMINED)
    )
    for stage in plan.stages:
        own = (rule for rule in stage.back_off if rule.then == _EXAMINED)
        words = _tr("In “{0}”: {1}")
        limits += [words.format(stage.title, text) for text in rules_in_words(own)]
    return tuple(dict.fromkeys(limits))


def plan_limits(plan: Plan) -> tuple[str, ...]:
    """Return what a plan does not go beyond, and what it leaves to the person."""
    limits = plan.limits
    if limits is None:
        return ()
    found = []
    if limits.stop_pain is not None:
        words = _tr("A session ends from pain {0} of 10.")
        found.append(words.format(limits.stop_pain))
    if limits.max_sessions_per_day is not None:
        count = limits.max_sessions_per_day
        one, more = _tr("1 session a day at most."), _tr("{0} sessions a day at most.")
        found.append(one if count == 1 else more.format(count))
    if limits.missed_in_a_row is not None:
        words = _tr("After {0} missed sessions in a row it asks you to get in touch.")
        found.append(words.format(limits.missed_in_a_row))
    free = [
        word.lower() for key, word in may_change() if key in limits.may_patient_change
    ]
    words = _tr("Yours to change: {0}. Anything else is asked about first, and noted.")
    nothing = _tr("Whatever differs from it is asked about first, and noted.")
    found.append(words.format(_tr(", ").join(free)) if free else nothing)
    return tuple(found)


def shared_tests(plan: Plan, library: LibraryModel) -> tuple[str, tuple[str, ...]]:
    """Return what leads on from every stage alike, with its heading; else nothing.

    A ladder of many steps asks the same of each of them; once is enough to read it.
    """
    stages = [stage for stage in plan.stages if stage.advance is not None]
    programs = library.library.programs
    found = {
        (part.tests_title, part.tests)
        for part in (stage_part(1, stage, plan, programs) for stage in stages)
    }
    if len(stages) < 2 or len(found) != 1:
        return "", ()
    return found.pop()
