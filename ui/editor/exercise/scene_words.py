"""The words for what stands around a figure: props, their numbers, lit muscles."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.words import capital


def _tr(text: str) -> str:
    return QCoreApplication.translate("SceneWords", text)


def muscle_word(muscle: str) -> str:
    """Return what a muscle that lights up is called in plain words."""
    words = {
        "hamstring": _tr("Hamstring"),
        "quadriceps": _tr("Front of the thigh"),
        "hip-flexor": _tr("Hip flexor"),
        "adductor": _tr("Inner thigh"),
        "abductor": _tr("Outer hip"),
        "calf": _tr("Calf"),
        "soleus": _tr("Deep calf"),
        "shin": _tr("Shin"),
        "peroneal": _tr("Outer calf"),
        "gluteus": _tr("Buttock"),
        "low-back": _tr("Lower back"),
        "upper-back": _tr("Upper back"),
        "abdominals": _tr("Belly"),
        "obliques": _tr("Side of the belly"),
        "chest": _tr("Chest"),
        "shoulder": _tr("Shoulder"),
        "biceps": _tr("Front of the upper arm"),
        "triceps": _tr("Back of the upper arm"),
        "forearm": _tr("Forearm"),
    }
    return words.get(muscle, capital(muscle.replace("-", " ")))


def prop_word(kind: str) -> str:
    """Return what a prop is called."""
    words = {
        "bar": _tr("Bar to hold"),
        "block": _tr("Block"),
        "rail": _tr("Rail"),
        "line": _tr("Line on the floor"),
        "wrap": _tr("Wrap on the thigh"),
        "calf-wrap": _tr("Wrap on the calf"),
        "slider": _tr("Slider under the foot"),
        "knee-ball": _tr("Ball between the knees"),
        "foot-band": _tr("Band around the feet"),
    }
    return words.get(kind, capital(kind.replace("-", " ")))


def prop_number_word(name: str) -> str:
    """Return what a number of a prop is called."""
    words = {
        "x": _tr("Left or right"),
        "y": _tr("Off the floor"),
        "w": _tr("Width"),
        "h": _tr("Height"),
        "r": _tr("Radius"),
        "seat": _tr("Height of the seat"),
        "back": _tr("Height of the back"),
        "facing": _tr("Faces right (1) or left (−1)"),
        "angle": _tr("Turned, degrees"),
        "start": _tr("Begins at (0 to 1)"),
        "end": _tr("Ends at (0 to 1)"),
        "side": _tr("Near (1), far (−1), each (0)"),
    }
    return words.get(name, name)
