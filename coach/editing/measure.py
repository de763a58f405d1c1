"""Changing how a dose is measured: by time, hold, repetitions, or open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.editing.edits import Edit, Put, Rename, Take
from coach.files.dose_table import MEASURE_KEYS, form_of
from coach.files.durations import (
    HOUR_MS,
    MINUTE_MS,
    SECOND_MS,
    format_duration,
    parse_duration,
)
from coach.files.model import DoseKind
from coach.translate import tr

if TYPE_CHECKING:
    from coach.editing.draft import Draft
    from coach.editing.plain import Value
    from coach.files.findings import KeyPath

_LEADS = ("time", "hold", "reps")
_FIRST_REPS = 10
_FIRST_EACH_MS = 3 * SECOND_MS
_FIRST_LENGTH_MS = 30 * SECOND_MS
_LONGEST_HOLD_MS = 10 * MINUTE_MS
_LONGEST_TIME_MS = 2 * HOUR_MS


def change_measure(draft: Draft, path: KeyPath, kind: DoseKind) -> None:
    """Measure a dose otherwise; what fits of the old one stays.

    Sets and rests always stay. Two holds of 20 s become a time of 40 s, six repetitions
    of 4 s become six holds of 4 s, and so on; where nothing fits, the new dose begins
    with a usual value. Nothing happens when it is measured so already.

    Args:
        draft: A program, exercise or plan.
        path: The table with the dose: a step, ("dose",) of an exercise, or a dose of a
            stage.
        kind: How it is to be measured.

    Raises:
        EditError: There is no such table; nothing has changed.
    """
    table = draft.table(path)
    if form_of(table) == kind:
        return
    wanted = measured_as(table, kind)
    edits = _edits(path, table, wanted)
    edits += _without_measure((*path, "dose"), draft.table((*path, "dose")))
    if path == ("dose",) and draft.value(("measure",)) is not None:
        edits.append(Put(("measure",), str(kind)))
    draft.change(tr("Change kind of dose"), *edits, path=path)


def _edits(path: KeyPath, table: dict[str, Any], wanted: dict[str, Any]) -> list[Edit]:
    gone = [key for key in MEASURE_KEYS if key in table and key not in wanted]
    new = [
        key for key in MEASURE_KEYS if key in wanted and table.get(key) != wanted[key]
    ]
    edits: list[Edit] = []
    old_lead = next((key for key in gone if key in _LEADS), None)
    new_lead = next((key for key in new if key in _LEADS and key not in table), None)
    if old_lead and new_lead:
        # A comment behind the old amount stays behind the new one.
        gone.remove(old_lead)
        edits.append(Rename((*path, old_lead), new_lead))
    edits += [Take((*path, key)) for key in gone]
    edits += [Put((*path, key), wanted[key]) for key in new]
    return edits


def _without_measure(path: KeyPath, sides: dict[str, Any]) -> list[Edit]:
    """Return how differences between the sides give way to the new kind of dose."""
    left = {
        side: [key for key in override if key not in MEASURE_KEYS]
        for side, override in sides.items()
        if isinstance(override, dict)
    }
    if sides and not any(left.values()):
        return [Take(path)]
    edits: list[Edit] = []
    for side, keys in left.items():
        gone = [(*path, side, key) for key in sides[side] if key not in keys]
        edits += map(Take, gone if keys else [(*path, side)])
    return edits


def measured_as(table: dict[str, Any], kind: DoseKind) -> dict[str, Any]:
    """Return the keys of a dose that is measured otherwise, without sets and rest.

    Args:
        table: The keys of the old dose; some may be wrong or missing.
        kind: How it is to be measured.
    """
    if kind is DoseKind.TIME:
        return {"time": _length(table, _LONGEST_TIME_MS, is_whole=True)}
    if kind is DoseKind.HOLD:
        hold = _length(table, _LONGEST_HOLD_MS, is_whole=False)
        return {"hold": hold} | _holds(table)
    if kind is DoseKind.REPS:
        return {"reps": table.get("reps", _FIRST_REPS)} | _pace(table)
    return {"open": True} | _cap(table)


def _length(table: dict[str, Any], most_ms: int, *, is_whole: bool) -> Value:
    """Return the length of a bout as it is written; a range stays a range.

    Args:
        table: The keys of the old dose.
        most_ms: The longest that is possible.
        is_whole: All holds or repetitions together, not one of them.
    """
    count = _low(table.get("reps", 1)) if is_whole else 1
    written = table.get("hold", table.get("time"))
    if written is None:
        known = {"reps", "each", "tempo"} & table.keys()
        return _written(_each_ms(table) * count if known else _FIRST_LENGTH_MS, most_ms)
    if isinstance(written, list):
        return [_written(_ms(end) * count, most_ms) for end in written]
    length_ms = _ms(written) * count
    return (
        written if count == 1 and length_ms <= most_ms else _written(length_ms, most_ms)
    )


def _holds(table: dict[str, Any]) -> dict[str, Any]:
    """Return how many holds there are, and the gap between them."""
    if "reps" not in table:
        return {}
    gap = {"gap": table["gap"]} if "gap" in table else {}
    return {"reps": _low(table["reps"])} | gap


def _pace(table: dict[str, Any]) -> dict[str, Any]:
    """Return how long one repetition takes."""
    for key in ("tempo", "each"):
        if key in table:
            return {key: table[key]}
    hold = table.get("hold") if "reps" in table else None
    each_ms = _ms(hold[0] if isinstance(hold, list) and hold else hold)
    return {"each": format_duration(each_ms or _FIRST_EACH_MS)}


def _cap(table: dict[str, Any]) -> dict[str, Any]:
    """Return the longest that it may last: the upper end of what there was."""
    if "hold" in table:
        length = _length(table, _LONGEST_HOLD_MS, is_whole=False)
        return {"hold": _high(length)} | _holds(table)
    return {"time": _high(_length(table, _LONGEST_TIME_MS, is_whole=True))}


def _high(written: Value) -> Value:
    return written[-1] if isinstance(written, list) and written else written


def _low(written: Value) -> int:
    low = written[0] if isinstance(written, list) and written else written
    return low if isinstance(low, int) else 1


def _each_ms(table: dict[str, Any]) -> int:
    tempo = table.get("tempo")
    if isinstance(tempo, dict) and tempo:
        return sum(_ms(length) for length in tempo.values())
    return _ms(table.get("each")) or _FIRST_EACH_MS


def _ms(written: Value) -> int:
    return (parse_duration(written) or 0) if isinstance(written, str) else 0


def _written(length_ms: int, most_ms: int) -> str:
    return format_duration(min(max(length_ms, SECOND_MS), most_ms))
