"""The draft of a next revision, taken from the files of the one before."""

from dataclasses import replace

import pytest

from coach.exchange.assigned.draft import (
    ONLY_STAGE,
    as_received,
    bundle_files,
    library_for,
)
from coach.exchange.assigned.redraft import redraft
from coach.files.model import Library
from tests.core.exchange.assigned.conftest import LINK

PROGRAM = "bedtime-cramp-routine"


@pytest.fixture
def single(draft, library):
    """Return a draft of one program with everything filled in."""
    program = library.programs[PROGRAM]
    exercise = program.steps()[0].exercise
    return replace(
        draft,
        content=program,
        days=(0, 2, 4),
        times_a_day=2,
        times=(7 * 60 + 30, 18 * 60),
        doses={ONLY_STAGE: {exercise: {"sets": 4}}},
        morning_rise=2,
    )


def test_everything_is_kept(single, library):
    """What comes of the files is what they were made from."""
    again = redraft(bundle_files(single, LINK, library), library)

    # A number of times stands in for the times alone.
    assert replace(again, times_a_day=2) == single


def test_plan_that_asks_the_therapist_is_kept(draft, library):
    """Also what leads on from stage to stage."""
    asking = replace(draft, asks_therapist=True)

    assert redraft(bundle_files(asking, LINK, library), library).asks_therapist


@pytest.mark.parametrize("of_plan", [True, False])
def test_content_that_is_gone_comes_from_the_files(of_plan, draft, single, library):
    """A plan or program that nobody has any more can be assigned again all the same."""
    before = draft if of_plan else single
    files = bundle_files(before, LINK, library)

    again = redraft(files, Library())

    assert again.content.id == before.content.id
    assert bundle_files(again, LINK, Library()).keys() == files.keys()


def test_what_was_brought_along_is_read_back(single, library):
    """The person's Coach reads the same doses as from the revision before."""
    again = redraft(bundle_files(single, LINK, library), Library())

    _, first = as_received(single, LINK, library)
    _, second = as_received(again, LINK, library_for(again, library))
    (one,), (other,) = first.programs.values(), second.programs.values()
    assert other.blocks == one.blocks


def test_content_of_the_library_is_preferred(single, library):
    """A program that was mended meanwhile goes into the next revision as it is now."""
    files = bundle_files(single, LINK, library)
    mended = replace(library.programs[PROGRAM], title="Mended")
    newer = replace(library, programs={**library.programs, PROGRAM: mended})

    again = redraft(files, newer)

    assert again.content.title == "Mended"
    assert again.brought == Library()
