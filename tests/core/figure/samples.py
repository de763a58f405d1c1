"""Figures that the figure tests share: six key poses of the figure model."""

from coach.figure.model import (
    Anchor,
    Figure,
    LimbAngles,
    Phase,
    Pin,
    Pose,
    Prop,
    SpineAngles,
)
from coach.files.model import DoseKind
from coach.session.model import Item, ItemKind

STAND = Pose(
    "stand",
    spine=SpineAngles(0, -3, 5, 4, -6),
    work=LimbAngles(shoulder=4, elbow=10, wrist=4),
    other=LimbAngles(shoulder=8, elbow=12, wrist=4),
    anchor=Anchor("work.heel", (-0.04, 0.0)),
    pins=(Pin("other.heel", at=(0.0, 0.012), dir=0),),
)
STEP_START = Pose(
    "start",
    spine=SpineAngles(2, 0, 4, 0, -4),
    work=LimbAngles(shoulder=10, elbow=20),
    other=LimbAngles(shoulder=8, elbow=20),
    root=(-0.13, 0.528),
    pins=(
        Pin("other.heel", at=(-0.175, 0.012), dir=0),
        Pin("work.heel", y=0.165, dir=58, straight=3),
    ),
)
STEP_STRETCH = Pose(
    "stretch",
    spine=SpineAngles(32, 10, 8, -8, -6),
    root=(-0.16, 0.522),
    pins=(
        Pin("other.heel", at=(-0.175, 0.012), dir=0),
        Pin("work.heel", y=0.165, dir=58, straight=3),
        Pin("work.wrist", to="work.knee", offset=(-0.055, 0.055), dir=-35),
        Pin("other.wrist", to="work.knee", offset=(-0.085, 0.085), dir=-35),
    ),
)
NORDIC_TALL = Pose(
    "tall",
    spine=SpineAngles(2, 0, 0, 2, -4),
    work=LimbAngles(knee=88, ankle=-52, shoulder=42, elbow=104),
    other=LimbAngles(knee=88, ankle=-52, shoulder=48, elbow=100),
    anchor=Anchor("work.knee", (0.0, 0.0)),
)
NORDIC_LOW = Pose(
    "low",
    spine=SpineAngles(42, 0, 0, -4, -6),
    work=LimbAngles(knee=48, ankle=-52, shoulder=52, elbow=88, wrist=-30),
    other=LimbAngles(knee=48, ankle=-52, shoulder=58, elbow=84, wrist=-30),
    anchor=Anchor("work.knee", (0.0, 0.0)),
)
BRIDGE_FEET = (
    Pin("work.heel", at=(0.175, 0.0), dir=0),
    Pin("other.heel", at=(0.185, 0.012), dir=0),
)
BRIDGE_DOWN = Pose(
    "down",
    spine=SpineAngles(-90, 0, 0, 6, 2),
    root=(-0.06, 0.060),
    pins=(*BRIDGE_FEET, Pin("work.wrist", at=(-0.02, 0.022), dir=2)),
)
BRIDGE_UP = Pose(
    "up",
    spine=SpineAngles(-125, 6, 18, 22, 2),
    root=(0.0, 0.245),
    pins=(*BRIDGE_FEET, Pin("work.wrist", at=(0.07, 0.022), dir=2)),
)
HALF_KNEEL = Pose(
    "kneel",
    spine=SpineAngles(-4, -2, 2, 2, -2),
    work=LimbAngles(hip=-30, knee=76, ankle=-50),
    anchor=Anchor("work.knee", (-0.14, 0.0)),
    pins=(
        Pin("other.heel", at=(0.165, 0.012), dir=0),
        Pin("work.wrist", to="P1", offset=(0.06, 0.0), dir=-40),
        Pin("other.wrist", to="other.knee", offset=(-0.09, 0.06), dir=-20),
    ),
)
TRIANGLE = Pose(
    "triangle",
    spine=SpineAngles(-38, -14, -12, 2, 8),
    work=LimbAngles(hip=72, shoulder=64, foot="out"),
    other=LimbAngles(hip=-13, shoulder=116),
    root=(0.055, 0.462),
    hip_fs=0.5,
    order=(
        "neck",
        "other.leg",
        "trunk",
        "head",
        "work.leg",
        "work.arm",
        "other.arm",
    ),
)
SIT_REACH = Pose(
    "reach",
    spine=SpineAngles(24, 18, 14, 2, -12),
    root=(-0.20, 0.062),
    pins=(
        Pin("work.heel", y=0.002, dir=98, straight=2),
        Pin("other.heel", at=(0.235, 0.014), dir=28),
        Pin("work.wrist", to="work.ankle", offset=(-0.135, 0.065), dir=-14),
        Pin("other.wrist", to="work.ankle", offset=(-0.11, 0.08), dir=-14),
    ),
)


