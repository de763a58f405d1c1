"""The keys of [figure] in an exercise file: poses, phases, props.

Angles are in degrees, lengths in body heights. What a joint can do and where the
floor is, is checked later (coach.files.checks); here every number is only sane.
"""

from __future__ import annotations

from coach.files.durations import MINUTE_MS
from coach.files.fields import Choice, Duration, Field, Flag, Number, Slug, Text
from coach.files.groups import AtMostOne, ListOf, Mapping, Needs, Numbers, Table

_ANGLE = Number(low=-360, high=360, unit="degrees")
_LENGTH = Number(low=-3, high=3, unit="body heights")
_SHORTENING = Number(low=0, high=1)
_POSITION = Numbers(names=("x", "y"), of=_LENGTH)
_POINT = Text(
    max_length=40,
    pattern="^((work|other)\\.[a-z_]+|[A-Za-z][A-Za-z0-9_]*)$",
    rule="a point of the figure",
    example="work.heel",
)

_SPINE = Table(
    label="Spine",
    fields=dict.fromkeys(("pitch", "lumbar", "thorax", "neck", "head"), _ANGLE),
)

_ANGLES = ("hip", "knee", "ankle", "toe", "shoulder", "elbow", "wrist")
_SHORTENINGS = ("thigh_fs", "shank_fs", "upper_arm_fs", "forearm_fs", "hand_fs")

_LIMB_FIELDS: dict[str, Field] = {
    **dict.fromkeys(_ANGLES, _ANGLE),
    **dict.fromkeys(_SHORTENINGS, _SHORTENING),
    "foot": Choice(choices=("front", "out", "stack"), label="Foot in a front view"),
    "hand": Choice(choices=("plain", "turned"), label="Side of the thumb"),
}

_PIN_FIELDS: dict[str, Field] = {
    "at": Numbers(names=("x", "y"), of=_LENGTH, label="Place"),
    "y": Number(low=-3, high=3, unit="body heights", label="Height"),
    "straight": Number(low=-10, high=170, unit="degrees", label="Knee angle"),
    "to": _POINT,
    "offset": Numbers(names=("x", "y"), of=_LENGTH, label="Distance from it"),
    "dir": Number(low=-360, high=360, unit="degrees", label="Direction"),
    "free": Flag(only_true=True, label="Free again", help="Lets go an inherited pin."),
}

_PIN = Table(
    label="Pin",
    help="Where a hand or a foot must be.",
    fields=_PIN_FIELDS,
    rules=(
        AtMostOne(("at", "y", "to", "free"), needed=True),
        Needs("y", "straight"),
        Needs("straight", "y"),
        Needs("offset", "to"),
    ),
)

_POSE = Table(
    label="Pose",
    fields={
        "from": Slug(label="From", help="Pose from which this one starts."),
        "root": Numbers(names=("x", "y"), of=_LENGTH, label="Hip"),
        "anchor": Table(
            label="Anchor",
            help="A point that stays in its place.",
            fields={"point": _POINT, "at": _POSITION},
            required=("point", "at"),
        ),
        "spine": _SPINE,
        "both": Table(label="Both sides", fields=_LIMB_FIELDS),
        "work": Table(label="Working side", fields=_LIMB_FIELDS),
        "other": Table(label="Other side", fields=_LIMB_FIELDS),
        "pins": Mapping(
            of=_PIN,
            key_pattern="^(work|other)\\.[a-z_]+$",
            key_rule='a point such as "work.heel" or "other.wrist"',
            high=12,
            label="Pins",
        ),
        "hip_fs": Number(low=0, high=1, label="Hip line shortened"),
        "order": ListOf(of=Text(max_length=40), high=20, unique=True, label="Order"),
    },
    rules=(AtMostOne(("root", "anchor")),),
)

_PHASE = Table(
    label="Phase",
    help="A movement between two poses.",
    fields={
        "name": Slug(label="Name", help="What a tempo refers to."),
        "from": Slug(label="From"),
        "to": Slug(label="To"),
        "time": Duration(
            low_ms=100,
            high_ms=10 * MINUTE_MS,
            label="Time",
            help="Natural length; left out for the phase that takes the hold.",
        ),
        "ease": Choice(choices=("smooth", "linear", "steady"), label="Movement"),
        "breathe": Flag(label="Breathe", help="The chest moves gently."),
    },
    required=("name", "from", "to"),
)

_PROP = Table(
    label="Prop",
    help="A thing beside or under the figure.",
    fields={
        "kind": Slug(label="Kind", max_length=40),
        "front": Flag(label="In front of the figure"),
    },
    required=("kind",),
    extra=Number(low=-360, high=360),
)

FIGURE = Table(
    label="Figure",
    fields={
        "view": Choice(choices=("side", "front"), label="View"),
        "props": ListOf(of=_PROP, high=12, label="Props"),
        "muscles": ListOf(
            of=Slug(max_length=40), high=12, unique=True, label="Muscles that light up"
        ),
        "lit": Choice(choices=("work", "other", "both"), label="Side that lights up"),
        "track": _POINT,
        "box": Numbers(names=("x0", "x1", "top"), of=_LENGTH, label="Frame"),
        "still": ListOf(of=Slug(), high=8, unique=True, label="Still pictures"),
        "pose": Mapping(of=_POSE, low=1, high=24, label="Poses"),
        "phase": ListOf(of=_PHASE, high=24, label="Phases"),
    },
    required=("view", "pose"),
)
