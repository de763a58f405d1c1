"""Expands a program into the flat list of timed items that a session runs through.

For each block, round and step, in order: get ready; for each set and side the work,
with a switch before a second side; a rest before another set; and a rest before
another round. What has no length is left out.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from coach.errors import CoachError
from coach.files.model import Advance, DoseKind, Sides
from coach.session.model import Item, ItemKind, Timeline
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.files.model import Block, Dose, Exercise, PostureGroup, Program, Step

# Time to lie down, to get up or to fetch a chair.
POSTURE_CHANGE_MS = 7_000

LEFT, RIGHT = "left", "right"


class SideDose(NamedTuple):
    """What one side does in a step; `side` is a value of `Item.side`."""

    side: str
    dose: Dose


def expand(
    program: Program, exercises: Mapping[str, Exercise], sore_side: str | None = None
) -> Timeline:
    """Return the items of a program, back to back from 0.

    Items of one step share the step's number of sets, even where one side does
    fewer. A single hold has no `rep`; several holds count from 1.

    Args:
        program: What is to be done.
        exercises: The exercises the program names, by id.
        sore_side: "left" or "right" in a course: it goes first where each side is
            worked, and it is the `affected` side (which is else the left).

    Raises:
        CoachError: The program names an exercise that is not in `exercises`.
        ValueError: `sore_side` is neither a side nor None.
    """
    if sore_side not in (LEFT, RIGHT, None):
        raise ValueError(f"not a side: {sore_side!r}")
    items: list[Item] = []
    at_ms = 0
    for item in _program_items(program, exercises, sore_side):
        if item.length_ms > 0:
            items.append(replace(item, at_ms=at_ms))
            at_ms += item.length_ms
    return Timeline(program.id, tuple(items))


def side_doses(step: Step, sore_side: str | None = None) -> tuple[SideDose, ...]:
    """Return the sides of a step in the order they are worked, with their doses."""
    doses = {LEFT: step.left or step.dose, RIGHT: step.right or step.dose}
    if step.sides in (Sides.BOTH, Sides.ALTERNATE):
        return (SideDose(step.sides.value, step.dose),)
    order: tuple[str, ...]
    if step.sides is Sides.EACH:
        order = (RIGHT, LEFT) if sore_side == RIGHT else (LEFT, RIGHT)
    elif step.sides is Sides.AFFECTED:
        order = (sore_side or LEFT,)
    else:
        order = (step.sides.value,)
    return tuple(SideDose(side, doses[side]) for side in order)


def extended(timeline: Timeline, index: int, ms: int) -> Timeline:
    """Return a timeline whose item `index` is longer; later items shift.

    A repetition item gets as many whole repetitions as cover the time.

    Raises:
        ValueError: `ms` is not above 0.
    """
    if ms <= 0:
        raise ValueError(f"an item can only be made longer: {ms!r} ms")
    item = timeline.items[index]
    if item.rep_ends_ms:
        each_ms = item.rep_ends_ms[0]
        count = len(item.rep_ends_ms) + -(-ms // each_ms)
        longer = replace(
            item,
            length_ms=each_ms * count,
            of_reps=count,
            rep_ends_ms=_rep_ends_ms(each_ms, count),
        )
    else:
        longer = replace(item, length_ms=item.length_ms + ms)
    items = list(timeline.items)
    items[index] = longer
    return _laid_out(timeline, items)


def with_exercise(
    timeline: Timeline, step: int, from_index: int, exercise_id: str
) -> Timeline:
    """Return a timeline in which a step does another exercise from an item on."""
    items = tuple(
        replace(item, exercise=exercise_id)
        if index >= from_index and item.step == step and item.exercise is not None
        else item
        for index, item in enumerate(timeline.items)
    )
    return Timeline(timeline.program, items)


def without_step(timeline: Timeline, step: int, from_index: int) -> Timeline:
    """Return a timeline in which a step is left out from an item on.

    Its items stay, with no length, so that the index of every item keeps its
    meaning in the history. A rest between rounds goes with the last work after it.
    """
    items = [
        replace(item, length_ms=0, rep_ends_ms=())
        if index >= from_index and item.step == step and item.exercise is not None
        else item
        for index, item in enumerate(timeline.items)
    ]
    last_rounds: dict[int, int] = {}
    for item in items:
        if item.kind is ItemKind.WORK and item.length_ms > 0:
            last_rounds[item.block] = item.round
    items = [
        replace(item, length_ms=0)
        if index >= from_index
        and item.exercise is None
        and item.round >= last_rounds.get(item.block, 0)
        else item
        for index, item in enumerate(items)
    ]
    return _laid_out(timeline, items)


def _laid_out(timeline: Timeline, items: list[Item]) -> Timeline:
    """Put items back to back again after their lengths have changed."""
    at_ms = 0
    placed = []
    for item in items:
        placed.append(item if item.at_ms == at_ms else replace(item, at_ms=at_ms))
        at_ms += item.length_ms
    return Timeline(timeline.program, tuple(placed))


def _program_items(
    program: Program, exercises: Mapping[str, Exercise], sore_side: str | None
) -> Iterator[Item]:
    """Yield all items, those without length too; `at_ms` is not yet filled in."""
    posture: PostureGroup | None = None
    first_step = 0
    for block_index, block in enumerate(program.blocks):
        for round_number in range(1, block.rounds + 1):
            for step_index, step in enumerate(block.steps, first_step):
                exercise = _exercise(program, exercises, step.exercise)
                changes = posture not in (None, exercise.posture_group)
                posture = exercise.posture_group
                blank = Item(
                    0,
                    POSTURE_CHANGE_MS * changes,
                    ItemKind.WORK,
                    step.exercise,
                    block=block_index,
                    round=round_number,
                    step=step_index,
                )
                yield from _step_items(blank, step, side_doses(step, sore_side))
            if round_number < block.rounds:
                yield _round_rest(block, block_index, round_number, first_step)
        first_step += len(block.steps)


def _exercise(
    program: Program, exercises: Mapping[str, Exercise], exercise_id: str
) -> Exercise:
    try:
        return exercises[exercise_id]
    except KeyError:
        raise CoachError(
            tr('The program "{0}" needs the exercise "{1}", which is missing.').format(
                program.title, exercise_id
            )
        ) from None


def _round_rest(
    block: Block, block_index: int, round_number: int, first_step: int
) -> Item:
    """Return the rest after a round; it counts as part of the block's last step."""
    return Item(
        at_ms=0,
        length_ms=block.rest_ms,
        kind=ItemKind.REST,
        exercise=None,
        block=block_index,
        round=round_number,
        step=first_step + len(block.steps) - 1,
    )


