"""Patients and days in the words of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.progress.words import capital, lower_first, short_day
from coach.translate import tr

if TYPE_CHECKING:
    from datetime import date

    from coach.clinic.patients import Patient

# Longer ago than this the date says more than the number of days.
_COUNTED_DAYS = 30


def about_words(patient: Patient, stage: str = "", day: int | None = None) -> str:
    """Return what a patient is here for, such as "Left calf, day 11, Gentle start".

    Args:
        patient: The patient.
        stage: Title of the stage that they are in, or "".
        day: Day of the plan, counted from 1; None leaves it out.
    """
    parts = [problem_words(patient)]
    if day is not None:
        parts.append(tr("day {0}").format(day))
    words = capital(tr(", ").join(part for part in parts if part))
    # A title stays as it was written.
    return tr(", ").join(part for part in (words, stage) if part)


def problem_words(patient: Patient) -> str:
    """Return the problem with its side, such as "Left calf"; "" for neither."""
    words = {
        "left": (tr("Left {0}"), tr("Left side")),
        "right": (tr("Right {0}"), tr("Right side")),
        "both": (tr("Both {0}"), tr("Both sides")),
    }
    problem = patient.problem.strip()
    if patient.side not in words:
        return problem
    whole, alone = words[patient.side]
    if not problem:
        return alone
    # Whoever writes "Left calf" need not read "Left left calf".
    side = alone.split()[0].casefold()
    if problem.casefold().startswith(side):
        return problem
    return whole.format(lower_first(problem))


def ago_words(day: date, today: date) -> str:
    """Return how long ago a day was, such as "9 days ago"."""
    # A clock that was set back leaves days of the future.
    ago = max((today - day).days, 0)
    if ago == 0:
        return tr("Today")
    if ago == 1:
        return tr("Yesterday")
    if ago <= _COUNTED_DAYS:
        return tr("{0} days ago").format(ago)
    return short_day(day) if day.year == today.year else day.isoformat()


def when_words(day: date, today: date) -> str:
    """Return a day for the middle of a sentence: "yesterday", or "on 22 Nov"."""
    ago = (today - day).days
    if ago <= 0:
        return tr("today")
    if ago == 1:
        return tr("yesterday")
    return tr("on {0}").format(short_day(day))


def sets_words(done: int, planned: int) -> str:
    """Return how many sets were done, such as "10 of 12 sets"."""
    words = tr("{0} of {1} set") if planned == 1 else tr("{0} of {1} sets")
    return words.format(done, planned)
