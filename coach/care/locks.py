"""Locks: what the answers of a person keep closed, why, since when, and what opens it.

A lock opens only when the person notes that they were examined and told they may
exercise, with the day of it, or when the answers were a slip and were taken back within
60 s. Nothing else opens one: no later answer, no other screening, no bin. A day of
rest ends by itself with the training day, and an exercise that is left out for good
stays out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from coach.care.course.facts import day_in, day_of, instant_ms, note_ms, text_in
from coach.care.parts import ALL_PARTS, Parts, parts_of_area
from coach.care.questions import Question
from coach.care.stop_signs import (
    CLEAR,
    DAY,
    EMERGENCY,
    LEVEL_CLOSES,
    REST,
    TODAY,
    WITHIN_DAYS,
    all_signs,
    closures,
)
from coach.care.verdict import Closed, Source
from coach.store.entries import SCREENING, UNLOCK
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from coach.care.course.facts import Moment
    from coach.care.questions import Sign
    from coach.store.entries import Entry

UNDO_MS = 60_000

# What an examination does not open: exercises that are left out for good.
FOR_GOOD = "exercise:"

_ORDER = (EMERGENCY, TODAY, WITHIN_DAYS, REST, CLEAR)


@dataclass(frozen=True, slots=True)
class Lock:
    """What one screening keeps closed.

    Attributes:
        screening: Id of its note.
        level: "E", "D", "S", "R", or "clear" when it only changes what is offered.
        closes: See `stop_signs.Card.closes` and `stop_signs.closures`.
        parts: Parts of the body that "area" and "beyond-gentle" mean.
        questions: Ids of the questions that were answered with yes.
        reasons: The same in plain words.
        since_ms: When it was answered, in ms since 1970 UTC.
        day: Training day of it.
    """

    screening: str
    level: str
    closes: frozenset[str]
    parts: Parts
    questions: tuple[str, ...]
    reasons: tuple[str, ...]
    since_ms: int
    day: date

    def says(self, question: str) -> bool:
        """Return whether a question, or one that follows from it, had a yes."""
        return any(
            said == question or said.startswith(f"{question}-")
            for said in self.questions
        )

    def closed(self) -> Closed:
        """Return reason and next step, as they are shown."""
        return Closed(
            tr("You said: {0}.").format("; ".join(self.reasons)),
            _next_step(self),
            Source("screening", self.screening),
            since_ms=self.since_ms,
            level=self.level,
        )


def locks(notes: Iterable[Entry], moment: Moment) -> tuple[Lock, ...]:
    """Return all locks that hold now, the most urgent first, then the newest.

    Args:
        notes: All screenings and unlocks, those in the bin included; other kinds do
            no harm.
        moment: The present.
    """
    known = list(notes)
    unlocked = {
        text_in(note.data, "screening") for note in known if _is_unlock(note, known)
    }
    found = []
    for note in known:
        lock = _lock(note)
        if lock is None or _was_slip(note):
            continue
        lock = _that_holds(lock, moment, is_unlocked=note.id in unlocked)
        if lock is not None:
            found.append(lock)
    return tuple(sorted(found, key=_urgency))


def may_undo(note: Entry, now_ms: int) -> bool:
    """Return whether the answers can still be taken back as a slip."""
    return 0 <= now_ms - note_ms(note) <= UNDO_MS


def unlock_data(lock: Lock, examined_on: date, by: str) -> dict[str, Any]:
    """Return the data of the note that opens a lock.

    Args:
        lock: What it opens.
        examined_on: Day of the examination; see `unlock_problem`.
        by: Who examined, in the person's words; may be "".
    """
    return {
        "screening": lock.screening,
        "examined_on": examined_on.isoformat(),
        "by": by,
    }


def unlock_problem(lock: Lock, examined_on: date, today: date) -> str:
    """Return why a day cannot be that of the examination, "" when it can.

    Args:
        lock: What is to be opened.
        examined_on: The day that was entered.
        today: Present day of the calendar.
    """
    if examined_on < lock.day:
        return tr("The examination has to be on or after the day of your answers.")
    if examined_on > today:
        return tr("The day of the examination lies in the future.")
    return ""


def can_be_unlocked(lock: Lock) -> bool:
    """Return whether an examination opens something of a lock."""
    return lock.level in {EMERGENCY, TODAY, WITHIN_DAYS}


def _urgency(lock: Lock) -> tuple[int, int, str]:
    return _ORDER.index(lock.level), -lock.since_ms, lock.screening


def _was_slip(note: Entry) -> bool:
    """Return whether a screening was taken back in time.

    One that was put into the bin later, or whose times make no sense, still counts.
    """
    if note.removed_at is None:
        return False
    return may_undo(note, instant_ms(note.removed_at))


def _is_unlock(note: Entry, notes: list[Entry]) -> bool:
    """Return whether a note opens a screening that is there."""
    if note.kind != UNLOCK or note.removed_at is not None:
        return False
    name = text_in(note.data, "screening")
    asked = [each for each in notes if each.kind == SCREENING]
    screening = next((each for each in asked if each.id == name), None)
    examined_on = day_in(note.data.get("examined_on"))
    if screening is None or examined_on is None:
        return False
    # A training day reaches into the next day of the calendar.
    latest = day_of(note) + timedelta(days=1)
    return day_of(screening) <= examined_on <= latest


def _lock(note: Entry) -> Lock | None:
    """Return what a screening closes, as if nothing had happened since."""
    if note.kind != SCREENING:
        return None
    answers = _answers(note.data.get("answers"))
    stored = note.data.get("closes")
    # Most screenings were answered with no throughout, and there are many of them.
    known = all_signs().items() if answers else ()
    signs = [sign for key, sign in known if key in answers]
    level = _level(note, signs)
    closes = closures(answers) if answers else frozenset()
    if level != CLEAR:
        closes |= {LEVEL_CLOSES[level]}
    if isinstance(stored, list):
        closes |= {each for each in stored if isinstance(each, str)}
    if not closes:
        return None
    return Lock(
        note.id,
        level,
        closes,
        _parts(text_in(note.data, "area"), signs),
        tuple(answers),
        tuple(sign.reason for sign in signs) or _stored_reasons(note),
        note_ms(note),
        day_of(note),
    )


def _answers(value: object) -> dict[str, bool]:
    """Return the questions that were answered with yes."""
    if not isinstance(value, dict):
        return {}
    return {str(key): True for key, said in value.items() if said is True}


def _level(note: Entry, signs: Iterable[Sign]) -> str:
    """Return the most urgent of what was written down and what the signs mean now."""
    levels = {sign.level for sign in signs} | {text_in(note.data, "level")}
    return next((level for level in _ORDER if level in levels), CLEAR)


def _parts(area: str, signs: Iterable[Sign]) -> Parts:
    """Return the parts that were asked about; those of the signs when unknown."""
    areas = _areas_of_signs()
    said = frozenset[str]().union(*(areas.get(sign.id, ALL_PARTS) for sign in signs))
    return parts_of_area(area) or said or ALL_PARTS


def _areas_of_signs() -> Mapping[str, Parts]:
    areas: dict[str, Parts] = {}
    parent: Parts = ALL_PARTS
    for key, sign in all_signs().items():
        if isinstance(sign, Question):
            parent = sign.areas or ALL_PARTS
        areas[key] = parent
    return areas


def _stored_reasons(note: Entry) -> tuple[str, ...]:
    reasons = note.data.get("reasons")
    return tuple(map(str, reasons)) if isinstance(reasons, list) else ()


def _that_holds(lock: Lock, moment: Moment, *, is_unlocked: bool) -> Lock | None:
    """Return what is left of a lock now, or None when nothing is."""
    is_over = is_unlocked or (lock.level == REST and moment.day > lock.day)
    if is_over:
        return _for_good(lock)
    if moment.day > lock.day:
        return replace(lock, closes=lock.closes - {DAY})
    return lock


def _for_good(lock: Lock) -> Lock | None:
    """Return what neither an examination nor a night's rest opens."""
    closes = frozenset(each for each in lock.closes if each.startswith(FOR_GOOD))
    if not closes:
        return None
    signs = [all_signs()[each] for each in lock.questions if each in all_signs()]
    signs = [sign for sign in signs if sign.closes & closes]
    return replace(
        lock,
        level=CLEAR,
        closes=closes,
        questions=tuple(sign.id for sign in signs),
        reasons=tuple(sign.reason for sign in signs) or lock.reasons,
    )


def _next_step(lock: Lock) -> str:
    opens = tr(
        "It opens when you have been examined and told that you may exercise, and "
        "say so here."
    )
    steps = {
        EMERGENCY: tr("Call for help now."),
        TODAY: tr("Have it looked at today."),
        WITHIN_DAYS: tr("Book an appointment in the next days."),
    }
    if lock.level in steps:
        return f"{steps[lock.level]} {opens}"
    if lock.level == REST:
        return tr("Rest today. Tomorrow it is open again.")
    return tr("Leave it out from now on.")
