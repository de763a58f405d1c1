"""What a new revision changes, in words."""

from dataclasses import replace
from datetime import date

import pytest

from coach.exchange.assigned.changes import changes
from coach.exchange.assigned.contents import read_contents
from coach.exchange.assigned.draft import ASSIGNMENT_FILE, ONLY_STAGE, bundle_files
from coach.files.assignment import read_assignment
from coach.files.assignment_model import ReportWish
from coach.files.dose_words import step_dose_in_words
from coach.files.limits_model import Limits
from tests.core.exchange.assigned.conftest import LINK

PROGRAM = "bedtime-cramp-routine"


@pytest.fixture
def single(draft, library):
    """Return a draft of one program on two days a week."""
    return replace(draft, content=library.programs[PROGRAM], days=(0, 3))


def read(draft, library):
    files = bundle_files(draft, LINK, library)
    assignment, _ = read_assignment(files[ASSIGNMENT_FILE], ASSIGNMENT_FILE)
    return assignment, read_contents(assignment, files, library.exercises)


def changed(before, after, library):
    return changes(read(before, library), read(after, library), library.exercises)


def test_same_content_changes_nothing(single, library):
    """A new message alone is no change of what is done."""
    assert changed(single, replace(single, message="Well done."), library) == ()


def test_dose_is_named_with_the_one_before(single, library):
    """The exercise, its new dose and the old one."""
    step = library.programs[PROGRAM].steps()[0]
    dosed = replace(single, doses={ONLY_STAGE: {step.exercise: {"sets": 4}}})

    (sentence,) = changed(single, dosed, library)

    title = library.exercises[step.exercise].title
    before = step_dose_in_words(step)
    assert sentence.startswith(f"{title}: ")
    assert sentence.endswith(f"; before: {before}.")


def test_days_limits_and_end_are_named(single, library):
    """Everything that binds the person is said."""
    after = replace(
        single,
        days=(0, 2, 4),
        limits=Limits(2, 1, None, ()),
        valid_until=date(2027, 1, 3),
    )

    found = changed(single, after, library)

    assert found == (
        "Mon, Wed, Fri; before: Mon, Thu.",
        "Pain that ends a session: 2; before: 3.",
        "You may change: nothing without telling the practice; before: the time of "
        "day.",
        "It ends on Sun 3 Jan 2027, before it was on Sun 20 Dec 2026.",
    )


def test_stages_that_come_and_go_are_named(draft, library):
    """Another plan under the same number is another set of stages."""
    plan = library.plans["hamstring-mild"]
    found = changed(draft, replace(draft, content=plan), library)

    assert any(sentence.startswith("New stage: ") for sentence in found)
    assert any(sentence.startswith("No longer part of it: ") for sentence in found)


def test_side_start_and_report_are_named(single, library):
    """With what they were before."""
    after = replace(
        single,
        patient=replace(single.patient, injured_side="right"),
        valid_from=date(2026, 12, 1),
        report=ReportWish(0, ("sessions",)),
    )

    found = changed(single, after, library)

    assert "It is for another side: right side; before: left side." in found
    assert any("It begins on Tue 1 Dec 2026, before it was" in each for each in found)
    assert any("Report: sessions, when you send it" in each for each in found)


def test_rules_of_a_stage_are_named(draft, library):
    """Whoever goes on by other rules is told where to read them again."""
    plan = library.plans["hamstring-mild"]
    before, after = read(replace(draft, content=plan), library), ()
    stages = list(before[1].plan.stages)
    stages[1] = replace(stages[1], entry=(), tests=(), back_off=(), min_days=99)
    strict = replace(before[1].plan, stages=tuple(stages), between_stages_ms=1)
    after = (before[0], replace(before[1], plan=strict))

    found = changes(before, after, library.exercises)

    title = stages[1].title
    assert f"{title}: What leads on to the next stage is different." in found
    assert "The time between two stages is different." in found


def test_what_has_no_words_of_its_own_is_still_told(single, library):
    """Other cues or rests are never passed over in silence."""
    before = read(single, library)
    (name,) = before[1].programs
    program = before[1].programs[name]
    (block,) = program.blocks
    blocks = (replace(block, steps=tuple(reversed(block.steps))),)
    turned = replace(before[1], programs={name: replace(program, blocks=blocks)})

    found = changes(before, (before[0], turned), library.exercises)

    assert found == ("Order, rests or cues of the exercises are different.",)


def test_exercise_that_is_described_anew_is_named(single, library):
    """It is done in another way, with the same dose."""
    before = read(single, library)
    step = library.programs[PROGRAM].steps()[0]
    other = replace(library.exercises[step.exercise], text="another text")
    known = {**library.exercises, step.exercise: other}
    after = replace(before[1], exercises={step.exercise: other})

    found = changes(before, (before[0], after), library.exercises)

    assert found == (f"How “{known[step.exercise].title}” is done is described anew.",)
