"""Patients and days in the words of the list."""

from datetime import date, timedelta

import pytest

from coach.clinic.patients import Patient
from coach.clinic.words import about_words, ago_words, problem_words, when_words

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("side", "problem", "words"),
    [
        ("left", "Calf strain", "Left calf strain"),
        ("left", "Left calf", "Left calf"),
        ("right", "", "Right side"),
        ("both", "Calves", "Both calves"),
        ("", "Lower back", "Lower back"),
        ("", "", ""),
    ],
)
def test_problem_with_its_side(side, problem, words):
    """The side is said once, whoever wrote it."""
    assert problem_words(Patient("", "P-1", side=side, problem=problem)) == words


def test_problem_day_and_stage():
    """What is missing leaves no gap."""
    sam = Patient("", "P-1", side="left", problem="Calf strain")

    assert about_words(sam, "Phase 1", 11) == "Left calf strain, day 11, Phase 1"
    assert about_words(sam, "two squats") == "Left calf strain, two squats"
    assert about_words(Patient("", "P-1"), "two squats") == "two squats"
    assert about_words(Patient("", "P-1"), "Phase 1") == "Phase 1"
    assert about_words(Patient("", "P-1")) == ""


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (-1, "Today"),
        (0, "Today"),
        (1, "Yesterday"),
        (9, "9 days ago"),
        (30, "30 days ago"),
        (31, "28 Oct"),
        (365, "2025-11-28"),
    ],
)
def test_how_long_ago(ago, words):
    """Near days are counted, far ones named; UTC may be a day ahead."""
    assert ago_words(TODAY - timedelta(days=ago), TODAY) == words


def test_day_in_a_sentence():
    """Yesterday is yesterday; earlier days have their date."""
    assert when_words(TODAY, TODAY) == "today"
    assert when_words(TODAY - timedelta(days=1), TODAY) == "yesterday"
    assert when_words(date(2026, 11, 22), TODAY) == "on 22 Nov"
