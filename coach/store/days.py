"""Instants as text, and the day a session counts for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

# A session after midnight belongs to the evening before it; streaks that break at
# midnight are a known complaint (design decision, not a finding).
DAY_ENDS_AT_HOUR = 4

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def utc_text(wall_ms: int) -> str:
    """Return an instant as RFC 3339 text in UTC with milliseconds.

    Args:
        wall_ms: Milliseconds since 1970-01-01 UTC.
    """
    instant = _EPOCH + timedelta(milliseconds=wall_ms)
    return instant.strftime("%Y-%m-%dT%H:%M:%S.") + f"{instant.microsecond // 1000:03}Z"


def training_day(wall_ms: int, utc_offset_min: int) -> str:
    """Return the day that an instant counts for, as "YYYY-MM-DD".

    A training day runs from 04:00 to 04:00 on the person's own clock.

    Args:
        wall_ms: Milliseconds since 1970-01-01 UTC.
        utc_offset_min: What the person's clock was ahead of UTC at that instant, in
            minutes; negative west of Greenwich.
    """
    shift = timedelta(minutes=utc_offset_min) - timedelta(hours=DAY_ENDS_AT_HOUR)
    return (_EPOCH + timedelta(milliseconds=wall_ms) + shift).date().isoformat()


def utc_offset_min(wall_ms: int) -> int:
    """Return the offset of the system's own time zone at an instant, in minutes."""
    local = (_EPOCH + timedelta(milliseconds=wall_ms)).astimezone()
    offset = local.utcoffset()
    return 0 if offset is None else round(offset.total_seconds() / 60)
