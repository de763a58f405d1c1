"""Around the figure: its props, and room for whatever a drag may do."""

from __future__ import annotations

from dataclasses import replace

from coach.figure.model import Figure, Pose
from coach.figure.skeleton import POINTS, point
from coach.figure.solve import solve

_ROOM = 0.06
_NOTHING = Figure("side", {"none": Pose("none", root=(0.0, 0.5))})


class Stage:
    """The figure as the painter gets it: the same one while nothing around it changes.

    The painter keeps what stands still for as long as it gets the same figure, so a
    drag must not give it another one. Its frame only ever grows, or the picture would
    jump when a handle is let go.
    """

    def __init__(self) -> None:
        self.figure: Figure | None = None
        self._around: object = None

    @property
    def shown(self) -> Figure:
        """The figure that says how large everything is; there always is one."""
        return self.figure or _NOTHING

    def see(self, figure: Figure | None) -> None:
        """Take what stands around another state of the figure; None keeps the last."""
        if figure is None:
            return
        around = replace(figure, poses={}, phases=(), still=())
        box = _room_for(figure)
        is_same = around == self._around
        if is_same and self.figure is not None:
            old = self.figure.box
            box = min(old[0], box[0]), max(old[1], box[1]), max(old[2], box[2])
        if not is_same or self.figure is None or box != self.figure.box:
            self._around = around
            self.figure = replace(figure, box=box)


def _room_for(figure: Figure) -> tuple[float, float, float]:
    """Return the frame with room around every pose."""
    left, right, top = figure.box
    for pose in figure.poses.values():
        joints = solve(pose, figure.view).joints
        places = [point(joints, name) for name in POINTS]
        left = min(left, *(x for x, _ in places))
        right = max(right, *(x for x, _ in places))
        top = max(top, *(y for _, y in places))
    return left - _ROOM, right + _ROOM, top + _ROOM
