"""Whether what was answered and noted can be shown later: numbers, lists and texts.

That holds for what graphs and tables reckon with, and for what opens and closes what a
person is offered. Whatever else a note says is read with care by its readers, and may
hold anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.exchange import care_note_checks
from coach.exchange.field_checks import (
    WrongPartError,
    are_texts,
    checked,
    does_not_fit,
    is_day,
    is_flag,
    is_number,
    is_score,
    is_text,
    or_none,
)
from coach.store.entries import (
    ACTIVITIES,
    CARE,
    COURSE,
    CRAMP,
    ILLNESS,
    MEASURE,
    PAIN,
)
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.exchange.field_checks import Check

# What may stand in answers, and in notes that are reckoned with.
_COMMON: dict[str, Check] = {
    "place": is_text,
    "side": is_text,
    "spread": is_text,
    "note": is_text,
    "how": is_text,
    "unit": is_text,
    "onset": is_text,
    "quality": are_texts,
    "signs": are_texts,
    "triggers": are_texts,
    "helped": are_texts,
    "swelling": is_flag,
    "relief": is_flag,
    "night": is_flag,
    "pain": is_score,
    "pain_now": is_score,
    "effort": is_score,
    "strength": is_score,
    "left": is_number,
    "right": is_number,
    "value": is_number,
    "length_s": is_number,
    "until": is_day,
}
# Kind of a note -> the keys that it cannot do without.
_NEEDED: dict[str, dict[str, Check]] = {
    PAIN: {"when": is_text, "pain": is_score},
    MEASURE: {"test": is_text},
    CRAMP: {"muscle": is_text},
    ILLNESS: {"from": is_day},
    COURSE: {
        "course": is_text,
        "plan": is_text,
        "title": is_text,
        "decision": is_text,
    },
    **care_note_checks.NEEDED,
}
_RECKONED_WITH = frozenset({PAIN, MEASURE, ACTIVITIES, CRAMP, ILLNESS, CARE})
# Kinds of events whose data the summaries read.
_ANSWERING = frozenset({"before", "hurt", "answer"})
_ITEM: dict[str, Check] = {"name": is_text, "score": or_none(is_score)}


def refuse_answers(kind: str, data: Mapping[str, Any], where: str) -> None:
    """Look at the answers in a session's event.

    Raises:
        WrongPartError: One of them cannot be what it says.
    """
    if kind in _ANSWERING:
        _refuse_common(data, where)


def refuse_note(kind: str, data: Mapping[str, Any], where: str) -> None:
    """Look at the data of a note.

    Raises:
        WrongPartError: One of them cannot be what it says, or is missing.
    """
    for key, fits in _NEEDED.get(kind, {}).items():
        if key not in data:
            raise WrongPartError(f"{where}.{key}", tr("is missing"))
        if not fits(data[key]):
            raise does_not_fit(f"{where}.{key}", data[key])
    for key, fits in care_note_checks.ALLOWED.get(kind, {}).items():
        if key in data and not fits(data[key]):
            raise does_not_fit(f"{where}.{key}", data[key])
    if kind == ACTIVITIES:
        items = data.get("items")
        if not isinstance(items, list):
            raise does_not_fit(f"{where}.items", items)
        for number, item in enumerate(items, 1):
            checked(item, _ITEM, f"{where}.items[{number}]")
    if kind in _RECKONED_WITH:
        _refuse_common(data, where)


def _refuse_common(data: Mapping[str, Any], where: str) -> None:
    for key in data.keys() & _COMMON.keys():
        value = data[key]
        if value is not None and not _COMMON[key](value):
            raise does_not_fit(f"{where}.{key}", value)
