"""The rules of a plan, sorted by what they lead to: a step back, or a visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.handout.plan_content import stage_part
from ui.handout.plan_rules import rules_in_words

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
