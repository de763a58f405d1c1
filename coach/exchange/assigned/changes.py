"""What a new revision changes, in plain words, one sentence a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.exchange.assigned.rule_changes import (
    exercise_changes,
    plan_rule_changes,
    stage_rule_changes,
)
from coach.exchange.assigned.words import may_change_words, report_words, side_words
from coach.files.dose_words import step_dose_in_words
from coach.files.schedule_words import schedule_words
from coach.progress.words import long_day, lower_first
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from coach.exchange.assigned.contents import Contents
    from coach.files.assignment_model import Assignment
    from coach.files.model import Exercise, Step
    from coach.files.plan_model import Stage


def changes(
    old: tuple[Assignment, Contents],
    new: tuple[Assignment, Contents],
    known: Mapping[str, Exercise],
) -> tuple[str, ...]:
    """Return what is different in `new`; empty when nothing that is done differs.

    Args:
        old: The revision before, and its contents.
        new: The revision that came.
        known: The exercises of the person's library, for their names.
    """
    return (
        *_stage_changes(old[1], new[1], known),
        *exercise_changes(old[1], new[1], known),
        *plan_rule_changes(old[1].plan, new[1].plan),
        *_limit_changes(old[0], new[0]),
        *_day_changes(old[0], new[0]),
    )


def _stage_changes(
    old: Contents, new: Contents, known: Mapping[str, Exercise]
) -> Iterator[str]:
    before = {stage.name: stage for stage in old.plan.stages}
    after = {stage.name: stage for stage in new.plan.stages}
    for name, stage in after.items():
        if name not in before:
            yield tr("New stage: {0}.").format(stage.title)
            continue
        place = "" if len(after) == 1 else tr("{0}: ").format(stage.title)
        for sentence in (
            *_dose_changes(old, before[name], new, stage, known),
            *_schedule_change(before[name], stage),
            *stage_rule_changes(before[name], stage),
        ):
            yield place + sentence
    for name, stage in before.items():
        if name not in after:
            yield tr("No longer part of it: {0}.").format(stage.title)


def _dose_changes(
    old: Contents,
    stage_before: Stage,
    new: Contents,
    stage: Stage,
    known: Mapping[str, Exercise],
) -> Iterator[str]:
    before = _doses(old, stage_before, known)
    after = _doses(new, stage, known)
    for title, dose in after.items():
        if title not in before:
            yield tr("{0} is new, {1}.").format(title, dose)
        elif before[title] != dose:
            yield tr("{0}: {1}; before: {2}.").format(title, dose, before[title])
    for title in before:
        if title not in after:
            yield tr("{0} is left out.").format(title)
    # Whatever has no words of its own is not passed over in silence.
    if before == after and _steps(old, stage_before) != _steps(new, stage):
        yield tr("Order, rests or cues of the exercises are different.")


def _steps(contents: Contents, stage: Stage) -> list[tuple[Step, ...]]:
    names = (stage.program, *stage.or_programs)
    return [tuple(contents.programs[name].steps()) for name in names]


def _doses(
    contents: Contents, stage: Stage, known: Mapping[str, Exercise]
) -> dict[str, str]:
    """Return the doses of a stage in words, by the names of the exercises."""
    doses: dict[str, list[str]] = {}
    for step in contents.programs[stage.program].steps():
        exercise = contents.exercises.get(step.exercise) or known[step.exercise]
        doses.setdefault(exercise.title, []).append(step_dose_in_words(step))
    return {title: tr(" and ").join(words) for title, words in doses.items()}


def _schedule_change(before: Stage, after: Stage) -> Iterator[str]:
    if before.schedule != after.schedule:
        words = tr("{0}; before: {1}.")
        yield words.format(
            schedule_words(after.schedule), schedule_words(before.schedule)
        )


def _limit_changes(old: Assignment, new: Assignment) -> Iterator[str]:
    was, now = old.limits, new.limits
    for name, before, after in (
        (
            tr("Pain that ends a session"),
            _number(was.stop_pain),
            _number(now.stop_pain),
        ),
        (
            tr("Sessions a day at most"),
            _number(was.max_sessions_per_day),
            _number(now.max_sessions_per_day),
        ),
        (
            tr("Get in touch after missed sessions"),
            _missed(was.missed_in_a_row),
            _missed(now.missed_in_a_row),
        ),
        (
            tr("You may change"),
            lower_first(may_change_words(was)),
            lower_first(may_change_words(now)),
        ),
        (
            tr("Report"),
            lower_first(report_words(old.report)),
            lower_first(report_words(new.report)),
        ),
    ):
        if before != after:
            yield tr("{0}: {1}; before: {2}.").format(name, after, before)


def _number(value: int | None) -> str:
    return tr("as in the program") if value is None else str(value)


def _missed(value: int | None) -> str:
    return tr("not asked for") if value is None else str(value)


def _day_changes(old: Assignment, new: Assignment) -> Iterator[str]:
    if old.valid_from != new.valid_from:
        words = tr("It begins {0}, before it was {1}.")
        yield words.format(_day(new.valid_from), _day(old.valid_from))
    if old.valid_until != new.valid_until:
        words = tr("It ends {0}, before it was {1}.")
        yield words.format(_day(new.valid_until), _day(old.valid_until))
    was, now = old.patient.injured_side, new.patient.injured_side
    if was != now:
        words = tr("It is for another side: {0}; before: {1}.")
        yield words.format(_side(now), _side(was))


def _side(side: str) -> str:
    return side_words(side) or tr("none is named")


def _day(day: date | None) -> str:
    return tr("without a date") if day is None else tr("on {0}").format(long_day(day))
