"""Parts of the body: which ones an area, a muscle or a place belongs to.

Files name areas and muscles in words of their own, and stop questions go by a few
parts. What is not known here counts as every part, which is the careful side.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.files.model import Exercise

Parts = frozenset[str]

THIGH, CALF, KNEE, ANKLE = "thigh", "calf", "knee", "ankle"
GROIN, BACK, CRAMP, LEG = "groin", "back", "cramp", "leg"

# A leg as such stands for each of its parts; cramps are those of the legs.
LEG_PARTS: Parts = frozenset({THIGH, CALF, KNEE, ANKLE, GROIN, CRAMP, LEG})
ALL_PARTS: Parts = LEG_PARTS | {BACK}

# Words of a program's area, and the part of the body that its questions go by.
_AREAS = {
    "hamstring": THIGH,
    "hamstrings": THIGH,
    "thigh": THIGH,
    "quadriceps": THIGH,
    "quad": THIGH,
    "hip": THIGH,
    "calf": CALF,
    "achilles": CALF,
    "shin": CALF,
    "knee": KNEE,
    "ankle": ANKLE,
    "foot": ANKLE,
    "groin": GROIN,
    "adductor": GROIN,
    "adductors": GROIN,
    "back": BACK,
    "spine": BACK,
    "cramp": CRAMP,
    "leg": LEG,
    "legs": LEG,
}
# Words that only say where on a part of the body, and decide nothing.
_FILLERS = frozenset(
    {"front", "of", "behind", "the", "low", "lower", "inner", "whole", "and"}
)

# Muscles of the trunk load the back when an exercise is mainly for them.
_TRUNK = frozenset({"abdominals", "obliques"})

# Arms and shoulders belong to no part here.
_MUSCLES: dict[str, Parts] = {
    "hamstring": frozenset({THIGH}),
    "quadriceps": frozenset({THIGH}),
    "hip flexor": frozenset({THIGH}),
    "abductor": frozenset({THIGH}),
    "gluteus": frozenset({THIGH}),
    "adductor": frozenset({GROIN}),
    "calf": frozenset({CALF}),
    "soleus": frozenset({CALF}),
    "shin": frozenset({CALF}),
    "outer calf": frozenset({CALF, ANKLE}),
    "ankle": frozenset({ANKLE}),
    "whole leg": frozenset({LEG}),
    "low back": frozenset({BACK}),
    "upper back": frozenset({BACK}),
    "abdominals": frozenset(),
    "obliques": frozenset(),
    "shoulder": frozenset(),
    "chest": frozenset(),
    "biceps": frozenset(),
    "triceps": frozenset(),
    "forearm": frozenset(),
}

# Slugs of `choices.places`.
_PLACES: dict[str, Parts] = {
    "back-of-thigh": frozenset({THIGH}),
    "near-seat": frozenset({THIGH}),
    "buttock": frozenset({THIGH}),
    "front-of-thigh": frozenset({THIGH}),
    "inner-thigh": frozenset({GROIN}),
    "knee": frozenset({KNEE}),
    "behind-knee": frozenset({KNEE}),
    "calf": frozenset({CALF}),
    "shin": frozenset({CALF}),
    "ankle": frozenset({ANKLE}),
    "foot": frozenset({ANKLE}),
    "low-back": frozenset({BACK}),
}


def parts_of_area(area: str) -> Parts:
    """Return the parts that an area names; none when a word of it is not known.

    Args:
        area: As written in a file, such as "hamstring" or "behind the knee".
    """
    words = set(re.findall(r"[a-z]+", area.lower())) - _FILLERS
    found = {_AREAS.get(word) for word in words}
    return frozenset() if None in found else frozenset(part for part in found if part)


def parts_of_place(place: str) -> Parts:
    """Return the parts that a place of the diary belongs to; all for an unknown one."""
    return _PLACES.get(place, ALL_PARTS)


def area_of_place(place: str) -> str:
    """Return the area whose stop questions fit a place; "" asks all of them."""
    # What is felt in the buttock can come from the back.
    parts = _PLACES.get(place, ALL_PARTS) if place != "buttock" else ALL_PARTS
    return next(iter(parts)) if len(parts) == 1 else ""


def parts_of_muscles(muscles: Iterable[str]) -> Parts:
    """Return the parts that muscles move; all as soon as one is not known."""
    return frozenset().union(*(_MUSCLES.get(each, ALL_PARTS) for each in muscles))


def parts_of_exercise(exercise: Exercise) -> Parts:
    """Return the parts that an exercise is for; those it works besides are left out."""
    parts = parts_of_muscles(exercise.muscles)
    return parts | {BACK} if exercise.muscles[0] in _TRUNK else parts


def meet(some: Parts, others: Parts) -> bool:
    """Return whether two sets of parts have something in common.

    A whole leg meets every part of it.
    """
    if some & others:
        return True
    return bool(
        (LEG in some and others & LEG_PARTS) or (LEG in others and some & LEG_PARTS)
    )
