"""The programs of a plan as its stages do them: with their doses, within its limits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.files.stage_dose import with_doses
from coach.files.stop_limit import with_stop_pain
from ui.handout.content import clean, program_handout

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.files.model import Exercise, Program
    from coach.files.plan_model import Plan, Stage
    from ui.handout.content import Handout


def _tr(text: str) -> str:
    return QCoreApplication.translate("handout", text)


@dataclass(frozen=True, slots=True)
class StageProgram:
    """A program as one or more stages do it.

    Attributes:
        program: With the doses of these stages.
        stages: The stages.
        is_altered: It is not what the program's file says.
    """

    program: Program
    stages: tuple[Stage, ...]
    is_altered: bool

    def handout(
        self, exercises: Mapping[str, Exercise], plan: Plan, side: str = ""
    ) -> Handout:
        """Return its handout, which says to which stages of the plan it belongs.

        Args:
            exercises: Every exercise that it uses, by id.
            plan: The plan of these stages.
            side: The sore side where it is known.
        """
        made = program_handout(self.program, exercises, side)
        if len(plan.stages) == 1:
            return made
        names = (_named(plan, stage) for stage in self.stages)
        facts = (_tr("; ").join(names), *made.title.facts)
        return replace(made, title=replace(made.title, facts=facts))


def stage_programs(
    plan: Plan, programs: Mapping[str, Program]
) -> tuple[StageProgram, ...]:
    """Return every program of a plan, once for each dose that it is done with.

    Args:
        plan: A plan without problems.
        programs: Every program that it names, by id.
    """
    found: list[StageProgram] = []
    for stage in plan.stages:
        for name in (stage.program, *stage.or_programs):
            program = _done(plan, stage, programs[name])
            same = next((f for f in found if _is_same(f.program, program)), None)
            if same is None:
                is_altered = program is not programs[name]
                found.append(StageProgram(program, (stage,), is_altered))
            else:
                at = found.index(same)
                found[at] = replace(same, stages=(*same.stages, stage))
    return tuple(found)


def _done(plan: Plan, stage: Stage, program: Program) -> Program:
    used = {step.exercise for step in program.steps()}
    dosed = with_doses(program, [each for each in stage.dose if each[0] in used])
    if plan.limits is None or plan.limits.stop_pain is None:
        return dosed
    return with_stop_pain(dosed, plan.limits.stop_pain)


def _is_same(one: Program, other: Program) -> bool:
    """Return whether two programs would be printed alike."""
    parts = (one.title, one.blocks, one.safety)
    return parts == (other.title, other.blocks, other.safety)


def _named(plan: Plan, stage: Stage) -> str:
    number = plan.stages.index(stage) + 1
    return _tr("Stage {0}: {1}").format(number, clean(stage.title))
