"""The words of a lock: every one is known, and an unknown one closes everything."""

import pytest

from coach.care.lock_rules import (
    closed_exercise,
    closed_goal,
    closed_plan,
    closed_program,
    closed_protocol,
    closed_step,
)
from coach.care.stop_signs import LEVEL_CLOSES, all_signs
from coach.files.model import Library
from tests.core.care.care_notes import locks_of, note, screening
from tests.core.shipped import LIBRARY

WORDS = sorted(
    {word for sign in all_signs().values() for word in sign.closes}
    | set(LEVEL_CLOSES.values())
)


def lock_with(*words):
    """Return the lock of a screening that closes these words."""
    return locks_of(note("screening", {"area": "calf", "closes": list(words)}))


@pytest.mark.parametrize("word", WORDS)
def test_every_word_of_a_question_is_known(word):
    """None of them closes what it does not mean: bandage against raising the leg."""
    step = LIBRARY.protocols["rice"].step("rest")
    closed = closed_step(step, lock_with(word))

    assert (closed is not None) == (word == "all")


def test_a_word_of_a_newer_version_closes_everything():
    """Better closed than misunderstood."""
    held = lock_with("arms")

    assert closed_exercise(LIBRARY.exercises["standing-back-bend"], held)
    assert closed_program(LIBRARY.programs["desk-break"], held, LIBRARY)
    assert closed_plan(LIBRARY.plans["night-cramps"], held, LIBRARY)
    assert closed_step(LIBRARY.protocols["rice"].step("elevation"), held)


@pytest.mark.parametrize("word", ["roller", "massage"])
def test_roller_and_massage(word):
    """The roller is both, the hand only massage."""
    held = lock_with(word)

    assert closed_exercise(LIBRARY.exercises["foam-roll-back-of-thigh"], held)
    by_hand = closed_exercise(LIBRARY.exercises["hand-massage-back-of-thigh"], held)
    assert (by_hand is not None) == (word == "massage")


def test_bandage():
    """The word "compression" closes steps of that kind, whatever their file says."""
    held = lock_with("compression")

    assert closed_step(LIBRARY.protocols["rice"].step("compression"), held)
    assert closed_step(LIBRARY.protocols["rice"].step("ice"), held) is None


def test_goals():
    """Walking rests with its own word, and with everything."""
    assert closed_goal("walking", lock_with("walking"))
    assert closed_goal("walking", lock_with("all"))
    assert closed_goal("walking", lock_with("legs")) is None


def test_rest_today_keeps_the_cramp_stretch():
    """A day of rest is about exercise."""
    held = locks_of(screening("Q08-fever"))

    assert closed_exercise(LIBRARY.exercises["cramp-release-stretch"], held) is None
    assert closed_exercise(LIBRARY.exercises["cat-camel"], held)


def test_urgent_levels_close_protocols():
    """E and D do, S and R do not."""
    closed = {
        question: closed_protocol(locks_of(screening(question))) is not None
        for question in ("Q01", "Q13", "Q17", "Q08-fever")
    }

    assert closed == {"Q01": True, "Q13": True, "Q17": False, "Q08-fever": False}


def test_a_plan_whose_programs_are_missing_belongs_to_every_part():
    """A lock for any area keeps it closed."""
    plan = LIBRARY.plans["groin-ladder"]

    assert closed_plan(plan, locks_of(screening("Q17", area="calf")), Library())
    assert closed_plan(plan, locks_of(screening("Q17", area="calf")), LIBRARY) is None


def test_the_most_urgent_lock_gives_the_reason():
    """Of several that close the same."""
    held = locks_of(screening("Q13", area="calf"), screening("Q01", area="calf"))
    closed = closed_program(LIBRARY.programs["calf-ladder-1"], held, LIBRARY)

    assert closed is not None
    assert closed.level == "E"
