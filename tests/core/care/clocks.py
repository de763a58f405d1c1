"""Clocks and cases for the tests of care: real zones and shipped protocols."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from coach.care.care_limits import CareCase
from coach.care.care_notes import CareDone
from coach.care.day_clock import DayClock, sleep_hours
from coach.store.entries import Entry
from tests.core.shipped import LIBRARY

MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS
BERLIN = "Europe/Berlin"


def offset_at(zone: str):
    """Return what a zone is ahead of UTC at an instant, in minutes."""
    place = ZoneInfo(zone)

    def offset_min(at_ms: int) -> int:
        offset = datetime.fromtimestamp(at_ms // 1000, place).utcoffset()
        assert offset is not None
        return round(offset.total_seconds() / 60)

    return offset_min


def clock_in(
    zone: str = BERLIN, sleep_from: str = "22:30", sleep_until: str = "07:00"
) -> DayClock:
    """Return the clock of somebody in a zone."""
    return DayClock(offset_at(zone), sleep_hours(sleep_from, sleep_until))


CLOCK = clock_in()


def at(text: str, zone: str = BERLIN) -> int:
    """Return the instant at which a zone's clock shows "2026-11-21 19:00"."""
    moment = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))
    return round(moment.timestamp() * 1000)


def shown(at_ms: int | None, clock: DayClock = CLOCK) -> str:
    """Return the time of day at an instant, "" for none."""
    return "" if at_ms is None else clock.shows(at_ms).clock


# A strain on a Saturday afternoon, noted a little later.
HURT, NOTED = at("2026-11-21 14:00"), at("2026-11-21 14:10")


def case_of(protocol: str = "rice", hurt: int = HURT, noted: int = NOTED) -> CareCase:
    """Return a fresh injury that is cared for by a shipped protocol."""
    return CareCase(LIBRARY.protocols[protocol], hurt, noted, "thigh")


def done_at(
    text: str, what: str = "ice", minutes: int = 15, *, goes_on: bool = False, **more
) -> CareDone:
    """Return something that was done at a time of the clock."""
    start_ms = at(text)
    return CareDone(
        f"note {text}",
        what,
        start_ms,
        CLOCK.day(start_ms),
        injury="thigh",
        length_ms=minutes * MINUTE_MS,
        end_ms=None if goes_on else start_ms + minutes * MINUTE_MS,
        is_timer=goes_on,
        **more,
    )


def note_of(kind: str, text: str, data: dict, *, name: str = "", removed=None) -> Entry:
    """Return a note about something that happened at a time of the clock."""
    moment = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(BERLIN))
    utc = moment.astimezone(ZoneInfo("UTC")).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    day = CLOCK.day(at(text))
    return Entry(name or f"{kind} {text}", kind, day, utc, None, data, 1, removed)
