"""The dose of a stage in place of that of the program."""

import pytest

from coach.files.findings import Findings
from coach.files.model import DoseKind
from coach.files.program import read_program
from coach.files.stage_dose import dose_findings, with_doses

TEXT = """\
format   = "program/1"
id       = "calf"
revision = 1
title    = "Calf"
kind     = "strength"
language = "en"

[defaults]
rest = "40 s"

[[block]]
name = "All"

[[block.step]]
exercise = "raise"
sides    = "each"
reps     = 10
each     = "3 s"
sets     = 2

  [block.step.dose.left]
  reps = 5

[[block.step]]
exercise = "stretch"
hold     = "30 s"
reps     = 2
gap      = "5 s"
"""


def program():
    found, problems = read_program(TEXT.encode(), "f")
    assert problems == []
    return found


def findings(doses):
    found = Findings()
    dose_findings(program(), doses, ("stage", 0, "dose"), found)
    return found.found


def test_what_is_given_is_replaced_and_the_rest_stays():
    """Three sets in place of two; repetitions, tempo and rest as they were."""
    first, second = with_doses(program(), [("raise", {"sets": 3})]).steps()

    assert (first.dose.sets, first.dose.reps, first.dose.each_ms) == (3, 10, 3_000)
    assert first.dose.rest_ms == 40_000
    assert second == program().steps()[1]


def test_another_kind_of_dose_takes_the_place():
    """Seconds in place of repetitions leave nothing of the repetitions."""
    first, _ = with_doses(program(), [("raise", {"hold": "20 s"})]).steps()

    assert first.dose.kind is DoseKind.HOLD
    assert (first.dose.length_ms, first.dose.reps, first.dose.sets) == (20_000, 1, 2)


def test_repetitions_of_a_hold_are_holds():
    """Three holds of the time that the program has."""
    _, second = with_doses(program(), [("stretch", {"reps": 3})]).steps()

    assert second.dose.kind is DoseKind.HOLD
    assert (second.dose.length_ms, second.dose.reps) == (30_000, 3)


def test_both_sides_get_it():
    """A difference between the sides gives way."""
    first, _ = with_doses(program(), [("raise", {"reps": 6})]).steps()

    assert first.left is None
    assert first.dose.reps == 6


def test_tempo_takes_the_place_of_each():
    """One way to say how long a repetition takes, never two."""
    dose = {"tempo": {"down": "4 s", "up": "2 s"}}
    first, _ = with_doses(program(), [("raise", dose)]).steps()

    assert first.dose.each_ms == 6_000


def test_text_says_the_dose():
    """Read back from its own text it is the same: the history keeps what was done."""
    changed = with_doses(program(), [("raise", {"sets": 3})])

    again, problems = read_program(changed.text.encode(), "f")
    assert problems == []
    assert again == changed
    assert changed.sha256 != program().sha256


def test_no_doses_is_the_program_itself():
    """Nothing is parsed again for nothing."""
    same = program()

    assert with_doses(same, []) is same


@pytest.mark.parametrize(
    ("dose", "where", "sentence"),
    [
        (("riase", {"sets": 3}), ("riase",), 'Did you mean "raise"?'),
        (("raise", {"hold": "20 s", "each": "2 s"}), ("raise", "each"), "only one"),
        (("stretch", {"reps": [1, 2]}), ("stretch", "reps"), "not a range"),
    ],
)
def test_refuses(dose, where, sentence):
    """What does not fit the program is found where it stands."""
    ((path, what),) = findings([dose])

    assert path == ("stage", 0, "dose", *where)
    assert sentence in what
