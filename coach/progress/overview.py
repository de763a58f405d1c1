"""Everything that the progress page shows of a span, worked out in one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.progress.cramps import CrampView, cramp_view
from coach.progress.days import DaysView, days_view
from coach.progress.load import COMPARED_WEEKS, LoadView, load_view
from coach.progress.minutes import MinutesView, minutes_view
from coach.progress.pain import PainView, pain_view
from coach.progress.sentences import days_sentence, headline
from coach.progress.sides import SidesView, sides_view
from coach.progress.span import LEAST_WEEKS, WEEK_DAYS, Span
from coach.progress.stretch import StretchView, stretch_view

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from coach.progress.day_log import DayLog
    from coach.progress.record import Record


# Eight weeks of bars, each compared with the four weeks before it.
NEEDED_BEFORE_DAYS = (LEAST_WEEKS + COMPARED_WEEKS) * WEEK_DAYS


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person has set, as far as the page depends on it.

    Attributes:
        goal: Minutes wished for in a week; 0 for no goal.
        muscles: The stretches of the library, from `stretch_muscles`.
        test: The measure that is shown; "" for the first that there is.
    """

    goal: int
    muscles: Mapping[str, tuple[str, ...]]
    test: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """All graphs of a span, and the sentence above them.

    Attributes:
        today: The training day on which it was worked out.
    """

    span: Span
    today: date
    headline: str
    pain: PainView
    days: DaysView
    minutes: MinutesView
    sides: SidesView
    load: LoadView
    stretch: StretchView
    cramps: CrampView


def overview(
    record: Record,
    log: DayLog,
    span: Span,
    today: date,
    wishes: Wishes,
    *,
    streak: int | None,
) -> Overview:
    """Return what the page shows of a span.

    Args:
        record: The history, from NEEDED_BEFORE_DAYS before the span on.
        log: The days of the record.
        span: The days that are looked at.
        today: The present training day.
        wishes: What the person has set.
        streak: From `streak_of`; None while the whole history is not read.
    """
    pain = pain_view(record, span, today)
    days = days_view(log, span, streak=streak)
    done = days.kept if days.planned else days.trained
    known = Span(max(span.first, record.oldest or span.first), span.last)
    sentence = days_sentence(done, days.planned, known.days / WEEK_DAYS)
    return Overview(
        span,
        today,
        headline(pain.change, sentence, is_empty=record.is_empty),
        pain,
        days,
        minutes_view(record, span, today, wishes.goal),
        sides_view(record, span, wishes.test),
        load_view(record, span, today),
        stretch_view(record, span, wishes.muscles),
        cramp_view(record, span, today),
    )
