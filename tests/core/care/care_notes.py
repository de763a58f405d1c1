"""Notes and moments for the tests of the care rules."""

from itertools import count

from coach.care.course.facts import Moment
from coach.care.locks import locks
from coach.care.screening import screening_data
from coach.store.days import training_day, utc_text
from coach.store.entries import HEALTH, INJURY, SCREENING, UNLOCK, Entry

MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS

# A Wednesday, 10:00 UTC.
NOW_MS = 1_762_336_800_000

_numbers = count(1)


def moment(after_ms=0, offset_min=0):
    """Return the present, so long after NOW_MS."""
    return Moment(NOW_MS + after_ms, offset_min)


def note(kind, data, after_ms=0, *, removed_after_ms=None, name=None):
    """Return a note of so long after NOW_MS, perhaps put into the bin later."""
    at_ms = NOW_MS + after_ms
    removed_at = None
    if removed_after_ms is not None:
        removed_at = utc_text(at_ms + removed_after_ms)
    return Entry(
        name or f"n{next(_numbers)}",
        kind,
        training_day(at_ms, 0),
        utc_text(at_ms),
        None,
        data,
        1 if removed_at is None else 2,
        removed_at,
    )


def screening(*yes, area="hamstring", where="on-demand", no=(), **how):
    """Return a screening in which these questions had a yes."""
    answers = dict.fromkeys(no, False) | dict.fromkeys(yes, True)
    return note(SCREENING, screening_data(where, area, answers), **how)


def unlock(screened, examined_on, after_ms=DAY_MS, **how):
    """Return the note that opens what a screening closed."""
    data = {"screening": screened.id, "examined_on": examined_on, "by": "Dr Example"}
    return note(UNLOCK, data, after_ms, **how)


def health_note(after_ms=0, **data):
    """Return a health note."""
    return note(HEALTH, data, after_ms)


def injury_note(area="hamstring", after_ms=0, **data):
    """Return an injury that happened so long after NOW_MS."""
    at = utc_text(NOW_MS + after_ms)
    return note(INJURY, {"injury": "i1", "area": area, "at": at, **data}, after_ms)


def locks_of(*notes, after_ms=0):
    """Return the locks that hold so long after NOW_MS."""
    return locks(notes, moment(after_ms))
