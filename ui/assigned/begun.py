"""What a person has begun of a signed plan, as their notes say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coach.store.entries import COURSE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.exchange.assigned.receive import Signed
    from coach.files.plan_model import Plan
    from coach.store.entries import Entry
    from ui.context import AppContext


def begun_notes(context: AppContext, plan: Plan) -> Sequence[Entry]:
    """Return the notes of the newest course of a plan, oldest first; or none.

    A course that was in a stage which the plan does not have any more is led no
    longer: the plan is begun anew.

    Args:
        context: What all parts share.
        plan: The plan, as it is now.
    """
    # Imported here, as below: few people have such a plan.
    from coach.progress.planned import course_notes

    notes = [
        note
        for note in context.care.facts.notes
        if note.kind == COURSE
        and note.removed_at is None
        and note.data.get("plan") == plan.id
    ]
    courses = sorted(course_notes(notes), key=_newest_at)
    if not courses:
        return ()
    names = {"", *(stage.name for stage in plan.stages)}
    newest = courses[-1]
    is_led = all((note.data.get("stage") or "") in names for note in newest)
    return newest if is_led else ()


def _newest_at(notes: Sequence[Entry]) -> str:
    return notes[-1].happened_at


def running_side(context: AppContext, plan: Plan) -> str | None:
    """Return for which side a course of a plan runs, "" for none; None without one.

    Args:
        context: What all parts share.
        plan: The plan, as it is now.
    """
    from coach.progress.planned import END

    notes = begun_notes(context, plan)
    if not notes or notes[-1].data.get("decision") == END:
        return None
    sides = [str(note.data.get("side") or "") for note in notes]
    return next((side for side in reversed(sides) if side), "")


def is_all_reported(signed: Signed, notes: Sequence[Entry], until: date | None) -> bool:
    """Return whether a plan or its course is over, and was reported to its end.

    Args:
        signed: The plan.
        notes: From `begun_notes`.
        until: The last day that was reported, or None.
    """
    from coach.progress.planned import END

    last_days = [signed.assignment.valid_until]
    if notes and notes[-1].data.get("decision") == END:
        last_days.append(date.fromisoformat(notes[-1].local_day))
    return until is not None and any(
        last is not None and until >= last for last in last_days
    )
