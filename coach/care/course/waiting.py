"""Plans that wait for their beginning: asked for, not possible yet, and kept.

A plan-wait is kept with the day of the next try. It ends when the plan is begun, when
what hurts is answered anew, or when the person wants it no more; answers are asked
again on that day, since only those count that are true then.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from coach.care.course.facts import day_in, instant_ms, note_order, text_in
from coach.care.course.state import START
from coach.store.days import utc_text
from coach.store.entries import COURSE, INJURY, PLAN_WAIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from coach.care.course.checks import Check
    from coach.care.course.facts import Moment
    from coach.files.plan_model import Plan
    from coach.store.entries import Entry

# Design choice: after four weeks nobody wants to be reminded any more.
OFFERED_DAYS = 28
# What no other day changes by itself.
_NOT_BY_TIME = frozenset({"closed", "running", "pace", "injury"})

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A plan that is to be begun later.

    Attributes:
        note: Id of its note.
        title: Title of the plan when it was put off.
        try_on: The day on which it is offered again.
        try_at_ms: The instant from which on, in ms since 1970 UTC; 0 for all day.
        missing: What was missing, in sentences.
    """

    note: str
    plan: str
    title: str
    side: str
    injury: str
    try_on: date
    try_at_ms: int = 0
    missing: tuple[str, ...] = ()

    @property
    def last_day(self) -> date:
        """Return the last day on which it is offered."""
        return self.try_on + _DAY * OFFERED_DAYS

    def is_due(self, moment: Moment) -> bool:
        """Return whether it can be tried now."""
        return moment.day >= self.try_on and moment.now_ms >= self.try_at_ms


def waits_for_time(checks: Iterable[Check]) -> bool:
    """Return whether a point only needs its day to come."""
    return any(each.is_open and each.not_before is not None for each in checks)


def next_try(checks: Sequence[Check], moment: Moment) -> date | None:
    """Return the day on which it makes sense to ask again.

    Args:
        checks: From `start_checks`; some are open.
        moment: The present.

    Returns:
        None when nothing is missing, or when no day alone changes what is.
    """
    missing = [each for each in checks if each.is_open]
    if not missing or any(each.key in _NOT_BY_TIME for each in missing):
        return None
    days = [each.not_before for each in missing if each.not_before is not None]
    tomorrow = moment.day + _DAY
    # A time later today leaves today; an answer that does not fit takes a night.
    others = [tomorrow] if not days else []
    return max(*days, *others, moment.day)


def wait_data(
    plan: Plan,
    checks: Sequence[Check],
    try_on: date,
    *,
    side: str = "",
    injury: str = "",
) -> dict[str, Any]:
    """Return a plan that waits, as data for a "plan-wait" note.

    Args:
        plan: The plan.
        checks: From `start_checks`.
        try_on: When it is offered again.
        side: The sore side, or "".
        injury: Id of the injury it is for, or "".
    """
    data = {
        "plan": plan.id,
        "title": plan.title,
        "side": side,
        "injury": injury,
        "try_on": try_on.isoformat(),
        "missing": [each.missing for each in checks if _counts(each, checks)],
    }
    opens = [each.not_before_ms for each in checks if each.not_before_ms is not None]
    return data | ({"try_at": utc_text(max(opens))} if opens else {})


def _counts(point: Check, checks: Sequence[Check]) -> bool:
    """Return whether a point is missing; until its time has come nothing is asked."""
    is_asked = not waits_for_time(checks)
    return point.is_open and (is_asked or point.not_before is not None)


def waiting_from(notes: Iterable[Entry], today: date) -> tuple[Waiting, ...]:
    """Return the plans that wait, the next one first; odd notes are passed over.

    Args:
        notes: Waits, courses and injuries; other kinds do no harm.
        today: The present training day.
    """
    known = [note for note in sorted(notes, key=note_order) if note.removed_at is None]
    newest = {_key(note): note for note in known if note.kind == PLAN_WAIT}
    found = (
        _waiting(wait)
        for wait in newest.values()
        if not any(_ends(note, wait) for note in known)
    )
    wanted = (each for each in found if each is not None and today <= each.last_day)
    return tuple(sorted(wanted, key=_order))


def _key(note: Entry) -> tuple[str, str]:
    return text_in(note.data, "plan"), text_in(note.data, "side")


def _ends(note: Entry, wait: Entry) -> bool:
    """Return whether a note is the end of a wait: a start, or what hurts said anew."""
    if note.kind == COURSE:
        is_start = note.data.get("decision") == START and _key(note) == _key(wait)
        return is_start and note.happened_at >= wait.happened_at
    # The wait is written right after the answers that led to it.
    is_same = note.kind == INJURY and _injury(note) == text_in(wait.data, "injury")
    return is_same and note.happened_at > wait.happened_at


def _injury(note: Entry) -> str:
    return text_in(note.data, "injury") or note.id


def _waiting(note: Entry) -> Waiting | None:
    data = note.data
    plan, try_on = text_in(data, "plan"), day_in(data.get("try_on"))
    if not plan or try_on is None:
        return None
    missing = data.get("missing")
    return Waiting(
        note.id,
        plan,
        text_in(data, "title"),
        text_in(data, "side"),
        text_in(data, "injury"),
        try_on,
        _instant(text_in(data, "try_at")),
        tuple(str(each) for each in missing) if isinstance(missing, list) else (),
    )


def _instant(text: str) -> int:
    try:
        return instant_ms(text) if text else 0
    except ValueError:
        return 0


def _order(waiting: Waiting) -> tuple[date, str]:
    return waiting.try_on, waiting.title
