"""What a preview of a step shows: one round of it, at the pace of its own dose."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.figure.motion import PREVIEW_HOLD_MS, TRANSITION_MS
from coach.files.model import Block, Sides
from coach.session.model import Item, ItemKind
from coach.session.timeline import expand

if TYPE_CHECKING:
    from coach.figure.model import Figure
    from coach.files.model import Exercise, Program, Step


def bout_of(program: Program, step: Step, exercise: Exercise) -> tuple[Item, ...]:
    """Return what a session shows of a step, cut down to what comes again.

    Of repetitions it is one, or two where the sides alternate; of a hold the way into
    it, all of it and the way out; of a movement by time one cycle of the movement. The
    side that a session works first is the one that is shown. The items are back to
    back from 0.

    Args:
        program: What the step is part of.
        step: The step.
        exercise: Its exercise.
    """
    alone = replace(program, blocks=(Block("", (step,)),))
    items = expand(alone, {step.exercise: exercise}).items
    work = next(item for item in items if item.kind is ItemKind.WORK)
    # In which set it is does not matter: two bouts that look the same are the same.
    work = replace(work, at_ms=0, set=None, of_sets=None)
    if work.rep_ends_ms:
        return (_repetition(work, 1 + (step.sides is Sides.ALTERNATE)),)
    if any(phase.time_ms == 0 for phase in exercise.figure.phases):
        return work, _way_out(work, exercise.figure)
    cycle_ms = sum(phase.time_ms or PREVIEW_HOLD_MS for phase in exercise.figure.phases)
    return (replace(work, length_ms=cycle_ms or work.length_ms),)


def _repetition(work: Item, count: int) -> Item:
    """Return the first repetitions alone."""
    ends_ms = work.rep_ends_ms[:count]
    return replace(
        work, length_ms=ends_ms[-1], of_reps=len(ends_ms), rep_ends_ms=ends_ms
    )


def _way_out(work: Item, figure: Figure) -> Item:
    """Return what follows a hold: the way back to where it began."""
    timed = [phase.time_ms > 0 for phase in figure.phases]
    behind = figure.phases[timed.index(False) + 1 :]
    length_ms = sum(phase.time_ms for phase in behind) or TRANSITION_MS
    kind, at_ms = ItemKind.GAP, work.end_ms
    return replace(work, kind=kind, at_ms=at_ms, length_ms=length_ms, dose=None)
