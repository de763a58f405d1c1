"""The keys of what a plan does not go beyond, and of what the person may change."""

from __future__ import annotations

from coach.files.fields import Choice, WholeNumber
from coach.files.groups import ListOf, Table
from coach.files.program_table import STOP_PAIN

MAY_CHANGE = ("time-of-day", "days", "easier", "leave-out", "longer-rest")
MOST_SESSIONS_A_DAY = 10

LIMITS = Table(
    label="Limits",
    help="What Coach does not go beyond, whoever asks.",
    fields={
        "stop_pain": STOP_PAIN,
        "max_sessions_per_day": WholeNumber(
            low=1,
            high=MOST_SESSIONS_A_DAY,
            label="Sessions a day",
            help="So many at most.",
        ),
        "missed_in_a_row": WholeNumber(
            low=1,
            high=30,
            label="Missed in a row",
            help="After so many missed sessions the person is asked to get in touch.",
        ),
        "may_patient_change": ListOf(
            of=Choice(choices=MAY_CHANGE),
            high=len(MAY_CHANGE),
            unique=True,
            label="The person may change",
            help="Everything else is noted as a deviation.",
        ),
    },
)
