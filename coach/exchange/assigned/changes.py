"""What a new revision changes, in plain words, one sentence a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.files.dose_words import step_dose_in_words
from coach.files.schedule_words import schedule_words
from coach.progress.words import long_day
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from coach.exchange.assigned.contents import Contents
    from coach.files.assignment_model import Assignment
    from coach.files.model import Exercise
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
        yield from _dose_changes(old, before[name], new, stage, known)
        yield from _schedule_change(before[name], stage, len(after) > 1)
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
    place = "" if len(new.plan.stages) == 1 else tr("{0}: ").format(stage.title)
    for title, dose in after.items():
        if title not in before:
            words = tr("{0} is new, {1}.").format(title, dose)
        elif before[title] != dose:
            words = tr("{0}: {1}; before: {2}.").format(title, dose, before[title])
        else:
            continue
        yield place + words
    for title in before.keys() - after.keys():
        yield place + tr("{0} is left out.").format(title)


def _doses(
    contents: Contents, stage: Stage, known: Mapping[str, Exercise]
) -> dict[str, str]:
    """Return the doses of a stage in words, by the names of the exercises."""
    doses: dict[str, list[str]] = {}
    for step in contents.programs[stage.program].steps():
        exercise = contents.exercises.get(step.exercise) or known[step.exercise]
        doses.setdefault(exercise.title, []).append(step_dose_in_words(step))
    return {title: tr(" and ").join(words) for title, words in doses.items()}


def _schedule_change(
    before: Stage, after: Stage, is_one_of_many: bool
) -> Iterator[str]:
    if before.schedule == after.schedule:
        return
    words = tr("{0}; before: {1}.")
    how_often = words.format(
        schedule_words(after.schedule), schedule_words(before.schedule)
    )
    place = tr("{0}: ").format(after.title) if is_one_of_many else ""
    yield place + how_often


def _limit_changes(old: Assignment, new: Assignment) -> Iterator[str]:
    for before, after, name in (
        (old.limits.stop_pain, new.limits.stop_pain, tr("Pain that ends a session")),
        (
            old.limits.max_sessions_per_day,
            new.limits.max_sessions_per_day,
            tr("Sessions a day at most"),
        ),
    ):
        if before != after:
            words = tr("{0}: {1}; before: {2}.")
            yield words.format(name, _number(after), _number(before))
    if set(old.limits.may_patient_change) != set(new.limits.may_patient_change):
        yield tr("What you may change yourself is different.")


def _number(value: int | None) -> str:
    return tr("as in the program") if value is None else str(value)


def _day_changes(old: Assignment, new: Assignment) -> Iterator[str]:
    if old.valid_until != new.valid_until:
        words = tr("It ends {0}, before it was {1}.")
        yield words.format(_day(new.valid_until), _day(old.valid_until))
    if old.patient.injured_side != new.patient.injured_side:
        yield tr("The sore side is different.")


def _day(day: date | None) -> str:
    return tr("without a date") if day is None else tr("on {0}").format(long_day(day))
