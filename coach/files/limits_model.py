"""What a plan does not go beyond, once its file has been accepted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What is not gone beyond, whoever asks.

    Attributes:
        stop_pain: Pain that ends a session; None for that of the program.
        max_sessions_per_day: None for what the schedule allows.
        missed_in_a_row: After so many missed sessions the person is asked to get in
            touch; None for never.
        may_patient_change: Any of "time-of-day", "days", "easier", "leave-out",
            "longer-rest"; everything else is a deviation.
    """

    stop_pain: int | None = None
    max_sessions_per_day: int | None = None
    missed_in_a_row: int | None = None
    may_patient_change: tuple[str, ...] = ()
