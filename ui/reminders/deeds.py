"""What "done" means beyond the reminder: care that was given is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.care.care_notes import WHAT
from coach.care.reminders.sources import is_noted_afterwards
from coach.store.entries import CARE

if TYPE_CHECKING:
    from coach.care.reminders.model import Reminder
    from ui.context import AppContext
    from ui.recover.care.model import CareDayModel


def note_care(context: AppContext, care: CareDayModel, reminder: Reminder) -> None:
    """Write down care that somebody says they have given, so that the plan follows.

    Args:
        context: The journal.
        care: The plan of the day.
        reminder: What was answered; of another kind than care it changes nothing.
    """
    case, day = care.case, care.day
    if case is None or day is None:
        return
    for item in day.items:
        if item.key == reminder.key and is_noted_afterwards(item):
            length_ms = item.step.lasts_ms
            data = {
                "what": WHAT[item.kind],
                "protocol": case.protocol.id,
                "step": item.step.name,
                "injury": case.injury,
                "length_s": length_ms // 1000,
            }
            # It has just ended, as far as anybody knows.
            begun_ms = max(care.now_ms - length_ms, case.at_ms)
            context.journal.note(CARE, data, happened_ms=begun_ms)
