"""Tests of coach.progress.sides."""

import pytest

from coach.progress.sides import TESTS, sides_view, test_title, unit_of
from tests.core.progress.building import course, day, note, record, session, span

test_title.__test__ = False
SPAN = span(0, 27)


def measure(offset, test="T8", **values):
    return note("measure", offset, test=test, **values)


def view(*parts, test=""):
    return sides_view(record(*parts), SPAN, test)


def test_nothing_measured():
    """The first test is offered, and nothing is claimed."""
    found = view()

    assert (found.test, found.is_empty, found.tests) == ("T8", True, ())
    assert found.sentence == "Not measured in this time."
    assert found.table().rows == ()


def test_sore_side_is_compared_with_the_other():
    """The side of the course is the one in per cent."""
    found = view(course(0, "start", side="right"), measure(1, left=88, right=81))

    assert (found.other, found.percent) == ("left", 92)
    assert found.sentence == "Right is 92 % of left: within 10 %."


def test_sore_side_may_be_the_stronger_one():
    """Per cent above a hundred are said as they are."""
    found = view(course(0, "start", side="left"), measure(1, left=100, right=80))

    assert found.sentence == "Left is 125 % of right: more than 10 % apart."


def test_side_of_sessions_where_there_is_no_course():
    """The sore side of the newest session that names one."""
    parts = session(0, side="left"), session(1, side="right"), session(2)
    found = view(*parts, measure(1, left=10, right=20))

    assert found.sentence == "Right is 200 % of left: more than 10 % apart."


def test_weaker_side_without_a_sore_one():
    """Nobody is sore: the lower side in per cent of the higher."""
    found = view(measure(1, left=18, right=20))

    assert (found.other, found.percent) == ("right", 90)
    assert found.sentence == "Left is 90 % of right: within 10 %."


def test_newest_pair_counts():
    """Earlier measures are drawn, the last pair is spoken of."""
    found = view(
        measure(9, left=10, right=10),
        measure(1, left=10, right=5),
        measure(20, left=11),
    )

    assert found.percent == 100
    assert [point.day for point in found.points] == [day(1), day(9), day(20)]
    assert found.table().rows[0] == ("Tue 3 Nov 2026", 10, 5, 50)
    assert found.table().rows[2] == ("Sun 22 Nov 2026", 11, None, None)


def test_one_side_only():
    """There is nothing to compare."""
    assert view(measure(1, left=10)).sentence == "Measure both sides to compare them."


def test_nothing_to_divide_by():
    """Zero repetitions on both sides are no per cent."""
    found = view(measure(1, "T5", left=0, right=0))

    assert found.percent is None
    assert found.table().rows[0][3] is None


def test_two_measures_on_a_day():
    """The later one holds."""
    found = view(measure(1, left=1, right=1), measure(1, left=2, right=2))

    assert [point.left for point in found.points] == [2]


@pytest.mark.parametrize("value", [None, "80", True, [1]])
def test_measures_that_are_none(value):
    """What is no number is not drawn."""
    assert view(measure(1, left=value)).is_empty


def test_tests_in_their_order():
    """Those that were ever measured, whenever that was."""
    found = view(measure(-300, "T10", value=3), measure(1, "T9", left=20, right=21))

    assert found.tests == ("T9", "T10")
    assert found.test == "T9"
    assert set(found.tests) <= set(TESTS)


def test_another_test_can_be_asked_for():
    """A test that was measured before the span is empty in it."""
    found = view(measure(-300, "T5", left=1, right=1), measure(1), test="T5")

    assert (found.test, found.is_empty) == ("T5", True)


def test_unknown_test_is_the_first():
    """A setting of another version is passed over."""
    assert view(measure(1, "T5", left=1, right=1), test="T99").test == "T5"


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ((), "Not answered in this time."),
        ((7,), "7 of 10."),
        ((6, 7), "7 of 10."),
        ((3, 5, 8), "8 of 10; at the start 3."),
        ((8, 5), "5 of 10; at the start 8."),
    ],
)
def test_feeling_ready_has_one_value(values, sentence):
    """One point more says nothing, two points do."""
    notes = [measure(n, "T10", value=value) for n, value in enumerate(values)]
    found = view(*notes, test="T10")

    assert found.is_single
    assert found.sentence == sentence
    assert found.table().columns == ("Day", "0 to 10")


def test_titles_and_units():
    """Every test has a name; one has degrees."""
    assert len({test_title(test) for test in TESTS}) == len(TESTS)
    assert (unit_of("T8"), unit_of("T5")) == ("°", "")
    assert test_title("T99") == "T99"
