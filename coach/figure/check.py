"""Check a figure for what no body can do and no picture can show.

Every finding carries the key path of the value, relative to `[figure]`, and one
sentence. List entries are counted from 0.
"""

from __future__ import annotations

import itertools
from functools import lru_cache
from typing import TYPE_CHECKING

from coach.figure.easing import EASES
from coach.figure.geometry import Point, between, distance
from coach.figure.limits import (
    SHORTENING,
    SHORTENING_NAMES,
    SPINE_LIMITS,
    Range,
    limb_limits,
)
from coach.figure.muscles import MUSCLES
from coach.figure.props import PROP_KINDS
from coach.figure.reach import PIN_POINTS, is_foot
from coach.figure.skeleton import POINTS, point
from coach.figure.solve import (
    SAME_PLACE,
    SOFT_RADIUS,
    SolvedPose,
    blend,
    common_anchor,
    solve,
)
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from coach.figure.model import (
        Anchor,
        Figure,
        Phase,
        Pin,
        Pose,
        Prop,
        SideName,
        View,
    )
    from coach.figure.skeleton import Joints

Path = tuple[str | int, ...]
Finding = tuple[Path, str]
# Names of points, each with how far it is off, in body heights.
Faults = tuple[tuple[str, float], ...]

# A pin that misses its place by more looks as if it did not touch, in body heights.
REACH_TOLERANCE = 0.010

# How far below the floor a point may dip before it looks wrong, in body heights.
FLOOR_TOLERANCE = 0.012

# How far skin reaches beyond a joint at the edge of a picture, how far the hair
# reaches above the centre of the head, and what the painter leaves free on top.
SKIN = 0.02
CROWN = 0.07
BOX_HEADROOM = 0.02

FLOOR_POINTS = ("heel", "toe", "knee", "wrist")
SIDES: tuple[SideName, SideName] = ("work", "other")
BODY_PARTS = (
    "work.arm",
    "work.leg",
    "other.arm",
    "other.leg",
    "neck",
    "trunk",
    "head",
)
LIT_SIDES = ("work", "other", "both")
FEET = ("front", "out", "stack")
HANDS = ("plain", "turned")


def check_figure(figure: Figure) -> list[Finding]:
    """Return everything that is wrong with a figure, in reading order.

    A pose with an unknown name or an impossible angle is not solved, so that one slip
    of the pen gives one sentence.
    """
    findings = list(_check_names(figure))
    solved: dict[str, SolvedPose] = {}
    for name, pose in figure.poses.items():
        wrong = list(_check_pose_names(pose))
        wrong = wrong or list(_check_written_angles(figure, pose))
        findings += wrong
        if not wrong:
            solved[name] = solve(pose, figure.view)
            findings += _check_solved(solved[name], pose)
            findings += _check_fits(figure, name, solved[name])
    for index, phase in enumerate(figure.phases):
        if phase.start in solved and phase.end in solved:
            findings += _check_phase(index, phase, figure.poses, figure.view)
    return findings


def _check_names(figure: Figure) -> Iterator[Finding]:
    """Check everything outside the poses that must be a known name."""
    if not figure.poses:
        yield ("pose",), tr("A figure needs at least one pose.")
    for index, prop in enumerate(figure.props):
        yield from _check_prop(index, prop)
    for index, name in enumerate(figure.muscles):
        yield from _known(("muscles", index), tr("a muscle"), name, MUSCLES)
    yield from _known(("lit",), tr("a side"), figure.lit_side, LIT_SIDES)
    if figure.track:
        yield from _known(("track",), tr("a point"), figure.track, POINTS)
    left, right, top = figure.box
    if left >= right or top <= 0:
        yield (
            ("box",),
            tr("The box needs a left edge, a larger right edge, and a top above 0."),
        )
    for index, name in enumerate(figure.still):
        yield from _known(("still", index), tr("a pose"), name, figure.poses)
    for index, phase in enumerate(figure.phases):
        path: Path = ("phase", index)
        yield from _known((*path, "from"), tr("a pose"), phase.start, figure.poses)
        yield from _known((*path, "to"), tr("a pose"), phase.end, figure.poses)
        yield from _known((*path, "ease"), tr("a way to move"), phase.ease, EASES)


def _check_prop(index: int, prop: Prop) -> Iterator[Finding]:
    path: Path = ("props", index)
    yield from _known((*path, "kind"), tr("a prop"), prop.kind, PROP_KINDS)
    kind = PROP_KINDS.get(prop.kind)
    if kind is None:
        return
    for name, value in prop.values.items():
        yield from _known(
            (*path, name), tr("a number of this prop"), name, kind.numbers
        )
        entry = kind.numbers.get(name)
        if entry is not None and not entry.low <= value <= entry.high:
            yield (
                (*path, name),
                tr("{0} is outside {1} to {2}, in body heights or degrees.").format(
                    _text(value), _text(entry.low), _text(entry.high)
                ),
            )
    for name, entry in kind.numbers.items():
        if entry.default is None and name not in prop.values:
            yield path, tr("The prop {0} needs {1}.").format(prop.kind, name)


