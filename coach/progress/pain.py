"""Pain: is it getting better?

Next mornings with the middle of seven days, pain before a session, and the worst
during it with the light that it had.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from coach.care.choices import pain_words, says_danger
from coach.care.pain import PAIN_MAX, Light, light
from coach.progress.ribbon import Ribbon, ribbon_of
from coach.progress.sentences import Change, change_of, change_sentence, too_little
from coach.progress.smooth import (
    PainPoint,
    Usual,
    by_week,
    middle_of_week,
    usual_days,
    usual_weeks,
    weekly,
)
from coach.progress.span import WEEK_DAYS
from coach.progress.table import Table, day_cell, table
from coach.progress.words import lower_first
from coach.store.entries import PAIN
from coach.store.replay import whole_number
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coach.progress.record import Record, Session
    from coach.progress.span import Span
    from coach.store.entries import Entry

MORNING = "morning"
# One point away from the usual morning is noise, so the band is two points wide.
BAND_POINTS = 1.0


@dataclass(frozen=True, slots=True)
class WorstDot:
    """The worst pain during the sessions of a day, or of a week."""

    day: date
    pain: int
    light: Light


@dataclass(frozen=True, slots=True)
class PainView:
    """What the pain graph shows, and says.

    Attributes:
        mornings: Pain of the next morning.
        before: Pain before a session.
        during: Worst pain during a session.
        usual: The usual morning, without a gap in its days.
        change: How it changed; None when there is too little to tell.
        where: Where it hurts, in words, when most answers name the same place.
    """

    span: Span
    mornings: tuple[PainPoint, ...]
    before: tuple[PainPoint, ...]
    during: tuple[WorstDot, ...]
    usual: tuple[Usual, ...]
    ribbon: Ribbon
    change: Change | None
    sentence: str
    where: str = ""

    @property
    def is_empty(self) -> bool:
        """Return whether there is no answer to draw."""
        return not (self.mornings or self.before or self.during)

    def table(self) -> Table:
        """Return the answers, a row for each day."""
        columns = (
            tr("Week of") if self.span.is_by_week else tr("Day"),
            tr("Before"),
            tr("Worst during"),
            tr("Light"),
            tr("Next morning"),
            tr("Usual morning"),
        )
        before = {point.day: point.pain for point in self.before}
        during = {dot.day: dot for dot in self.during}
        mornings = {point.day: point.pain for point in self.mornings}
        usual = {each.day: each.pain for each in self.usual}
        rows = []
        for day in sorted({*before, *during, *mornings}):
            dot = during.get(day)
            rows.append(
                (
                    day_cell(day),
                    before.get(day),
                    dot.pain if dot else None,
                    light_word(dot.light) if dot else None,
                    mornings.get(day),
                    usual.get(day),
                )
            )
        return table(tr("Pain"), columns, rows)


def light_word(colour: Light) -> str:
    """Return what a light asks for, in a word."""
    words = {"green": tr("Fine"), "amber": tr("Care"), "red": tr("Stop")}
    return words[colour]


def pain_view(record: Record, span: Span, today: date) -> PainView:
    """Return the pain graph for some days.

    Args:
        record: The history, from a week before the span on.
        span: The days that are shown.
        today: The present training day.
    """
    # The days before the span belong to the median of its first days.
    known = mornings_of(record, span.earlier(WEEK_DAYS - 1))
    mornings = [point for point in known if span.holds(point.day)]
    sessions = record.sessions_in(span)
    before, during = _before(sessions), worst_of(sessions)
    sentence, change = _sentence(mornings, during)
    if span.is_by_week:
        mornings, before = weekly(mornings), weekly(before)
        during = [_worst_of_week(week) for week in by_week(during).values()]
        usual = usual_weeks(mornings)
    else:
        usual = usual_days(known, span)
    return PainView(
        span,
        tuple(mornings),
        tuple(before),
        tuple(during),
        tuple(usual),
        ribbon_of(record, span, today),
        change,
        sentence,
        where_words(record, span),
    )


def where_words(record: Record, span: Span) -> str:
    """Return the place and side that most pain notes name, "" when they differ."""
    notes = record.notes_in(PAIN, span)
    named = Counter(
        (note.data["place"], note.data.get("side"))
        for note in notes
        if isinstance(note.data.get("place"), str)
    )
    if not named:
        return ""
    (place, side), count = named.most_common(1)[0]
    if 2 * count <= len(notes):
        return ""
    words = (pain_words("place", place), pain_words("side", side))
    return tr(", ").join(lower_first(word) for word in words if word)


def mornings_of(record: Record, span: Span) -> list[PainPoint]:
    """Return the mornings that were answered; of two answers the later one holds."""
    answers = {
        note.local_day: pain
        for note in record.notes_in(PAIN, span)
        if note.data.get("when") == MORNING
        and (pain := pain_number(note.data.get("pain"))) is not None
    }
    return [PainPoint(date.fromisoformat(day), pain) for day, pain in answers.items()]


def pain_number(value: object) -> int | None:
    """Return an answer from 0 to 10, None for anything else."""
    pain = whole_number(value)
    return pain if pain is not None and 0 <= pain <= PAIN_MAX else None


def is_red(note: Entry) -> bool:
    """Return whether a "pain" note alone asks for rest."""
    pain = pain_number(note.data.get("pain"))
    danger = says_danger(note.data)
    return pain is not None and light(pain, danger_words=danger) == "red"


def worst_of(sessions: Iterable[Session]) -> list[WorstDot]:
    """Return the worst pain during the sessions of each day."""
    found: dict[date, WorstDot] = {}
    for session in sessions:
        pain = pain_number(session.pain_max)
        if pain is None:
            continue
        dot = WorstDot(session.day, pain, light(pain, danger_words=session.has_danger))
        known = found.get(session.day)
        if known is None or _pain(dot) > _pain(known):
            found[session.day] = dot
    return list(found.values())


def _before(sessions: Iterable[Session]) -> list[PainPoint]:
    """Return the pain before the first session of each day that has an answer."""
    found: dict[date, PainPoint] = {}
    for session in sessions:
        pain = pain_number(session.pain_before)
        if pain is not None:
            found.setdefault(session.day, PainPoint(session.day, pain))
    return list(found.values())


def _pain(dot: WorstDot) -> tuple[bool, int]:
    """Return the order of two dots: a red light outweighs a higher number."""
    return dot.light == "red", dot.pain


def _worst_of_week(week: Sequence[WorstDot]) -> WorstDot:
    worst = max(week, key=_pain)
    return replace(worst, day=middle_of_week(worst.day))


def _change(
    mornings: Sequence[PainPoint], during: Sequence[WorstDot]
) -> tuple[str, Change | None]:
    """Return what is compared and how it changed: mornings first, else sessions."""
    change = change_of([(point.day, point.pain) for point in mornings])
    if change is not None:
        return tr("Morning pain"), change
    worst = change_of([(dot.day, float(dot.pain)) for dot in during])
    return tr("The worst pain in a session"), worst


def _sentence(
    mornings: Sequence[PainPoint], during: Sequence[WorstDot]
) -> tuple[str, Change | None]:
    name, change = _change(mornings, during)
    if change is not None:
        return change_sentence(name, change), change
    count = len(mornings) + len(during)
    words = too_little(count) if count else tr("No answers about pain in this time.")
    return words, None
