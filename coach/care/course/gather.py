"""Put together what courses rest on, from notes and sessions as they were stored.

Swelling is answered with a plain yes, again and again; only the first yes is news. It
is found here, so that rules can speak of a new swelling.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.care.course.facts import (
    History,
    MorningFact,
    day_of,
    note_ms,
    signs_in,
)
from coach.progress.pain import MORNING, pain_number
from coach.store.entries import INJURY, PAIN, SCREENING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from coach.care.course.facts import SessionFact
    from coach.files.model import Library
    from coach.store.entries import Entry

SWELLING_NEXT_MORNING = "swelling-next-morning"
NEW_SWELLING = "new-swelling"


def make_history(
    notes: Iterable[Entry], sessions: Iterable[SessionFact], library: Library
) -> History:
    """Return the history of courses.

    Args:
        notes: Of at least the kinds that `reading` reads; see `History`.
        sessions: Sessions that count, in any order.
        library: Plans, programs and exercises.
    """
    found = History(tuple(notes), tuple(sorted(sessions, key=_start)), library)
    pains = found.notes_of(PAIN)
    new = set(_newly_swollen(found, pains))
    marked = tuple(
        replace(each, signs=each.signs | {NEW_SWELLING}) if each.id in new else each
        for each in found.sessions
    )
    return replace(
        found,
        sessions=marked,
        mornings=tuple(_mornings(pains, new)),
        relief_ms=tuple(_relief(found, pains)),
    )


def _relief(history: History, pains: Iterable[Entry]) -> Iterator[int]:
    """Yield when pain relief was said to be taken: noted, or asked with a session."""
    for session in history.sessions:
        if session.relief:
            yield session.started_ms
    for note in pains:
        if note.data.get("relief") is True:
            yield note_ms(note)
    for note in history.notes_of(SCREENING):
        check = note.data.get("check")
        if isinstance(check, dict) and check.get("relief") is True:
            yield note_ms(note)


def _start(session: SessionFact) -> tuple[int, str]:
    return session.started_ms, session.id


def _mornings(pains: Sequence[Entry], new: Collection[str]) -> list[MorningFact]:
    found: dict[str, MorningFact] = {}
    for note in pains:
        pain = pain_number(note.data.get("pain"))
        if note.data.get("when") != MORNING or pain is None:
            continue
        signs = signs_in(note.data)
        if note.data.get("swelling") is True:
            signs |= {SWELLING_NEXT_MORNING}
        if note.id in new:
            signs |= {NEW_SWELLING}
        relief = note.data.get("relief") is True
        # Of two answers about one morning the later one holds.
        found[note.local_day] = MorningFact(
            day_of(note), pain, note_ms(note), signs, relief
        )
    return [found[day] for day in sorted(found)]


def _newly_swollen(history: History, pains: Sequence[Entry]) -> Iterator[str]:
    """Yield the ids of what says yes after a no, or as the first of all."""
    was_swollen = False
    for _, name, is_swollen in sorted(_said(history, pains)):
        if is_swollen and not was_swollen:
            yield name
        was_swollen = is_swollen


def _said(history: History, pains: Sequence[Entry]) -> Iterator[tuple[int, str, bool]]:
    """Yield when, by what, and what was said about swelling."""
    for session in history.sessions:
        if session.swelling is not None:
            yield session.ended_ms, session.id, session.swelling
    for note in pains:
        if isinstance(note.data.get("swelling"), bool):
            yield note_ms(note), note.id, note.data["swelling"]
    for note in history.notes_of(INJURY):
        signs = note.data.get("signs")
        if isinstance(signs, list):
            yield note_ms(note), note.id, "swelling" in signs
