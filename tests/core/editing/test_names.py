"""Titles of copies can be told apart."""

from coach.editing.names import copy_title


def test_a_copy_says_so():
    """The words stand behind the title."""
    assert copy_title("Evening") == "Evening (my copy)"


def test_a_second_copy_has_a_number():
    """Whether it is made of the first thing or of its copy."""
    taken = {"Evening", "Evening (my copy)"}

    assert copy_title("Evening", taken) == "Evening (my copy 2)"
    assert copy_title("Evening (my copy)", taken) == "Evening (my copy 2)"


def test_a_numbered_copy_is_no_title_of_its_own():
    """Numbers do not pile up."""
    taken = {"Evening (my copy)", "Evening (my copy 2)"}

    assert copy_title("Evening (my copy 2)", taken) == "Evening (my copy 3)"


def test_a_title_that_would_be_too_long_stays():
    """A file may not have a longer one."""
    assert copy_title("x" * 115) == "x" * 115
