"""The data of an assignment: a plan for one person, from whom, and its limits."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coach.files.limits_model import Limits

if TYPE_CHECKING:
    from datetime import date, datetime

    from coach.files.plan_model import Plan

# The names of what an assignment brings along begin with it.
ASSIGNED_PREFIX = "assigned."


def is_assigned(name: str) -> bool:
    """Return whether an id is that of an assignment's plan, program or exercise."""
    return name.startswith(ASSIGNED_PREFIX)


def assignment_of(name: str) -> str:
    """Return the id of the assignment to which such an id belongs."""
    return name.split(".")[1]


@dataclass(frozen=True, slots=True)
class Patient:
    """Whom it is for.

    Attributes:
        ref: The practice's own number.
        name: As the person is called, or "".
        injured_side: "left", "right", "both", or "".
        key: age key of the person, or "".
    """

    ref: str
    name: str = ""
    injured_side: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who says that they wrote it; the signature proves it or not."""

    name: str
    role: str = ""
    clinic: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class ReportWish:
    """What is to come back.

    Attributes:
        every_days: How often it is asked for; 0 for never.
        include: Any of "sessions", "pain", "deviations", "notes"; never more leaves.
        to: age key to which the report is encrypted, or "".
    """

    every_days: int = 0
    include: tuple[str, ...] = ()
    to: str = ""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A plan from a physiotherapist to one person.

    Attributes:
        id: The same in all revisions.
        previous: "sha256:..." of the manifest of the revision before, or "".
        issued: When it was signed, in UTC.
        valid_from: First day.
        valid_until: Last day; None for no end.
        plan: Stages and rules; its id is made from that of the assignment, its
            programs are those of the bundle.
        message: To the person, or "".
    """

    id: str
    revision: int
    issued: datetime
    valid_from: date
    patient: Patient
    issuer: Issuer
    plan: Plan
    previous: str = ""
    valid_until: date | None = None
    message: str = ""
    report: ReportWish = field(default_factory=ReportWish)

    @property
    def limits(self) -> Limits:
        """Return the limits of its plan; without a table, nothing may be changed."""
        return self.plan.limits or Limits()
