"""What a history file brings, in one or two sentences."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coach.progress.words import capital, counted, listed, long_day
from coach.translate import tr

if TYPE_CHECKING:
    from coach.exchange.merging import Gain


def content_words(gain: Gain) -> str:
    """Return what is in a file: how many sessions and notes, of which days."""
    held = listed([session_words(gain.sessions.total), note_words(gain.notes.total)])
    if not gain.first_day:
        return tr("It holds {0}.").format(held)
    first, last = (
        long_day(date.fromisoformat(day)) for day in (gain.first_day, gain.last_day)
    )
    if first == last:
        return tr("It holds {0}, all of {1}.").format(held, first)
    return tr("It holds {0}, from {1} to {2}.").format(held, first, last)


def new_words(gain: Gain) -> str:
    """Return how much of a file would be new here."""
    if gain.is_empty:
        return tr("Everything in it is here already.")
    parts = _added(gain)
    known = gain.sessions.known + gain.notes.known
    if not known:
        return tr("All of it is new here.")
    return tr("New here: {0}. The rest is here already.").format(listed(parts))


def gain_words(gain: Gain) -> str:
    """Return what was taken in."""
    if gain.is_empty:
        return tr("everything in it was here already")
    return tr("{0} taken in").format(listed(_added(gain)))


def gain_sentence(gain: Gain) -> str:
    """Return what was taken in as a sentence of its own."""
    return tr("{0}.").format(capital(gain_words(gain)))


def _added(gain: Gain) -> list[str]:
    counts = (
        (gain.sessions.added, session_words(gain.sessions.added)),
        (gain.notes.added, note_words(gain.notes.added)),
    )
    return [words for count, words in counts if count]


def session_words(count: int) -> str:
    """Return a number of sessions."""
    return counted(count, tr("{0} session"), tr("{0} sessions"))


def note_words(count: int) -> str:
    """Return a number of notes."""
    return counted(count, tr("{0} note"), tr("{0} notes"))
