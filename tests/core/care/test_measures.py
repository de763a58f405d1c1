"""Measures: the tests that are offered, and what differs between the sides."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.care.measures import difference, measures
from coach.progress.sides import TESTS

EXERCISES = Path(__file__).resolve().parents[3] / "programs" / "exercises"


def test_the_form_offers_what_progress_draws():
    """Every test has its graph, and every graph its form."""
    assert {each.test for each in measures()} == set(TESTS)


@pytest.mark.parametrize("measure", measures(), ids=lambda each: each.test)
def test_how_is_three_short_lines(measure):
    """Each test says how it is done in three lines of at most 70 letters."""
    assert len(measure.how) == 3
    assert all(len(line) <= 70 for line in measure.how)


@pytest.mark.parametrize(
    "measure", [m for m in measures() if m.exercise], ids=lambda each: each.test
)
def test_the_figure_comes_from_a_shipped_exercise(measure):
    """The exercise whose figure shows the test is in the library."""
    assert (EXERCISES / f"{measure.exercise}.exercise.toml").exists()


@pytest.mark.parametrize(
    ("left", "right", "sentence"),
    [
        (12, 12, "Left and right are the same."),
        (0, 0, "Left and right are the same."),
        (12, 14, "Left is 14 % less than right."),
        (90, 60, "Right is 33 % less than left."),
        (0, 8, "Left is 100 % less than right."),
        (500, 501, "Left and right are nearly the same."),
    ],
)
def test_the_difference_is_said_plainly(left, right, sentence):
    """In per cent of the larger side, naming the smaller one."""
    assert difference(left, right) == sentence
