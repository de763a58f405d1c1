"""What an assignment comes to, in two sentences."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.files.plan_model import Plan
from coach.progress.words import counted
from ui.dates import short_day

if TYPE_CHECKING:
    from datetime import date

    from coach.exchange.assigned.draft import Draft


def _tr(text: str) -> str:
    return QCoreApplication.translate("assign", text)


def in_short(draft: Draft, length: str) -> str:
    """Return the assignment in short: how many sessions, until when, the limit.

    Args:
        draft: What is filled in.
        length: Of a session, such as "11 min"; "" where stages differ.
    """
    sentences = [_sessions(draft, length)]
    if draft.limits.stop_pain is not None:
        # From this number on it stops: what is allowed is one less.
        sentences.append(_tr("Pain limit {0}.").format(draft.limits.stop_pain - 1))
    if isinstance(draft.content, Plan) and len(draft.content.stages) > 1:
        sentences.append(_tr("{0} stages.").format(len(draft.content.stages)))
    return " ".join(sentences)


def _sessions(draft: Draft, length: str) -> str:
    span = _span(draft.valid_from, draft.valid_until)
    if not draft.days or draft.valid_until is None:
        return _tr("Sessions as the plan says, {0}.").format(span)
    count = sum(
        day.weekday() in draft.days
        for day in _days(draft.valid_from, draft.valid_until)
    ) * (len(draft.times) or draft.times_a_day)
    sessions = counted(count, _tr("{0} session"), _tr("{0} sessions"))
    if not length:
        return _tr("{0}, {1}.").format(sessions, span)
    return _tr("{0} of {1}, {2}.").format(sessions, length, span)


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _span(first: date, last: date | None) -> str:
    if last is None:
        return _tr("from {0} until you change it").format(short_day(first))
    if last == first:
        return _tr("on {0}").format(short_day(first))
    return _tr("from {0} to {1}").format(short_day(first), short_day(last))
