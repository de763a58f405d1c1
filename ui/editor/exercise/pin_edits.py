"""Holding a hand or a foot where it is, and letting it go without a jump."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.editing.edits import Edit, Put, Take
from coach.figure.reach import is_foot, side_of
from coach.figure.skeleton import point
from coach.translate import tr
from ui.editor.exercise.descent import ancestors, written_for

if TYPE_CHECKING:
    from coach.editing.draft import Draft
    from coach.figure.model import Pin, Pose
    from coach.figure.solve import SolvedPose
    from coach.files.findings import KeyPath

# The pins that are offered; a file may have others, which are listed as well.
USUAL_PINS = ("work.heel", "other.heel", "work.wrist", "other.wrist")
_FOOT_ANGLES = ("hip", "knee", "ankle")
_HAND_ANGLES = ("shoulder", "elbow", "wrist")


def hold(draft: Draft, name: str, solved: SolvedPose, place: str) -> None:
    """Pin a point of a pose where it is now.

    Args:
        draft: An exercise.
        name: The pose.
        solved: The same, solved.
        place: The point, such as "work.heel".

    Raises:
        EditError: It cannot be written; nothing has changed.
    """
    limb = solved.joints.other if place.startswith("other.") else solved.joints.work
    x, y = point(solved.joints, place)
    is_heel = place.endswith(("heel", "ball", "toe", "ankle"))
    turned = limb.foot_deg if is_heel else limb.hand_deg
    pin = {"at": [round(x, 3), round(y, 3)], "dir": round(turned)}
    path = (*_pose(name), "pins", place)
    draft.change(tr("Hold a point"), Put(path, pin), path=path)


def let_go(draft: Draft, name: str, pose: Pose, solved: SolvedPose, pin: Pin) -> None:
    """Free a pinned point; its limb keeps the angles that the pin gave it.

    Args:
        draft: An exercise.
        name: The pose.
        pose: The pose with what it inherits.
        solved: The same, solved.
        pin: Which pin.

    Raises:
        EditError: It cannot be written; nothing has changed.
    """
    side = side_of(pin)
    limb = solved.angles.side(side)
    names = _FOOT_ANGLES if is_foot(pin) else _HAND_ANGLES
    edits: list[Edit] = [
        Put((*_pose(name), side, joint), round(getattr(limb, joint), 1))
        for joint in names
    ]
    edits.insert(0, _free(draft, name, pin.point))
    path = (*_pose(name), "pins", pin.point)
    draft.change(tr("Let a point go"), *edits, path=path)


def _free(draft: Draft, name: str, place: str) -> Edit:
    """Return the edit that ends a pin: an inherited one has to be let go by name."""
    pins: KeyPath = (*_pose(name), "pins")
    own: dict[str, Any] = draft.table(pins)
    if _is_inherited(draft, name, place):
        return Put((*pins, place), {"free": True})
    return Take((*pins, place) if len(own) > 1 else pins)


def _is_inherited(draft: Draft, name: str, place: str) -> bool:
    """Return whether a pose that this one starts from has the pin."""
    poses = draft.table(("figure", "pose"))
    above = next(ancestors(poses, name), None)
    pin = written_for(poses, above, ("pins", place)) if above is not None else None
    return pin is not None and "free" not in pin


def _pose(name: str) -> KeyPath:
    return ("figure", "pose", name)
