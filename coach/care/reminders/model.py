"""A reminder, what was said to one, and how long it may be put off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coach.care.course.facts import instant_ms, text_in
from coach.files.durations import MINUTE_MS
from coach.store.days import utc_text
from coach.store.entries import REMINDER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.store.entries import Entry

SESSION, MORNING, CARE, TIMER = "session", "morning", "care", "care-timer"
DRINK, DESK, BEDTIME, FOLLOW_UP = "drink", "desk-break", "bedtime", "follow-up"

DONE, LATER, SKIP, IGNORED = "done", "later", "skip", "ignored"
ANSWERS = (DONE, LATER, SKIP, IGNORED)

# Somebody who does not look is asked once more, and then left alone.
REPEAT_AFTER_MS = 15 * MINUTE_MS
SHOWN_MOST = 2
SNOOZES_MOST = 3
SNOOZE_MINUTES = (5, 15, 30, 60)


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something that a person wants to be reminded of.

    Attributes:
        key: What it is about, however often it is worked out anew.
        kind: SESSION, MORNING, CARE, TIMER, DRINK, DESK, BEDTIME or FOLLOW_UP.
        day: Training day it is for, "YYYY-MM-DD".
        due_ms: When it is due, in ms since 1970 UTC.
        until_ms: From when on it is of no use any more.
        title: A few words.
        text: One sentence.
        target: What it leads to: "program:ID", "page:KEY", "card:ID", or "".
        movable_until_ms: Until when it may be put off to tomorrow; 0 when it may not.
        is_unique: Its key never comes again, on no other day; otherwise it is another
            reminder on every training day.
        can_be_done: "Done" is an answer to it. What has to be answered elsewhere can
            only be put off or left out here.
    """

    key: str
    kind: str
    day: str
    due_ms: int
    until_ms: int
    title: str
    text: str = ""
    target: str = ""
    movable_until_ms: int = 0
    is_unique: bool = False
    can_be_done: bool = True

    def is_meant(self, said: Said) -> bool:
        """Return whether something was said to this very reminder."""
        return said.key == self.key and (self.is_unique or said.day == self.day)


@dataclass(frozen=True, slots=True)
class Said:
    """One time that a reminder was shown, and what was answered.

    It is written down as it is shown, so that no restart shows it again; until there
    is an answer it is IGNORED.

    Attributes:
        at_ms: When it was shown.
        until_ms: When it comes back, for LATER; else 0.
        note: Id of its note, or "".
    """

    key: str
    day: str
    at_ms: int
    answer: str = IGNORED
    until_ms: int = 0
    note: str = ""

    def data(self) -> dict[str, Any]:
        """Return the data of its note, see `coach.store.entries`."""
        data = {"reminder": self.key, "day": self.day, "answer": self.answer}
        if self.answer == LATER:
            data["until"] = utc_text(self.until_ms)
        return data


def said_in(notes: Iterable[Entry]) -> list[Said]:
    """Return what was said, from notes of any kinds; odd ones are passed over."""
    found = (_said(note) for note in notes if note.kind == REMINDER)
    return [each for each in found if each is not None]


def _said(note: Entry) -> Said | None:
    key, day = text_in(note.data, "reminder"), text_in(note.data, "day")
    answer = text_in(note.data, "answer")
    if note.removed_at is not None or not key or answer not in ANSWERS:
        return None
    at_ms = instant_ms(note.happened_at)
    until_ms = 0
    if answer == LATER:
        until_ms = _instant(text_in(note.data, "until")) or at_ms
    return Said(key, day or note.local_day, at_ms, answer, until_ms, note.id)


def _instant(text: str) -> int | None:
    try:
        return instant_ms(text)
    except ValueError:
        return None
