"""What a timed step of care shows at a moment: ring, words, and what can be pressed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from coach.care.care_items import CareItem
    from coach.care.care_timer import CareTimer
    from ui.recover.care.model import CareDayModel

# What a button of a face asks for.
BEGIN, FINISH, EXTEND, LOOKS_WELL, LOOKS_BAD = (
    "begin",
    "finish",
    "extend",
    "looks-well",
    "looks-bad",
)
EXTEND_MS = 5 * 60_000

Action = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Face:
    """What is shown.

    Attributes:
        title: A few words.
        text: One or two sentences.
        actions: What can be done, as one of this module's words, and its own words.
        left_ms: Time left of a running timer, and `length_ms` its length; else 0.
        at: Time of day in the ring, with `below` under it; "" for a sign instead.
        icon: The sign in the ring.
        is_alert: It asks for something now.
    """

    title: str
    text: str = ""
    actions: tuple[Action, ...] = ()
    left_ms: int = 0
    length_ms: int = 0
    at: str = ""
    below: str = ""
    icon: str = ""
    is_alert: bool = False


def _tr(text: str) -> str:
    return QCoreApplication.translate("CareFace", text)


def face_of(model: CareDayModel, kind: str) -> Face | None:
    """Return what a step of the protocol shows now; None when it has no such step.

    Args:
        model: Knows the plan of the day.
        kind: Kind of the step: "ice", "elevation", ...
    """
    timer = model.timer_of(kind)
    if timer is not None:
        return timer_face(timer, model.now_ms)
    if model.day is None or model.case is None:
        return None
    items = model.day.of(kind)
    if not any(step.kind == kind for step in model.case.protocol.steps):
        return None
    closed = next((each for each in items if each.state == "closed"), None)
    if closed is not None and closed.closed is not None:
        words = f"{closed.closed.reason} {closed.closed.next_step}"
        return Face(_tr("No {0} now").format(_name(closed)), words, icon="close")
    coming = [each for each in items if each.part == "do" and each.is_to_come]
    if not coming:
        return Face(_tr("Done for today"), _tr("The skin may rest now."), icon="check")
    return _coming_face(model, coming[0])


def timer_face(timer: CareTimer, now_ms: int) -> Face:
    """Return what a running timer shows."""
    state, name = timer.state(now_ms), timer.step.title
    left_ms, length_ms = timer.left_ms(now_ms), timer.length_ms
    off = (FINISH, _tr("It is off"))
    if state == "look":
        check = timer.step.checks[0]
        words = f"{check.text} {check.off_if}"
        actions = ((LOOKS_WELL, _tr("Looks well")), (LOOKS_BAD, _tr("Not well: off")))
        is_wrap = timer.step.kind == "compression"
        title = _tr("Look at the toes") if is_wrap else _tr("Look at the skin")
        return Face(title, words, actions, left_ms, length_ms, is_alert=True)
    if state == "over":
        words = _tr("Its time is up. Take it off now.")
        return Face(
            _tr("{0}: time is up").format(name),
            words,
            (off,),
            0,
            length_ms,
            is_alert=True,
        )
    if state == "late":
        words = _tr("Its time was up long ago. Nobody said when it came off.")
        return Face(_tr("Is it off?"), words, (off,), 0, length_ms, is_alert=True)
    buttons = [(FINISH, _tr("Finish {0}").format(name.lower()))]
    longest_ms = timer.step.lasts_allowed_ms[1]
    if length_ms and length_ms + EXTEND_MS <= longest_ms:
        buttons.append((EXTEND, _tr("5 min more")))
    title = _tr("{0} is on").format(name)
    return Face(title, _care_words(timer), tuple(buttons), left_ms, length_ms)


def _coming_face(model: CareDayModel, item: CareItem) -> Face:
    assert item.at_ms is not None
    assert model.case is not None
    clock, step = model.clock, item.step
    refusal = model.refusal(model.wish(step))
    may_begin = refusal is None or refusal.key in {"ask", "question"}
    start = (BEGIN, _tr("Start {0}").format(step.title.lower()))
    at = clock.shows(item.at_ms).clock
    below = _tr("{0} of {1}").format(item.number, _most(item))
    if item.state == "due":
        words = step.text if may_begin or refusal is None else refusal.sentence
        title = _tr("{0} is due").format(step.title)
        actions = (start,) if may_begin else ()
        return Face(title, words, actions, at=at, below=below, is_alert=may_begin)
    words = _tr("A bit earlier is fine.") if may_begin else ""
    if refusal is not None and not may_begin:
        words = refusal.sentence
    when = clock.words(item.at_ms, model.now_ms)
    title = _tr("Next {0}: {1}").format(step.title.lower(), when)
    return Face(title, words, (start,) if may_begin else (), at=at, below=below)


def _care_words(timer: CareTimer) -> str:
    words = {
        "ice": _tr("Keep a cloth between the pack and your skin."),
        "heat": _tr("Warm, never burning. Stay awake while it is on."),
        "elevation": _tr("Higher than the heart, on pillows."),
    }
    return words.get(timer.step.kind, timer.step.text)


def _name(item: CareItem) -> str:
    return item.step.title.lower()


def _most(item: CareItem) -> int:
    step = item.step
    return step.max_a_day or (step.times_a_day[1] if step.times_a_day else 1)
