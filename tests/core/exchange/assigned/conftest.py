"""Assignments of shipped plans and programs."""

from datetime import UTC, date, datetime

import pytest

from coach.exchange.assigned.draft import Draft, Link
from coach.files.assignment_model import Issuer, Patient, ReportWish
from coach.files.library import Shelf
from coach.files.limits_model import Limits

ID = "7a1e3c52-8f0b-4b0e-9d55-0a7f6b1f2c11"
FIRST_DAY = date(2026, 11, 30)
LINK = Link(ID, 1, "", datetime(2026, 11, 28, 9, 30, 5, 999, tzinfo=UTC))


@pytest.fixture(scope="session")
def library():
    """Return what is shipped."""
    return Shelf(None).library


@pytest.fixture
def draft(library):
    """Return a draft of the calf plan for somebody with a sore left calf."""
    return Draft(
        patient=Patient("P-0042", "Sam Osei", "left"),
        issuer=Issuer("A. Therapist", "Physiotherapist", "Example Practice"),
        content=library.plans["calf-ladder"],
        valid_from=FIRST_DAY,
        valid_until=date(2026, 12, 20),
        limits=Limits(3, 1, None, ("time-of-day",)),
        report=ReportWish(7, ("sessions", "pain")),
        message="Slowly on the way down.",
    )
