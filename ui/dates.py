"""Days as the window shows them: in words, and short for small cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

if TYPE_CHECKING:
    from datetime import date


def _locale() -> QLocale:
    """Return the locale of the window's language, which need not be the system's."""
    return QLocale(QCoreApplication.translate("dates", "en_GB"))


def _text(day: date, shape: str) -> str:
    return _locale().toString(QDate(day.year, day.month, day.day), shape)


def day_words(day: date) -> str:
    """Return a day in full, such as "23 November 2026"."""
    return _text(day, "d MMMM yyyy")


def long_day(day: date) -> str:
    """Return a day of this year with its weekday, such as "Monday 23 November"."""
    return _text(day, "dddd d MMMM")


def short_day(day: date) -> str:
    """Return a day of this year in few letters, such as "23 Nov"."""
    return _text(day, "d MMM")


def weekday_word(day: date) -> str:
    """Return the weekday in full, such as "Monday"."""
    return _text(day, "dddd")


def short_weekday(day: date) -> str:
    """Return the weekday in three letters, such as "Mon"."""
    return _text(day, "ddd")
