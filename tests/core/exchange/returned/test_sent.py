"""When a report was sent last, and when the next one is due."""

from dataclasses import replace
from datetime import date

import pytest

from coach.exchange.returned.sent import is_due, sent_until, spans, with_sent
from tests.core.exchange.returned.conftest import FIRST, ID


@pytest.fixture
def assignment(signed_with):
    """Return an assignment that asks for a report every seven days."""
    return signed_with().assignment


def test_last_day_is_remembered_by_assignment():
    """A later report takes the place of the one before."""
    marks = with_sent(("other 2025-11-01",), ID, date(2025, 11, 30))
    marks = with_sent(marks, ID, date(2025, 12, 7))

    assert sent_until(marks, ID) == date(2025, 12, 7)
    assert sent_until(marks, "other") == date(2025, 11, 1)
    assert sent_until((f"{ID} nonsense",), ID) is None


def test_due_after_so_many_days(assignment):
    """Counted from the first day, then from the last report."""
    assert not is_due(assignment, None, date(2025, 11, 29))
    assert is_due(assignment, None, date(2025, 11, 30))
    assert not is_due(assignment, date(2025, 11, 30), date(2025, 12, 6))
    assert is_due(assignment, date(2025, 11, 30), date(2025, 12, 7))
    assert not is_due(assignment, None, date(2025, 11, 20))


def test_never_due_where_nobody_asks(signed_with):
    """A plan may want no report."""
    assert not is_due(signed_with(()).assignment, None, date(2026, 1, 1))


def test_periods_that_can_be_chosen(assignment):
    """Since the last report first; each only where it makes sense."""
    today = date(2025, 12, 10)

    assert spans(assignment, None, FIRST) == {"all": (FIRST, FIRST)}
    assert list(spans(assignment, None, today)) == ["week", "all"]
    found = spans(assignment, date(2025, 12, 7), today)
    assert list(found) == ["new", "week", "all"]
    assert found["new"] == (date(2025, 12, 8), today)
    assert "new" not in spans(assignment, today, today)


def test_days_of_an_earlier_revision_can_be_reported(assignment):
    """Renewed after a gap, the days since the last report are not lost."""
    renewed = replace(assignment, valid_from=date(2025, 12, 8))
    today = renewed.valid_from

    assert spans(renewed, date(2025, 11, 26), today) == {
        "new": (date(2025, 11, 27), today),
        "week": (date(2025, 12, 2), today),
    }
    found = spans(renewed, date(2025, 11, 26), today, since=FIRST)
    assert list(found) == ["new", "week", "all"]
    assert found["all"] == (FIRST, today)


def test_days_that_were_never_reported_can_be(assignment):
    """Also those of the revision before, and already before the new one begins."""
    renewed = replace(assignment, valid_from=date(2025, 12, 8))
    today = date(2025, 12, 1)

    assert spans(renewed, None, today, since=FIRST)["all"] == (FIRST, today)
    assert is_due(renewed, None, today, since=FIRST)
    assert not is_due(renewed, None, today)
