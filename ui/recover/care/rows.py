"""How the bandage and the raised leg stand, in one line each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.care.care_words import item_detail
from ui.recover.care.face import (
    BEGIN,
    FINISH,
    LOOKS_BAD,
    LOOKS_WELL,
    Action,
    timer_face,
)
from ui.recover.care.ring import ring_clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.care.care_day import CareDay
    from coach.care.care_items import CareItem
    from ui.recover.care.model import CareDayModel

_MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Row:
    """What a line says.

    Attributes:
        actions: What can be done, as one of the words of `face`, and its own words.
        is_alert: It asks for something now.
    """

    title: str
    detail: str = ""
    actions: tuple[Action, ...] = ()
    is_alert: bool = False


def _tr(text: str) -> str:
    return QCoreApplication.translate("CareRows", text)


def row_of(model: CareDayModel, kind: str) -> Row | None:
    """Return the line of a kind of step, or None when the plan has nothing of it."""
    if model.day is None:
        return None
    items = model.day.of(kind)
    if not items:
        return None
    title = items[0].step.title
    if kind == "compression":
        return _wrap_row(model, title, items)
    return _timed_row(model, title, kind, items)


def _wrap_row(model: CareDayModel, title: str, items: Sequence[CareItem]) -> Row:
    timer = model.timer_of("compression")
    off = next((each for each in items if each.part == "off"), None)
    if timer is not None:
        look = next((e for e in items if e.part == "look" and e.is_to_come), None)
        if off is not None and off.state == "due":
            return Row(title, _tr("Take it off now"), _off_actions(), is_alert=True)
        if look is not None and look.state == "due":
            well, bad = (LOOKS_WELL, _tr("Well")), (LOOKS_BAD, _tr("Not well"))
            return Row(title, _tr("Check the toes now"), (well, bad), is_alert=True)
        return Row(title, _next_look(model, look), _off_actions())
    closed = _closed_row(title, items)
    if closed is not None:
        return closed
    todo = next((each for each in items if each.is_to_come), None)
    if todo is None:
        return Row(title, _tr("Off for the night"))
    is_due = todo.state == "due"
    detail = item_detail(todo) or (_tr("Looser this time") if todo.is_again else "")
    when = "" if is_due else _time(model, todo)
    actions = ((BEGIN, _tr("It is on")),) if is_due else ()
    return Row(title, detail or when, actions)


def _next_look(model: CareDayModel, look: CareItem | None) -> str:
    if look is None:
        return _tr("On")
    return _tr("Check toes at {0}").format(_time(model, look))


def _off_actions() -> tuple[Action, ...]:
    return ((FINISH, _tr("Off")),)


def _timed_row(
    model: CareDayModel, title: str, kind: str, items: Sequence[CareItem]
) -> Row:
    timer = model.timer_of(kind)
    if timer is not None:
        face = timer_face(timer, model.now_ms)
        left = ring_clock(face.left_ms)
        detail = face.text if face.is_alert else _tr("{0} left").format(left)
        return Row(title, detail, _off_actions(), face.is_alert)
    closed = _closed_row(title, items)
    if closed is not None:
        return closed
    assert model.day is not None
    detail = minutes_words(model.day, kind, items)
    step = items[0].step
    may_begin = model.refusal(model.wish(step)) is None
    return Row(title, detail, ((BEGIN, _tr("Start")),) if may_begin else ())


def minutes_words(day: CareDay, kind: str, items: Sequence[CareItem]) -> str:
    """Return how much of a step was done today, such as "40 of 60 min today"."""
    step = items[0].step
    done_ms = sum(
        each.end_ms - each.at_ms
        for each in day.of(kind)
        if each.state == "done" and each.at_ms is not None and each.end_ms is not None
    )
    times = step.times_a_day[0] if step.times_a_day else 1
    words = _tr("{0} of {1} min today")
    return words.format(done_ms // _MINUTE_MS, times * step.lasts_ms // _MINUTE_MS)


def next_times(model: CareDayModel, kind: str, most: int) -> tuple[str, ...]:
    """Return the times of day at which a step is still to come, the first ones."""
    if model.day is None:
        return ()
    coming = [
        each
        for each in model.day.of(kind)
        if each.part == "do" and each.state in {"next", "later"}
    ]
    return tuple(_time(model, each) for each in coming[:most])


def _closed_row(title: str, items: Sequence[CareItem]) -> Row | None:
    closed = next((each.closed for each in items if each.closed is not None), None)
    return None if closed is None else Row(title, closed.reason)


def _time(model: CareDayModel, item: CareItem) -> str:
    return "" if item.at_ms is None else model.clock.shows(item.at_ms).clock
