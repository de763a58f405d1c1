"""The data of a care protocol, such as rest, ice, compression and elevation.

Everything is immutable and checked; lengths are integer milliseconds. A protocol
reminds of comfort measures and keeps them within limits; it decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.files.model import Source

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Gate:
    """What closes a step: one of these answered with yes, or said about the health.

    Attributes:
        text: Why, and what to do instead, as it is shown.
        questions: Ids of stop questions, such as "Q07".
        health: Entries of `health_items.HEALTH_ITEMS`.
        instead: Name of the step that takes its place, or "".
    """

    text: str
    questions: tuple[str, ...] = ()
    health: tuple[str, ...] = ()
    instead: str = ""


@dataclass(frozen=True, slots=True)
class SkinCheck:
    """A look at skin or toes while a step goes on.

    Attributes:
        text: What to look at.
        off_if: What ends the step at once.
        after_ms: First look, from the beginning of the step.
        every_ms: Further looks; 0 for none.
    """

    text: str
    off_if: str
    after_ms: int
    every_ms: int = 0


@dataclass(frozen=True, slots=True)
class ProtocolStep:
    """One thing to do.

    Attributes:
        kind: "rest", "protection", "ice", "heat", "compression", "elevation", "move"
            or "text".
        letter: Its letter in the name of the protocol, or "".
        how: Single steps or recipes.
        lasts_ms: Usual length, 0 without a timer.
        lasts_allowed_ms: Shortest and longest length that can be chosen.
        gap_ms: Time from the end of one to the beginning of the next: never less than
            the first, as a rule the second.
        times_a_day: How often it is proposed.
        max_a_day: Never more often; None without a limit.
        from_ms: Time since it happened from which the step is shown, at the earliest
            and as a rule.
        until_ms: Time since it happened until which it is shown, as a rule and at the
            latest; None without an end.
        only_awake: Never while asleep.
        off_at_night: Taken off at night.
        ask_first: Question that has to be answered with yes before, or "".
    """

    name: str
    kind: str
    title: str
    text: str
    letter: str = ""
    how: tuple[str, ...] = ()
    lasts_ms: int = 0
    lasts_allowed_ms: Span = (0, 0)
    gap_ms: Span = (0, 0)
    times_a_day: Span | None = None
    max_a_day: int | None = None
    from_ms: Span = (0, 0)
    until_ms: Span | None = None
    only_awake: bool = False
    off_at_night: bool = False
    ask_first: str = ""
    stop_if: tuple[str, ...] = ()
    checks: tuple[SkinCheck, ...] = ()
    gates: tuple[Gate, ...] = ()

    def is_active(self, since_ms: int) -> bool:
        """Return whether the step may be shown so long after it happened."""
        return self.from_ms[0] <= since_ms and (
            self.until_ms is None or since_ms < self.until_ms[1]
        )


@dataclass(frozen=True, slots=True)
class Protocol:
    """Steps of care for the first days after an injury, or after a cramp.

    Attributes:
        use: "fresh-injury" or "cramp".
        as_of: Day on which the content was last held against its sources, ISO 8601.
        since: Year in which it was first described; 0 when unknown.
        evidence: How sure it is, shown with it.
        not_if: When it must not be begun.
        avoid: What to leave alone, until `avoid_until_ms` since it happened.
        origin: The file it was read from, as it is shown.
        sha256: Hash of the exact text, for the history.
        own: True for a file of the person's own folder.
    """

    id: str
    revision: int
    title: str
    language: str
    use: str
    as_of: str
    evidence: str
    steps: tuple[ProtocolStep, ...]
    since: int = 0
    summary: str = ""
    authors: tuple[str, ...] = ()
    license: str = ""
    notes: tuple[str, ...] = ()
    not_if: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    avoid_until_ms: int = 0
    sources: tuple[Source, ...] = ()
    origin: str = ""
    sha256: str = ""
    text: str = ""
    own: bool = False

    def step(self, name: str) -> ProtocolStep:
        """Return the step of that name.

        Raises:
            KeyError: There is none.
        """
        for step in self.steps:
            if step.name == name:
                return step
        raise KeyError(name)
