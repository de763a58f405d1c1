"""The things that may stand beside or under a figure, and the numbers they take.

Lengths and places are in body heights, angles in degrees. A number without a
default must be written in the file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.figure.model import Prop


@dataclass(frozen=True, slots=True)
class PropNumber:
    """One number of a prop: its default (None = required) and what is sensible."""

    default: float | None = None
    low: float = -2.0
    high: float = 2.0


@dataclass(frozen=True, slots=True)
class PropKind:
    """A kind of prop.

    Attributes:
        numbers: What may be written, by name.
        follows: It hangs on the figure, so it moves with it.
        front: It is always drawn in front of the figure.
        held: It is between the legs: in front of the far one, behind the near one.
    """

    numbers: dict[str, PropNumber] = field(default_factory=dict)
    follows: bool = False
    front: bool = False
    held: bool = False


def _size(default: float | None = None, high: float = 2.0) -> PropNumber:
    return PropNumber(default, 0.0, high)


_X = PropNumber()
_Y = PropNumber(0.0)
_ANGLE = PropNumber(0.0, -180.0, 180.0)
_SHARE_LOW = PropNumber(0.50, 0.0, 1.0)
_SHARE_HIGH = PropNumber(0.86, 0.0, 1.0)

PROP_KINDS: dict[str, PropKind] = {
    "mat": PropKind({"x": _X, "w": _size()}),
    "step": PropKind({"x": _X, "w": _size(0.24), "h": _size(0.165)}),
    "block": PropKind({"x": _X, "y": _Y, "w": _size(0.07), "h": _size(0.10)}),
    "wall": PropKind({"x": _X, "h": _size(1.08)}),
    "roller": PropKind({"x": _X, "y": _Y, "r": _size(0.046, 0.2)}),
    "ball": PropKind({"x": _X, "y": PropNumber(), "r": _size(0.06, 0.3)}),
    "chair": PropKind(
        {
            "x": _X,
            "seat": _size(0.272),
            "back": _size(0.26),
            "facing": PropNumber(1.0, -1.0, 1.0),
            "w": _size(0.23),
        }
    ),
    "bench": PropKind({"x": _X, "w": _size(0.26), "h": _size(0.252)}),
    "table": PropKind({"x": _X, "w": _size(0.34), "h": _size(0.42)}),
    "rail": PropKind({"x": _X, "w": _size(0.19), "h": _size(0.55)}),
    "cushion": PropKind({"x": _X, "y": _Y, "w": _size(0.20), "h": _size(0.055)}),
    "pad": PropKind({"x": _X, "y": _Y, "w": _size(0.12), "h": _size(0.02)}),
    "ice-pack": PropKind(
        {
            "x": _X,
            "y": PropNumber(),
            "w": _size(0.18),
            "h": _size(0.085),
            "angle": _ANGLE,
        }
    ),
    "bar": PropKind({"x": _X, "y": PropNumber(), "r": _size(0.026, 0.1)}),
    "line": PropKind({"x": _X, "w": _size(0.05)}),
    "strap": PropKind(follows=True, front=True),
    "towel": PropKind(follows=True, front=True),
    "band": PropKind({"x": _X, "y": PropNumber()}, follows=True, front=True),
    "wrap": PropKind(
        {"start": _SHARE_LOW, "end": _SHARE_HIGH}, follows=True, front=True
    ),
    "calf-wrap": PropKind(
        {"start": PropNumber(0.2, 0.0, 1.0), "end": PropNumber(0.6, 0.0, 1.0)},
        follows=True,
        front=True,
    ),
    # Below the working foot (1), the other one (-1) or each (0).
    "slider": PropKind(
        {"w": _size(0.15), "side": PropNumber(0.0, -1.0, 1.0)}, follows=True
    ),
    "knee-ball": PropKind({"r": _size(0.075, 0.2)}, follows=True, held=True),
    "foot-band": PropKind(follows=True, front=True),
    "weight": PropKind({"r": _size(0.035, 0.1)}, follows=True, front=True),
}


def number(prop: Prop, name: str) -> float:
    """Return a number of a prop, as written or by default.

    Raises:
        ValueError: The number is required and was not written.
    """
    written = prop.values.get(name)
    if written is not None:
        return written
    default = PROP_KINDS[prop.kind].numbers[name].default
    if default is None:
        raise ValueError(f"the prop {prop.kind!r} needs {name!r}")
    return default
