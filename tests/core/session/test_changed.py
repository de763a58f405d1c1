"""Programs with less in them for a day."""

from dataclasses import replace

import pytest

from coach.files.model import Block, Dose, DoseChange, DoseKind, Program, Step
from coach.session.changed import change_data, change_from, changed, step_left
from coach.session.timeline import expand
from tests.core.shipped import LIBRARY

HALF = DoseChange(is_half=True)


def dose(sets):
    return Dose(DoseKind.REPS, reps=5, each_ms=2_000, sets=sets)


def program(*blocks):
    return Program("p", 1, "P", "rehab", "en", blocks, text="as it was")


def block(*sets, rounds=1):
    steps = tuple(Step(f"e{number}", dose(n)) for number, n in enumerate(sets))
    return Block("All", steps, rounds)


def sets_of(program):
    return [step.dose.sets for step in program.steps()]


@pytest.mark.parametrize(("sets", "half"), [(1, 1), (2, 1), (3, 2), (4, 2), (5, 3)])
def test_half_the_sets_rounded_up(sets, half):
    """At least one set is left."""
    assert sets_of(changed(program(block(sets)), HALF)) == [half]


@pytest.mark.parametrize(
    "kind", [DoseKind.HOLD, DoseKind.REPS, DoseKind.OPEN, DoseKind.TIME]
)
@pytest.mark.parametrize(("reps", "half"), [(1, 1), (2, 1), (5, 3), (10, 5)])
def test_half_of_a_single_set_rounded_up(kind, reps, half):
    """Its repetitions or holds are halved; a single one stays."""
    single = Dose(kind, length_ms=10_000, reps=reps, gap_ms=10_000)
    whole = program(Block("All", (Step("e", single),)))
    found = changed(whole, HALF).steps()[0].dose

    assert (found.sets, found.reps, found.length_ms) == (1, half, 10_000)


def test_both_ends_of_a_range_of_repetitions_are_halved():
    """Eight to twelve become four to six; seconds stay seconds."""
    reps = Dose(DoseKind.REPS, reps=8, each_ms=2_000, high=12)
    hold = Dose(DoseKind.HOLD, length_ms=10_000, reps=2, high=15_000)
    whole = program(Block("All", (Step("e0", reps), Step("e1", hold))))
    found = [step.dose for step in changed(whole, HALF).steps()]

    assert [(dose.reps, dose.high) for dose in found] == [(4, 6), (1, 15_000)]


def test_half_of_the_first_phase_is_felt():
    """The first phase of a mild strain, which is mostly holds, is a third shorter."""
    whole = LIBRARY.programs["hamstring-mild-1"]
    half = changed(whole, HALF)
    lengths = [expand(each, LIBRARY.exercises).total_ms for each in (half, whole)]

    assert lengths[0] < lengths[1] * 0.7


def test_each_side_is_halved_by_itself():
    """Where the sides have doses of their own, both have half of theirs."""
    step = replace(Step("e", dose(2)), left=dose(4), right=dose(3))
    found = changed(program(Block("All", (step,))), HALF).steps()[0]

    assert (found.dose.sets, found.left.sets, found.right.sets) == (1, 2, 2)


@pytest.mark.parametrize(
    ("rounds", "sets", "left"),
    [(2, (1, 1), (1, [1, 1])), (5, (1, 1), (3, [1, 1])), (3, (2, 4), (3, [1, 2]))],
)
def test_rounds_are_sets(rounds, sets, left):
    """A block that is gone through again goes half as often, unless its sets can."""
    found = changed(program(block(*sets, rounds=rounds)), HALF)

    assert (found.blocks[0].rounds, sets_of(found)) == left


def test_exercises_are_left_out():
    """With the block that has nothing else."""
    whole = program(block(1, 2), Block("More", (Step("e0", dose(1)),)))
    found = changed(whole, DoseChange(leave_out=("e0",)))

    assert [step.exercise for step in found.steps()] == ["e1"]
    assert len(found.blocks) == 1


def test_the_text_stays_and_the_change_goes_along():
    """The history keeps the file as it was, and what was different that day."""
    found = changed(program(block(2)), HALF)

    assert (found.text, found.change) == ("as it was", HALF)


@pytest.mark.parametrize(("step", "left"), [(0, 0), (1, 0), (2, 1), (3, 0)])
def test_a_step_keeps_its_place(step, left):
    """One that is left out gives way to what comes after it, or to the beginning."""
    change = DoseChange(leave_out=("e0", "e3"))

    assert step_left(program(block(1, 1, 1, 1)), change, step) == left


@pytest.mark.parametrize("name", sorted(LIBRARY.programs))
def test_every_shipped_program_can_be_halved(name):
    """No shorter than a half of it, no longer than the whole, nothing missing."""
    whole = LIBRARY.programs[name]
    half = changed(whole, HALF)
    lengths = [expand(each, LIBRARY.exercises).total_ms for each in (half, whole)]

    assert 0 < lengths[0] <= lengths[1]
    assert [s.exercise for s in half.steps()] == [s.exercise for s in whole.steps()]


def test_a_change_is_read_back():
    """From the data of its event."""
    change = DoseChange(True, ("diver",), ("Half the sets today.", "No diver."))

    assert change_from(change_data(change)) == change


@pytest.mark.parametrize("data", [{}, {"half": 1, "leave_out": "all", "why": None}])
def test_what_cannot_be_read_changes_nothing(data):
    """A damaged event is no reason to fail."""
    assert change_from(data) == DoseChange()
