"""Whether a session fits a signed plan: its days, how many, what may be changed.

What the plan's own rules for rest forbid is refused. What it only does not foresee can
be done all the same, and is then told.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from coach.care.course import texts
from coach.care.plan_days import closed_by_days
from coach.files.schedule_words import schedule_words
from coach.progress.words import counted
from coach.store.entries import MORE_SESSIONS, OTHER_DAY, OTHER_STAGE, OTHER_TIME
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from coach.care.course.now import CourseNow
    from coach.exchange.assigned.receive import Signed
    from coach.files.assignment_model import Limits
    from coach.files.plan_model import Plan, Stage

# So far from its time a session is at another time of the day.
NEAR_MIN = 120
DAY_MIN = 24 * 60
# What may be changed -> the event of a session that changes it.
CHANGES = {"easier": "easier", "leave-out": "leave-out", "longer-rest": "extend"}


@dataclass(frozen=True, slots=True)
class StartFacts:
    """What a start is judged by.

    Attributes:
        today: The person's training day.
        minute: Minutes since midnight on their clock.
        done: Sessions of the plan by training day.
        course: The course that runs of it; None without one.
    """

    today: date
    minute: int
    done: Mapping[date, int]
    course: CourseNow | None = None


@dataclass(frozen=True, slots=True)
class Beyond:
    """Something that the plan does not foresee.

    Attributes:
        what: One of `coach.store.entries.BEYOND`.
        sentence: What the plan says instead.
    """

    what: str
    sentence: str


@dataclass(frozen=True, slots=True)
class StartVerdict:
    """Whether a session of a signed plan may begin.

    Attributes:
        refused: Why not, or "".
        beyond: What it would do otherwise than the plan.
    """

    refused: str = ""
    beyond: tuple[Beyond, ...] = ()


def told_changes(limits: Limits) -> frozenset[str]:
    """Return the events of a session that the plan does not leave to the person."""
    left = {CHANGES[each] for each in limits.may_patient_change if each in CHANGES}
    return frozenset(CHANGES.values()) - left


def stage_of(plan: Plan, program_id: str) -> Stage | None:
    """Return the first stage of a plan that a program belongs to, or None."""
    stages = plan.stages
    return next((s for s in stages if program_id in (s.program, *s.or_programs)), None)


def judge_start(signed: Signed, program_id: str, facts: StartFacts) -> StartVerdict:
    """Return whether a session may begin, and what it would do otherwise.

    Args:
        signed: The plan, verified a moment ago.
        program_id: What is to be played.
        facts: How things stand.
    """
    plan, course = signed.contents.plan, facts.course
    now = plan.stages[0] if course is None else course.due.stage
    is_now = program_id in (now.program, *now.or_programs)
    stage = now if is_now else stage_of(plan, program_id)
    if stage is None:
        return StartVerdict(tr("This program is not part of the plan."))
    refused = _refused(plan, stage, facts)
    if refused:
        return StartVerdict(refused)
    limits = signed.assignment.limits
    beyond = [] if is_now else [_other_stage(stage, now)]
    beyond += _too_many(stage, limits, facts)
    beyond += _not_then(stage, limits, facts)
    return StartVerdict(beyond=tuple(beyond))


def _refused(plan: Plan, stage: Stage, facts: StartFacts) -> str:
    """Return what forbids it outright, or ""."""
    closed = closed_by_days(plan, facts.today)
    if closed is not None:
        return f"{closed.reason} {closed.next_step}"
    course = facts.course
    if course is not None and course.decision.kind == "rest":
        return course.decision.text
    rest_until = None if course is None else course.standing.rest_until
    if rest_until is not None and rest_until >= facts.today:
        return texts.rest_day()
    off = stage.schedule.rest_days_between
    before = (facts.today - timedelta(days=ago) for ago in range(1, off + 1))
    if not facts.done.get(facts.today) and any(facts.done.get(day) for day in before):
        return counted(
            off,
            tr("The plan asks for {0} day off between two days of exercise."),
            tr("The plan asks for {0} days off between two days of exercise."),
        )
    return ""


def _other_stage(stage: Stage, now: Stage) -> Beyond:
    words = tr("It belongs to “{0}”; you are in “{1}”.")
    return Beyond(OTHER_STAGE, words.format(stage.title, now.title))


def _too_many(stage: Stage, limits: Limits, facts: StartFacts) -> Iterator[Beyond]:
    most = limits.max_sessions_per_day or stage.schedule.times_a_day[1]
    if facts.done.get(facts.today, 0) >= most:
        words = counted(
            most,
            tr("The plan has {0} session a day, and that is done."),
            tr("The plan has {0} sessions a day, and they are done."),
        )
        yield Beyond(MORE_SESSIONS, words)


def _not_then(stage: Stage, limits: Limits, facts: StartFacts) -> Iterator[Beyond]:
    may, schedule = limits.may_patient_change, stage.schedule
    if "days" not in may and _is_other_day(stage, facts):
        words = tr("The plan says: {0}. Today is another day.")
        yield Beyond(OTHER_DAY, words.format(schedule_words(schedule)))
    elif "time-of-day" not in may and _is_other_time(schedule.times, facts.minute):
        words = tr("The plan says: {0}. It is another time of the day now.")
        yield Beyond(OTHER_TIME, words.format(schedule_words(schedule)))


def _is_other_day(stage: Stage, facts: StartFacts) -> bool:
    schedule, course = stage.schedule, facts.course
    if schedule.days:
        return facts.today.weekday() not in schedule.days
    return course is not None and course.due.next_day is not None


def _is_other_time(times: tuple[int, ...], minute: int) -> bool:
    away = (abs(each - minute) for each in times)
    return bool(times) and all(min(a, DAY_MIN - a) > NEAR_MIN for a in away)
