"""Injuries as they were noted: where, when, how, and what was said about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.care.course.facts import instant_ms, note_ms, note_order, text_in
from coach.care.parts import ALL_PARTS, Parts, parts_of_area, parts_of_place
from coach.store.entries import INJURY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.store.entries import Entry

BLOW = "blow"


@dataclass(frozen=True, slots=True)
class Injury:
    """Something that happened to the body.

    Attributes:
        area: As a plan names it, such as "hamstring"; or "".
        side: "left", "right", "both" or "".
        parts: The parts of the body it belongs to.
        at_ms: When it happened, in ms since 1970 UTC.
        cause: One of the slugs of `strain_choices.causes`, or "".
        pattern: What the strain helper showed, or "".
        is_earlier: The same place was hurt before.
        walks_painless: Walking does not hurt any more.
    """

    id: str
    area: str
    side: str
    parts: Parts
    at_ms: int
    cause: str = ""
    pattern: str = ""
    is_earlier: bool = False
    walks_painless: bool = False

    @property
    def is_blow(self) -> bool:
        """Return whether something hit the body."""
        return self.cause == BLOW


def injuries_from(notes: Iterable[Entry]) -> tuple[Injury, ...]:
    """Return all injuries as their newest notes say, the newest injury first."""
    newest: dict[str, Entry] = {}
    for note in sorted(notes, key=note_order):
        if note.kind == INJURY and note.removed_at is None:
            newest[text_in(note.data, "injury") or note.id] = note
    found = [_injury(name, note) for name, note in newest.items()]
    return tuple(sorted(found, key=_at_ms, reverse=True))


def _at_ms(injury: Injury) -> int:
    return injury.at_ms


def _injury(name: str, note: Entry) -> Injury:
    area, place = text_in(note.data, "area"), text_in(note.data, "place")
    try:
        at_ms = instant_ms(text_in(note.data, "at"))
    except ValueError:
        at_ms = note_ms(note)
    parts = parts_of_area(area) or (parts_of_place(place) if place else ALL_PARTS)
    return Injury(
        name,
        area,
        text_in(note.data, "side"),
        parts,
        at_ms,
        text_in(note.data, "cause"),
        text_in(note.data, "pattern"),
        note.data.get("earlier") is True,
        note.data.get("walks_painless") is True,
    )
