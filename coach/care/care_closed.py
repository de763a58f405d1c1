"""What of a protocol is left out: what a gate closes, and what a person skips."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.care.access import CareStep, is_open
from coach.care.verdict import Closed, Source
from coach.store.entries import REMINDER
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.care.access import Situation
    from coach.files.protocol_model import Protocol
    from coach.store.entries import Entry

SKIP = "skip"


def closed_steps(protocol: Protocol, situation: Situation) -> dict[str, Closed]:
    """Return the closed steps of a protocol and why; times close none here.

    Until the health list was answered, steps that do not suit everybody wait for it.

    Args:
        protocol: For a fresh injury; warmth for a cramp is asked about in `heat`.
        situation: All that decides, as pages ask `access.is_open`.
    """
    whole = is_open(protocol, situation)
    if isinstance(whole, Closed):
        return {step.name: whole for step in protocol.steps}
    # The hours since the injury are the plan's own business.
    timeless = replace(situation, injuries=())
    found: dict[str, Closed] = {}
    for step in protocol.steps:
        verdict = is_open(CareStep(protocol, step), timeless)
        if isinstance(verdict, Closed):
            found[step.name] = verdict
        elif situation.health is None and any(gate.health for gate in step.gates):
            found[step.name] = _no_health_list()
    return found


def skipped_keys(notes: Iterable[Entry]) -> frozenset[str]:
    """Return the keys that a reminder's answer said to leave out.

    Args:
        notes: Of any kinds, in order; of one reminder the last answer counts.
    """
    answers: dict[str, object] = {}
    for note in notes:
        if note.kind == REMINDER and note.removed_at is None:
            answers[str(note.data.get("reminder"))] = note.data.get("answer")
    return frozenset(key for key, answer in answers.items() if answer == SKIP)


def _no_health_list() -> Closed:
    return Closed(
        tr("Cold, warmth and bandages do not suit everybody."),
        tr("Fill in the health list first; it takes a minute."),
        Source("health", ""),
    )
