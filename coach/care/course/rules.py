"""Which rules a session or its next morning meets: the plan's, and the table's.

The table is the pain light with the rules for the next morning. It always holds; a
plan can add rules and limits and be stricter, never milder.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from coach.care.choices import DANGER_SIGNS
from coach.care.course import phrases, texts
from coach.care.course.agreed import hold_words, reached_limit
from coach.care.pain import RED_FROM, advise
from coach.files.model import Safety
from coach.files.plan_model import BackOff

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from coach.care.course.facts import SessionFact
    from coach.care.course.state import Course, Stay
    from coach.care.course.verdict import Verdict

HOLD_RISE = 2
STEP_BACK_RISE = 3
SET_BACKS, WITHIN_DAYS = 2, 7

# How strict each consequence is.
STRICTNESS = {
    "halve": 1,
    "leave-out": 2,
    "hold": 3,
    "rest-then-half": 4,
    "step-down": 5,
    "go-to": 6,
    "end-session": 7,
    "get-examined": 8,
}
LIMIT = "limit"
_SOURCES = ("table", "plan", LIMIT)
BACKWARD = frozenset({"rest-then-half", "step-down", "go-to"})
_DAY = timedelta(days=1)
_ACTIONS = {"end": "end-session", "leave-out": "leave-out", "halve": "halve"}


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that is met.

    Attributes:
        source: "plan", "limit" or "table".
        day: Training day of the session that it is about.
        evident: Day on which it came out: the same, or the next morning.
        since_ms: Stop questions answered after this are about it.
        reasons: Sentences with the numbers that met it.
        is_set_back: It counts as a set-back: amber pain alone does not.
    """

    rule: BackOff
    source: str
    session: SessionFact
    day: date
    evident: date
    since_ms: int
    reasons: tuple[str, ...]
    is_set_back: bool = False

    @property
    def strictness(self) -> tuple[int, int, int, int]:
        """Return the order of findings; the highest one decides.

        Of two that ask for the same, those words are shown that say most of this plan.
        """
        rule = self.rule
        own = _SOURCES.index(self.source)
        return STRICTNESS[rule.then], rule.steps, rule.rest_days, own

    @property
    def is_morning(self) -> bool:
        """Return whether the next morning met it."""
        return self.evident > self.day

    @property
    def asks_questions(self) -> bool:
        """Return whether the stop questions come next."""
        return self.rule.then == "end-session" or (
            self.rule.then == "go-to" and bool(self.rule.signs)
        )

    @property
    def eases_today(self) -> bool:
        """Return whether it only changes an exercise of that very session."""
        return self.rule.then in ("halve", "leave-out") and not self.is_morning


def findings_of(course: Course, stay: Stay, verdict: Verdict) -> list[Finding]:
    """Return every rule that a session of a stay meets, by itself or by its morning."""
    return [
        *_during_by_table(course, verdict),
        *_during_by_plan(course, stay, verdict),
        *_during_by_limit(course, verdict),
        *_morning_by_table(course, verdict),
        *_morning_by_plan(course, stay, verdict),
    ]


def rules_of(course: Course, stay: Stay) -> tuple[BackOff, ...]:
    """Return the rules that a plan has for a stage."""
    return (*stay.stage.back_off, *course.plan.back_off)


def safety_of(course: Course, session: SessionFact) -> Safety | None:
    """Return the limits of a session's program; careful ones where it is missing."""
    program = course.history.library.programs.get(session.program)
    return Safety(phase="") if program is None else program.safety


def _during_by_table(course: Course, verdict: Verdict) -> Iterator[Finding]:
    session = verdict.session
    rule = _light_rule(session, safety_of(course, session))
    if rule is not None:
        said = session.worst, session.signs & DANGER_SIGNS
        yield _during(session, rule, "table", *said)


def _light_rule(session: SessionFact, safety: Safety | None) -> BackOff | None:
    """Return what the light asks for within the limits of a program, if anything."""
    advice = advise(
        RED_FROM if session.worst is None else session.worst,
        safety,
        danger_words=session.light == "red",
        has_easier=False,
    )
    then = _ACTIONS.get(advice.action)
    if then is None or session.light is None:
        return None
    return BackOff(then, texts.red() if then == "end-session" else texts.amber())


