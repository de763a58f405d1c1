"""Exchange the two sides of a figure, for exercises that alternate.

In the side view the limbs trade places in depth and the figure keeps facing the same
way; in the front view it is a plain mirror image.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from coach.figure.model import Anchor, Figure, Pin, Pose, SpineAngles
from coach.figure.skeleton import FAR_HIP

if TYPE_CHECKING:
    from coach.figure.geometry import Point

_OTHER_SIDE = {"work": "other", "other": "work"}


def swap_point(name: str) -> str:
    """Return the same point of the other side; trunk points stay."""
    side, dot, part = name.rpartition(".")
    return f"{_OTHER_SIDE[side]}{dot}{part}" if side in _OTHER_SIDE else name


def swap_figure(figure: Figure) -> Figure:
    """Return the figure with its working and its other side exchanged."""
    lit = _OTHER_SIDE.get(figure.lit_side, figure.lit_side)
    poses = {name: _pose(pose, figure.view) for name, pose in figure.poses.items()}
    track = swap_point(figure.track) if figure.track else ""
    return replace(figure, poses=poses, lit_side=lit, track=track)


@lru_cache(maxsize=256)
def _pose(pose: Pose, view: str) -> Pose:
    front = view == "front"
    spine = pose.spine
    if front:
        spine = SpineAngles(
            -spine.pitch, -spine.lumbar, -spine.thorax, -spine.neck, -spine.head
        )
    root = pose.root
    if root is not None and front:
        root = (-root[0], root[1])
    anchor = pose.anchor
    if anchor is not None:
        place = _place(anchor.at, anchor.point, front=front)
        anchor = Anchor(swap_point(anchor.point), place)
    return replace(
        pose,
        spine=spine,
        work=pose.other,
        other=pose.work,
        root=root,
        anchor=anchor,
        pins=tuple(_pin(pin, front=front) for pin in pose.pins),
        order=tuple(swap_point(part) for part in pose.order) if front else pose.order,
    )


def _place(at: Point, name: str, *, front: bool) -> Point:
    """Return where a point of the other side has its place."""
    if front:
        return -at[0], at[1]
    if name.startswith("work."):
        return at[0] + FAR_HIP[0], at[1] + FAR_HIP[1]
    if name.startswith("other."):
        return at[0] - FAR_HIP[0], at[1] - FAR_HIP[1]
    return at


def _pin(pin: Pin, *, front: bool) -> Pin:
    at = _place(pin.at, pin.point, front=front) if pin.at is not None else None
    y = pin.y
    if y is not None and not front:
        y = _place((0.0, y), pin.point, front=False)[1]
    offset = (-pin.offset[0], pin.offset[1]) if front else pin.offset
    turned = pin.dir
    if turned is not None and front:
        is_hand = pin.point.rpartition(".")[2] in ("wrist", "hand", "tip")
        turned = 180.0 - turned if is_hand else -turned
    return replace(
        pin,
        point=swap_point(pin.point),
        at=at,
        y=y,
        to=swap_point(pin.to) if pin.to is not None else None,
        offset=offset,
        dir=turned,
    )
