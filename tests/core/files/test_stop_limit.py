"""The stricter of two limits: what ends a session, and what the sentences say."""

import pytest

from coach.files.stop_limit import lowered, with_stop_pain
from tests.core.shipped import LIBRARY

LADDER = LIBRARY.programs["calf-ladder-2"]
SIX = "Pain of 6 or more out of 10."
FOUR = "Pain of 4 or more out of 10."


def test_lower_limit_counts():
    """It ends the session, and the easier version comes before it."""
    found = with_stop_pain(LADDER, 2).safety

    assert (found.stop_pain, found.slow_pain) == (2, 1)


def test_lower_limit_is_what_is_read():
    """The sign to stop names it, once, and the other signs stay."""
    found = with_stop_pain(LADDER, 4).safety.stop_if

    assert found[0] == FOUR
    assert set(found) == {*LADDER.safety.stop_if, FOUR} - {SIX}


def test_notes_say_first_what_counts():
    """They are free text and may name other numbers; nothing of them is lost."""
    found = with_stop_pain(LADDER, 4).notes

    assert found[0].startswith("From pain 4 on the session ends.")
    assert found[1:] == LADDER.notes


@pytest.mark.parametrize("limit", [6, 8])
def test_stricter_program_stays_as_it_is(limit):
    """A plan loosens nothing, and no sentence changes."""
    assert with_stop_pain(LADDER, limit) is LADDER


def test_program_without_signs_gets_none():
    """Those of its exercises hold; one of its own would take their place."""
    plain = next(p for p in LIBRARY.programs.values() if p.safety is None)

    found = with_stop_pain(plain, 4).safety

    assert (found.stop_pain, found.stop_if) == (4, ())


def test_lower_number_of_a_file_stays():
    """Whichever is lower is the one that is said."""
    assert lowered(["A limp.", "Pain of 3 or more out of 10."], 4) == [
        "Pain of 3 or more out of 10.",
        "A limp.",
    ]


def test_full_list_of_signs_loses_none():
    """A file may have so many sentences and no more."""
    signs = [f"Sign {number}." for number in range(20)]

    assert lowered(signs, 4) == signs