def heel_step() -> Figure:
    """Return a held stretch: in, hold, out."""
    return Figure(
        "side",
        {"start": STEP_START, "stretch": STEP_STRETCH},
        (
            Phase("in", "start", "stretch", 3_000),
            Phase("hold", "stretch", "stretch", 0, breathe=True),
            Phase("out", "stretch", "start", 2_000),
        ),
        (Prop("step", {"x": 0.175}),),
        ("hamstring",),
    )


def nordic() -> Figure:
    """Return a counted movement: lower, return."""
    return Figure(
        "side",
        {"tall": NORDIC_TALL, "low": NORDIC_LOW},
        (
            Phase("lower", "tall", "low", 4_000, "steady"),
            Phase("return", "low", "tall", 2_000),
        ),
        (
            Prop("mat", {"x": -0.4, "w": 0.96}),
            Prop("bar", {"x": -0.248, "y": 0.085}, front=True),
        ),
        ("hamstring",),
        track="headc",
        box=(-0.46, 0.68, 0.90),
    )


def bridge() -> Figure:
    """Return a movement between two poses whose feet stay."""
    return Figure(
        "side",
        {"down": BRIDGE_DOWN, "up": BRIDGE_UP},
        (Phase("up", "down", "up", 2_000), Phase("down", "up", "down", 2_000)),
        (Prop("mat", {"x": -0.52, "w": 0.94}),),
        ("gluteus", "hamstring"),
        box=(-0.56, 0.5, 0.6),
    )


def half_kneel() -> Figure:
    """Return a figure with one pose and nothing else."""
    return Figure(
        "side",
        {"kneel": HALF_KNEEL},
        muscles=("hip-flexor",),
        box=(-0.53, 0.47, 0.86),
    )


def triangle() -> Figure:
    """Return a figure seen from the front."""
    return Figure(
        "front",
        {"triangle": TRIANGLE},
        muscles=("hamstring", "adductor"),
        box=(-0.6, 0.6, 1.16),
    )


def sit_reach() -> Figure:
    """Return a seated figure."""
    return Figure(
        "side",
        {"reach": SIT_REACH},
        props=(Prop("strap"), Prop("wrap")),
        muscles=("hamstring", "low-back"),
        box=(-0.45, 0.55, 0.66),
    )


def stand() -> Figure:
    """Return a standing figure."""
    return Figure("side", {"stand": STAND})


def all_figures() -> dict[str, Figure]:
    """Return every sample by name."""
    return {
        make.__name__: make()
        for make in (heel_step, nordic, bridge, half_kneel, triangle, sit_reach, stand)
    }


def item(
    kind: ItemKind = ItemKind.WORK,
    length_ms: int = 30_000,
    dose: DoseKind | None = None,
    **more: object,
) -> Item:
    """Return a timeline item of one exercise."""
    return Item(0, length_ms, kind, "exercise", dose=dose, **more)  # type: ignore[arg-type]


def reps_item(count: int = 3, each_ms: int = 6_000, **more: object) -> Item:
    """Return a work item of counted repetitions."""
    ends = tuple(each_ms * (index + 1) for index in range(count))
    return item(
        length_ms=each_ms * count,
        dose=DoseKind.REPS,
        rep_ends_ms=ends,
        of_reps=count,
        **more,
    )
