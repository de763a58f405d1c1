"""What was done of a signed plan, and what was missed in a row."""

from datetime import date

import pytest

from coach.exchange.assigned.done import missed_in_a_row, sessions_by_day
from coach.exchange.reading import history_reader
from tests.core.exchange.returned.conftest import FIRST

WEDNESDAY = date(2025, 11, 26)


@pytest.fixture
def plan(signed_with):
    """Return the plan that was followed: Mondays and Wednesdays."""
    return signed_with().contents.plan


def test_sessions_are_counted_by_day(followed, plan):
    """Those of the plan, done or stopped; of another plan there are none."""
    with history_reader(followed) as connection:
        assert sessions_by_day(connection, plan.id) == {FIRST: 1, WEDNESDAY: 1}
        assert sessions_by_day(connection, "assigned.other") == {}


@pytest.mark.parametrize(
    ("today", "missed"),
    [
        (date(2025, 11, 27), 0),
        (date(2025, 12, 1), 0),
        (date(2025, 12, 2), 1),
        (date(2025, 12, 4), 2),
    ],
)
def test_missed_sessions_are_counted_back_from_yesterday(followed, plan, today, missed):
    """What is due today can still be done."""
    with history_reader(followed) as connection:
        done = sessions_by_day(connection, plan.id)

        assert missed_in_a_row(connection, plan, done, today) == missed


def test_who_has_come_back_missed_nothing(followed, plan):
    """A session today ends the row."""
    today = date(2025, 12, 4)
    with history_reader(followed) as connection:
        assert missed_in_a_row(connection, plan, {today: 1}, today) == 0


def test_nothing_is_missed_before_the_plan_was_begun(tmp_path, plan):
    """Without a course there are no planned days."""
    with history_reader(tmp_path / "history.sqlite") as connection:
        assert missed_in_a_row(connection, plan, {}, date(2025, 12, 4)) == 0
