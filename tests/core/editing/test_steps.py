"""Steps are added, copied, moved and deleted; each is one command."""

import pytest

from coach.editing import blocks, steps
from coach.editing.errors import EditError
from coach.editing.opening import new_program
from coach.files.model import Sides


def names(draft):
    """Return the exercises of each block."""
    return [
        [step["exercise"] for step in block.get("step", [])]
        for block in draft.content["block"]
    ]


def test_step_gets_the_usual_dose(commented, small):
    """What the author of the exercise wrote, one side after the other where it can."""
    place = steps.add_step(commented, small.library.exercises["swing"], (0, 1))

    assert commented.value(steps.path_of(place)) == {
        "exercise": "swing",
        "sides": "each",
        "reps": 10,
        "each": "2 s",
        "sets": 2,
    }
    assert commented.findings == ()


def test_step_without_a_usual_dose_gets_some(commented, small):
    """There is something to begin with."""
    place = steps.add_step(commented, small.library.exercises["stretch"])

    assert place == (2, 2)
    assert commented.value((*steps.path_of(place), "time")) == "30 s"
    assert commented.findings == ()


def test_every_shipped_exercise_can_be_added(shipped):
    """The program that it makes is sound."""
    draft = new_program("All", shipped)
    for exercise in shipped.library.exercises.values():
        if draft.entries(("block", 0, "step"))[59:]:
            blocks.add_block(draft, "More")
        steps.add_step(draft, exercise)

    assert draft.findings == ()
    assert len(draft.model.steps()) == len(shipped.library.exercises)


def test_first_step_makes_a_block(small):
    """An empty program begins with one step."""
    draft = new_program("Mine", small)
    steps.add_step(draft, small.library.exercises["march"])

    assert [block.name for block in draft.model.blocks] == ["Exercises"]


def test_steps_move_within_and_between_blocks(commented):
    """The place is the one where the step arrives."""
    assert steps.move_step(commented, (0, 0), (0, 1)) == (0, 1)
    assert names(commented)[0] == ["swing", "march"]

    steps.move_step(commented, (0, 1), (2, 0))
    assert names(commented) == [
        ["swing"],
        ["stretch", "stretch", "march"],
        ["march", "swing", "march"],
    ]
    command = commented.undo()
    assert command.words == "Move step"
    assert command.path_before == steps.path_of((0, 1))


def test_last_step_leaves_an_empty_block(commented):
    """The block says that it has no step, and takes one back."""
    steps.move_step(commented, (0, 0), (1, 0))
    steps.move_step(commented, (0, 0), (1, 0))
    assert [finding.path for finding in commented.findings] == [("block", 0, "step")]

    steps.move_step(commented, (1, 1), (0, 0))
    assert names(commented)[0] == ["march"]
    assert commented.findings == ()


@pytest.mark.parametrize(
    ("place", "by", "wanted"),
    [
        ((0, 0), 1, (0, 1)),
        ((0, 1), 1, (1, 0)),
        ((1, 0), -1, (0, 2)),
        ((1, 2), -1, (1, 1)),
        ((0, 0), -1, None),
        ((2, 1), 1, None),
    ],
)
def test_up_and_down_go_on_into_the_next_block(commented, place, by, wanted):
    """Alt+Up and Alt+Down pass through the whole program."""
    assert steps.place_beside(commented, place, by) == wanted


def test_step_goes_down_to_the_end_and_up_again(commented):
    """Every way by the keyboard leads back."""
    before, place = names(commented), (0, 0)
    while (after := steps.place_beside(commented, place, 1)) is not None:
        place = steps.move_step(commented, place, after)
    assert place == (2, 2)

    while (after := steps.place_beside(commented, place, -1)) is not None:
        place = steps.move_step(commented, place, after)
    assert (place, names(commented)) == ((0, 0), before)


def test_copy_stands_behind_its_original(commented):
    """It can be changed without changing that."""
    assert steps.copy_step(commented, (1, 0)) == (1, 1)
    assert names(commented)[1] == ["stretch", "stretch", "stretch", "march"]


def test_deleting_says_where_to_look(commented):
    """That is the step that took its place, or else the block."""
    steps.delete_step(commented, (0, 1))
    assert commented.undo().path == steps.path_of((0, 0))

    steps.delete_step(commented, (0, 0))
    steps.delete_step(commented, (0, 0))
    assert commented.undo().path == ("block", 0)


def test_places_follow_the_timeline(commented):
    """The flat number of a step is its place in this list."""
    places = steps.places(commented)

    for segment in commented.facts().segments:
        assert steps.path_of(places[segment.step]) == segment.path


def test_path_leads_back_to_the_step():
    """From a finding to the row that shows it."""
    assert steps.place_of(("block", 1, "step", 2, "hold", 0)) == (1, 2)
    assert steps.place_of(("block", 1, "name")) is None


def test_other_exercise_keeps_what_fits(commented, small):
    """Sides follow the exercise, and a tempo of unknown phases becomes one time."""
    steps.set_exercise(commented, (0, 1), small.library.exercises["march"])
    assert commented.value(steps.path_of((0, 1))) == {
        "exercise": "march",
        "reps": 10,
        "tempo": {"up": "1 s", "down": "2 s"},
    }

    steps.set_exercise(commented, (0, 0), small.library.exercises["swing"])
    assert commented.value((*steps.path_of((0, 0)), "sides")) == "each"
    assert commented.findings == ()


def test_tempo_without_phases_becomes_one_time(shipped, draft_of):
    """A dose never names a phase that the figure has not."""
    draft = new_program("Mine", shipped)
    steps.add_step(draft, shipped.library.exercises["straight-leg-raise"])
    steps.set_exercise(draft, (0, 0), shipped.library.exercises["heel-dig"])

    assert draft.findings == ()
    assert draft.value(("block", 0, "step", 0, "each")) == "3 s"


def test_unequal_dose_goes_with_the_sides(commented):
    """Only where each side is worked can they differ."""
    steps.set_sides(commented, (2, 0), Sides.LEFT)
    assert "dose" not in commented.content["block"][2]["step"][0]
    assert commented.findings == ()

    commented.undo()
    assert "dose" in commented.content["block"][2]["step"][0]


def test_both_sides_is_what_it_says_without_the_key(commented):
    """The usual value is left out."""
    steps.set_sides(commented, (1, 0), Sides.BOTH)

    assert "sides" not in commented.content["block"][1]["step"][0]


@pytest.mark.parametrize("place", [(0, 2), (0, -1), (3, 0)])
def test_no_step_there(commented, place):
    """Nothing happens to a step that is not there."""
    before = commented.text
    for change in (steps.copy_step, steps.delete_step):
        with pytest.raises(EditError):
            change(commented, place)
    assert commented.text == before
