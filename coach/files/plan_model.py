"""The data of a plan, once its file has been accepted: stages, criteria and rules.

Everything is immutable and checked. Lengths are integer milliseconds, days are whole
days, pain is 0 to 10. Nothing here decides anything: who runs a plan reads it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from coach.files.limits_model import Limits
    from coach.files.model import Source


@dataclass(frozen=True, slots=True)
class Schedule:
    """How often a stage is done.

    Exactly one of `every_days`, `days_a_week` and `days` is given.

    Attributes:
        every_days: 1 daily, 2 every other day; 0 when days of a week are counted.
        days_a_week: Least and most days in seven; None when it is not given.
        times_a_day: Least and most sessions on such a day.
        rest_days_between: Days off that lie between two of them at least.
        when: "bedtime", or "" for any time of the day.
        days: Days of the week, Monday is 0, in order; empty when it is not given.
        times: Minutes since midnight at which it is done, in order; may be empty.
    """

    every_days: int = 0
    days_a_week: tuple[int, int] | None = None
    times_a_day: tuple[int, int] = (1, 1)
    rest_days_between: int = 0
    when: str = ""
    days: tuple[int, ...] = ()
    times: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Criterion:
    """Something that must hold to begin a stage or to leave it.

    A person reads and ticks `text`; the rest lets the app ask for a number, offer a
    timer, or look it up. All that is given must hold.

    Attributes:
        test: Self-test "T1" to "T10", or "".
        pain_max: Pain while doing it, at most.
        lasts_ms: How long it is done; 0 when that is not said.
        count_at_least: Repetitions, in each of `sets` or of `lasts_ms`.
        percent_of_other_at_least: The sore side in per cent of the other.
        difference_max: Other side minus sore side, in repetitions.
        score_at_least: Answer from 0 to 10.
        program: Program of which there must be `clean_sessions`; "" for none.
        since_onset_ms: Time since it happened.
        since_onset_if_painless_ms: The same when walking is already painless.
        may_not_apply: "Does not apply to me" counts as passed.
    """

    text: str
    test: str = ""
    pain_max: int | None = None
    lasts_ms: int = 0
    count_at_least: int | None = None
    sets: int = 1
    percent_of_other_at_least: int | None = None
    difference_max: int | None = None
    score_at_least: int | None = None
    program: str = ""
    clean_sessions: int = 0
    since_onset_ms: int | None = None
    since_onset_if_painless_ms: int | None = None
    may_not_apply: bool = False


@dataclass(frozen=True, slots=True)
class StageAdvance:
    """When a stage can be left: all of this, all tests, and the stage's `min_days`.

    Attributes:
        then: "auto", "tell-patient" (proposed, the person confirms) or
            "ask-therapist".
        last_sessions: So many of the newest sessions must be clean; 0 for none.
        pain_during_max: Worst pain during each of them, at most.
        morning_rise_max: Next morning above the usual one, at most.
        no_pain_relief_ms: A session does not count when pain relief was taken within
            this time before it; 0 when that does not matter.
        tests_in_a_row: All tests passed on so many `tests_on` in a row.
        tests_on: "days", "sessions", or "" for once.
        to: Name of the next stage; "" for the following one.
    """

    then: str
    last_sessions: int = 0
    pain_during_max: int | None = None
    morning_rise_max: int | None = None
    no_pain_relief_ms: int = 0
    sessions_at_least: int = 0
    tests_in_a_row: int = 1
    tests_on: str = ""
    to: str = ""
    done_text: str = ""


@dataclass(frozen=True, slots=True)
class BackOff:
    """A rule: any one of its conditions is enough for `then`.

    Attributes:
        then: "hold", "leave-out", "halve", "rest-then-half", "step-down", "go-to",
            "end-session" or "get-examined".
        text: Shown when it holds.
        pain_during: Worst pain during is this or more.
        pain_morning: Next morning is this or more.
        morning_rise: Next morning is this much or more above usual.
        signs: One of these was reported, for the `times`-th time in this stage.
        set_backs: So many set-backs within `within_days`.
        no_step_days: So many days in this stage without a change of stage.
        no_gain_days: So many days in this stage and no better.
        since_onset_days: So many days since it happened, stage `before` not reached.
        rest_days: Days off, for "rest-then-half" and "step-down".
        steps: Stages back, for "step-down".
        to: Stage for "go-to", for at least `for_days`.
    """

    then: str
    text: str
    pain_during: int | None = None
    pain_morning: int | None = None
    morning_rise: int | None = None
    signs: tuple[str, ...] = ()
    times: int = 1
    set_backs: int | None = None
    within_days: int | None = None
    no_step_days: int | None = None
    no_gain_days: int | None = None
    since_onset_days: int | None = None
    before: str = ""
    rest_days: int = 0
    steps: int = 0
    to: str = ""
    for_days: int = 0


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a plan: a program, how often, and what leads in and out.

    Attributes:
        or_programs: Programs that may be done instead; the person picks.
        beside: Plan that runs at the same time, or "".
        min_days: Days in the stage before it can be left.
        exercise_every_days: Exercise and n: on other days it is left out.
        dose: Exercise and the keys that replace those of its steps in the program, as
            the step table accepts them; see `coach.files.stage_dose`.
        advance: None when the stage has no end.
    """

    name: str
    title: str
    program: str
    schedule: Schedule
    or_programs: tuple[str, ...] = ()
    beside: str = ""
    min_days: int = 0
    exercise_every_days: tuple[tuple[str, int], ...] = ()
    dose: tuple[tuple[str, dict[str, Any]], ...] = ()
    others_took: str = ""
    entry: tuple[Criterion, ...] = ()
    advance: StageAdvance | None = None
    tests: tuple[Criterion, ...] = ()
    back_off: tuple[BackOff, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Stages in order, with the rules that hold in all of them.

    Attributes:
        area: Part of the body; it chooses the stop questions.
        not_if: When the plan must not be begun.
        between_stages_ms: No two changes of stage closer than this.
        next_plan: Plan that is proposed when the last stage is passed, or "".
        ask_after_session: Any of "pain", "effort", "difficulty", "note", "cramps".
        ask_next_morning: The same.
        limits: What is not gone beyond, and what the person may change; None where
            the file says nothing of it, and everything is theirs to change.
        origin: The file it was read from, as it is shown.
        sha256: Hash of the exact text, for the history.
        own: True for a file of the person's own folder.
        first_day: Day on which it may be begun; None for any. Only a plan that a
            physiotherapist signed has one, and a last one.
        last_day: Last day on which it is done; None for no end.
    """

    id: str
    revision: int
    title: str
    language: str
    stages: tuple[Stage, ...]
    area: str = ""
    summary: str = ""
    authors: tuple[str, ...] = ()
    license: str = ""
    notes: tuple[str, ...] = ()
    not_if: tuple[str, ...] = ()
    between_stages_ms: int = 0
    others_took: str = ""
    next_plan: str = ""
    ask_after_session: tuple[str, ...] = ()
    ask_next_morning: tuple[str, ...] = ()
    back_off: tuple[BackOff, ...] = ()
    limits: Limits | None = None
    sources: tuple[Source, ...] = ()
    origin: str = ""
    sha256: str = ""
    text: str = ""
    own: bool = False
    first_day: date | None = None
    last_day: date | None = None

    def stage(self, name: str) -> Stage:
        """Return the stage of that name.

        Raises:
            KeyError: There is none.
        """
        for stage in self.stages:
            if stage.name == name:
                return stage
        raise KeyError(name)

    def following(self, stage: Stage) -> Stage | None:
        """Return the stage that `stage` leads to, or None after the last one.

        A stage without `advance` has no end, so nothing follows it.
        """
        if stage.advance is None:
            return None
        if stage.advance.to:
            return self.stage(stage.advance.to)
        index = self.stages.index(stage) + 1
        return self.stages[index] if index < len(self.stages) else None
