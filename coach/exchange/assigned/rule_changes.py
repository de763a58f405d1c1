"""What a new revision changes in the rules of a plan, and in how exercises are done.

A rule is read in full beside the plan; here it is said which of them to read again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.exchange.assigned.contents import Contents
    from coach.files.model import Exercise
    from coach.files.plan_model import Plan, Stage


def stage_rule_changes(before: Stage, after: Stage) -> Iterator[str]:
    """Yield which rules of a stage are others now."""
    if before.entry != after.entry:
        yield tr("What it asks for before it begins is different.")
    leaves = ((s.advance, s.min_days, s.tests) for s in (before, after))
    if next(leaves) != next(leaves):
        yield tr("What leads on to the next stage is different.")
    if before.back_off != after.back_off:
        yield tr("When to do less or to rest is different.")
    if before.exercise_every_days != after.exercise_every_days:
        yield tr("Which exercises are done on which days is different.")


def plan_rule_changes(before: Plan, after: Plan) -> Iterator[str]:
    """Yield which rules of a whole plan are others now."""
    if before.not_if != after.not_if:
        yield tr("When not to begin it is different.")
    if before.back_off != after.back_off:
        yield tr("When to do less or to rest is different.")
    if before.between_stages_ms != after.between_stages_ms:
        yield tr("The time between two stages is different.")
    asked = ((p.ask_after_session, p.ask_next_morning) for p in (before, after))
    if next(asked) != next(asked):
        yield tr("What you are asked after a session or in the morning is different.")


def exercise_changes(
    old: Contents, new: Contents, known: Mapping[str, Exercise]
) -> Iterator[str]:
    """Yield which exercises are described in another way than before.

    Args:
        old: The revision before.
        new: The one that came.
        known: The exercises of the person's library.
    """
    before, after = _texts(old, known), _texts(new, known)
    for title, text in after.items():
        if title in before and before[title] != text:
            yield tr("How “{0}” is done is described anew.").format(title)


def _texts(contents: Contents, known: Mapping[str, Exercise]) -> dict[str, str]:
    """Return the text of each exercise that is done, by its title."""
    steps = (s for p in contents.programs.values() for s in p.steps())
    names = dict.fromkeys(step.exercise for step in steps)
    found = (contents.exercises.get(name) or known[name] for name in names)
    return {each.title: each.text for each in found}
