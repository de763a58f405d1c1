"""The muscles that a figure can light, and where on which segment they lie.

`start`..`end` run along the segment (0 = its upper joint), `back`..`front` across it
(-1 = back edge, +1 = front edge; front view: inner and outer edge, and across the trunk
-1 = the side at rest, +1 = the lit side). `facing` replaces the latter two where the
front view needs others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Segment = Literal["thigh", "shank", "trunk", "upper_arm", "forearm"]


@dataclass(frozen=True, slots=True)
class Muscle:
    """A lens on one segment of the body."""

    segment: Segment
    start: float
    end: float
    back: float
    front: float
    facing: tuple[float, float] | None = None


MUSCLES: dict[str, Muscle] = {
    "hamstring": Muscle("thigh", 0.08, 0.98, -1.0, -0.08),
    "quadriceps": Muscle("thigh", 0.06, 0.96, 0.05, 1.0, (-0.75, 0.80)),
    "hip-flexor": Muscle("thigh", -0.10, 0.42, 0.25, 1.0, (-0.45, 0.55)),
    "adductor": Muscle("thigh", 0.0, 0.75, -0.50, 0.35, (-1.0, -0.05)),
    "abductor": Muscle("thigh", -0.12, 0.40, 0.15, 1.0),
    "calf": Muscle("shank", 0.03, 0.72, -1.0, -0.05),
    "soleus": Muscle("shank", 0.34, 0.92, -1.0, -0.05),
    "shin": Muscle("shank", 0.08, 0.80, 0.15, 1.0, (-0.45, 0.60)),
    "peroneal": Muscle("shank", 0.10, 0.92, -0.35, 0.45, (0.15, 1.0)),
    "gluteus": Muscle("trunk", -0.16, 0.26, -1.0, -0.15, (0.35, 1.0)),
    "low-back": Muscle("trunk", 0.12, 0.62, -1.0, -0.35, (-0.45, 0.45)),
    "upper-back": Muscle("trunk", 0.55, 0.98, -1.0, -0.35, (-0.70, 0.70)),
    "abdominals": Muscle("trunk", 0.10, 0.72, 0.35, 1.0, (-0.50, 0.50)),
    "obliques": Muscle("trunk", 0.10, 0.72, 0.35, 1.0),
    "chest": Muscle("trunk", 0.62, 0.98, 0.30, 1.0, (0.06, 0.90)),
    "shoulder": Muscle("upper_arm", -0.10, 0.50, -0.30, 1.0),
    "biceps": Muscle("upper_arm", 0.22, 0.95, 0.05, 1.0),
    "triceps": Muscle("upper_arm", 0.12, 0.95, -1.0, -0.05),
    "forearm": Muscle("forearm", 0.05, 0.80, -0.10, 1.0),
}
