"""What a new revision changes, in words."""

from dataclasses import replace
from datetime import date

import pytest

from coach.exchange.assigned.changes import changes
from coach.exchange.assigned.contents import read_contents
from coach.exchange.assigned.draft import ASSIGNMENT_FILE, ONLY_STAGE, bundle_files
from coach.files.assignment import read_assignment
from coach.files.assignment_model import Limits
from coach.files.dose_words import step_dose_in_words
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
        "What you may change yourself is different.",
        "It ends on Sun 3 Jan 2027, before it was on Sun 20 Dec 2026.",
    )


def test_stages_that_come_and_go_are_named(draft, library):
    """Another plan under the same number is another set of stages."""
    plan = library.plans["hamstring-mild"]
    found = changed(draft, replace(draft, content=plan), library)

    assert any(sentence.startswith("New stage: ") for sentence in found)
    assert any(sentence.startswith("No longer part of it: ") for sentence in found)
