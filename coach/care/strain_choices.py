"""What can be chosen when something has happened: causes, onset, signs, in plain words.

As in `coach.care.choices`, the slugs are stored and never change. The words are those
of the articles behind Coach, put plainly; none names an injury.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.care.injuries import BLOW
from coach.translate import tr

if TYPE_CHECKING:
    from coach.care.choices import Choices

SUDDEN, GRADUAL = "sudden", "gradual"

# Signs that are answered with yes; see `strain_helper` for what they mean.
POP, BIG_BRUISE, DENT, TINGLING, CANNOT_USE = (
    "pop",
    "big-bruise",
    "dent",
    "tingling",
    "cannot-use",
)
SWELLING, BRUISE, WEAKER, LIMP = "swelling", "bruise", "weaker", "limp"
NEAR_SEAT, WORSE_SITTING = "near-seat", "worse-sitting"
BELOW_KNEE, BACK_PAIN = "below-knee", "back-pain"
ONE_CALF_SWOLLEN = "one-calf-swollen"


def onsets() -> Choices:
    """Return how it can have begun."""
    return ((SUDDEN, tr("Suddenly")), (GRADUAL, tr("Slowly, over days")))


def causes() -> Choices:
    """Return what it can have come from; one or none is chosen."""
    return (
        ("running", tr("Running")),
        ("sprinting", tr("Sprinting")),
        ("jumping", tr("Jumping")),
        ("lunging", tr("A lunge or a long step")),
        ("climbing", tr("Climbing")),
        ("over-stretching", tr("Stretching too far")),
        (BLOW, tr("A direct blow")),
        ("too-much", tr("Too much, too often")),
        ("after-hard-training", tr("Tired after hard training")),
        ("poor-warm-up", tr("Little or no warm-up")),
        ("poor-preparation", tr("Back at it after a long break")),
        ("after-a-cramp", tr("After a cramp")),
        ("other", tr("Something else")),
    )


def questions() -> Choices:
    """Return the signs that are asked about, one question each, answered yes or no."""
    return (
        (POP, tr("Did you feel or hear a pop or a snap?")),
        (BIG_BRUISE, tr("Is there a large bruise?")),
        (DENT, tr("Is there a dent or a rolled-up lump in the muscle?")),
        (TINGLING, tr("Is there tingling or numbness?")),
        (CANNOT_USE, tr("Is it impossible to use the leg or to stand on it?")),
        (SWELLING, tr("Is it swollen?")),
        (BRUISE, tr("Is there a bruise, even a small one?")),
        (WEAKER, tr("Does the leg feel weaker than the other one?")),
        (LIMP, tr("Do you limp?")),
        (BELOW_KNEE, tr("Does the pain spread below the knee?")),
        (BACK_PAIN, tr("Does your back hurt as well?")),
        (NEAR_SEAT, tr("Is it high up, close to the bone you sit on?")),
        (WORSE_SITTING, tr("Is it worse when you sit?")),
        (ONE_CALF_SWOLLEN, tr("Is one calf swollen, and the other one not?")),
    )


def other_signs() -> Choices:
    """Return what can be noted besides; it changes no pattern."""
    return (
        ("spreading", tr("The pain spreads along the muscle")),
        ("hard-to-move", tr("Moving the leg is hard")),
        ("tender", tr("Sore when pressed")),
        ("knot", tr("A knot in the muscle")),
        ("spasms", tr("The muscle tightens by itself")),
        ("stiff-after-sitting", tr("Stiff after sitting still")),
    )


def after_cramp_questions() -> Choices:
    """Return what is asked on the day after a cramp; a yes leads to the helper."""
    return (
        (BRUISE, tr("Is there a bruise where the cramp was?")),
        (WEAKER, tr("Does the leg feel weaker than the other one?")),
        ("walking-hurts", tr("Does walking hurt?")),
    )
