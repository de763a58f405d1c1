"""What a report says: day by day, planned beside done.

Pain is 0 to 10; lengths are whole seconds, days the person's training days.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.exchange.returned.extra import kept_sessions

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class SetReport:
    """One set of one side.

    Attributes:
        side: "left", "right", or "" for both together.
        reps: Repetitions or holds done; None where they are not counted.
        how: "done", "skipped", "left-out" or "stopped".
        pain: Worst pain in it, or None.
    """

    side: str
    reps: int | None
    held_s: int
    how: str
    pain: int | None = None


@dataclass(frozen=True, slots=True)
class ExerciseReport:
    """An exercise as it was planned and done on a day.

    Attributes:
        planned_sets: Sets of all sides together; none of them in a session that the
            schedule did not ask for.
        planned_reps: Repetitions in each; None where they are not counted.
        planned_s: Length of each set.
    """

    id: str
    title: str
    planned_sets: int
    planned_reps: int | None
    planned_s: int
    sets: tuple[SetReport, ...]

    @property
    def is_extra(self) -> bool:
        """Return whether it was done beside what the schedule asks for."""
        return not self.planned_sets and bool(self.sets)

    @property
    def done_sets(self) -> int:
        """Return how many sets were done to their end."""
        return sum(each.how == "done" for each in self.sets)


@dataclass(frozen=True, slots=True)
class Deviation:
    """Something that was not as the plan has it.

    Attributes:
        what: "skip", "redo", "extend", "leave-out", "easier", "stopped", or one of
            `coach.store.entries.BEYOND`.
        exercise: Its title, or "".
        detail: In the person's or the app's words, or "".
    """

    what: str
    exercise: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class DayReport:
    """One day.

    Attributes:
        planned: Sessions that were due.
        done: Sessions that were done to their end.
        begun: Sessions that were begun.
        pain_max: Worst pain during; None when not said or not to be sent.
        pain_morning: Pain on the morning of this day, likewise.
        signs: Danger signs that were reported.
        notes: What the person chose to send along.
    """

    day: date
    stage: str = ""
    planned: int = 0
    done: int = 0
    begun: int = 0
    active_s: int = 0
    pain_max: int | None = None
    pain_morning: int | None = None
    effort: int | None = None
    exercises: tuple[ExerciseReport, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    signs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NextStage:
    """Whether the stage can be left, by its own checklist, on the last day.

    Attributes:
        stage: Title of the stage.
        to: Title of the one that follows; "" when the plan ends with this one.
        met: The points that hold, in words.
        open: The points that are missing, in words.
        since: First day since which all of them hold; None while one is open.
    """

    stage: str
    to: str = ""
    met: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What goes back for one assignment.

    Attributes:
        revision: The revision that was followed last.
        followed: Hash of its manifest, "sha256:...".
        patient_ref: The practice's own number.
        title: Of the plan.
        stage: Title of the stage on the last day, or "".
        is_ended: Whether the plan has ended.
        next_stage: Whether the stage can be left; None when that is not told.
    """

    assignment_id: str
    revision: int
    followed: str
    patient_ref: str
    patient_name: str
    title: str
    from_day: date
    to_day: date
    days: tuple[DayReport, ...]
    stage: str = ""
    is_ended: bool = False
    next_stage: NextStage | None = None

    @property
    def planned(self) -> int:
        """Return how many sessions were due."""
        return sum(day.planned for day in self.days)

    @property
    def done(self) -> int:
        """Return how many were done to their end, extra ones among them."""
        return sum(day.done for day in self.days)

    @property
    def kept(self) -> int:
        """Return how many of those that were due were done to their end."""
        return kept_sessions((day.planned, day.done) for day in self.days)
