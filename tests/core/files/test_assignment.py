"""Reading assignments: the envelope, the plan inside, and what is refused."""

from datetime import UTC, date, datetime

import pytest

from coach.files.assignment import plan_id_of, read_assignment
from coach.files.assignment_model import Issuer, Patient, ReportWish
from coach.files.limits_model import Limits
from coach.files.plan_model import Schedule
from tests.core.files.conftest import SAMPLES

TEXT = (SAMPLES / "full.assignment.toml").read_text(encoding="utf-8")
ID = "7a1e3c52-8f0b-4b0e-9d55-0a7f6b1f2c11"
AGE_KEY = "age1" + 58 * "q"


def sample():
    assignment, problems = read_assignment(TEXT.encode(), "f")
    assert problems == []
    return assignment


def refused(old, new):
    """Return the problems of the sample after one change."""
    assert old in TEXT
    assignment, problems = read_assignment(TEXT.replace(old, new, 1).encode(), "f")
    assert assignment is None
    return [str(problem) for problem in problems]


def test_reads_the_envelope():
    """Whom it is for, from whom, since when and until when."""
    assignment = sample()

    assert (assignment.id, assignment.revision) == (ID, 3)
    assert assignment.previous.startswith("sha256:5d41")
    assert assignment.issued == datetime(2026, 10, 4, 9, 12, tzinfo=UTC)
    assert assignment.valid_from == date(2026, 10, 5)
    assert assignment.valid_until == date(2026, 11, 30)
    assert assignment.message == "Slowly on the way down.\nStop at a sharp pull."
    assert assignment.patient == Patient("P-0042", "Sam Osei", "left", AGE_KEY)
    assert assignment.issuer == Issuer(
        "A. Therapist", "Physiotherapist", "Example Practice", "practice@example.org"
    )


def test_reads_limits_and_wishes():
    """Limits, what may be changed, and what is to come back."""
    assignment = sample()

    assert assignment.limits == Limits(3, 1, 3, ("time-of-day", "easier"))
    parts = ("sessions", "pain", "deviations")
    assert assignment.report == ReportWish(7, parts, AGE_KEY)


def test_plan_inside_is_a_plan():
    """Stages, rules and questions are those of a plan file, under the plan's own id."""
    plan = sample().plan

    assert plan.id == plan_id_of(ID)
    assert (plan.title, plan.area) == ("Sample for Größe", "calf")
    assert [stage.name for stage in plan.stages] == ["first", "second"]
    assert plan.stages[0].schedule == Schedule(
        days=(0, 2, 4), times=(18 * 60,), times_a_day=(1, 1)
    )
    assert dict(plan.stages[0].dose)["squat"] == {"hold": "20 s"}
    assert plan.back_off[0].morning_rise == 2
    assert plan.ask_after_session == ("pain", "effort", "note")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("revision       = 3", "revision       = 1", "the first revision follows no"),
        ('previous       = "sha', '# "sha', '"previous" is missing'),
        ("2026-11-30", "2026-09-30", 'is before "valid_from"'),
        ("2026-10-05", '"2026-10-05"', "should be a date without quotes"),
        ("2026-10-05", "2026-10-05T10:00:00Z", "should be a date without quotes"),
        ("09:12:00Z", "09:12:00", "not a time without its zone"),
        ("2026-10-04T", "1926-10-04T", "the year 1926 cannot be right"),
        (ID, ID.upper(), "a UUID in lower case"),
        ('["time-of-day", "easier"]', '["dose"]', '"dose" is not one of'),
        ("stop_pain            = 3", "stop_pain            = 7", "is outside"),
        ('"18:00"', '"24:00"', "a time of the day"),
        ('["mon", "wed", "fri"]', '["mon", "mon"]', "is in the list twice"),
        ('times = ["18:00"]', 'times = ["18:00"], times_a_day = 2', "only one"),
        ('hold = "20 s"', "hold = 20", "stage[1].dose.squat.hold"),
    ],
)
def test_refuses(old, new, sentence):
    """Each mistake is found and named."""
    assert any(sentence in problem for problem in refused(old, new)), refused(old, new)
