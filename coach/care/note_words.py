"""Notes of the diary in a few words, for lists: what it was, and what was said."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from coach.care.choices import (
    cramp_words,
    measured_with,
    pain_words,
    word,
)
from coach.progress.sides import test_title, unit_of
from coach.progress.words import number, short_day, span_words
from coach.store.entries import ACTIVITIES, CRAMP, ILLNESS, MEASURE, PAIN
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.store.entries import Entry

MORNING = "morning"


def note_title(entry: Entry) -> str:
    """Return what a note says first: "Pain 3 this morning", "Cramp: calf"."""
    data = entry.data
    if entry.kind == PAIN:
        is_morning = data.get("when") == MORNING
        title = tr("Pain {0}, in the morning") if is_morning else tr("Pain {0}")
        return title.format(data.get("pain", "–"))
    if entry.kind == MEASURE:
        return test_title(str(data.get("test", "")))
    if entry.kind == CRAMP:
        return tr("Cramp: {0}").format(cramp_words("muscle", data.get("muscle")))
    titles = {ACTIVITIES: tr("My activities"), ILLNESS: tr("Illness")}
    return titles.get(entry.kind, entry.kind)


def note_detail(entry: Entry) -> str:
    """Return the rest of what a note says, on one line; "" for nothing more."""
    data = entry.data
    parts = {
        PAIN: _pain_parts,
        MEASURE: _measure_parts,
        ACTIVITIES: _activity_parts,
        CRAMP: _cramp_parts,
        ILLNESS: _illness_parts,
    }
    make = parts.get(entry.kind)
    said = list(make(data)) if make is not None else []
    said.append(str(data.get("note") or ""))
    return ", ".join(part for part in said if part)


def duration_words(length_s: float) -> str:
    """Return a length such as "1 min 30 s"."""
    minutes, seconds = divmod(round(length_s), 60)
    if not minutes:
        return tr("{0} s").format(seconds)
    if not seconds:
        return tr("{0} min").format(minutes)
    return tr("{0} min {1} s").format(minutes, seconds)


def _pain_parts(data: dict[str, Any]) -> Iterable[str]:
    for key in ("place", "side", "quality", "signs", "spread"):
        yield pain_words(key, data.get(key)).lower()
    if data.get("swelling"):
        yield tr("swollen")
    if data.get("relief"):
        yield tr("pain relief taken")


def _measure_parts(data: dict[str, Any]) -> Iterable[str]:
    unit = unit_of(str(data.get("test", "")))
    words = {"left": tr("left {0}"), "right": tr("right {0}"), "value": tr("{0} of 10")}
    for key, text in words.items():
        value = data.get(key)
        if isinstance(value, int | float):
            yield text.format(number(value) + unit)
    if isinstance(data.get("pain"), int):
        yield tr("pain {0}").format(data["pain"])
    if data.get("how"):
        yield word(measured_with(), data["how"]).lower()


def _activity_parts(data: dict[str, Any]) -> Iterable[str]:
    items = data.get("items")
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and item.get("score") is not None:
            yield tr("{0} {1}").format(item.get("name", ""), item["score"])


def _cramp_parts(data: dict[str, Any]) -> Iterable[str]:
    yield cramp_words("side", data.get("side")).lower()
    if isinstance(data.get("length_s"), int | float):
        yield duration_words(data["length_s"])
    if data.get("strength") is not None:
        yield tr("strength {0} of 10").format(data["strength"])
    if data.get("night") is not None:
        yield tr("at night") if data["night"] else tr("by day")
    for key in ("triggers", "helped"):
        yield cramp_words(key, data.get(key)).lower()


def _illness_parts(data: dict[str, Any]) -> Iterable[str]:
    start = _day_words(data.get("from"))
    if data.get("until"):
        yield span_words(start, _day_words(data["until"]))
    else:
        yield tr("since {0}").format(start)


def _day_words(text: object) -> str:
    try:
        return short_day(date.fromisoformat(str(text)))
    except ValueError:
        return str(text)
