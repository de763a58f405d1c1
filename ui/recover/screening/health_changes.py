"""What the health list changes, put into words for the person who fills it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.care.care_gates import closed_by_gate
from coach.care.health_rules import (
    advice_for,
    closed_exercise,
    closed_program,
    easier_why,
    program_notes,
)
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.care.health import Health
    from coach.files.model import Library


def changes_of(health: Health, library: Library) -> tuple[str, ...]:
    """Return one sentence for everything that is closed, exchanged or added.

    Args:
        health: As it is filled in.
        library: Exercises, programs and protocols that it is held against.
    """
    return tuple(dict.fromkeys(_all(health, library)))


def _all(health: Health, library: Library) -> Iterator[str]:
    yield from program_notes(health)
    for program in library.programs.values():
        closed = closed_program(program, health, library)
        if closed is not None:
            yield closed.reason
    for exercise in library.exercises.values():
        closed = closed_exercise(exercise, health, library)
        if closed is not None:
            yield closed.reason
        why = easier_why(exercise, health)
        if why:
            yield tr("Balance and hops: {0}").format(why)
    for protocol in library.protocols.values():
        for step in protocol.steps:
            closed = closed_by_gate(protocol, step, (), health, library)
            if closed is not None:
                yield tr("{0}: {1}").format(step.title, closed.reason)
    for advice in advice_for(health):
        yield advice.text
