"""What could be better in a draft; it is shown in amber and never blocks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.editing.around import phase_of
from coach.files.model import Exercise, Program
from coach.files.plan_model import Plan
from coach.files.program_table import SAFETY_PHASES
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.editing.around import Around
    from coach.editing.facts import TimelineFacts
    from coach.editing.kinds import Model
    from coach.files.findings import KeyPath
    from coach.files.model import Dose, Step

_MINUTE_MS = 60_000
# Rest between two sets of the same work; below that the second is hardly the same.
_LEAST_REST_MS = 15_000


@dataclass(frozen=True, slots=True)
class Advice:
    """Something that could be better.

    Attributes:
        path: Key path of what it is about; () for the whole file.
        what: One or two sentences.
    """

    path: KeyPath
    what: str


def advice_for(
    model: Model,
    around: Around,
    facts: TimelineFacts | None = None,
    goal_ms: int | None = None,
) -> tuple[Advice, ...]:
    """Return the advice on a program, exercise or plan.

    Args:
        model: What is edited.
        around: The library.
        facts: The timeline of a program, where it is known.
        goal_ms: The longest that a program should last; None for no goal.
    """
    if isinstance(model, Program):
        found = [*_on_goal(facts, goal_ms), *_on_steps(model, around)]
    elif isinstance(model, Exercise):
        found = list(_on_exercise(model))
    elif isinstance(model, Plan):
        found = list(_on_stages(model, around))
    else:
        found = list(_on_stages(model.plan, around))
    return tuple(found)


def _on_goal(facts: TimelineFacts | None, goal_ms: int | None) -> Iterator[Advice]:
    if facts is None or goal_ms is None or facts.total_ms <= goal_ms:
        return
    sentence = tr("It is longer than the goal of {0} min.")
    yield Advice((), sentence.format(round(goal_ms / _MINUTE_MS)))


def _on_steps(program: Program, around: Around) -> Iterator[Advice]:
    own = phase_of(program)
    for number, block in enumerate(program.blocks):
        for place, step in enumerate(block.steps):
            path: KeyPath = ("block", number, "step", place)
            uses = around.phases.get(step.exercise, {})
            others = [phase for name, phase in uses.items() if name != program.id]
            if own is not None and others and min(others) > own:
                yield Advice((*path, "exercise"), _other_phase(min(others), own))
            if _has_short_rest(step):
                sentence = tr("Sets with less than 15 s of rest between them.")
                yield Advice((*path, "rest"), sentence)


def _other_phase(phase: int, own: int) -> str:
    sentence = tr('Other programs use this exercise from "{0}" on. This one is "{1}".')
    return sentence.format(_phase_words(phase), _phase_words(own))


def _phase_words(phase: int) -> str:
    return SAFETY_PHASES[phase].replace("-", " ")


def _has_short_rest(step: Step) -> bool:
    doses: list[Dose] = [step.left or step.dose, step.right or step.dose]
    return any(dose.sets > 1 and dose.rest_ms < _LEAST_REST_MS for dose in doses)


def _on_exercise(exercise: Exercise) -> Iterator[Advice]:
    if not exercise.cues:
        sentence = tr("Nothing says yet what to do. A few short steps would.")
        yield Advice(("text", "steps"), sentence)
    if exercise.dose is None:
        sentence = tr("With a usual dose it is added to a program in one go.")
        yield Advice(("dose",), sentence)
    if exercise.dose is not None and exercise.dose.tempo:
        names = {phase.name for phase in exercise.figure.phases}
        for name, _ in exercise.dose.tempo:
            if name not in names:
                sentence = tr('The figure has no phase "{0}".').format(name)
                yield Advice(("dose", "tempo", name), sentence)


def _on_stages(plan: Plan, around: Around) -> Iterator[Advice]:
    last: int | None = None
    for number, stage in enumerate(plan.stages):
        program = around.library.programs.get(stage.program)
        rank = phase_of(program) if program is not None else None
        if rank is not None and last is not None and rank < last:
            sentence = tr('Its program is for "{0}"; the stage before was further on.')
            what = sentence.format(_phase_words(rank))
            yield Advice(("stage", number, "program"), what)
        last = rank if rank is not None else last
        if stage.advance is None and number + 1 < len(plan.stages):
            sentence = tr("Nothing leads on from here to the stages that follow.")
            yield Advice(("stage", number, "advance"), sentence)
