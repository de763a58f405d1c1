"""A step of a care protocol in words: how long, how far apart, when, and for whom not.

Times since it happened are said in hours, as the protocols do: "24 to 48 hours".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.care.questions import all_questions
from coach.files.dose_words import short_time
from coach.files.durations import HOUR_MS
from ui.pages.guide.health import any_of, health_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.files.protocol_model import Gate, Protocol, ProtocolStep, SkinCheck


def _tr(text: str) -> str:
    return QCoreApplication.translate("care", text)


def step_facts(step: ProtocolStep) -> list[str]:
    """Return the limits of a step, each as a short sentence."""
    facts = [_length(step), _gap(step), _often(step), window_words(step)]
    if step.only_awake:
        facts.append(_tr("Only while you are awake."))
    if step.off_at_night:
        facts.append(_tr("Off at night."))
    return [fact for fact in facts if fact]


def _length(step: ProtocolStep) -> str:
    if not step.lasts_ms:
        return ""
    usual = short_time(step.lasts_ms)
    low_ms, high_ms = step.lasts_allowed_ms
    if low_ms == high_ms:
        return _tr("{0} at a time.").format(usual)
    words = _tr("{0} at a time; {1} is the shortest, {2} the longest.")
    if step.lasts_ms == high_ms:
        words = _tr("{0} at a time and no longer; {1} is the shortest.")
    elif step.lasts_ms == low_ms:
        words = _tr("{0} at a time, at the most {2}.")
    return words.format(usual, short_time(low_ms), short_time(high_ms))


def _gap(step: ProtocolStep) -> str:
    least_ms, usual_ms = step.gap_ms
    if not usual_ms:
        return ""
    if least_ms == usual_ms:
        return _tr("At least {0} between two.").format(short_time(least_ms))
    words = _tr("At least {0} between two, better {1}.")
    return words.format(short_time(least_ms), short_time(usual_ms))


def _often(step: ProtocolStep) -> str:
    """Return how often a day, and the number that is never passed."""
    most = step.max_a_day
    if step.times_a_day is None:
        return _tr("At most {0} a day.").format(most) if most is not None else ""
    low, high = step.times_a_day
    often = str(low) if low == high else _tr("{0} to {1}").format(low, high)
    if most is None:
        return _tr("{0} times a day.").format(often)
    return _tr("{0} times a day, never more than {1}.").format(often, most)


def window_words(step: ProtocolStep) -> str:
    """Return when a step is done, counted from when it happened; "" for always."""
    begin, end = step.from_ms, step.until_ms
    if end is not None and not begin[1]:
        return _tr("In the first {0}.").format(_hours(end))
    if end is not None:
        words = _tr("From {0} to {1} after it happened.")
        return words.format(_hours(begin[:1]), _hours(end))
    if not begin[1]:
        return ""
    words = _tr("From {0} after it happened, often only from {1}.")
    if begin[0] == begin[1]:
        words = _tr("From {0} after it happened.")
    return words.format(_hours(begin[:1]), _hours(begin[1:]))


def _hours(ends_ms: Sequence[int]) -> str:
    """Return one time or a span in hours."""
    low, high = (round(ends_ms[place] / HOUR_MS) for place in (0, -1))
    if low == high:
        return _tr("{0} hours").format(high)
    return _tr("{0} to {1} hours").format(low, high)


def check_words(check: SkinCheck) -> str:
    """Return when to look, and what ends the step at once."""
    when = _tr("After {0}").format(short_time(check.after_ms))
    if check.every_ms:
        every = short_time(check.every_ms)
        when = _tr("{0}, then every {1}").format(when, every)
    words = _tr("{0}: {1} {2}")
    return words.format(when, check.text, check.off_if)


def gate_words(gate: Gate, protocol: Protocol) -> str:
    """Return what closes a step, why, and what takes its place."""
    parts = []
    if gate.health and not _names_all(gate):
        words = _tr("With {0}.")
        parts.append(words.format(any_of(map(health_word, gate.health))))
    if gate.questions:
        reasons = _reasons()
        found = [reasons.get(name, name) for name in gate.questions]
        words = _tr("At one of these signs: {0}.")
        if len(found) == 1:
            words = _tr("At this sign: {0}.")
        parts.append(words.format(_tr("; ").join(found)))
    parts.append(gate.text)
    if gate.instead and "instead" not in gate.text.lower():
        title = protocol.step(gate.instead).title
        parts.append(_tr("Instead: {0}.").format(title))
    return " ".join(parts)


def _names_all(gate: Gate) -> bool:
    """Return whether the gate's own text says about whose health it speaks."""
    text = gate.text.lower()
    return all(item.partition("-")[0] in text for item in gate.health)


def _reasons() -> dict[str, str]:
    """Return the sign of each stop question in words."""
    return {
        sign.id: sign.reason
        for question in all_questions()
        for sign in question.signs()
    }


def avoid_title(protocol: Protocol) -> str:
    """Return until when what is avoided is left alone."""
    if not protocol.avoid_until_ms:
        return _tr("Leave alone")
    hours = round(protocol.avoid_until_ms / HOUR_MS)
    return _tr("Leave alone for the first {0} hours").format(hours)


def use_words(protocol: Protocol) -> str:
    """Return what a protocol is for."""
    if protocol.use == "cramp":
        return _tr("Care for a cramp")
    return _tr("Care for a fresh injury")
