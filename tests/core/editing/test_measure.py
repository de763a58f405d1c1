"""A dose that is measured otherwise keeps what fits."""

import pytest

from coach.editing.measure import change_measure, measured_as
from coach.editing.opening import new_program
from coach.editing.steps import add_step, path_of
from coach.files.dose_table import form_of
from coach.files.model import DoseKind

TIME, HOLD, REPS, OPEN = DoseKind.TIME, DoseKind.HOLD, DoseKind.REPS, DoseKind.OPEN


@pytest.mark.parametrize(
    ("old", "kind", "new"),
    [
        ({"time": "45 s"}, HOLD, {"hold": "45 s"}),
        ({"time": "1 h"}, HOLD, {"hold": "10 min"}),
        ({"time": ["1 min", "2 min"]}, HOLD, {"hold": ["1 min", "2 min"]}),
        ({"time": "45 s"}, REPS, {"reps": 10, "each": "3 s"}),
        ({"time": ["1 min", "2 min"]}, OPEN, {"open": True, "time": "2 min"}),
        ({"hold": "20 s"}, TIME, {"time": "20 s"}),
        ({"hold": "20 s", "reps": 2, "gap": "5 s"}, TIME, {"time": "40 s"}),
        ({"hold": "4 s", "reps": 6}, REPS, {"reps": 6, "each": "4 s"}),
        ({"hold": "30 s"}, REPS, {"reps": 10, "each": "3 s"}),
        (
            {"hold": ["20 s", "30 s"], "reps": 2, "gap": "5 s"},
            OPEN,
            {"open": True, "hold": "30 s", "reps": 2, "gap": "5 s"},
        ),
        ({"reps": 6, "each": "4 s"}, HOLD, {"hold": "4 s", "reps": 6}),
        ({"reps": [3, 5], "tempo": {"a": "1 s", "b": "2 s"}}, TIME, {"time": "9 s"}),
        ({"reps": [3, 5], "each": "500 s"}, HOLD, {"hold": "8 min 20 s", "reps": 3}),
        ({"reps": 2, "each": "0.4 s"}, HOLD, {"hold": "1 s", "reps": 2}),
        (
            {"open": True, "hold": "1 min", "reps": 2},
            HOLD,
            {"hold": "1 min", "reps": 2},
        ),
        ({"open": True, "time": "5 min"}, TIME, {"time": "5 min"}),
        ({"sets": 2}, TIME, {"time": "30 s"}),
        ({}, OPEN, {"open": True, "time": "30 s"}),
        ({"hold": "soon", "reps": "many"}, TIME, {"time": "soon"}),
    ],
)
def test_what_fits_is_kept(old, kind, new):
    """Lengths, counts and gaps are taken over as far as the new kind has them."""
    assert measured_as(old, kind) == new


@pytest.mark.parametrize("kind", DoseKind)
def test_every_shipped_dose_can_be_measured_in_every_way(shipped, kind):
    """The result is sound, and sets and rests are as they were."""
    for exercise in shipped.library.exercises.values():
        draft = new_program("One", shipped)
        place = add_step(draft, exercise)
        before = draft.value(path_of(place))
        change_measure(draft, path_of(place), kind)
        after = draft.value(path_of(place))

        assert form_of(after) == kind
        assert {k: before.get(k) for k in ("sets", "rest")} == {
            k: after.get(k) for k in ("sets", "rest")
        }
        assert draft.findings == ()


def test_same_kind_changes_nothing(commented):
    """There is nothing to undo then."""
    change_measure(commented, ("block", 0, "step", 0), TIME)

    assert commented.undo_words == ""


def test_comment_behind_the_amount_stays(commented):
    """What somebody wrote beside the time stays beside the hold."""
    change_measure(commented, ("block", 0, "step", 0), HOLD)

    assert '\n  hold     = "2 min"   # easy\n' in commented.text


def test_difference_of_the_sides_gives_way(commented):
    """Repetitions of the left make no sense beside a time; sets of it do."""
    change_measure(commented, ("block", 2, "step", 0), TIME)
    assert "dose" not in commented.content["block"][2]["step"][0]
    assert commented.findings == ()

    commented.undo()
    commented.undo()
    assert "dose" in commented.content["block"][2]["step"][0]


def test_sets_of_a_side_stay(draft_of, comments):
    """Only what measures goes."""
    text = comments.replace("reps = 2  # the sore one", "reps = 2\nsets = 3")
    draft = draft_of(text)
    change_measure(draft, ("block", 2, "step", 0), HOLD)

    assert draft.content["block"][2]["step"][0]["dose"] == {"left": {"sets": 3}}
    assert draft.findings == ()


def test_exercise_says_how_it_is_measured(leg_raise):
    """`measure` goes along with the usual dose."""
    change_measure(leg_raise, ("dose",), HOLD)

    assert leg_raise.value(("measure",)) == "hold"
    assert leg_raise.findings == ()
