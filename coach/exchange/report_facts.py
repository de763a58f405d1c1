"""What a person can bring to an appointment: the last 30 days in plain facts.

When, how often and how strong, what helped, what came before, what was done. It is the
person's own diary in order, and says nothing about what it means.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import TYPE_CHECKING, Any

from coach.care.choices import cramp_words, pain_words
from coach.care.note_words import duration_words
from coach.exchange.gain_words import session_words
from coach.exchange.reading import Period, sessions_with_sets
from coach.exchange.report_health import health_lines
from coach.exchange.report_tables import activity_table, measure_table, program_table
from coach.progress.pain import PainView, pain_view
from coach.progress.record import load_record
from coach.progress.span import WEEK_DAYS, Span, back
from coach.progress.words import counted, number, short_day
from coach.store.entries import COURSE, CRAMP, HEALTH, PAIN, entries
from coach.translate import tr

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from coach.progress.record import Session
    from coach.progress.table import Table
    from coach.store.entries import Entry

    # What it is about, and what is to be said of it.
    Line = tuple[str, str]

DAYS = 30
# Cramps are rare and measures are taken now and then, so these go further back.
LONG_WEEKS = 12
_AMBER_FROM = 3
_MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is printed; texts are ready to be read.

    Attributes:
        name: What the person is called, or "".
        span: The days that are told.
        pain: The graph of these days.
        session_days: Days with exercise, oldest first.
        pain_lines: Pain in words; `often_lines` and `help_lines` likewise.
        health_lines: What was ticked in the health list; none without a tick, or when
            it is not to be printed.
        plan: The plan that is followed and its stage, or "".
        measures: Measures, first and last; empty without any, like `activities`.
    """

    name: str
    span: Span
    pain: PainView
    session_days: tuple[date, ...]
    pain_lines: tuple[Line, ...]
    often_lines: tuple[Line, ...]
    help_lines: tuple[Line, ...]
    health_lines: tuple[Line, ...]
    plan: str
    programs: Table
    measures: Table
    activities: Table


def report_of(
    connection: sqlite3.Connection,
    today: date,
    name: str = "",
    *,
    with_health: bool = True,
) -> Report:
    """Return the report of the 30 days that end today.

    Args:
        connection: A reader's, outside a transaction.
        today: The present training day.
        name: What the person is called; "" leaves it out.
        with_health: Whether the health list is told.
    """
    span = Span(back(today, DAYS - 1), today)
    long = Span(back(today, LONG_WEEKS * WEEK_DAYS - 1), today)
    record = load_record(connection, long.first, today)
    pain = pain_view(record, span, today)
    sessions = record.sessions_in(span)
    period = Period(span.first.isoformat(), span.last.isoformat())
    answers = [each.answers for each in sessions_with_sets(connection, period)]
    answers += [note.data for note in record.notes_in(PAIN, span)]
    cramps = record.notes_in(CRAMP, long)
    return Report(
        name,
        span,
        pain,
        tuple(sorted({session.day for session in sessions})),
        tuple(_pain_lines(pain, answers)),
        (*_session_lines(sessions), *_cramp_lines(cramps, span)),
        tuple(_help_lines(cramps)),
        health_lines(entries(connection, (HEALTH,))) if with_health else (),
        _plan(record.notes.get(COURSE, ())),
        program_table(sessions),
        measure_table(record, long),
        activity_table(record, long),
    )


def _pain_lines(pain: PainView, answers: Sequence[dict[str, Any]]) -> Iterable[Line]:
    if pain.mornings:
        last = pain.mornings[-1]
        text = tr("{0} of 10, on {1}").format(number(last.pain), short_day(last.day))
        yield tr("Last morning"), text
    if pain.usual and pain.usual[-1].pain is not None:
        usual = number(pain.usual[-1].pain)
        yield tr("Usual morning"), tr("{0} of 10, the middle of seven").format(usual)
    yield tr("How it went"), pain.sentence
    if pain.during:
        yield tr("Worst in a session"), _worst_words(pain)
    places = _counted_words(filter(None, map(_place, answers)))
    if places:
        yield tr("Where"), places
    named = (("quality", tr("What it feels like")), ("signs", tr("Signs with it")))
    for key, name in named:
        kinds = [
            pain_words(key, [each])
            for answer in answers
            for each in _list(answer.get(key))
        ]
        if kinds:
            yield name, _counted_words(kinds)
    yield from _yes_lines(answers)


