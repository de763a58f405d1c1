"""The words for joints, handles and points of the figure."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def _tr(text: str) -> str:
    return QCoreApplication.translate("JointWords", text)


def joint_word(joint: str) -> str:
    """Return what a joint or a point is called, with a capital."""
    words = {
        "root": _tr("Whole figure"),
        "pitch": _tr("Pelvis"),
        "lumbar": _tr("Lower back"),
        "thorax": _tr("Upper back"),
        "neck": _tr("Neck"),
        "head": _tr("Head"),
        "hip": _tr("Hip"),
        "knee": _tr("Knee"),
        "ankle": _tr("Ankle"),
        "toe": _tr("Toes"),
        "shoulder": _tr("Shoulder"),
        "elbow": _tr("Elbow"),
        "wrist": _tr("Wrist"),
        "heel": _tr("Heel"),
        "ball": _tr("Ball of the foot"),
        "hand": _tr("Hand"),
        "tip": _tr("Fingertips"),
        "seat": _tr("Seat"),
        "back": _tr("Back"),
        "P0": _tr("Middle of the hips"),
        "P1": _tr("Above the pelvis"),
        "P2": _tr("Between the ribs"),
        "P3": _tr("Between the shoulders"),
        "chin": _tr("Chin"),
        "headc": _tr("Middle of the head"),
    }
    return words.get(joint, joint)


def point_word(point: str) -> str:
    """Return what a point such as "work.heel" is called."""
    side, _, joint = point.rpartition(".")
    if not side:
        return joint_word(joint)
    if side == "other":
        return _tr("{0}, far side").format(joint_word(joint))
    return _tr("{0}, near side").format(joint_word(joint))


def handle_word(key: str) -> str:
    """Return what a handle does, by its key."""
    kind, _, rest = key.partition(".")
    if kind == "pin":
        return _tr("{0}: held here").format(point_word(rest))
    if kind == "turn":
        return _tr("{0}: direction").format(point_word(rest))
    return point_word(key) if kind in ("work", "other") else joint_word(rest or kind)
