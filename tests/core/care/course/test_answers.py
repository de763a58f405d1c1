"""Self-tests: what is entered, and when a criterion is passed."""

import pytest

from coach.care.course.answers import Answer, answer_data, answer_in, judge
from coach.care.course.self_tests import (
    entered,
    self_test,
    self_tests,
    with_table,
)
from coach.files.plan_model import Criterion
from tests.core.shipped import LIBRARY

NAMES = [f"T{number}" for number in range(1, 11)]


def passes(criterion, side="right", **said):
    return judge(criterion, Answer(**said), side).passed


def test_there_are_ten_tests_with_directions():
    """Each says how it is done and when it is passed, and shows a known exercise."""
    tests = self_tests()

    assert [each.test for each in tests] == NAMES
    for test in tests:
        assert test.how
        assert test.passes
        assert test.exercise == "" or test.exercise in LIBRARY.exercises
        assert ("yes" in test.enters) is bool(test.question)
    assert self_test("T11") is None


def test_heel_raises_have_usual_numbers_with_their_source():
    """They are for comparison only, and decide nothing."""
    lines = self_test("T9").background

    assert "37 and 30" in lines[1]
    assert "14 and 16" in lines[2]
    assert "Hébert-Losier" in lines[-1]
    assert {each.test for each in self_tests() if each.background} == {"T9"}


@pytest.mark.parametrize(
    ("test", "good", "bad"),
    [
        ("T1", {"yes": True, "pain": 1}, {"yes": False, "pain": 1}),
        ("T1", {"yes": True, "pain": 0}, {"yes": True, "pain": 2}),
        ("T2", {"pain": 1}, {"pain": 2}),
        ("T3", {"pain": 1}, {"pain": 2}),
        ("T4", {"yes": True, "pain": 1}, {"yes": False, "pain": 0}),
        ("T5", {"left": 12, "right": 12}, {"left": 12, "right": 11}),
        ("T6", {"yes": True, "pain": 0}, {"yes": True, "pain": 1}),
        ("T7", {"pain": 1}, {"pain": 2}),
        ("T8", {"left": 100, "right": 90}, {"left": 100, "right": 89}),
        ("T9", {"left": 15, "right": 15}, {"left": 15, "right": 14}),
        ("T10", {"value": 8}, {"value": 7}),
    ],
)
def test_the_table_holds_without_numbers_in_the_file(test, good, bad):
    """What the content plan says of each test."""
    criterion = Criterion("Do it.", test=test)

    assert passes(criterion, **good)
    assert not passes(criterion, **bad)


@pytest.mark.parametrize("test", NAMES)
def test_nothing_entered_is_not_passed(test):
    """A test that was not done says what is missing."""
    judged = judge(Criterion("Do it.", test=test), Answer(), "right")

    assert not judged.passed
    assert judged.missing


@pytest.mark.parametrize(
    ("criterion", "good", "bad", "missing"),
    [
        (
            Criterion("Squat.", pain_max=2),
            {"pain": 2},
            {"pain": 3},
            "Pain 3; it should be 2 at most.",
        ),
        (
            Criterion("Press.", pain_max=0),
            {"pain": 0},
            {"pain": 1},
            "Pain 1; it should be none.",
        ),
        (
            Criterion("Steps.", count_at_least=4),
            {"value": 4},
            {"value": 3},
            "3 of 4.",
        ),
        (
            Criterion("Raises.", test="T9", count_at_least=15, difference_max=5),
            {"left": 20, "right": 15},
            {"left": 21, "right": 15},
            "6 fewer than the other side; it should be 5 at most.",
        ),
        (
            Criterion("Raises.", test="T9", percent_of_other_at_least=90),
            {"left": 20, "right": 18},
            {"left": 20, "right": 17},
            "85 % of the other side; it should be 90 % or more.",
        ),
        (
            Criterion("Ready?", test="T10", score_at_least=9),
            {"value": 9},
            {"value": 8},
            "8 of 9.",
        ),
        (
            Criterion("Stairs."),
            {"yes": True},
            {"yes": False},
            "Not done as it says yet.",
        ),
    ],
)
def test_numbers_of_the_file(criterion, good, bad, missing):
    """Just at the limit it is passed; one off it says what is missing."""
    assert passes(criterion, **good)
    assert judge(criterion, Answer(**bad), "right").missing == (missing,)


def test_the_stricter_of_file_and_table_wins():
    """A file cannot let more pain pass, nor fewer repetitions."""
    loose = with_table(Criterion("", test="T1", pain_max=5))
    strict = with_table(Criterion("", test="T1", pain_max=0))
    few = with_table(Criterion("", test="T5", count_at_least=3))
    many = with_table(Criterion("", test="T5", count_at_least=20))

    assert (loose.pain_max, strict.pain_max) == (1, 0)
    assert (few.count_at_least, many.count_at_least) == (12, 20)


@pytest.mark.parametrize(
    ("side", "left", "right", "is_passed"),
    [
        ("right", 20, 18, True),
        ("right", 18, 20, True),
        ("left", 20, 16, True),
        ("left", 16, 20, False),
        ("", 16, 20, False),
        ("right", 0, 15, False),
    ],
)
def test_the_sore_side_is_compared_with_the_other(side, left, right, is_passed):
    """Without a sore side the weaker one is compared; nothing cannot be compared."""
    criterion = Criterion("Raises.", test="T9", percent_of_other_at_least=90)

    assert passes(criterion, side, left=left, right=right) is is_passed


def test_does_not_apply():
    """It passes only where the plan allows that answer."""
    running = Criterion("Ladder.", program="run", clean_sessions=2, may_not_apply=True)

    assert passes(running, applies=False)
    assert not passes(Criterion("Stairs."), applies=False)


@pytest.mark.parametrize(
    ("criterion", "asked"),
    [
        (Criterion("", since_onset_ms=1), ()),
        (Criterion("", since_onset_ms=2, since_onset_if_painless_ms=1), ("pain",)),
        (Criterion("", program="run", clean_sessions=2), ()),
        (Criterion("", lasts_ms=600_000, pain_max=1), ("yes", "pain")),
        (Criterion("", sets=2, count_at_least=15), ("yes", "value")),
        (Criterion("", percent_of_other_at_least=100), ("yes",)),
        (Criterion("", test="T5", count_at_least=12, pain_max=1), ("sides", "pain")),
        (Criterion("", test="T2", lasts_ms=30_000, pain_max=1), ("pain",)),
        (Criterion("", test="T8", percent_of_other_at_least=90), ("sides",)),
    ],
)
def test_what_is_entered(criterion, asked):
    """As many fields as it needs; nothing where the diary alone decides."""
    assert entered(criterion) == asked


def test_an_answer_survives_its_note():
    """What was entered comes back the same; nonsense in a note is left out."""
    answer = Answer(yes=True, pain=1, left=12, right=14.5)

    assert answer_in(answer_data(answer)) == answer
    assert answer_in({"pain": 11, "left": "many", "yes": 1}) == Answer()
    assert not answer_in(answer_data(Answer(applies=False))).applies
