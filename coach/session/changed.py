"""A program with less in it for one day: half the sets, or without some exercises.

Of a single set half the repetitions or holds are done, else the day would be as long as
any other: what is held five times in a row is written as one set.

The text of such a program stays that of its file; what was changed goes with the
session into the journal, so that a session that was cut off keeps its dose.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from coach.files.model import DoseChange, DoseKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.files.model import Block, Dose, Program, Step

# Kind of the event that says with what change a session was begun.
CHANGED = "change"


def changed(program: Program, change: DoseChange) -> Program:
    """Return a program with a change made to it.

    Sets are halved and rounded up, so that one is left at least; of a single set the
    repetitions or holds are halved likewise, and a single hold stays as long as it is.
    Where a block goes several rounds, its rounds are the sets. A block of which nothing
    is left goes; the program may be left without any.

    Args:
        program: As its file says.
        change: What is done less.
    """
    blocks = (_without(block, change.leave_out) for block in program.blocks)
    left = [block for block in blocks if block.steps]
    if change.is_half:
        left = [_halved(block) for block in left]
    return replace(program, blocks=tuple(left), change=change)


def step_left(program: Program, change: DoseChange, step: int) -> int:
    """Return which step of the changed program a step is, or what comes after it.

    Args:
        program: As its file says.
        change: What is done less.
        step: 0-based step of `program`; 0 is returned when nothing comes after it.
    """
    left_out = [each.exercise in change.leave_out for each in program.steps()]
    number = left_out[:step].count(False)
    return number if number < left_out.count(False) else 0


def change_data(change: DoseChange) -> dict[str, Any]:
    """Return a change as the data of its event."""
    return {
        "half": change.is_half,
        "leave_out": list(change.leave_out),
        "why": list(change.why),
    }


def change_from(data: Mapping[str, Any]) -> DoseChange:
    """Return the change that the data of an event name, as far as they can be read."""
    return DoseChange(
        data.get("half") is True,
        _texts(data.get("leave_out")),
        _texts(data.get("why")),
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


def _without(block: Block, leave_out: tuple[str, ...]) -> Block:
    steps = tuple(each for each in block.steps if each.exercise not in leave_out)
    return replace(block, steps=steps)


def _halved(block: Block) -> Block:
    """Return a block with half the sets, or with half its rounds.

    An odd number of rounds cannot be halved; where all sets can, they are.
    """
    sets_are_even = all(
        dose.sets % 2 == 0 for step in block.steps for dose in _doses(step)
    )
    if block.rounds > 1 and not (block.rounds % 2 and sets_are_even):
        return replace(block, rounds=_half(block.rounds))
    return replace(block, steps=tuple(_halved_step(each) for each in block.steps))


def _doses(step: Step) -> tuple[Dose, ...]:
    return tuple(each for each in (step.dose, step.left, step.right) if each)


def _halved_step(step: Step) -> Step:
    return replace(
        step,
        dose=_halved_dose(step.dose),
        left=step.left and _halved_dose(step.left),
        right=step.right and _halved_dose(step.right),
    )


def _halved_dose(dose: Dose) -> Dose:
    if dose.sets > 1:
        return replace(dose, sets=_half(dose.sets))
    high = dose.high
    if high is not None and dose.kind is DoseKind.REPS:
        # There the upper end counts repetitions too.
        high = _half(high)
    return replace(dose, reps=_half(dose.reps), high=high)


def _half(count: int) -> int:
    return -(-count // 2)
