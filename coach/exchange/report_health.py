"""The health list for an appointment, in the words that the person ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.care.course.facts import day_of, note_order
from coach.care.health import age_choices, health_from, health_questions
from coach.progress.words import long_day
from coach.store.entries import HEALTH
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.care.health import Health
    from coach.exchange.report_facts import Line
    from coach.store.entries import Entry


def health_lines(notes: Iterable[Entry]) -> tuple[Line, ...]:
    """Return the newest health list in words; none when nothing was ticked in it.

    Args:
        notes: Of any kinds.
    """
    lists = [note for note in notes if note.kind == HEALTH and note.removed_at is None]
    health = health_from(lists)
    if health is None or not has_ticks(health):
        return ()
    day = day_of(max(lists, key=note_order))
    return (*_lines(health), (tr("Said on"), long_day(day)))


def has_ticks(health: Health) -> bool:
    """Return whether a list says more than an age."""
    flags = (health.new_to_exercise, health.unsteady)
    return bool(health.items or health.medicines.strip() or any(flags))


def _lines(health: Health) -> Iterator[Line]:
    ticked = list(_items(health))
    if ticked:
        yield tr("Conditions"), "; ".join(ticked)
    if health.medicines.strip():
        yield tr("Medicines"), health.medicines.strip()
    yield tr("Age"), dict(age_choices())[health.age_group]
    also = [words for field, words in _flags() if getattr(health, field)]
    if also:
        yield tr("Also"), "; ".join(also)


def _items(health: Health) -> Iterator[str]:
    """Yield what was ticked; an item of a newer version stands as it is."""
    known = {question.item: question.text for question in health_questions()}
    yield from (text for item, text in known.items() if item in health.items)
    yield from sorted(health.items - known.keys())


def _flags() -> tuple[tuple[str, str], ...]:
    return (
        ("new_to_exercise", tr("New to exercise")),
        ("unsteady", tr("Unsteady on the feet at times")),
        ("with_adult", tr("An adult is there during exercise")),
        ("professional_agreed", tr("A doctor or physiotherapist has agreed to it")),
    )
