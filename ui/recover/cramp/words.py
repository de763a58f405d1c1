"""What is said during a cramp: which exercise is shown, and how to ease each muscle."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

PROGRAM, PROTOCOL = "cramp-now", "cramp-warmth"
STRETCH, FRONT_STRETCH = "cramp-release-stretch", "standing-quad-stretch"
RUB, PUMPS = "hand-massage-back-of-thigh", "ankle-pumps-and-alphabet"
FRONT = "front-of-thigh"
# The muscle that a key or a tray cannot name.
USUAL_MUSCLE = "hamstring"


def _tr(text: str) -> str:
    return QCoreApplication.translate("CrampWords", text)


def quick_muscles() -> tuple[tuple[str, str], ...]:
    """Return the muscles that can be pressed, as slugs of `choices.cramp_muscles`."""
    return (
        (USUAL_MUSCLE, _tr("Hamstring")),
        ("calf", _tr("Calf")),
        ("foot", _tr("Foot")),
        (FRONT, _tr("Thigh")),
    )


def muscle_tip(muscle: str) -> str:
    """Return how a muscle is eased long, in one sentence."""
    tips = {
        USUAL_MUSCLE: _tr("Sit, straighten the leg slowly, toes up, tip forward."),
        "calf": _tr("Straighten the knee and pull the toes towards you."),
        "foot": _tr("Pull the toes up, or stand on the foot."),
        FRONT: _tr("Hold on to something and bring the heel to the seat."),
    }
    return tips.get(muscle, _tr("Ease the muscle long, slowly, and breathe out."))


def exercise_for(phase: str, muscle: str) -> str:
    """Return the id of the exercise whose figure is shown."""
    if phase == "stretch":
        return FRONT_STRETCH if muscle == FRONT else STRETCH
    return RUB if phase == "rub" else PUMPS


def phase_title(phase: str) -> str:
    """Return the name of a part."""
    words = {
        "stretch": _tr("Stretch and hold"),
        "rub": _tr("Rub it"),
        "warm": _tr("Warmth"),
        "drink": _tr("A glass of water"),
        "ask": _tr("How is it now?"),
        "after": _tr("The cramp has gone"),
    }
    return words.get(phase, "")