def _worst_words(pain: PainView) -> str:
    worst = max(pain.during, key=lambda dot: dot.pain)
    high = sum(dot.pain >= _AMBER_FROM for dot in pain.during)
    sentence = tr("{0} of 10, on {1}; 3 or more on {2} of {3} days with an answer")
    return sentence.format(worst.pain, short_day(worst.day), high, len(pain.during))


def _place(answer: dict[str, Any]) -> str:
    """Return where it hurt, with the side."""
    words = (pain_words(key, answer.get(key)) for key in ("place", "side"))
    place, side = words
    return tr("{0}, {1}").format(place, side.lower()) if place and side else place


def _yes_lines(answers: Sequence[dict[str, Any]]) -> Iterable[Line]:
    """Yield what was answered with yes, and how often."""
    asked = {
        "swelling": tr("Swelling"),
        "relief": tr("Pain relief taken"),
    }
    for key, label in asked.items():
        count = sum(answer.get(key) is True for answer in answers)
        if count:
            yield label, counted(count, tr("in {0} answer"), tr("in {0} answers"))


def _session_lines(sessions: Sequence[Session]) -> Iterable[Line]:
    if not sessions:
        yield tr("Sessions"), tr("None in these {0} days").format(DAYS)
        return
    days = len({session.day for session in sessions})
    minutes = round(sum(session.active_s for session in sessions) / 60)
    text = tr("{0} on {1} of {2} days, {3} min in all")
    words = text.format(session_words(len(sessions)), days, DAYS, minutes)
    yield tr("Sessions"), words
    efforts = [each.effort for each in sessions if each.effort is not None]
    if efforts:
        yield tr("Effort"), tr("about {0} of 10").format(number(median(efforts)))


def _cramp_lines(cramps: Sequence[Entry], span: Span) -> Iterable[Line]:
    recent = sum(span.holds(date.fromisoformat(note.local_day)) for note in cramps)
    if not cramps:
        yield tr("Cramps"), tr("None noted in the last {0} weeks").format(LONG_WEEKS)
        return
    nights = sum(note.data.get("night") is True for note in cramps)
    text = tr("{0} in these {1} days; {2} in the last {3} weeks, {4} of them at night")
    yield tr("Cramps"), text.format(recent, DAYS, len(cramps), LONG_WEEKS, nights)
    weekly = number(len(cramps) / LONG_WEEKS)
    yield tr("Cramps a week"), tr("about {0}").format(weekly)
    strengths = _numbers(note.data.get("strength") for note in cramps)
    if strengths:
        yield tr("How strong"), _range_words(strengths)
    lengths = _numbers(note.data.get("length_s") for note in cramps)
    if lengths:
        yield tr("How long"), tr("up to {0}").format(duration_words(max(lengths)))
    muscles = _counted_words(filter(None, map(_muscle, cramps)))
    if muscles:
        yield tr("Which muscle"), muscles


def _muscle(note: Entry) -> str:
    muscle, side = (cramp_words(key, note.data.get(key)) for key in ("muscle", "side"))
    return tr("{0}, {1}").format(muscle, side.lower()) if side else muscle


def _help_lines(cramps: Sequence[Entry]) -> Iterable[Line]:
    """Yield what helped against cramps and what came before them."""
    for key, label in (
        ("helped", tr("Helped with cramps")),
        ("triggers", tr("Came before cramps")),
    ):
        said = [
            cramp_words(key, [each])
            for note in cramps
            for each in _list(note.data.get(key))
        ]
        if said:
            yield label, _counted_words(said)


def _plan(courses: Sequence[Entry]) -> str:
    """Return the plan that is followed now, and since when its stage lasts."""
    if not courses or courses[-1].data.get("decision") == "end":
        return ""
    last = courses[-1].data
    title = str(last.get("title") or "")
    stage = str(last.get("stage_title") or last.get("stage") or "")
    same = [note for note in courses if note.data.get("stage") == last.get("stage")]
    since = short_day(date.fromisoformat(same[0].local_day))
    return tr("{0}: {1}, since {2}").format(title, stage or "–", since)


def _counted_words(words: Iterable[str]) -> str:
    """Return what was said most often, each with its number."""
    most = Counter(words).most_common(_MOST_NAMED)
    return "; ".join(tr("{0} ({1})").format(word, count) for word, count in most)


def _range_words(values: Sequence[float]) -> str:
    low, high = number(min(values)), number(max(values))
    if low == high:
        return tr("{0} of 10").format(low)
    return tr("{0} to {1} of 10").format(low, high)


def _numbers(values: Iterable[object]) -> list[float]:
    return [
        value
        for value in values
        if isinstance(value, int | float) and not isinstance(value, bool)
    ]


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
