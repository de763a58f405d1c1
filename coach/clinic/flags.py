"""What a physiotherapist should look at: rules over what a patient's days come to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coach.clinic.gist import is_recent
from coach.translate import tr

if TYPE_CHECKING:
    from datetime import date

    from coach.clinic.gist import Gist

# One point of pain is noise, two are a change: see the reading of pain on the
# progress page.
PAIN_RISE = 2
MISSED_IN_A_ROW = 3
QUIET_DAYS = 7

PAIN_UP, STOP_SIGN, STOPPED = "pain-up", "stop-sign", "stopped"
MISSED, READY, ENDED, QUIET = "missed", "ready", "ended", "quiet"
# The first one that holds is the one that the list shows.
ORDER = (STOP_SIGN, PAIN_UP, STOPPED, MISSED, READY, ENDED, QUIET)


class Standing(NamedTuple):
    """Where a patient stands, beside their days.

    Attributes:
        issued_on: Day of the newest assignment; None without one.
        reported_on: Day on which the newest report came; None without one.
        reported_until: Last day of that report.
        valid_until: Last day of the newest assignment; None without an end.
        is_ended: The newest report says that the plan has ended.
        ready_since: The newest report says that every point of the stage has been met
            since this day, and nothing was assigned after it; else None.
        next_stage: Title of the stage that would follow; "" for the end of the plan.
    """

    issued_on: date | None = None
    reported_on: date | None = None
    reported_until: date | None = None
    valid_until: date | None = None
    is_ended: bool = False
    ready_since: date | None = None
    next_stage: str = ""


def flags_of(gist: Gist, standing: Standing, today: date) -> tuple[str, ...]:
    """Return what holds for a patient, the most pressing first.

    Args:
        gist: What their days come to.
        standing: Where they stand.
        today: The physiotherapist's day.
    """
    pain = gist.pain
    is_up = pain is not None and pain.rise >= PAIN_RISE and is_recent(pain.day, today)
    is_missed = gist.missed >= MISSED_IN_A_ROW and is_recent(gist.last, today)
    found = (
        (STOP_SIGN, is_recent(gist.signs_on, today)),
        (PAIN_UP, is_up),
        (STOPPED, is_recent(gist.stopped_on, today)),
        (MISSED, is_missed),
        (READY, standing.ready_since is not None),
        (ENDED, has_ended(standing, today)),
        (QUIET, _is_quiet(standing, today)),
    )
    return tuple([flag for flag, holds in found if holds])


def _is_quiet(standing: Standing, today: date) -> bool:
    """Return whether nothing was heard for a week of a plan that runs."""
    if standing.issued_on is None or has_ended(standing, today):
        return False
    # Whoever has just got a plan need not have told of it yet.
    heard = max(standing.reported_on or standing.issued_on, standing.issued_on)
    return (today - heard).days > QUIET_DAYS


def has_ended(standing: Standing, today: date) -> bool:
    """Return whether a plan is over, by its last day or by what a report says."""
    last = standing.valid_until
    return standing.is_ended or (last is not None and last < today)


def flag_words(flag: str) -> str:
    """Return a flag in a word or two."""
    return {
        STOP_SIGN: tr("Stop sign"),
        PAIN_UP: tr("Pain up"),
        STOPPED: tr("Stopped early"),
        MISSED: tr("Missed days"),
        READY: tr("Ready"),
        ENDED: tr("Plan ended"),
        QUIET: tr("Quiet"),
    }[flag]


def long_flag_words(flag: str) -> str:
    """Return a flag where there is room for all of it."""
    return tr("Ready for the next stage") if flag == READY else flag_words(flag)
