"""Tests of coach.progress.stretch."""

from types import SimpleNamespace

import pytest

from coach.progress.stretch import (
    MUSCLES_MOST,
    stretch_muscles,
    stretch_view,
    studies_sentence,
)
from tests.core.progress.building import day, held, record, session, span

MUSCLES = {"strap": ("Hamstring",), "dog": ("Hamstring", "Calf")}
FOUR_WEEKS = span(0, 27)


def test_nothing_held():
    """No stretch, no bar."""
    found = stretch_view(record(session(0)), FOUR_WEEKS, MUSCLES)

    assert found.is_empty
    assert found.sentence == "No held stretches in this time."
    assert found.table().rows == ()


def test_minutes_are_for_each_side():
    """Eight minutes left and right in each of four weeks are eight a week."""
    parts = [held(7 * week, left=8, right=8) for week in range(4)]
    found = stretch_view(record(*parts, oldest=0), FOUR_WEEKS, MUSCLES)

    (bar,) = found.bars
    assert (bar.muscle, bar.left, bar.right, bar.minutes) == ("Hamstring", 8, 8, 8)
    assert bar.days == 1
    assert found.sentence == "Hamstring: about 8 min a week for each side."


def test_one_side_only():
    """The bar is the mean, the sides are told apart."""
    found = stretch_view(record(held(0, left=28), oldest=0), FOUR_WEEKS, MUSCLES)

    (bar,) = found.bars
    assert (bar.left, bar.right, bar.minutes) == (7, 0, 3.5)


def test_every_muscle_of_a_stretch_counts_and_most_comes_first():
    """A pose that lengthens two muscles counts for both."""
    parts = [held(0, "dog", 4, 4), held(1, "strap", 4, 4)]
    found = stretch_view(record(*parts, oldest=0), FOUR_WEEKS, MUSCLES)

    assert [(bar.muscle, bar.minutes) for bar in found.bars] == [
        ("Hamstring", 2),
        ("Calf", 1),
    ]


def test_new_history_is_not_thinned_by_weeks_without_it():
    """Who began this week has this week's minutes, not a quarter of them."""
    found = stretch_view(record(held(25, left=8, right=8)), FOUR_WEEKS, MUSCLES)

    assert found.bars[0].minutes == 8


def test_exercises_that_are_gone_are_passed_over():
    """An exercise that the library does not know names no muscle."""
    found = stretch_view(record(held(0, "gone", 9, 9)), FOUR_WEEKS, MUSCLES)

    assert found.is_empty


def test_only_so_many_muscles_as_have_room():
    """The seventh muscle stands in the table only."""
    muscles = {f"e{n}": (f"M{n}",) for n in range(9)}
    parts = [held(0, f"e{n}", n + 1, n + 1) for n in range(9)]
    found = stretch_view(record(*parts), FOUR_WEEKS, muscles)

    assert len(found.bars) == MUSCLES_MOST
    assert len(found.table().rows) == 9


def test_table_is_by_week_and_muscle():
    """Minutes of each side, and on how many days."""
    parts = [held(0, left=2, right=1), held(2, left=2, right=1), held(7, left=3)]
    table = stretch_view(record(*parts), FOUR_WEEKS, MUSCLES).table()

    assert table.rows == (
        ("2 Nov 2026", "Hamstring", 4, 2, 2),
        ("9 Nov 2026", "Hamstring", 3, 0, 1),
    )


@pytest.mark.parametrize(
    ("kind", "is_stretch"),
    [
        ("static-stretch", True),
        ("yoga", True),
        ("dynamic-stretch", False),
        ("mobility", False),
        ("isometric", False),
    ],
)
def test_stretches_of_a_library(kind, is_stretch):
    """Only what is held long lengthens a muscle in the sense of the studies."""
    exercise = SimpleNamespace(
        id="x", kind=kind, muscles=("hip-flexor", "low back", "hip flexor")
    )
    found = stretch_muscles({"x": exercise})

    assert found == ({"x": ("Hip flexor", "Low back")} if is_stretch else {})


def test_ten_minutes_are_not_promised():
    """What studies found is said as such, with its source."""
    assert studies_sentence() == (
        "In studies the gain levelled off at about 10 minutes a week for a muscle "
        "(Ingram 2024)."
    )


def test_days_outside_the_span_do_not_count():
    """The day before and the day after belong to other spans."""
    parts = [held(-1, left=9, right=9), held(28, left=9, right=9)]

    assert stretch_view(record(*parts), FOUR_WEEKS, MUSCLES).is_empty
    assert day(28) > FOUR_WEEKS.last
