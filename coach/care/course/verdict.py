"""Was a session clean? Pain during it, the next morning, and the usual morning.

The usual morning is the median of the last three mornings before the session; of an
even number the lower one of the middle two, which is the careful side. A session is
clean when its worst pain was 0 to 2 and the next morning at most one point above the
usual one. The limits of the plan hold as well, and the strictest of all wins.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from statistics import median_low
from typing import TYPE_CHECKING, Literal

from coach.care.course.agreed import reached_limit
from coach.care.morning import NOON_MIN, LocalTime, local_time
from coach.care.pain import AMBER_FROM, RED_FROM
from coach.files.durations import HOUR_MS

if TYPE_CHECKING:
    from datetime import date

    from coach.care.course.facts import MorningFact, SessionFact
    from coach.care.course.state import Course
    from coach.files.plan_model import StageAdvance

CLEAN_RISE = 1
CLEAN_PAIN = AMBER_FROM - 1
USUAL_OF = 3
# A morning of long ago says nothing about the usual one (a design choice).
USUAL_WITHIN_DAYS = 28

RELIEF_MS = 8 * HOUR_MS

_DAY = timedelta(days=1)

Status = Literal["clean", "sore", "waiting", "not-counted", "passed-over"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a session means for moving on.

    Attributes:
        status: "clean"; "sore" (it hurt too much, then or on the next morning);
            "waiting" for the morning; "not-counted" (it cannot show that all is well);
            "passed-over" (neither for nor against: only a part of the dose was done).
        why: Key of `verdict_words`, or "" when it is clean.
        usual: The usual morning before it; None when there was none.
        morning: The next morning; None when it was not answered.
        rise: Next morning above the usual one; None when one of both is missing.
    """

    session: SessionFact
    status: Status
    why: str
    usual: int | None
    morning: MorningFact | None
    rise: int | None

    @property
    def is_clean(self) -> bool:
        """Return whether it counts toward moving on."""
        return self.status == "clean"


def verdict_of(course: Course, session: SessionFact, *, is_half: bool) -> Verdict:
    """Return what a session means for moving on.

    Args:
        course: The course it was done for.
        session: One of the course's sessions.
        is_half: It was done with half the sets after a set-back.
    """
    usual = usual_morning(course, session.day)
    morning = morning_after(course, session.day)
    rise = None if morning is None or usual is None else morning.pain - usual
    status, why = _status(course, session, morning, rise, is_half=is_half)
    return Verdict(session, status, why, usual, morning, rise)


def usual_morning(course: Course, day: date) -> int | None:
    """Return the usual morning before a day's sessions; None without any morning."""
    known = [
        each.pain
        for each in course.mornings
        if 0 <= (day - each.day).days <= USUAL_WITHIN_DAYS
    ]
    return median_low(known[-USUAL_OF:]) if known else None


def morning_after(course: Course, day: date) -> MorningFact | None:
    """Return the morning after a day's sessions; None when it was not answered."""
    next_day = day + _DAY
    return next((m for m in course.history.mornings if m.day == next_day), None)


def pain_limit(advance: StageAdvance | None) -> int:
    """Return the highest worst pain of a clean session."""
    said = None if advance is None else advance.pain_during_max
    return CLEAN_PAIN if said is None else min(CLEAN_PAIN, said)


def rise_limit(advance: StageAdvance | None) -> int:
    """Return how far the morning after a clean session may be above the usual one."""
    said = None if advance is None else advance.morning_rise_max
    return CLEAN_RISE if said is None else min(CLEAN_RISE, said)


def has_relief(course: Course, session: SessionFact) -> bool:
    """Return whether pain relief may have changed a session's numbers."""
    return session.relief or relief_before(course, session.started_ms)


def relief_before(course: Course, at_ms: int) -> bool:
    """Return whether pain relief was said to be taken in the eight hours before.

    A plan may ask for a longer time.
    """
    advance = course.stage.advance
    said_ms = 0 if advance is None else advance.no_pain_relief_ms
    within_ms = max(RELIEF_MS, said_ms)
    noted_ms = course.history.relief_ms
    return any(0 <= at_ms - taken_ms < within_ms for taken_ms in noted_ms)


def _status(
    course: Course,
    session: SessionFact,
    morning: MorningFact | None,
    rise: int | None,
    *,
    is_half: bool,
) -> tuple[Status, str]:
    """Return status and reason; what hurt weighs more than what is not known."""
    advance = course.stage.advance
    if session.light in ("amber", "red"):
        return "sore", "during"
    if session.worst is not None and session.worst > pain_limit(advance):
        return "sore", "during"
    if reached_limit(course.plan, session) is not None:
        return "sore", "during"
    if morning is not None and _is_sore(morning, rise, rise_limit(advance)):
        return "sore", "morning"
    if not session.is_whole:
        return "passed-over", "part"
    if session.worst is None:
        return "not-counted", "no-pain"
    if has_relief(course, session):
        return "not-counted", "relief"
    if morning is None:
        is_open = _may_still_answer(course, session.day + _DAY)
        return ("waiting", "waiting") if is_open else ("not-counted", "no-morning")
    if morning.relief:
        return "not-counted", "relief"
    if rise is None and morning.pain > rise_limit(advance):
        return "not-counted", "no-usual"
    return ("passed-over", "half") if is_half else ("clean", "")


def _is_sore(morning: MorningFact, rise: int | None, limit: int) -> bool:
    return morning.pain >= RED_FROM or (rise is not None and rise > limit)


def _may_still_answer(course: Course, morning: date) -> bool:
    now = local_time(course.moment.now_ms, course.moment.offset_min)
    return now < LocalTime(morning + _DAY, NOON_MIN)