def _known(path: Path, what: str, name: str, names: Iterable[str]) -> Iterator[Finding]:
    """Yield a finding, with a suggestion, when a name is not one of `names`."""
    allowed = list(names)
    if name in allowed:
        return
    # Imported here: only a mistake needs it.
    import difflib

    near = difflib.get_close_matches(name, allowed, n=1, cutoff=0.5)
    if near:
        sentence = tr('"{0}" is not {1}; did you mean "{2}"?')
        yield path, sentence.format(name, what, near[0])
        return
    listed = ", ".join(allowed) if allowed else tr("none")
    yield path, tr('"{0}" is not {1}; known are: {2}.').format(name, what, listed)


def _check_pose_names(pose: Pose) -> Iterator[Finding]:
    """Check the points and body parts that a pose names, and how it is held."""
    path: Path = ("pose", pose.name)
    if (pose.root is None) == (pose.anchor is None):
        yield path, tr("A pose needs either a root or an anchor.")
    if pose.anchor is not None:
        yield from _known(
            (*path, "anchor", "point"), tr("a point"), pose.anchor.point, POINTS
        )
    for index, part in enumerate(pose.order):
        yield from _known((*path, "order", index), tr("a body part"), part, BODY_PARTS)
    if pose.order and set(pose.order) != set(BODY_PARTS) and not _unknown_part(pose):
        missing = ", ".join(part for part in BODY_PARTS if part not in pose.order)
        yield (*path, "order"), tr("The order leaves out: {0}.").format(missing)
    for side in SIDES:
        limb = getattr(pose, side)
        named = (
            ("foot", tr("a way to draw a foot"), FEET),
            ("hand", tr("a way to draw a hand"), HANDS),
        )
        for key, what, known in named:
            yield from _known((*path, side, key), what, getattr(limb, key), known)
    for pin in pose.pins:
        yield from _check_pin((*path, "pins", pin.point), pin)


def _unknown_part(pose: Pose) -> bool:
    return any(part not in BODY_PARTS for part in pose.order)


def _check_pin(path: Path, pin: Pin) -> Iterator[Finding]:
    yield from _known(path, tr("a point that can be pinned"), pin.point, PIN_POINTS)
    if pin.to is not None:
        yield from _known((*path, "to"), tr("a point"), pin.to, POINTS)
    ways = (pin.at is not None, pin.to is not None, pin.straight is not None)
    if sum(ways) != 1:
        yield path, tr("A pin needs exactly one of at, to and straight.")
    elif pin.straight is not None:
        if pin.y is None or pin.dir is None:
            yield path, tr("A pin with straight needs y and dir too.")
        if not is_foot(pin):
            yield (*path, "straight"), tr("Only a foot can be pinned with straight.")


def _check_written_angles(figure: Figure, pose: Pose) -> Iterator[Finding]:
    """Check the angles as written, before any pin changes them."""
    path: Path = ("pose", pose.name)
    for name, limits in SPINE_LIMITS.items():
        yield from _within((*path, "spine", name), getattr(pose.spine, name), limits)
    for side in SIDES:
        limb = getattr(pose, side)
        for name, limits in limb_limits(figure.view, limb).items():
            yield from _within((*path, side, name), getattr(limb, name), limits)
        for name in SHORTENING_NAMES:
            value = getattr(limb, name)
            if not SHORTENING[0] < value <= SHORTENING[1]:
                yield (
                    (*path, side, name),
                    tr("{0} must be above 0 and at most 1.").format(_text(value)),
                )


def _within(path: Path, value: float, limits: Range) -> Iterator[Finding]:
    low, high = limits
    if not low <= value <= high:
        yield (
            path,
            tr("{0} degrees is outside what this joint can do ({1} to {2}).").format(
                _text(value), _text(low), _text(high)
            ),
        )


def _check_solved(solved: SolvedPose, pose: Pose) -> Iterator[Finding]:
    """Check a pose after its pins have been solved."""
    path: Path = ("pose", pose.name)
    for hold in solved.holds:
        if hold.miss > REACH_TOLERANCE:
            yield (
                (*path, "pins", hold.pin.point),
                tr("{0} cannot reach its place: it is {1} body heights away.").format(
                    hold.pin.point, _text(hold.miss)
                ),
            )
    yield from _check_solved_angles(solved, pose)
    for name, depth in below_floor(solved.joints):
        yield (
            path,
            tr("{0} is {1} body heights below the floor.").format(name, _text(depth)),
        )


