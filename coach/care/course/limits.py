"""Whether a session fits a plan with limits: its days, how many, what may be changed.

What the plan's own rules for rest forbid is refused. What it only does not foresee can
be done all the same, and is then told.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from coach.care.course import texts
from coach.care.plan_days import closed_by_days
from coach.files.limits_model import Limits
from coach.files.schedule_words import schedule_words
from coach.progress.planned import planned_days
from coach.progress.words import counted
from coach.store.entries import MORE_SESSIONS, OTHER_DAY, OTHER_STAGE, OTHER_TIME
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from coach.care.course.now import CourseNow
    from coach.files.plan_model import Plan, Stage
    from coach.store.entries import Entry

# So far from its time a session is at another time of the day.
NEAR_MIN = 120
DAY_MIN = 24 * 60
# Nobody is asked about sessions that were missed longer ago.
MISSED_BACK_DAYS = 90
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
    """Whether a session of a plan may begin.

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


def judge_start(plan: Plan, program_id: str, facts: StartFacts) -> StartVerdict:
    """Return whether a session may begin, and what it would do otherwise.

    Args:
        plan: A plan with limits; of a signed one what was verified a moment ago.
        program_id: What is to be played.
        facts: How things stand.
    """
    course = facts.course
    now = plan.stages[0] if course is None else course.due.stage
    is_now = program_id in (now.program, *now.or_programs)
    stage = now if is_now else stage_of(plan, program_id)
    if stage is None:
        return StartVerdict(tr("This program is not part of the plan."))
    refused = _refused(plan, stage, facts)
    if refused:
        return StartVerdict(refused)
    limits = plan.limits or Limits()
    beyond = [] if is_now else [_other_stage(stage, now)]
    beyond += _too_many(stage, facts)
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
    most = None if plan.limits is None else plan.limits.max_sessions_per_day
    if most is not None and facts.done.get(facts.today, 0) >= most:
        return _all_done(most)
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


def _too_many(stage: Stage, facts: StartFacts) -> Iterator[Beyond]:
    most = stage.schedule.times_a_day[1]
    if facts.done.get(facts.today, 0) >= most:
        yield Beyond(MORE_SESSIONS, _all_done(most))


def _all_done(most: int) -> str:
    return counted(
        most,
        tr("The plan has {0} session a day, and that is done."),
        tr("The plan has {0} sessions a day, and they are done."),
    )


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


def missed_in_a_row(
    plan: Plan, notes: Sequence[Entry], done: Mapping[date, int], today: date
) -> int:
    """Return how many planned sessions were missed, back from yesterday.

    Args:
        plan: What was to be done.
        notes: The "course" notes of it.
        done: Sessions of the plan by training day.
        today: The person's day; what is due on it can still be done.
    """
    first = today - timedelta(days=MISSED_BACK_DAYS)
    if plan.first_day is not None:
        first = max(first, plan.first_day)
    yesterday = today - timedelta(days=1)
    if not notes or first > yesterday:
        return 0
    planned = planned_days(
        first, yesterday, today=today, courses=notes, plans={plan.id: plan}
    )
    missed = 0
    for each in reversed(planned):
        if done.get(each.day):
            break
        missed += each.times
    # Who has come back is asked nothing any more.
    return 0 if done.get(today) else missed


def missed_sentence(missed: int) -> str:
    """Return kindly how many sessions were missed."""
    return counted(
        missed,
        tr("{0} session was missed. That happens."),
        tr("{0} sessions in a row were missed. That happens."),
    )
