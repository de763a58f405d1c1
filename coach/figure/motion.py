"""What the figure does at a moment of a timeline item.

Everything follows from the figure, the item and the time inside it, so a frame can
be asked for in any order. Times are in milliseconds.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coach.figure.easing import ease
from coach.figure.model import Figure, LimbAngles, Phase, Pose, SpineAngles
from coach.figure.solve import SolvedPose, blend, solve
from coach.figure.swap import swap_figure
from coach.files.model import DoseKind
from coach.session.model import Item, ItemKind

if TYPE_CHECKING:
    from coach.figure.geometry import Point

TRANSITION_MS = 600
BREATH_MS = 5_000
# A phase without a time of its own, where nothing says how long it is held.
PREVIEW_HOLD_MS = 2_500
# With less motion, start and end pose are shown in turn for this long.
CALM_CHANGE_MS = 2_000
# Going into a held posture takes at most this share of the hold.
MOST_OF_HOLD = 0.4
# A figure whose hip starts higher than this comes from standing.
STANDING_ROOT = 0.42


@dataclass(frozen=True, slots=True)
class Frame:
    """What is drawn at one moment.

    Attributes:
        load: 0..1, how much the muscles work; the glow follows it.
        breath: -1..1, how full the chest is; 0 while moving.
        phase: Name of the phase, "" outside one.
        moving: False when only the breath changes.
        swapped: The other side works: the second half of an alternating exercise.
    """

    pose: SolvedPose
    load: float = 1.0
    breath: float = 0.0
    phase: str = ""
    moving: bool = False
    swapped: bool = False


@dataclass(frozen=True, slots=True)
class Leg:
    """A stretch of the movement: from one pose to the next, in a given time."""

    phase: Phase
    start: str
    end: str
    length_ms: float
    ease: str


def solved(figure: Figure, name: str) -> SolvedPose:
    """Return a key pose of the figure, solved (cached)."""
    return solve(figure.poses[name], figure.view)


def start_name(figure: Figure) -> str:
    """Return the name of the pose that the exercise begins with."""
    if figure.phases:
        return figure.phases[0].start
    return next(iter(figure.poses))


def main_name(figure: Figure) -> str:
    """Return the name of the pose that shows the exercise best: the held one."""
    held = _holding_index(figure)
    if held is not None:
        return figure.phases[held].end
    if figure.still:
        return figure.still[-1]
    if figure.phases:
        return figure.phases[0].end
    return next(reversed(figure.poses))


def still_frame(figure: Figure, pose_name: str) -> Frame:
    """Return a standing frame of one key pose.

    Raises:
        KeyError: The figure has no pose of this name.
    """
    return Frame(solved(figure, pose_name), load=_load_at(figure, pose_name))


def loop_frame(figure: Figure, elapsed_ms: float) -> Frame:
    """Return the frame of an endless preview at the natural pace."""
    legs = _natural_legs(figure, PREVIEW_HOLD_MS)
    total = sum(leg.length_ms for leg in legs)
    if total <= 0:
        return _standing(figure, start_name(figure), elapsed_ms)
    return _frame_on(figure, legs, elapsed_ms % total, breath_ms=elapsed_ms)


def frame_for(
    figure: Figure,
    item: Item,
    elapsed_ms: float,
    *,
    before: SolvedPose | None = None,
) -> Frame:
    """Return what to draw `elapsed_ms` after an item has begun.

    Args:
        figure: The figure of the item's exercise; for a rest, of the exercise before.
        item: The timeline item.
        elapsed_ms: Time since the item began.
        before: The posture drawn when the item began, if it is known; movements that
            lead into an item start there. Without it they start from a plain guess.
    """
    elapsed = max(0.0, min(float(elapsed_ms), float(item.length_ms) or elapsed_ms))
    if item.kind in (ItemKind.GET_READY, ItemKind.SWITCH):
        return _settling(figure, item, elapsed, before)
    if item.kind in (ItemKind.REST, ItemKind.GAP):
        return _relaxing(figure, elapsed, before)
    if item.rep_ends_ms:
        return _repeating(figure, item, elapsed)
    holding = item.dose in (DoseKind.HOLD, DoseKind.OPEN, DoseKind.TIME)
    if holding and _holding_index(figure) is not None:
        return _holding(figure, item, elapsed)
    return loop_frame(figure, elapsed)


def calm_frame(figure: Figure, item: Item | None, elapsed_ms: float) -> Frame:
    """Return a frame without motion, for people who have asked for less of it.

    A movement shows its start and its end pose in turn; everything else stands.

    Args:
        figure: The figure of the item's exercise.
        item: The timeline item, or None for a preview.
        elapsed_ms: Time since the item or the preview began.
    """
    if item is not None and item.kind is not ItemKind.WORK:
        load = 0.0 if item.kind in (ItemKind.REST, ItemKind.GAP) else 1.0
        frame = still_frame(figure, start_name(figure))
        return replace(frame, load=min(load, frame.load))
    moves = item is None or bool(item.rep_ends_ms) or _holding_index(figure) is None
    at_start = moves and int(elapsed_ms // CALM_CHANGE_MS) % 2 == 0
    return still_frame(figure, start_name(figure) if at_start else main_name(figure))


def _settling(
    figure: Figure, item: Item, elapsed: float, before: SolvedPose | None
) -> Frame:
    """Move into the start pose, then stand."""
    target = solved(figure, start_name(figure))
    origin = before or _guess_before(figure, item, target)
    return _transition(figure, origin, target, elapsed, TRANSITION_MS)


def _guess_before(figure: Figure, item: Item, target: SolvedPose) -> SolvedPose:
    """Return where a person probably is: in the held pose, or standing."""
    if item.kind is ItemKind.SWITCH:
        return solved(figure, main_name(figure))
    if figure.view == "side" and target.root[1] > STANDING_ROOT:
        return standing_at(target.root)
    return target


def standing_at(place: Point) -> SolvedPose:
    """Return a relaxed upright stand with the feet below `place`."""
    pose = Pose(
        "stand",
        spine=SpineAngles(0.0, -3.0, 5.0, 4.0, -6.0),
        work=LimbAngles(shoulder=4.0, elbow=10.0, wrist=4.0),
        other=LimbAngles(
            hip=5.0, knee=2.0, ankle=-2.0, shoulder=8.0, elbow=12.0, wrist=4.0
        ),
        root=(place[0], 0.53),
    )
    return solve(pose, "side")


def _relaxing(figure: Figure, elapsed: float, before: SolvedPose | None) -> Frame:
    """Leave the working posture and rest in the start pose."""
    target = solved(figure, start_name(figure))
    held = _holding_index(figure)
    length = float(TRANSITION_MS)
    origin = before or target
    if held is not None:
        out = sum(phase.time_ms for phase in figure.phases[held + 1 :])
        length = float(out or TRANSITION_MS)
        origin = before or solved(figure, figure.phases[held].end)
    return replace(_transition(figure, origin, target, elapsed, length), load=0.0)


def _transition(
    figure: Figure,
    origin: SolvedPose,
    target: SolvedPose,
    elapsed: float,
    length_ms: float,
) -> Frame:
    """Move from one posture to the start pose; afterwards breathe there."""
    if elapsed >= length_ms or origin == target:
        return Frame(target, load=0.0, breath=breath_at(elapsed))
    share = ease("smooth", elapsed / length_ms)
    return Frame(blend(origin, target, share), load=0.0, moving=True)


def _holding(figure: Figure, item: Item, elapsed: float) -> Frame:
    """Go into the held posture, then hold it and breathe.

    With alternating sides every second hold is done by the other side.
    """
    held = _holding_index(figure)
    assert held is not None
    swapped = item.side == "alternate" and (item.rep or 1) % 2 == 0
    figure = swap_figure(figure) if swapped else figure
    lead_in = [
        Leg(phase, phase.start, phase.end, float(phase.time_ms), phase.ease)
        for phase in figure.phases[:held]
        if phase.time_ms > 0
    ]
    natural = sum(leg.length_ms for leg in lead_in)
    allowed = min(natural, item.length_ms * MOST_OF_HOLD)
    if elapsed < allowed:
        scale = allowed / natural
        legs = [replace(leg, length_ms=leg.length_ms * scale) for leg in lead_in]
        frame = _frame_on(figure, legs, elapsed, breath_ms=None)
        return replace(frame, swapped=swapped)
    phase = figure.phases[held]
    return Frame(
        solved(figure, phase.end),
        load=_load_at(figure, phase.end),
        breath=breath_at(elapsed - allowed),
        phase=phase.name,
        swapped=swapped,
    )


def _repeating(figure: Figure, item: Item, elapsed: float) -> Frame:
    """Run through the phases once in every repetition."""
    index = 0
    while index < len(item.rep_ends_ms) - 1 and elapsed >= item.rep_ends_ms[index]:
        index += 1
    begins = item.rep_ends_ms[index - 1] if index else 0
    length = float(item.rep_ends_ms[index] - begins)
    swapped = item.side == "alternate" and index % 2 == 1
    acting = swap_figure(figure) if swapped else figure
    legs = _legs_for(acting, item, length)
    if not legs:
        return _standing(acting, start_name(acting), elapsed)
    frame = _frame_on(acting, legs, elapsed - begins, breath_ms=None)
    return replace(frame, swapped=swapped)


def _legs_for(figure: Figure, item: Item, length_ms: float) -> list[Leg]:
    """Return the legs of one repetition; their lengths add up to `length_ms`."""
    legs = _counted_legs(figure, dict(item.tempo)) if item.tempo else []
    if not legs:
        legs = _natural_legs(figure, 0.0)
    total = sum(leg.length_ms for leg in legs)
    if total <= 0:
        return []
    return [replace(leg, length_ms=leg.length_ms * length_ms / total) for leg in legs]


def _counted_legs(figure: Figure, tempo: dict[str, int]) -> list[Leg]:
    """Return the legs that a tempo names; [] when they do not lead back.

    A phase that the tempo leaves out is skipped: the next one starts where the last
    one ended.
    """
    named = [phase for phase in figure.phases if phase.name in tempo]
    if len(named) < len(tempo) or named[-1].end != named[0].start:
        return []
    legs = []
    place = named[0].start
    for phase in named:
        kind = "linear" if phase.ease == "linear" else "steady"
        legs.append(Leg(phase, place, phase.end, float(tempo[phase.name]), kind))
        place = phase.end
    return legs


def _natural_legs(figure: Figure, hold_ms: float) -> list[Leg]:
    """Return all phases with their own times; a held phase takes `hold_ms`."""
    return [
        Leg(phase, phase.start, phase.end, float(phase.time_ms) or hold_ms, phase.ease)
        for phase in figure.phases
        if phase.time_ms or hold_ms
    ]


def _frame_on(
    figure: Figure, legs: list[Leg], at_ms: float, *, breath_ms: float | None
) -> Frame:
    """Return the frame at a time inside a chain of legs."""
    rest = at_ms
    for leg in legs[:-1]:
        if rest < leg.length_ms:
            break
        rest -= leg.length_ms
    else:
        leg = legs[-1]
    t = min(1.0, rest / leg.length_ms) if leg.length_ms > 0 else 1.0
    share = ease(leg.ease, t)
    before, after = _load_at(figure, leg.start), _load_at(figure, leg.end)
    moving = leg.start != leg.end
    breathes = breath_ms is not None and not moving
    return Frame(
        blend(solved(figure, leg.start), solved(figure, leg.end), share),
        load=before + (after - before) * share,
        breath=breath_at(breath_ms) if breathes and breath_ms is not None else 0.0,
        phase=leg.phase.name,
        moving=moving,
    )


def _standing(figure: Figure, name: str, elapsed: float) -> Frame:
    """Return a key pose that only breathes."""
    return Frame(
        solved(figure, name), load=_load_at(figure, name), breath=breath_at(elapsed)
    )


def _load_at(figure: Figure, name: str) -> float:
    """Return 0 in the pose the exercise starts from and in those before it, else 1.

    A figure that never leaves its only pose works in it all the time.
    """
    if all(phase.start == phase.end for phase in figure.phases):
        return 1.0
    first = start_name(figure)
    resting = {first}
    if first in figure.still:
        resting.update(figure.still[: figure.still.index(first)])
    return 0.0 if name in resting else 1.0


def _holding_index(figure: Figure) -> int | None:
    """Return which phase takes the dose's hold, or None for a pure movement."""
    for index, phase in enumerate(figure.phases):
        if phase.start == phase.end and phase.time_ms == 0:
            return index
    if not figure.phases:
        return None
    return next(
        (index for index, phase in enumerate(figure.phases) if phase.time_ms == 0),
        None,
    )


def breath_at(elapsed_ms: float) -> float:
    """Return how full the chest is, -1..1; one breath takes five seconds."""
    return math.sin(2.0 * math.pi * elapsed_ms / BREATH_MS)
