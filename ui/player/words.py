"""Small words of the player: sides, doses, times, positions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.files.model import DoseKind
from coach.translate import tr

if TYPE_CHECKING:
    from coach.files.model import Exercise
    from coach.session.model import Item

LEG_MUSCLES = frozenset(
    {
        "hamstring", "quadriceps", "hip-flexor", "hip flexor", "hip_flexor", "adductor",
        "calf", "shin", "gluteus", "glute", "tibialis", "groin", "thigh", "ankle",
    }
)  # fmt: skip


def side_words(side: str | None, exercise: Exercise) -> str:
    """Return the side as a person hears it: "Left leg", "Right side"; "" for both."""
    if side == "alternate":
        return tr("Alternate sides")
    if side not in ("left", "right"):
        return ""
    muscles = set(exercise.muscles) | set(exercise.figure.muscles)
    names = {word for muscle in muscles for word in re.split(r"[ _-]", muscle)}
    names |= muscles
    is_leg = bool(names & LEG_MUSCLES) or any(
        muscle.startswith(tuple(LEG_MUSCLES)) for muscle in muscles
    )
    if is_leg:
        return tr("Left leg") if side == "left" else tr("Right leg")
    return tr("Left side") if side == "left" else tr("Right side")


def phase_words(phase: str, phase_ms: int) -> str:
    """Return a phase with its time: "Lower · 4 s"."""
    word = phase.replace("-", " ").replace("_", " ")
    return joined(word[:1].upper() + word[1:], seconds_words(phase_ms))


def work_words(item: Item) -> str:
    """Return what to do during a work item, in a few words."""
    if item.dose is DoseKind.HOLD:
        return tr("Hold still")
    if item.dose is DoseKind.OPEN:
        most = seconds_words(item.length_ms)
        return tr("Until it eases, at most {0}").format(most)
    if item.dose is DoseKind.REPS:
        return tr("Steady pace")
    return tr("Keep going")


def dose_line(item: Item | None) -> str:
    """Return the dose of a work item: "30 s", "10 times"."""
    if item is None:
        return ""
    if item.dose is DoseKind.REPS:
        return tr("{0} times").format(item.of_reps or 1)
    if item.dose is DoseKind.OPEN:
        return tr("until it eases")
    length = seconds_words(item.length_ms)
    if item.dose is DoseKind.HOLD and (item.of_reps or 1) > 1:
        return tr("{0} × {1}").format(item.of_reps, length)
    return length


def extra_words(item: Item) -> str:
    """Return "Set 2 of 3" or "Hold 1 of 5", or ""."""
    parts = []
    if (item.of_sets or 1) > 1 and item.set is not None:
        parts.append(tr("Set {0} of {1}").format(item.set, item.of_sets))
    if item.rep is not None and (item.of_reps or 1) > 1:
        parts.append(tr("Hold {0} of {1}").format(item.rep, item.of_reps))
    return ", ".join(parts)


def seconds_words(length_ms: int) -> str:
    """Return a length as "30 s", "90 s", "2 min" or "2 min 30 s"."""
    seconds = max(round(length_ms / 1000), 1)
    minutes, rest = divmod(seconds, 60)
    if minutes < 2:
        return tr("{0} s").format(seconds)
    if not rest:
        return tr("{0} min").format(minutes)
    return tr("{0} min {1} s").format(minutes, rest)


def clock_words(length_ms: int) -> str:
    """Return a time as "15:57"."""
    seconds = max(length_ms, 0) // 1000
    return f"{seconds // 60}:{seconds % 60:02d}"


def pause_sentence(reason: str) -> str:
    """Return why Coach paused by itself, or ""."""
    sentences = {
        "suspend": tr("Coach paused because the computer was asleep."),
        "stall": tr("Coach paused because the computer was too busy to go on."),
    }
    return sentences.get(reason, "")


def posture_sentence(position: str) -> str:
    """Return how to get to the position of the next exercise."""
    sentences = {
        "standing": tr("Next you stand up."),
        "chair": tr("Next you sit on a chair."),
        "sitting-floor": tr("Next you sit on the floor."),
        "lying-back": tr("Next you lie on your back."),
        "lying-front": tr("Next you lie on your front."),
        "lying-side": tr("Next you lie on your side."),
        "kneeling": tr("Next you kneel down."),
        "half-kneeling": tr("Next you kneel on one knee."),
        "hands-and-knees": tr("Next you go on hands and knees."),
        "plank": tr("Next you go down to the floor."),
    }
    return sentences.get(position, "")


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text."""
    return re.split(r"(?<=[.!?])\s+", text)


def joined(*parts: str) -> str:
    """Return the parts that are not empty, with a dot between them."""
    return "  ·  ".join(part for part in parts if part)


def comma(*parts: str) -> str:
    """Return the parts that are not empty, with commas between them."""
    return ", ".join(part for part in parts if part)


def as_sentences(*parts: str) -> str:
    """Return parts as sentences, each with its full stop."""
    ended = [
        part if part.endswith((".", "!", "?", "…")) else part + "."
        for part in (part.strip() for part in parts)
        if part
    ]
    return " ".join(ended)


def lower_first(text: str) -> str:
    """Return a text whose first letter is small."""
    return text[:1].lower() + text[1:]
