"""Whether a stage can be left: its whole checklist, and who decides.

Nothing is moved here. A step is proposed when every point is met; the person confirms
it, or the plan's file says that it may happen by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coach.care.course import texts
from coach.care.course.agreed import limit_words, reached_limit
from coach.care.course.answers import NotedAnswer, noted_answers
from coach.care.course.checks import (
    Check,
    check,
    days_check,
    listed_checks,
    row_check,
    session_checks,
)
from coach.care.course.closing import Closing
from coach.care.course.facts import inputs_of, note_ms
from coach.care.course.pace import apart_check, pace_checks
from coach.care.course.trend import referrals, week_check
from coach.care.course.verdict import relief_before
from coach.store.entries import COURSE_TEST
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from coach.care.course.standing import Standing
    from coach.care.course.state import Course
    from coach.files.plan_model import Stage, StageAdvance

AUTO, TELL_PATIENT, ASK_THERAPIST = "auto", "tell-patient", "ask-therapist"
# Input of the note that a step which happened by itself was taken back.
TAKEN_BACK = "taken_back"
OPEN = Closing()


@dataclass(frozen=True, slots=True)
class Advance:
    """The way out of a stage.

    Attributes:
        to: The stage that follows; None after the last one.
        checks: Every point, those that stop everything first.
        then: "auto", "tell-patient" or "ask-therapist"; a step that happened by itself
            and was taken back waits for the person.
        is_ready: Every point is met or does not apply.
        others_took: How long others took, in the words of the plan's file; or "".
        next_plan: Id of the plan that is proposed after the last stage, or "";
            `next_title` is its title.
    """

    stage: Stage
    to: Stage | None
    checks: tuple[Check, ...]
    then: str
    is_ready: bool
    done_text: str = ""
    others_took: str = ""
    next_plan: str = ""
    next_title: str = ""

    @property
    def is_end(self) -> bool:
        """Return whether the plan is over when this stage is passed."""
        return self.to is None

    @property
    def goes_by_itself(self) -> bool:
        """Return whether the file lets the step happen without a confirmation.

        The end of a plan is always confirmed.
        """
        return self.is_ready and self.then == AUTO and self.to is not None

    @property
    def met(self) -> int:
        """Return how many points are met or do not apply."""
        return sum(not each.is_open for each in self.checks)

    @property
    def missing(self) -> tuple[Check, ...]:
        """Return the points that are open."""
        return tuple(each for each in self.checks if each.is_open)

    @property
    def not_before(self) -> date | None:
        """Return the day before which no step is possible; None when none is named."""
        days = [each.not_before for each in self.missing if each.not_before]
        return max(days, default=None)

    @property
    def text(self) -> str:
        """Return the proposal in words; "" while something is missing."""
        if not self.is_ready:
            return ""
        if self.to is None:
            return self.done_text or texts.all_ticked()
        if self.then == ASK_THERAPIST:
            return texts.ask_therapist(self.to.title)
        return texts.step_up(self.to.title)


def advance_of(
    course: Course,
    standing: Standing,
    others: Sequence[Course] = (),
    closing: Closing = OPEN,
) -> Advance | None:
    """Return the way out of the present stage; None when the stage has no end.

    Args:
        course: A course that runs.
        standing: Of the same course.
        others: The person's other running courses: no two of them change on one day.
        closing: What the stop questions close to it.
    """
    stage = course.stage
    if stage.advance is None:
        return None
    to = course.plan.following(stage)
    checks = tuple(_checks(course, standing, stage.advance, to, others, closing))
    advance = Advance(
        stage,
        to,
        checks,
        _then(course, stage.advance),
        not any(each.is_open for each in checks),
        stage.advance.done_text,
        stage.others_took or course.plan.others_took,
    )
    if to is not None:
        return advance
    return replace(
        advance, next_plan=course.plan.next_plan, next_title=_next_title(course)
    )


def _checks(
    course: Course,
    standing: Standing,
    advance: StageAdvance,
    to: Stage | None,
    others: Sequence[Course],
    closing: Closing,
) -> Iterator[Check]:
    """Yield the points of the checklist, those that stop everything first."""
    stage = course.stage
    answers = _answers(course, standing)
    yield from _stops(course, standing, closing)
    yield from days_check(course)
    yield from session_checks(course, standing, advance)
    yield from listed_checks(course, stage, "test", answers)
    yield from row_check(course, advance, answers)
    # What comes after the last stage is a change as well.
    yield from apart_check(course)
    if to is not None:
        yield from _entry_checks(course, to, answers)
        yield from pace_checks(course, to, others)


def _then(course: Course, advance: StageAdvance) -> str:
    """Return who decides; what somebody took back does not happen by itself again."""
    is_taken_back = advance.then == AUTO and any(
        inputs_of(note).get(TAKEN_BACK) is True
        for note in course.notes
        if note_ms(note) >= course.stay.since_ms
    )
    return TELL_PATIENT if is_taken_back else advance.then


def _next_title(course: Course) -> str:
    plan = course.history.library.plans.get(course.plan.next_plan)
    return "" if plan is None else plan.title


def _answers(course: Course, standing: Standing) -> list[NotedAnswer]:
    """Return the answers that count: of this time in the stage, after any set-back.

    What was passed before a set-back has to be shown again (a design choice).
    """
    notes = course.history.notes_of(COURSE_TEST)
    last_back = max(standing.set_backs, default=None)
    now_ms, since_ms = course.moment.now_ms, course.stay.since_ms
    return [
        _without_relief(course, each)
        for each in noted_answers(notes, course.id)
        if since_ms <= each.at_ms <= now_ms
        and (last_back is None or each.day > last_back)
    ]


def _without_relief(course: Course, answer: NotedAnswer) -> NotedAnswer:
    """Return an answer, not passed when pain relief had been taken before it."""
    if answer.answer.applies and relief_before(course, answer.at_ms):
        return replace(answer, passed=False, has_relief=True)
    return answer


def _entry_checks(
    course: Course, to: Stage, answers: Sequence[NotedAnswer]
) -> Iterator[Check]:
    """Yield what the next stage asks for, without what this one asks for anyway."""
    asked = course.stage.tests
    waits_ms = [each.since_onset_ms or 0 for each in asked]
    for each in listed_checks(course, to, "entry", answers):
        criterion = each.criterion
        assert criterion is not None
        wait_ms = criterion.since_onset_ms
        is_waited_for = wait_ms is not None and wait_ms <= max(waits_ms, default=0)
        if criterion not in asked and not is_waited_for:
            yield replace(each, key="entry")


def _stops(course: Course, standing: Standing, closing: Closing) -> Iterator[Check]:
    """Yield what holds everything, whatever else is met; nothing when all is well."""
    if course.rest.reason:
        key = "ill" if course.rest.reason == "illness" else "paused"
        yield check(key, tr("The course goes on."), tr("Not while the course rests."))
    if closing.held or closing.today:
        text = tr("Nothing is closed to it.")
        yield check("closed", text, closing.held or closing.today)
    if standing.unanswered_red:
        text = tr("The stop questions are answered.")
        yield check("red", text, tr("Answer the stop questions first."))
    if referrals(course, standing):
        text = tr("Nothing has to be examined first.")
        missing = tr("Have it examined first, and note the day here.")
        yield check("refer", text, missing)
    if relief_before(course, course.moment.now_ms):
        text = tr("No pain relief before it.")
        yield check("relief", text, tr("Not within 8 hours of pain relief."))
    yield from _soreness(course, standing)


def _soreness(course: Course, standing: Standing) -> Iterator[Check]:
    today = course.moment.day
    if standing.rest_until is not None and standing.rest_until >= today:
        yield check("rest", tr("Today is no day off."), tr("Not on a day off."))
    if standing.is_half:
        text = tr("The whole dose is done again.")
        yield check("half", text, texts.half())
    elif standing.needs_clean:
        yield _clean_first(course, standing)
    week = week_check(course)
    if week is not None and week.is_hold:
        text = tr("The mornings are no sorer than before.")
        yield check("sore", text, week.sentence)


def _clean_first(course: Course, standing: Standing) -> Check:
    """Return that a clean session is missing; a limit that was reached is named."""
    missing = tr("A clean session first.")
    for each in reversed(standing.standing):
        limit = reached_limit(course.plan, each.session)
        if limit is not None:
            words = tr("A clean session since pain reached {0}, where a session ends.")
            missing = f"{limit_words(each.session, limit)} {missing}"
            return check("sore", words.format(limit), missing)
    return check("sore", tr("The last session went well."), missing)


def open_words(checks: Iterable[Check]) -> tuple[str, ...]:
    """Return what is missing, each said once."""
    return tuple(dict.fromkeys(each.missing for each in checks if each.is_open))
