"""A dose in words: short for the screen, spoken for the voice."""

from __future__ import annotations

from coach.files.durations import HOUR_MS, MINUTE_MS, SECOND_MS, format_seconds
from coach.files.model import Dose, DoseKind, Sides, Step
from coach.translate import tr

# Up to here seconds read more easily than minutes: "90 s", but "2 min".
_SECONDS_BELOW_MS = 2 * MINUTE_MS


def dose_in_words(dose: Dose, sides: Sides) -> str:
    """Return a dose for the screen: "2 × 30 s each side, 10 s between"."""
    parts = [_amount(dose) + _side_words(sides)]
    if dose.kind is DoseKind.OPEN:
        parts = _open_parts(dose, sides)
    elif dose.kind is DoseKind.REPS:
        parts += _pace_parts(dose)
    if dose.gap_ms and dose.reps > 1:
        parts.append(tr("{0} between").format(short_time(dose.gap_ms)))
    if dose.sets > 1 and dose.rest_ms:
        parts.append(tr("{0} rest").format(short_time(dose.rest_ms)))
    return tr(", ").join(parts)


def spoken_dose(dose: Dose, sides: Sides) -> str:
    """Return a dose for the voice: "2 times 30 seconds, each side"."""
    parts = [_spoken_amount(dose), *_spoken_side(sides)]
    return tr(", ").join(parts)


def short_time(ms: int) -> str:
    """Return a length of time for the screen: "30 s", "2 min", "1 h 5 min"."""
    if ms < _SECONDS_BELOW_MS:
        return tr("{0} s").format(format_seconds(ms))
    if ms < HOUR_MS:
        minutes, seconds_ms = divmod(ms, MINUTE_MS)
        if seconds_ms:
            sentence = tr("{0} min {1} s")
            return sentence.format(minutes, format_seconds(seconds_ms))
        return tr("{0} min").format(minutes)
    hours, rest_ms = divmod(ms, HOUR_MS)
    minutes = round(rest_ms / MINUTE_MS)
    if minutes == 60:
        hours, minutes = hours + 1, 0
    if minutes:
        return tr("{0} h {1} min").format(hours, minutes)
    return tr("{0} h").format(hours)


def spoken_time(ms: int) -> str:
    """Return a length of time for the voice: "30 seconds", "2 minutes"."""
    if ms < _SECONDS_BELOW_MS:
        return _spoken_seconds(ms)
    minutes, seconds_ms = divmod(ms, MINUTE_MS)
    spoken = tr("{0} minutes").format(minutes)
    if seconds_ms:
        return tr("{0} and {1}").format(spoken, _spoken_seconds(seconds_ms))
    return spoken


def _spoken_seconds(ms: int) -> str:
    if ms == SECOND_MS:
        return tr("1 second")
    return tr("{0} seconds").format(format_seconds(ms))


def _length(dose: Dose) -> str:
    """Return "30 s" or, for a range, "20 s–30 s" without the first unit."""
    if dose.high is None or dose.high == dose.length_ms:
        return short_time(dose.length_ms)
    if dose.high < _SECONDS_BELOW_MS:
        sentence = tr("{0}–{1} s")
        ends = format_seconds(dose.length_ms), format_seconds(dose.high)
        return sentence.format(*ends)
    ends = short_time(dose.length_ms), short_time(dose.high)
    return tr("{0} – {1}").format(*ends)


def _reps(dose: Dose) -> str:
    if dose.kind is DoseKind.REPS and dose.high not in (None, dose.reps):
        return tr("{0}–{1}").format(dose.reps, dose.high)
    return str(dose.reps)


def _amount(dose: Dose) -> str:
    if dose.kind is DoseKind.REPS:
        once = _reps(dose)
    elif dose.reps > 1:
        once = tr("{0} × {1}").format(dose.reps, _length(dose))
        if dose.sets > 1:
            return tr("{0} sets of {1}").format(dose.sets, once)
    else:
        once = _length(dose)
    return tr("{0} × {1}").format(dose.sets, once) if dose.sets > 1 else once


def _side_words(sides: Sides) -> str:
    words = {
        Sides.BOTH: "",
        Sides.EACH: tr("each side"),
        Sides.LEFT: tr("on the left"),
        Sides.RIGHT: tr("on the right"),
        Sides.ALTERNATE: tr("in total, alternating"),
        Sides.AFFECTED: tr("on the sore side"),
    }[sides]
    return f" {words}" if words else ""


def _pace_parts(dose: Dose) -> list[str]:
    if dose.tempo:
        return [f"{name} {short_time(length_ms)}" for name, length_ms in dose.tempo]
    return [tr("{0} each").format(short_time(dose.each_ms))]


def _open_parts(dose: Dose, sides: Sides) -> list[str]:
    parts = [
        tr("until it eases") + _side_words(sides),
        tr("at most {0}").format(short_time(dose.length_ms)),
    ]
    if dose.reps > 1:
        parts.append(tr("up to {0} times").format(dose.reps))
    if dose.sets > 1:
        parts.append(tr("{0} sets").format(dose.sets))
    return parts


def _spoken_amount(dose: Dose) -> str:
    if dose.kind is DoseKind.OPEN:
        cap = spoken_time(dose.length_ms)
        return tr("until it eases, at most {0}").format(cap)
    if dose.kind is DoseKind.REPS:
        once = tr("1 repetition")
        if dose.reps != 1:
            once = tr("{0} repetitions").format(dose.reps)
    else:
        once = spoken_time(dose.length_ms)
        if dose.reps > 1:
            once = tr("{0} times {1}").format(dose.reps, once)
    if dose.sets == 1:
        return once
    if dose.kind is DoseKind.REPS or dose.reps > 1:
        return tr("{0} sets of {1}").format(dose.sets, once)
    return tr("{0} times {1}").format(dose.sets, once)


def _spoken_side(sides: Sides) -> list[str]:
    return {
        Sides.BOTH: [],
        Sides.EACH: [tr("each side")],
        Sides.LEFT: [tr("on the left")],
        Sides.RIGHT: [tr("on the right")],
        Sides.ALTERNATE: [tr("alternating sides")],
        Sides.AFFECTED: [tr("on the sore side")],
    }[sides]


def step_dose_in_words(step: Step) -> str:
    """Return the dose of a step; where the sides differ, one after the other."""
    if step.left is None and step.right is None:
        return dose_in_words(step.dose, step.sides)
    left = dose_in_words(step.left or step.dose, Sides.LEFT)
    right = dose_in_words(step.right or step.dose, Sides.RIGHT)
    return f"{left}; {right}"
