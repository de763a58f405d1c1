"""Planned sessions as an iCalendar file (RFC 5545) for any calendar program.

A calendar is often shared, so an entry says "Exercises, 14 min" and nothing about a
body. Times are floating: 18:00 stays 18:00 wherever the person is. Entries keep their
ids, so that a later file replaces what an earlier one brought.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from coach import __version__
from coach.exchange.writing import whole_file
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from icalendar import Event

    from coach.progress.planned import PlannedSession

REMIND_BEFORE = timedelta(minutes=10)
# What is not known is shown as a quarter of an hour.
USUAL_MINUTES = 15
# Several sessions a day lie this far apart, the last at the person's own time.
APART_MIN = 240
_EARLIEST_MIN = 6 * 60
# A pattern may leave out one day in so many and still be a pattern.
_DAYS_FOR_ONE_LEFT_OUT = 4
_DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NAMESPACE = uuid.UUID("12787289-3e56-5bfd-b1e0-7497cc254337")


@dataclass(frozen=True, slots=True)
class Series:
    """Planned sessions that are alike but for their day.

    Attributes:
        course: Id of the course, "" for the person's own days.
        before_last: How many sessions come after it on its day.
        at_min: Minute of the day at which its plan has it; None for the person's own
            time.
    """

    course: str
    stage: str
    program: str
    before_last: int
    at_min: int | None = None


def write_calendar(
    planned: Iterable[PlannedSession],
    minutes: Mapping[str, int],
    at: str,
    target: Path,
    now_ms: int,
) -> int:
    """Write planned sessions into an iCalendar file and return their number.

    Args:
        planned: From `coach.progress.planned`.
        minutes: Id of a program -> how long it takes.
        at: Time of day of the last session of a day, "HH:MM".
        target: The file.
        now_ms: The present moment, in ms since 1970 UTC.

    Raises:
        FileError: The file cannot be written; nothing of it is left.
    """
    days = _by_series(planned)
    text = _calendar_text(days, minutes, _minute_of_day(at), now_ms)
    with whole_file(target) as file:
        file.write(text)
    return sum(map(len, days.values()))


def _by_series(planned: Iterable[PlannedSession]) -> dict[Series, list[date]]:
    """Return the days of each series, in order."""
    found: dict[Series, set[date]] = defaultdict(set)
    for each in planned:
        at_min = dict(enumerate(each.at_min))
        for before_last in range(each.times):
            at = at_min.get(each.times - 1 - before_last)
            series = Series(each.course, each.stage, each.program, before_last, at)
            found[series].add(each.day)
    return {series: sorted(found[series]) for series in sorted(found, key=_order)}


def _order(series: Series) -> tuple[str, str, str, int, int]:
    at_min = -1 if series.at_min is None else series.at_min
    return series.course, series.stage, series.program, series.before_last, at_min


def _calendar_text(
    days: Mapping[Series, Sequence[date]],
    minutes: Mapping[str, int],
    at_min: int,
    now_ms: int,
) -> str:
    # Imported here: it takes longer to load than the window to appear.
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//Coach//coach {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", tr("Exercises"))
    for series, when in days.items():
        length_min = minutes.get(series.program, 0)
        start = _time_of(at_min, series.before_last)
        if series.at_min is not None:
            start = _time_of(series.at_min, 0)
        for event in _events(series, when, start):
            _describe(event, length_min, now_ms)
            calendar.add_component(event)
    text: str = calendar.to_ical().decode()
    return text


def _events(series: Series, days: Sequence[date], start: time) -> Iterator[Event]:
    """Yield one event for a weekly pattern, else one for each day."""
    weekdays = {day.weekday() for day in days}
    whole = [
        day for day in _days_between(days[0], days[-1]) if day.weekday() in weekdays
    ]
    left_out = sorted(set(whole) - set(days))
    is_pattern = len(days) > len(weekdays)
    if is_pattern and len(left_out) * _DAYS_FOR_ONE_LEFT_OUT <= len(days):
        event = _event(series, "", datetime.combine(days[0], start))
        codes = [_DAY_CODES[each] for each in sorted(weekdays)]
        until = datetime.combine(days[-1], time(23, 59, 59))
        event.add("rrule", {"freq": "weekly", "byday": codes, "until": until})
        if left_out:
            event.add("exdate", [datetime.combine(day, start) for day in left_out])
        yield event
        return
    for day in days:
        yield _event(series, day.isoformat(), datetime.combine(day, start))


def _event(series: Series, day: str, start: datetime) -> Event:
    from icalendar import Event

    name = (series.course, series.stage, series.program, str(series.before_last), day)
    event = Event()
    event.add("uid", f"{uuid.uuid5(_NAMESPACE, '/'.join(name))}@coach.invalid")
    event.add("dtstart", start)
    return event


def _describe(event: Event, length_min: int, now_ms: int) -> None:
    """Add what all events have: length, words, privacy, reminder."""
    from icalendar import Alarm

    words = tr("Exercises, {0} min").format(length_min) if length_min else ""
    words = words or tr("Exercises")
    event.add("duration", timedelta(minutes=length_min or USUAL_MINUTES))
    event.add("summary", words)
    event.add("dtstamp", datetime.fromtimestamp(now_ms // 1000, UTC))
    # A later file has to have a higher number to replace this one.
    event.add("sequence", now_ms // 60_000)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", -REMIND_BEFORE)
    event.add_component(alarm)


def _days_between(first: date, last: date) -> Iterator[date]:
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


def _minute_of_day(at: str) -> int:
    hours, minutes = at.split(":")
    return int(hours) * 60 + int(minutes)


def _time_of(at_min: int, before_last: int) -> time:
    """Return when a session begins; the earlier ones of a day not in the night."""
    earliest = min(at_min, _EARLIEST_MIN)
    hours, minutes = divmod(max(at_min - before_last * APART_MIN, earliest), 60)
    return time(hours, minutes)
