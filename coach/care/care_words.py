"""The words of a day of care: items, limits, and why something has to wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.files.dose_words import short_time
from coach.files.durations import HOUR_MS, MINUTE_MS
from coach.progress.words import capital
from coach.translate import tr

if TYPE_CHECKING:
    from coach.care.care_items import CareItem
    from coach.files.protocol_model import ProtocolStep


def item_title(item: CareItem) -> str:
    """Return what an item says: "Ice 15 min", "Look at the toes and move them"."""
    step = item.step
    if item.part == "look":
        return step.checks[0].text.rstrip(".") if step.checks else step.title
    if item.part == "off":
        return tr("{0} off").format(step.title)
    if item.is_again:
        return tr("{0}, looser this time").format(step.title)
    if step.lasts_ms and item.closed is None:
        return tr("{0} {1}").format(step.title, short_time(_length_ms(item)))
    return step.title


def item_detail(item: CareItem) -> str:
    """Return the sentence below an item; "" for nothing more."""
    if item.closed is not None:
        return item.closed.reason
    if item.part == "look":
        return item.step.checks[0].off_if if item.step.checks else ""
    if item.part == "off":
        # Not the words of the step itself, which tell how to put it on.
        return tr("It is worn by day only, and for the first days.")
    if item.is_fading and item.is_to_come:
        return tr("Only if it still feels good; its usual time is over.")
    return ""


def length_words(span_ms: tuple[int, int]) -> str:
    """Return the shortest and longest length that is allowed: "10 to 20 min"."""
    low_ms, high_ms = span_ms
    if low_ms == high_ms:
        return short_time(low_ms)
    return tr("{0} to {1} min").format(low_ms // MINUTE_MS, high_ms // MINUTE_MS)


def limits_words(step: ProtocolStep) -> str:
    """Return the limits of a step in one sentence, "" when its file sets none."""
    parts = []
    if step.lasts_ms:
        parts.append(length_words(step.lasts_allowed_ms))
    if step.gap_ms[0]:
        parts.append(tr("at least {0} apart").format(short_time(step.gap_ms[0])))
    if step.max_a_day is not None:
        parts.append(tr("at most {0} a day").format(step.max_a_day))
    elif step.times_a_day is not None:
        parts.append(tr("{0} to {1} times a day").format(*step.times_a_day))
    if step.only_awake:
        parts.append(tr("only while awake"))
    if step.off_at_night:
        parts.append(tr("off at night"))
    if step.until_ms is not None:
        usual, latest = (round(ms / HOUR_MS) for ms in step.until_ms)
        if usual == latest:
            parts.append(tr("for {0} hours").format(latest))
        else:
            parts.append(tr("for {0} to {1} hours").format(usual, latest))
    return capital(tr(", ").join(parts)) + "." if parts else ""


def _length_ms(item: CareItem) -> int:
    if item.at_ms is None or item.end_ms is None:
        return item.step.lasts_ms
    return item.end_ms - item.at_ms
