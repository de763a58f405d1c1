"""What a timeline bar shows: lengths, sums and segments of a program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.errors import CoachError
from coach.session.model import ItemKind
from coach.session.timeline import LEFT, RIGHT, expand

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.files.findings import KeyPath
    from coach.files.model import Exercise, Program
    from coach.session.model import Item

_SORTS = {ItemKind.WORK: "work", ItemKind.REST: "rest", ItemKind.GAP: "rest"}


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece of the timeline bar.

    Attributes:
        at_ms: When it begins, from the start.
        length_ms: How long it lasts.
        kind: What is done; decides about colour, pattern and letter.
        step: 0-based step of the program, rounds not repeated; a rest between two
            rounds belongs to the last step of its block.
        path: The same step as a key path: ("block", 0, "step", 2).
        round: 1-based round of the block.
        side: "left", "right", "both" or "alternate"; None for rests.
    """

    at_ms: int
    length_ms: int
    kind: ItemKind
    step: int
    path: KeyPath
    round: int
    side: str | None


@dataclass(frozen=True, slots=True)
class TimelineFacts:
    """The lengths in a program, all in milliseconds.

    Attributes:
        total_ms: All of it.
        work_ms: Time of work.
        rest_ms: Rests, and the gaps between holds.
        other_ms: Getting ready and changing sides.
        left_ms: Work of the left side; work of both sides counts for each of them, and
            of alternating repetitions each side has half.
        right_ms: Work of the right side.
        steps_ms: Length of each step with all its rounds, in the order of the steps.
        segments: The pieces of the bar, back to back.
    """

    total_ms: int
    work_ms: int
    rest_ms: int
    other_ms: int
    left_ms: int
    right_ms: int
    steps_ms: tuple[int, ...]
    segments: tuple[Segment, ...]

    def segments_of(self, path: KeyPath) -> tuple[Segment, ...]:
        """Return the segments of a step or of a whole block."""
        size = len(path)
        return tuple(one for one in self.segments if one.path[:size] == path)


def facts_of(
    program: Program, exercises: Mapping[str, Exercise], sore_side: str | None = None
) -> TimelineFacts | None:
    """Return the facts of a program, or None while it names an unknown exercise.

    Args:
        program: What is to be done.
        exercises: The exercises there are, by id.
        sore_side: "left" or "right" where it is known; see `expand`.

    Raises:
        ValueError: `sore_side` is neither a side nor None.
    """
    try:
        timeline = expand(program, exercises, sore_side)
    except CoachError:
        return None
    paths = step_paths(program)
    sums = dict.fromkeys(("work", "rest", "other"), 0)
    sides = {LEFT: 0, RIGHT: 0}
    steps_ms = [0] * len(paths)
    for item in timeline.items:
        sums[_SORTS.get(item.kind, "other")] += item.length_ms
        steps_ms[item.step] += item.length_ms
        if item.kind is ItemKind.WORK:
            _count_sides(item, sides)
    return TimelineFacts(
        total_ms=timeline.total_ms,
        work_ms=sums["work"],
        rest_ms=sums["rest"],
        other_ms=sums["other"],
        left_ms=sides[LEFT],
        right_ms=sides[RIGHT],
        steps_ms=tuple(steps_ms),
        segments=tuple(_segment(item, paths) for item in timeline.items),
    )


def step_paths(program: Program) -> tuple[KeyPath, ...]:
    """Return the key path of every step, in order."""
    return tuple(
        ("block", number, "step", place)
        for number, block in enumerate(program.blocks)
        for place in range(len(block.steps))
    )


def _count_sides(item: Item, sides: dict[str, int]) -> None:
    if item.side in sides:
        sides[item.side] += item.length_ms
        return
    share_ms = item.length_ms if item.side == "both" else item.length_ms // 2
    for side in sides:
        sides[side] += share_ms


def _segment(item: Item, paths: tuple[KeyPath, ...]) -> Segment:
    return Segment(
        at_ms=item.at_ms,
        length_ms=item.length_ms,
        kind=item.kind,
        step=item.step,
        path=paths[item.step],
        round=item.round,
        side=item.side,
    )
