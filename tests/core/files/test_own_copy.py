"""Tests of coach.files.own_copy."""

from coach.files.own_copy import copy_id


def test_id_of_a_copy_is_free():
    """The second copy has a number."""
    assert copy_id("easy", set()) == "easy-copy"
    assert copy_id("easy", {"easy-copy", "easy-copy-2"}) == "easy-copy-3"