def _check_fits(figure: Figure, name: str, solved: SolvedPose) -> Iterator[Finding]:
    """Check that a pose is inside the box, so that no hand is cut off."""
    left, right, top = figure.box
    if left >= right or top <= 0:
        return
    places = [point(solved.joints, each) for each in POINTS]
    needs_left = min(x for x, _ in places) - SKIN
    needs_right = max(x for x, _ in places) + SKIN
    crown = solved.joints.headc[1] + CROWN
    needs_top = max(crown, *(y for _, y in places)) - BOX_HEADROOM
    if left <= needs_left and needs_right <= right and needs_top <= top:
        return
    sentence = tr("The pose {0} does not fit; the box must hold [{1}, {2}, {3}].")
    yield (
        ("box",),
        sentence.format(
            name,
            _text(min(left, needs_left)),
            _text(max(right, needs_right)),
            _text(max(top, needs_top)),
        ),
    )


def _check_solved_angles(solved: SolvedPose, pose: Pose) -> Iterator[Finding]:
    """Blame a pin where it bends a joint further than it goes."""
    for hold in solved.holds:
        side, _, _ = hold.pin.point.rpartition(".")
        names = ("hip", "knee", "ankle") if is_foot(hold.pin) else _ARM
        limb = solved.angles.work if side == "work" else solved.angles.other
        limits = limb_limits(solved.view, limb)
        for name in names:
            value = getattr(limb, name)
            low, high = limits[name]
            # A straight limb comes out of the solver with a trace of rounding.
            if not low - 0.05 <= value <= high + 0.05:
                sentence = tr("This bends the {0} to {1} degrees; it goes {2} to {3}.")
                yield (
                    ("pose", pose.name, "pins", hold.pin.point),
                    sentence.format(name, _text(value), _text(low), _text(high)),
                )


_ARM = ("shoulder", "elbow", "wrist")


def below_floor(joints: Joints) -> Iterator[tuple[str, float]]:
    """Yield the points that are below the floor, with their depth in body heights."""
    for side in SIDES:
        for name in FLOOR_POINTS:
            height = getattr(joints.side(side), name)[1]
            if height < -FLOOR_TOLERANCE:
                yield f"{side}.{name}", -height


def _check_phase(
    index: int, phase: Phase, poses: Mapping[str, Pose], view: View
) -> Iterator[Finding]:
    """Check every tenth of a movement; each point is blamed once."""
    path: Path = ("phase", index)
    if phase.start == phase.end:
        return
    sunk, slips = _faults_between(poses[phase.start], poses[phase.end], view)
    for name, depth in sunk:
        sentence = tr("On the way, {0} goes {1} body heights below the floor.")
        yield path, sentence.format(name, _text(depth))
    for name, off in slips:
        sentence = tr("{0} slips by {1} body heights although both poses hold it.")
        yield path, sentence.format(name, _text(off))


# An editor asks after each change, mostly of one pose: the other movements are known.
@lru_cache(maxsize=256)
def _faults_between(first: Pose, last: Pose, view: View) -> tuple[Faults, Faults]:
    """Return the points that sink on the way between two poses, and those that slip."""
    start, end = solve(first, view), solve(last, view)
    on_the_way = [blend(start, end, tenth / 10).joints for tenth in range(1, 10)]
    whole_way = (start.joints, *on_the_way, end.joints)
    sunk: dict[str, float] = {}
    for joints in on_the_way:
        for name, depth in below_floor(joints):
            sunk[name] = max(depth, sunk.get(name, 0.0))
    for joints in (start.joints, end.joints):
        for name, _ in below_floor(joints):
            sunk.pop(name, None)
    slips = (
        (name, max(distance(point(joints, name), place) for joints in whole_way))
        for name, place in _planted(start, end)
    )
    return tuple(sunk.items()), tuple(slip for slip in slips if slip[1] > SAME_PLACE)


def _planted(start: SolvedPose, end: SolvedPose) -> Iterator[tuple[str, Point]]:
    """Yield what both postures hold at the same place, with that place."""
    anchor = common_anchor(start, end)
    if anchor is not None:
        yield anchor.point, _anchor_place(anchor)
    for first, second in itertools.product(start.holds, end.holds):
        if first.pin.point != second.pin.point or first.pin.to or second.pin.to:
            continue
        if distance(first.at, second.at) < SAME_PLACE:
            yield first.pin.point, between(first.at, second.at, 0.5)


def _anchor_place(anchor: Anchor) -> Point:
    radius = SOFT_RADIUS.get(anchor.point.rpartition(".")[2], 0.0)
    return anchor.at[0], anchor.at[1] + radius


def _text(value: float) -> str:
    """Return a number with at most three decimals and no trailing zeros."""
    return f"{value:.3f}".rstrip("0").rstrip(".")
