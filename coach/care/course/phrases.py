"""Numbers and days in sentences: what led to a decision, what is still missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.progress.words import counted, listed, short_day
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

_WEEK_DAYS = 7


def during(worst: int | None, signs: Iterable[str] = ()) -> tuple[str, ...]:
    """Return what was said about a session: the worst pain, and signs."""
    sentences = []
    if worst is not None:
        sentences.append(tr("Worst pain in the session: {0} of 10.").format(worst))
    if said := sign_words(signs):
        sentences.append(tr("Reported: {0}.").format(listed(said)))
    return tuple(sentences)


def morning(pain: int, usual: int | None, signs: Iterable[str] = ()) -> tuple[str, ...]:
    """Return what was said on the next morning, beside the usual one."""
    if usual is None:
        first = tr("Next morning: {0} of 10; no usual morning to compare with.")
        sentences = [first.format(pain)]
    else:
        sentences = [beside_usual(pain, usual)]
    if said := sign_words(signs):
        sentences.append(tr("Reported next morning: {0}.").format(listed(said)))
    return tuple(sentences)


def beside_usual(pain: int, usual: int) -> str:
    """Return a morning and the usual one, and how far they are apart."""
    if pain == usual:
        return tr("Next morning {0}, the same as the usual morning.").format(pain)
    apart = abs(pain - usual)
    words = (
        counted(apart, tr("{0} point above"), tr("{0} points above"))
        if pain > usual
        else counted(apart, tr("{0} point below"), tr("{0} points below"))
    )
    sentence = tr("Next morning {0}, usual morning {1}: {2}.")
    return sentence.format(pain, usual, words)


def sign_words(signs: Iterable[str]) -> list[str]:
    """Return signs in words, in the order of this list."""
    words = {
        "sharp": tr("sharp pain"),
        "sudden": tr("sudden pain"),
        "pop": tr("a pop"),
        "giving-way": tr("giving way"),
        "limp": tr("a limp"),
        "twinge": tr("a twinge"),
        "new-swelling": tr("new swelling"),
        "new-bruise": tr("a new bruise"),
        "swelling-next-morning": tr("swelling in the morning"),
    }
    said = set(signs)
    return [text for slug, text in words.items() if slug in said]


def weekday_name(day: date) -> str:
    """Return the day of the week in full."""
    names = (
        tr("Monday"),
        tr("Tuesday"),
        tr("Wednesday"),
        tr("Thursday"),
        tr("Friday"),
        tr("Saturday"),
        tr("Sunday"),
    )
    return names[day.weekday()]


def day_words(day: date, today: date) -> str:
    """Return a coming day: "today", "tomorrow", "Thursday", "12 Nov"."""
    ahead = (day - today).days
    if ahead <= 0:
        return tr("today")
    if ahead == 1:
        return tr("tomorrow")
    return weekday_name(day) if ahead < _WEEK_DAYS else short_day(day)


def not_before(day: date, today: date) -> str:
    """Return that something is too early until a day."""
    return tr("Not before {0}.").format(day_words(day, today))


def not_before_clock(then: datetime, today: date) -> str:
    """Return that something is too early until a time of a day."""
    words = tr("Not before {0}, {1}.")
    return words.format(day_words(then.date(), today), then.strftime("%H:%M"))


def days(count: int) -> str:
    """Return a number of days."""
    return counted(count, tr("{0} day"), tr("{0} days"))


def hours(ms: int) -> str:
    """Return a length in whole hours, begun ones included."""
    return counted(-(-ms // 3_600_000), tr("{0} hour"), tr("{0} hours"))


def more_clean(count: int) -> str:
    """Return how many clean sessions are still missing."""
    one, many = tr("{0} more clean session."), tr("{0} more clean sessions.")
    return counted(count, one, many)


def why_not_clean(why: str) -> str:
    """Return why a session does not count toward moving on; "" when it does."""
    words = {
        "during": tr("It hurt too much for that."),
        "morning": tr("The next morning was sorer."),
        "part": tr("Only a part of it was done."),
        "no-pain": tr("Its pain was not answered."),
        "relief": tr("Pain relief was taken, so its numbers do not count."),
        "waiting": tr("Tomorrow morning decides."),
        "no-morning": tr("The next morning was not answered."),
        "no-usual": tr("There is no usual morning yet to compare with."),
        "half": tr("It went well with half the sets; the whole dose comes next."),
    }
    return words.get(why, "")