def _during_by_limit(course: Course, verdict: Verdict) -> Iterator[Finding]:
    """Yield what the agreed limit asks for: questions, then the same dose once more.

    Nothing that the light alone would ask for is lost: a limit only adds to it.
    """
    session = verdict.session
    limit = reached_limit(course.plan, session)
    if limit is None:
        return
    safety = safety_of(course, session)
    loose = None if safety is None else replace(safety, stop_pain=RED_FROM)
    rules = [
        BackOff("end-session", texts.red()),
        BackOff("hold", hold_words(session, limit)),
    ]
    if (light := _light_rule(session, loose)) is not None:
        rules.append(light)
    for rule in rules:
        said = session.worst, session.signs & DANGER_SIGNS
        yield _during(session, rule, LIMIT, *said)


def _during_by_plan(course: Course, stay: Stay, verdict: Verdict) -> Iterator[Finding]:
    session = verdict.session
    for rule in rules_of(course, stay):
        limit = rule.pain_during
        is_sore = limit is not None and (session.worst or 0) >= limit
        met = _signs_met(course, stay, rule, session)
        if not is_sore and not met:
            continue
        worst = session.worst if is_sore else None
        yield _during(session, rule, "plan", worst, met)


def _during(
    session: SessionFact,
    rule: BackOff,
    source: str,
    worst: int | None,
    signs: frozenset[str],
) -> Finding:
    """Return what a session met by itself; amber pain alone is no set-back."""
    is_back = rule.then in BACKWARD and (session.light == "red" or bool(signs))
    return Finding(
        rule,
        source,
        session,
        session.day,
        session.day,
        # The questions come as soon as it hurts, before the session is closed.
        session.started_ms,
        phrases.during(worst, signs),
        is_back,
    )


def _signs_met(
    course: Course, stay: Stay, rule: BackOff, session: SessionFact
) -> frozenset[str]:
    """Return the signs of a rule that a session reports often enough in this stage."""
    met = session.signs & set(rule.signs)
    if not met or rule.times == 1:
        return met
    times = sum(
        bool(each.signs & set(rule.signs))
        for other in course.stays
        if other.stage is stay.stage
        for each in course.sessions_of(other)
        if each.started_ms <= session.started_ms
    )
    return met if times >= rule.times else frozenset()


def _morning_by_table(course: Course, verdict: Verdict) -> Iterator[Finding]:
    morning, rise = verdict.morning, verdict.rise
    if morning is None:
        return
    above = rise or 0
    if above >= STEP_BACK_RISE or morning.pain >= RED_FROM:
        is_high = above < STEP_BACK_RISE
        text = texts.step_back_high() if is_high else texts.step_back()
        yield _after(verdict, BackOff("rest-then-half", text, rest_days=1))
    elif above >= HOLD_RISE:
        yield _after(verdict, BackOff("hold", texts.hold()))
    elif above > 0 and verdict.session.light == "amber" and _settles(course, verdict):
        # Amber is only accepted there when the next morning is no worse.
        yield _after(verdict, BackOff("hold", texts.hold()))


def _settles(course: Course, verdict: Verdict) -> bool:
    """Return whether amber pain may go on where it settles within a day."""
    safety = safety_of(course, verdict.session)
    return safety is None or safety.phase == "prevention"


def _morning_by_plan(course: Course, stay: Stay, verdict: Verdict) -> Iterator[Finding]:
    morning, rise = verdict.morning, verdict.rise
    if morning is None:
        return
    for rule in rules_of(course, stay):
        by_pain = rule.pain_morning is not None and morning.pain >= rule.pain_morning
        by_rise = rule.morning_rise is not None and (rise or 0) >= rule.morning_rise
        met = morning.signs & set(rule.signs)
        if by_pain or by_rise or met:
            yield _after(verdict, rule, "plan", met)


def _after(
    verdict: Verdict,
    rule: BackOff,
    source: str = "table",
    signs: frozenset[str] = frozenset(),
) -> Finding:
    """Return what a next morning met."""
    morning, session = verdict.morning, verdict.session
    assert morning is not None
    return Finding(
        rule,
        source,
        session,
        session.day,
        session.day + _DAY,
        morning.noted_ms,
        phrases.morning(morning.pain, verdict.usual, signs),
        rule.then in BACKWARD,
    )
