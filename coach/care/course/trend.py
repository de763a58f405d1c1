"""What several days say together: the week check, and time without a step or a gain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median, median_low
from typing import TYPE_CHECKING

from coach.care.course import phrases, texts
from coach.care.course.facts import day_of, inputs_of, text_in
from coach.care.course.rules import SET_BACKS, WITHIN_DAYS, rules_of
from coach.care.course.state import REFER
from coach.progress.sentences import LEAST_ANSWERS, REAL_POINTS
from coach.progress.span import WEEK_DAYS
from coach.progress.words import listed, number, short_day
from coach.store.entries import COURSE_TEST, UNLOCK
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.care.course.facts import MorningFact
    from coach.care.course.rules import Finding
    from coach.care.course.standing import Standing
    from coach.care.course.state import Course
    from coach.files.plan_model import BackOff

_DAY = timedelta(days=1)
_HOLD_POINTS = 1.0
# So many mornings at each end tell whether a stage brought a gain.
_ENDS = 3
_FINE = 1


@dataclass(frozen=True, slots=True)
class Week:
    """The mornings of the last seven days beside those of the seven before.

    Attributes:
        rise: How much sorer they were, in points.
    """

    last: float
    before: float

    @property
    def rise(self) -> float:
        """Return how many points the last week is above the one before."""
        return self.last - self.before

    @property
    def is_hold(self) -> bool:
        """Return whether the dose must not grow."""
        return self.rise >= _HOLD_POINTS

    @property
    def is_referral(self) -> bool:
        """Return whether it should be looked at: two points are a real change."""
        return self.rise >= REAL_POINTS

    @property
    def sentence(self) -> str:
        """Return both numbers."""
        words = tr("Middle of the mornings: {0} this week, {1} the week before.")
        return words.format(number(self.last), number(self.before))


@dataclass(frozen=True, slots=True)
class Referral:
    """A reason to have it examined.

    Attributes:
        key: "set-backs", "signs", "week", "no-step", "no-gain", "since-onset" or
            "noted".
        day: When it came out.
        text: What is shown.
    """

    key: str
    day: date
    text: str
    reasons: tuple[str, ...]


def week_check(course: Course) -> Week | None:
    """Return the week check; None with too few answers of the course in either week."""
    today = course.moment.day
    weeks: tuple[list[int], list[int]] = ([], [])
    for morning in course.mornings:
        ago = (today - morning.day).days
        if morning.day >= course.started and 0 <= ago < 2 * WEEK_DAYS:
            weeks[ago // WEEK_DAYS].append(morning.pain)
    if min(len(weeks[0]), len(weeks[1])) < LEAST_ANSWERS:
        return None
    return Week(float(median(weeks[0])), float(median(weeks[1])))


def referrals(course: Course, standing: Standing) -> list[Referral]:
    """Return every reason for an examination that none has followed yet."""
    since = examined_on(course)
    found = [
        *_noted(course),
        *_by_signs(standing),
        *_by_set_backs(course, standing, since),
        *_by_week(course, since),
        *_by_time(course, since),
    ]
    return [each for each in found if since is None or each.day > since]


def examined_on(course: Course) -> date | None:
    """Return the newest day since the start on which it was examined, or None."""
    days = [
        day_of(note)
        for note in course.notes
        if "examined_on" in inputs_of(note) and text_in(note.data, "decision") != REFER
    ]
    days += [day_of(note) for note in course.history.notes_of(UNLOCK)]
    return max((day for day in days if day >= course.started), default=None)


def _noted(course: Course) -> Iterator[Referral]:
    """Yield a referral that was taken note of; it holds until an examination."""
    for note in course.notes:
        if text_in(note.data, "decision") == REFER:
            reasons = note.data.get("reasons")
            said = [str(each) for each in reasons] if isinstance(reasons, list) else []
            yield Referral("noted", day_of(note), text_in(note.data, "text"), (*said,))


def _by_set_backs(
    course: Course, standing: Standing, since: date | None
) -> Iterator[Referral]:
    days = [day for day in standing.set_backs if since is None or day > since]
    for count, within, text in _set_back_rules(course):
        for first, last in zip(days, days[count - 1 :], strict=False):
            if (last - first).days <= within:
                near = [short_day(day) for day in days if first <= day <= last]
                reasons = tr("Set-backs on {0}.").format(listed(near))
                yield Referral("set-backs", last, text, (reasons,))


def _set_back_rules(course: Course) -> Iterator[tuple[int, int, str]]:
    """Yield how many set-backs within how many days are too many."""
    yield SET_BACKS, WITHIN_DAYS, texts.set_backs()
    for rule in rules_of(course, course.stay):
        if rule.set_backs is not None and rule.within_days is not None:
            yield rule.set_backs, rule.within_days, rule.text


def _by_signs(standing: Standing) -> Iterator[Referral]:
    for finding in standing.referring:
        yield _of_finding(finding)


def _of_finding(finding: Finding) -> Referral:
    return Referral("signs", finding.evident, finding.rule.text, finding.reasons)


def _by_week(course: Course, since: date | None) -> Iterator[Referral]:
    week = week_check(course)
    if since is not None and (course.moment.day - since).days < WEEK_DAYS:
        # The sore week is what the examination was about.
        return
    if week is not None and week.is_referral:
        yield Referral("week", course.moment.day, texts.worse_week(), (week.sentence,))


def _by_time(course: Course, since: date | None) -> Iterator[Referral]:
    for rule in rules_of(course, course.stay):
        for key, sentence in _time_met(course, rule, since):
            yield Referral(key, course.moment.day, rule.text, (sentence,))


def _time_met(
    course: Course, rule: BackOff, since: date | None
) -> Iterator[tuple[str, str]]:
    begun = course.stay.since if since is None else max(course.stay.since, since)
    in_stage = course.days_since(begun)
    if rule.no_step_days is not None and in_stage >= rule.no_step_days:
        words = tr("{0} in “{1}” without a step.")
        yield "no-step", words.format(phrases.days(in_stage), course.stage.title)
    if rule.no_gain_days is not None and in_stage >= rule.no_gain_days:
        sentence = no_gain(course, begun)
        if sentence:
            yield "no-gain", sentence
    if rule.since_onset_days is not None:
        limit, onset = rule.since_onset_days, course.onset_day
        passed = (course.moment.day - onset).days
        # An examination later than that is the one that was asked for.
        is_examined = since is not None and (since - onset).days >= limit
        if passed >= limit and not is_examined and not _has_reached(course, rule):
            words = tr("{0} since it happened.")
            yield "since-onset", words.format(phrases.days(passed))


def no_gain(course: Course, begun: date) -> str:
    """Return in a sentence that mornings are no better than at first, else "".

    A test that was passed is a gain too; without enough mornings nothing can be told.
    """
    mornings = [m for m in course.history.mornings if m.day >= begun]
    if len(mornings) <= _ENDS or _has_passed_test(course, begun):
        return ""
    first, last = _middle(mornings[:_ENDS]), _middle(mornings[-_ENDS:])
    if last < first or last <= _FINE:
        return ""
    words = tr("Mornings: {0} at the start of the stage, {1} now.")
    return words.format(first, last)


def _middle(mornings: list[MorningFact]) -> int:
    return median_low(morning.pain for morning in mornings)


def _has_passed_test(course: Course, begun: date) -> bool:
    return any(
        text_in(note.data, "course") == course.id
        and note.data.get("passed") is True
        and text_in(note.data, "part") != "entry"
        and day_of(note) >= begun
        for note in course.history.notes_of(COURSE_TEST)
    )


def _has_reached(course: Course, rule: BackOff) -> bool:
    names = [each.name for each in course.plan.stages]
    goal = names.index(rule.before) if rule.before else len(names)
    return any(names.index(stay.stage.name) >= goal for stay in course.stays)
