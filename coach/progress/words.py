"""Days and numbers in words, for the sentences and tables of the progress page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.translate import tr

if TYPE_CHECKING:
    from datetime import date

_MINUTE_S = 60


def month_word(month: int) -> str:
    """Return a month (1 to 12) in three letters."""
    words = (
        tr("Jan"),
        tr("Feb"),
        tr("Mar"),
        tr("Apr"),
        tr("May"),
        tr("Jun"),
        tr("Jul"),
        tr("Aug"),
        tr("Sep"),
        tr("Oct"),
        tr("Nov"),
        tr("Dec"),
    )
    return words[month - 1]


def weekday_word(day: date) -> str:
    """Return the day of the week in three letters."""
    words = (
        tr("Mon"),
        tr("Tue"),
        tr("Wed"),
        tr("Thu"),
        tr("Fri"),
        tr("Sat"),
        tr("Sun"),
    )
    return words[day.weekday()]


def short_day(day: date) -> str:
    """Return a day such as "4 Nov"."""
    return tr("{day} {month}").format(day=day.day, month=month_word(day.month))


def long_day(day: date) -> str:
    """Return a day such as "Wed 4 Nov 2026"."""
    return tr("{weekday} {day} {month} {year}").format(
        weekday=weekday_word(day),
        day=day.day,
        month=month_word(day.month),
        year=day.year,
    )


def span_words(first: str, last: str) -> str:
    """Return "3 Nov to 9 Nov" of two days in words, or the one that both are."""
    return first if first == last else tr("{0} to {1}").format(first, last)


def month_of(day: date) -> str:
    """Return the month of a day, such as "Nov 2026"."""
    return tr("{month} {year}").format(month=month_word(day.month), year=day.year)


def number(value: float) -> str:
    """Return a number with at most one decimal: "2", "1.5"."""
    rounded = round(value, 1)
    return f"{rounded:.0f}" if rounded == int(rounded) else f"{rounded:.1f}"


def counted(count: int, one: str, many: str) -> str:
    """Return the right one of two translated texts, with the number in it."""
    return (one if count == 1 else many).format(count)


def length_words(seconds: float) -> str:
    """Return a length in whole minutes, or in seconds below one: "12 min", "40 s"."""
    if seconds < _MINUTE_S:
        return tr("{0} s").format(round(seconds))
    return tr("{0} min").format(round(seconds / _MINUTE_S))


def done_words(done_s: float, planned_s: float) -> str:
    """Return how much was done of a plan: "10 of 12 min", "40 s of 12 min"."""
    if min(done_s, planned_s) < _MINUTE_S:
        words = tr("{0} of {1}")
        return words.format(length_words(done_s), length_words(planned_s))
    minutes = (round(done_s / _MINUTE_S), round(planned_s / _MINUTE_S))
    return tr("{0} of {1} min").format(*minutes)


def listed(parts: list[str]) -> str:
    """Return "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return tr("{0} and {1}").format(tr(", ").join(parts[:-1]), parts[-1])


def capital(text: str) -> str:
    """Return a text with its first letter large and the others as they are."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Return a text with its first letter small, for the middle of a sentence."""
    return text[:1].lower() + text[1:]