def _step_items(blank: Item, step: Step, sides: tuple[SideDose, ...]) -> Iterator[Item]:
    """Yield one step: get ready, then every set with its sides and rests.

    Args:
        blank: Where the step is; its length is what a change of posture takes.
        step: The step.
        sides: Its sides with their doses.
    """
    of_sets = max(dose.sets for _, dose in sides)
    blank = replace(blank, of_sets=of_sets)
    yield replace(
        blank,
        kind=ItemKind.GET_READY,
        length_ms=step.get_ready_ms + blank.length_ms,
        side=sides[0].side,
        set=1,
    )
    for set_number in range(1, of_sets + 1):
        working = [each for each in sides if set_number <= each.dose.sets]
        for place, (side, dose) in enumerate(working):
            base = replace(blank, side=side, set=set_number)
            if place > 0:
                yield replace(
                    base, kind=ItemKind.SWITCH, length_ms=step.between_sides_ms
                )
            yield from _work_items(base, dose, step.advance is Advance.CONFIRM)
        if set_number < of_sets:
            rest_ms = max(each.dose.rest_ms for each in working)
            yield replace(blank, kind=ItemKind.REST, length_ms=rest_ms, set=set_number)


def _work_items(base: Item, dose: Dose, confirm: bool) -> Iterator[Item]:
    """Yield the work of one side in one set."""
    work = partial(replace, base, dose=dose.kind, confirm=confirm)
    if dose.kind is DoseKind.REPS:
        yield work(
            length_ms=dose.each_ms * dose.reps,
            of_reps=dose.reps,
            rep_ends_ms=_rep_ends_ms(dose.each_ms, dose.reps),
            tempo=dose.tempo,
        )
    elif dose.kind is DoseKind.TIME or dose.reps == 1:
        yield work(length_ms=dose.length_ms)
    else:
        for hold in range(1, dose.reps + 1):
            held = work(rep=hold, of_reps=dose.reps, length_ms=dose.length_ms)
            yield held
            if hold < dose.reps:
                gap = replace(held, kind=ItemKind.GAP, dose=None, confirm=False)
                yield replace(gap, length_ms=dose.gap_ms)


def _rep_ends_ms(each_ms: int, count: int) -> tuple[int, ...]:
    return tuple(each_ms * number for number in range(1, count + 1))
