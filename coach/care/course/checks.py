"""The checklist of a stage: every point, whether it is met, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from coach.care.course import phrases
from coach.care.course.answers import judge
from coach.care.course.rows import times_in_a_row
from coach.care.course.self_tests import entered
from coach.care.course.verdict import verdict_of
from coach.progress.words import counted
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from coach.care.course.answers import NotedAnswer
    from coach.care.course.standing import Standing
    from coach.care.course.state import Course
    from coach.files.plan_model import Criterion, Stage, StageAdvance

Status = Literal["met", "open", "not-applicable"]
MET: Status = "met"
OPEN: Status = "open"
NOT_APPLICABLE: Status = "not-applicable"

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Check:
    """One point of a checklist.

    Attributes:
        key: "days", "sessions", "clean", "test", "entry", "row", "apart", "pace" or
            the reason of a stop: "ill", "paused", "closed", "injury", "red", "refer",
            "sore", "half", "rest", "relief".
        text: What has to hold.
        missing: What is missing in words; "" when it is met.
        not_before: The day before which it cannot be met; None when that is not known.
        enters: What a person can enter for it, as `self_tests.entered` says; empty
            when the diary alone decides.
        stage: Name of the stage in whose list it stands, for answers.
        index: Its place in that list.
        criterion: The plan's own words and numbers, or None.
        not_before_ms: The instant of `not_before`, in ms since 1970 UTC, where it is
            known so well.
    """

    key: str
    text: str
    status: Status
    missing: str = ""
    not_before: date | None = None
    enters: tuple[str, ...] = ()
    stage: str = ""
    index: int = 0
    criterion: Criterion | None = None
    not_before_ms: int | None = None

    @property
    def is_open(self) -> bool:
        """Return whether something is missing."""
        return self.status == OPEN

    @property
    def may_not_apply(self) -> bool:
        """Return whether "does not apply to me" can be said of it."""
        return self.criterion is not None and self.criterion.may_not_apply

    @property
    def part(self) -> str:
        """Return which list of the stage it stands in, for answers."""
        return "entry" if self.key == "entry" else "test"


def check(key: str, text: str, missing: str, not_before: date | None = None) -> Check:
    """Return a point that is met when nothing is missing."""
    return Check(key, text, OPEN if missing else MET, missing, not_before)


def days_check(course: Course) -> Iterator[Check]:
    """Yield the least number of days, where the stage has one."""
    least = course.least_days
    if not least:
        return
    text = tr("At least {0} in this stage.").format(phrases.days(least))
    if course.is_earlier_injury:
        longer = tr("At least {0} in this stage, a quarter more as it was hurt before.")
        text = longer.format(phrases.days(least))
    left = least - course.days_over
    today = course.moment.day
    if left <= 0:
        yield check("days", text, "")
    else:
        day = today + _DAY * left
        yield check("days", text, phrases.not_before(day, today), day)


def session_checks(
    course: Course, standing: Standing, advance: StageAdvance
) -> Iterator[Check]:
    """Yield how many sessions, and how many clean ones in a row, are needed."""
    least = advance.sessions_at_least
    if least:
        done = sum(each.session.is_whole for each in standing.verdicts)
        one, many = tr("{0} session in this stage."), tr("{0} sessions in this stage.")
        more = counted(
            max(least - done, 0), tr("{0} more session."), tr("{0} more sessions.")
        )
        text = counted(least, one, many)
        yield check("sessions", text, "" if done >= least else more)
    if advance.last_sessions:
        yield _clean_check(standing, advance.last_sessions)


def _clean_check(standing: Standing, needed: int) -> Check:
    text = counted(
        needed,
        tr("The last session was clean."),
        tr("The last {0} sessions were clean."),
    )
    missing = ""
    if standing.clean_row < needed:
        missing = phrases.more_clean(needed - standing.clean_row)
    elif standing.is_waiting:
        missing = phrases.why_not_clean("waiting")
    return check("clean", text, missing)


def listed_checks(
    course: Course, stage: Stage, part: str, answers: Sequence[NotedAnswer]
) -> list[Check]:
    """Return the points that a plan's file lists for a stage.

    Args:
        course: The course.
        stage: The stage in whose list they stand.
        part: "test" to leave the stage, "entry" to begin it.
        answers: What counts of what was entered, oldest first.
    """
    criteria = stage.tests if part == "test" else stage.entry
    own = [each for each in answers if (each.stage, each.part) == (stage.name, part)]
    return [
        _criterion_check(course, stage, part, index, own)
        for index, _ in enumerate(criteria)
    ]


def row_check(
    course: Course, advance: StageAdvance, answers: Sequence[NotedAnswer]
) -> Iterator[Check]:
    """Yield whether all tests were passed often enough in a row."""
    needed, stage = advance.tests_in_a_row, course.stage
    tests = _counted_tests(stage, answers)
    if needed <= 1 or not tests:
        return
    on_sessions = advance.tests_on == "sessions"
    days = sorted({session.day for session in course.stage_sessions()})
    of_stage = [each for each in answers if each.part == "test"]
    row = times_in_a_row(of_stage, tests, days, on_sessions=on_sessions)
    text = (
        tr("All tests passed with {0} sessions in a row.")
        if on_sessions
        else tr("All tests passed on {0} days in a row.")
    )
    missing = ""
    if row < needed:
        missing = tr("{0} of {1} so far.").format(row, needed)
    yield check("row", text.format(needed), missing)


def _counted_tests(stage: Stage, answers: Sequence[NotedAnswer]) -> tuple[int, ...]:
    """Return the tests that a person does and that apply to them."""
    newest = {each.index: each for each in answers if each.part == "test"}
    return tuple(
        index
        for index, criterion in enumerate(stage.tests)
        if entered(criterion) and (index not in newest or newest[index].answer.applies)
    )


def _criterion_check(
    course: Course, stage: Stage, part: str, index: int, own: Sequence[NotedAnswer]
) -> Check:
    criteria = stage.tests if part == "test" else stage.entry
    criterion = criteria[index]
    newest = next((each for each in reversed(own) if each.index == index), None)
    enters = entered(criterion)
    status: Status = MET
    open_ms: int | None = None
    if newest is not None and not newest.answer.applies and criterion.may_not_apply:
        status, missing = NOT_APPLICABLE, ""
    elif criterion.program:
        missing = _missing_sessions(course, criterion)
    elif criterion.since_onset_ms is not None:
        missing, open_ms = _missing_time(course, criterion, newest)
    else:
        missing = _missing_answer(course, criterion, newest)
    return Check(
        part,
        criterion.text,
        OPEN if missing else status,
        missing,
        None if open_ms is None else course.moment.day_of(open_ms),
        enters,
        stage.name,
        index,
        criterion,
        open_ms,
    )


def _missing_answer(
    course: Course, criterion: Criterion, newest: NotedAnswer | None
) -> str:
    if newest is None:
        return tr("Not done yet.")
    if newest.has_relief:
        return tr("Pain relief was taken before it; once more without.")
    judgement = judge(criterion, newest.answer, course.side)
    if newest.passed and judgement.passed:
        return ""
    return " ".join(judgement.missing) or tr("Not passed yet.")


def _missing_sessions(course: Course, criterion: Criterion) -> str:
    """Return how many clean sessions of a program are missing.

    Clean sessions of a later step of the same ladder count as well.
    """
    programs = _and_later(course, criterion.program)
    found = 0
    for session in course.history.sessions:
        if session.program in programs and session.day >= course.started:
            verdict = verdict_of(course, session, is_half=False)
            limit = criterion.pain_max
            is_quiet = limit is None or (session.worst or 0) <= limit
            found += verdict.is_clean and is_quiet
    left = criterion.clean_sessions - found
    return "" if left <= 0 else phrases.more_clean(left)


def _and_later(course: Course, program: str) -> set[str]:
    """Return a program and those of later stages of the plan that runs beside."""
    found = {program}
    beside = {stage.beside for stage in course.plan.stages if stage.beside}
    for name in sorted(beside):
        plan = course.history.library.plans.get(name)
        programs = [] if plan is None else [stage.program for stage in plan.stages]
        if program in programs:
            found.update(programs[programs.index(program) :])
    return found


def _missing_time(
    course: Course, criterion: Criterion, newest: NotedAnswer | None
) -> tuple[str, int | None]:
    """Return what is missing of the time since it happened, and until when."""
    moment = course.moment
    assert criterion.since_onset_ms is not None
    waits_ms = [criterion.since_onset_ms]
    painless_ms = criterion.since_onset_if_painless_ms
    is_painless = course.walks_painless
    if newest is not None:
        is_painless = newest.answer.pain == 0
    if painless_ms is not None and is_painless:
        waits_ms.append(painless_ms)
    open_at_ms = course.onset_ms + min(waits_ms)
    if moment.now_ms >= open_at_ms:
        return "", None
    then = moment.clock_of(open_at_ms)
    today = moment.clock_of(moment.now_ms).date()
    return phrases.not_before_clock(then, today), open_at_ms
