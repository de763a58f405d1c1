"""What can be changed in a dose: sets, repetitions or holds, and times in seconds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.files.dose_table import MAX_REPS, MAX_SETS
from coach.files.durations import SECOND_MS, format_duration
from coach.files.model import DoseKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.files.model import Dose

# The most seconds that the step table of programs takes.
_MOST_HOLD_S, _MOST_GAP_S, _MOST_EACH_S = 600, 600, 600
_MOST_TIME_S, _MOST_REST_S = 7200, 900


def _tr(text: str) -> str:
    return QCoreApplication.translate("assign", text)


@dataclass(frozen=True, slots=True)
class Measure:
    """One number of a dose.

    Attributes:
        key: As in a program's file.
        value: What the dose has now.
        most: Highest number.
        name: What is counted; "{0}" stands for the exercise.
        unit: Written behind it.
        one_unit: Written there for 1, or "" for the same.
        step: How far a press goes.
        least: Lowest number.
    """

    key: str
    value: int
    most: int
    name: str
    unit: str
    one_unit: str = ""
    step: int = 1
    least: int = 1

    @property
    def is_time(self) -> bool:
        """Whether it is a number of seconds."""
        return self.key not in ("sets", "reps")

    def written(self, value: int) -> int | str:
        """Return another value as it stands in a file."""
        return format_duration(value * SECOND_MS) if self.is_time else value


def measures(dose: Dose) -> Iterator[Measure]:
    """Yield what can be changed in a dose of its kind, in the order of the words."""
    yield Measure(
        "sets", dose.sets, MAX_SETS, _tr("Sets of {0}"), _tr("sets"), _tr("set")
    )
    if dose.kind is DoseKind.REPS:
        yield from _repetitions(dose)
    elif dose.kind is DoseKind.TIME:
        yield _seconds("time", dose.length_ms, _tr("Length of {0}"), _tr("s"))
    else:
        yield from _holds(dose)
    rest = _tr("Rest between sets of {0}")
    yield _seconds("rest", dose.rest_ms, rest, _tr("s rest"))


def _repetitions(dose: Dose) -> Iterator[Measure]:
    name = _tr("Repetitions of {0}")
    yield Measure("reps", dose.reps, MAX_REPS, name, _tr("times"), _tr("time"))
    # A tempo of several phases is changed in the program, and so are parts of seconds.
    if not dose.tempo and dose.each_ms % SECOND_MS == 0:
        each = _tr("Length of one repetition of {0}")
        yield _seconds("each", dose.each_ms, each, _tr("s each"))


def _holds(dose: Dose) -> Iterator[Measure]:
    name = _tr("Holds of {0}")
    yield Measure("reps", dose.reps, MAX_REPS, name, _tr("holds"), _tr("hold"))
    length, unit = _tr("Length of one hold of {0}"), _tr("s each")
    if dose.kind is DoseKind.OPEN:
        length, unit = _tr("Longest time of {0}"), _tr("s at most")
    key = "hold" if dose.by_hold else "time"
    yield _seconds(key, dose.length_ms, length, unit)
    between = _tr("Pause between holds of {0}")
    yield _seconds("gap", dose.gap_ms, between, _tr("s pause"))


def _seconds(key: str, ms: int, name: str, unit: str) -> Measure:
    most = {
        "time": _MOST_TIME_S,
        "hold": _MOST_HOLD_S,
        "gap": _MOST_GAP_S,
        "each": _MOST_EACH_S,
        "rest": _MOST_REST_S,
    }[key]
    step = 1 if key == "each" else 5
    least = 0 if key in ("gap", "rest") else 1
    return Measure(key, ms // SECOND_MS, most, name, unit, step=step, least=least)
