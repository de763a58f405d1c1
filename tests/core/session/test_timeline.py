"""How a program expands to items, rule by rule."""

import pytest

from coach.errors import CoachError
from coach.files.model import Advance, Block, DoseKind, Sides
from coach.session.model import ItemKind
from coach.session.timeline import (
    expand,
    extended,
    side_doses,
    with_exercise,
    without_step,
)
from tests.core.session.building import (
    EXERCISES,
    hold,
    open_ended,
    paced,
    program,
    program_of,
    reps,
    shape,
    step,
    time,
    timeline_of,
    work,
)


def test_time_bout_is_one_item_after_get_ready():
    """A step is 8 s of getting ready and its time."""
    timeline = timeline_of(step(time(60_000)))

    assert timeline.program == "test.program"
    assert shape(timeline) == [
        ("get-ready", 8_000, "both"),
        ("work", 60_000, "both"),
    ]


def test_time_and_single_hold_have_no_rep():
    """Only several holds are counted."""
    for dose in (time(60_000), hold(30_000)):
        item = work(timeline_of(step(dose)))[0]

        assert (item.rep, item.of_reps) == (None, None)
        assert item.dose is dose.kind


def test_holds_are_separated_by_gaps():
    """Several holds have a gap after each but the last."""
    timeline = timeline_of(step(hold(30_000, reps=3, gap_ms=10_000)))

    assert shape(timeline)[1:] == [
        ("work", 30_000, "both"),
        ("gap", 10_000, "both"),
        ("work", 30_000, "both"),
        ("gap", 10_000, "both"),
        ("work", 30_000, "both"),
    ]
    assert [(item.rep, item.of_reps) for item in timeline.items[1:]] == [
        (1, 3),
        (1, 3),
        (2, 3),
        (2, 3),
        (3, 3),
    ]


def test_gap_without_length_is_left_out():
    """Nothing without length is in the timeline."""
    timeline = timeline_of(step(hold(30_000, reps=2, gap_ms=0), get_ready_ms=0))

    assert [item.kind for item in timeline.items] == [ItemKind.WORK, ItemKind.WORK]


def test_reps_are_one_item_with_boundaries():
    """Repetitions lie every `each` inside one item."""
    item = work(timeline_of(step(reps(3, 4_000))))[0]

    assert item.length_ms == 12_000
    assert item.rep_ends_ms == (4_000, 8_000, 12_000)
    assert (item.rep, item.of_reps) == (None, 3)


def test_tempo_is_kept_on_the_item():
    """The phases inside a repetition come from the dose."""
    tempo = (("lower", 4_000), ("return", 3_000))

    item = work(timeline_of(step(paced(2, *tempo))))[0]

    assert item.tempo == tempo
    assert item.rep_ends_ms == (7_000, 14_000)


def test_open_item_has_its_cap_as_length():
    """An open item is as long as its cap and is known as open."""
    item = work(timeline_of(step(open_ended(45_000))))[0]

    assert item.length_ms == 45_000
    assert item.dose is DoseKind.OPEN


def test_sets_have_rests_that_belong_to_the_set_before():
    """A rest carries the exercise and the set just done, but no side."""
    timeline = timeline_of(step(hold(20_000, sets=3, rest_ms=15_000)))

    assert shape(timeline)[1:] == [
        ("work", 20_000, "both"),
        ("rest", 15_000, None),
        ("work", 20_000, "both"),
        ("rest", 15_000, None),
        ("work", 20_000, "both"),
    ]
    rests = [item for item in timeline.items if item.kind is ItemKind.REST]
    assert [(item.exercise, item.set, item.of_sets) for item in rests] == [
        ("march", 1, 3),
        ("march", 2, 3),
    ]


def test_each_side_left_first_with_a_switch():
    """Each side is worked in every set; the switch carries the coming side."""
    timeline = timeline_of(step(hold(20_000, sets=2), sides=Sides.EACH))

    assert shape(timeline) == [
        ("get-ready", 8_000, "left"),
        ("work", 20_000, "left"),
        ("switch", 5_000, "right"),
        ("work", 20_000, "right"),
        ("rest", 20_000, None),
        ("work", 20_000, "left"),
        ("switch", 5_000, "right"),
        ("work", 20_000, "right"),
    ]


@pytest.mark.parametrize(
    ("sides", "sore_side", "expected"),
    [
        (Sides.BOTH, "right", ["both"]),
        (Sides.ALTERNATE, "right", ["alternate"]),
        (Sides.LEFT, "right", ["left"]),
        (Sides.RIGHT, None, ["right"]),
        (Sides.EACH, None, ["left", "right"]),
        (Sides.EACH, "left", ["left", "right"]),
        (Sides.EACH, "right", ["right", "left"]),
        (Sides.AFFECTED, None, ["left"]),
        (Sides.AFFECTED, "left", ["left"]),
        (Sides.AFFECTED, "right", ["right"]),
    ],
)
def test_sides_in_order(sides, sore_side, expected):
    """The sore side goes first, and is the affected one."""
    timeline = timeline_of(step(hold(20_000), sides=sides), sore_side=sore_side)

    assert [item.side for item in work(timeline)] == expected
    assert timeline.items[0].side == expected[0]


def test_unequal_dose_of_a_side():
    """A side's own dose replaces the common one on that side only."""
    unequal = step(
        hold(20_000), sides=Sides.EACH, right=hold(40_000, reps=2, gap_ms=5_000)
    )

    assert shape(timeline_of(unequal))[1:] == [
        ("work", 20_000, "left"),
        ("switch", 5_000, "right"),
        ("work", 40_000, "right"),
        ("gap", 5_000, "right"),
        ("work", 40_000, "right"),
    ]


def test_side_with_fewer_sets_is_left_out_later():
    """The larger number of sets counts; the other side stops earlier."""
    unequal = step(hold(20_000, sets=3), sides=Sides.EACH, left=hold(20_000, sets=1))

    timeline = timeline_of(unequal)

    assert [(item.side, item.set, item.of_sets) for item in work(timeline)] == [
        ("left", 1, 3),
        ("right", 1, 3),
        ("right", 2, 3),
        ("right", 3, 3),
    ]
    kinds = [item.kind.value for item in timeline.items]
    assert kinds.count("switch") == 1
    assert kinds.count("rest") == 2


def test_rest_is_that_of_the_side_that_needs_more():
    """The longer rest counts after a set of both sides, else that of the one."""
    unequal = step(
        hold(20_000, sets=3, rest_ms=10_000),
        sides=Sides.EACH,
        right=hold(20_000, sets=1, rest_ms=60_000),
    )

    rests = [
        item.length_ms
        for item in timeline_of(unequal).items
        if item.kind is ItemKind.REST
    ]
    assert rests == [60_000, 10_000]


def test_override_counts_for_a_single_side():
    """`affected` takes the dose of the side that it becomes."""
    own = step(hold(20_000), sides=Sides.AFFECTED, right=hold(35_000))

    assert side_doses(own, "right")[0].dose.length_ms == 35_000
    assert side_doses(own, "left")[0].dose.length_ms == 20_000


def test_posture_change_gives_more_time_but_not_to_the_first_step():
    """7 s are added between standing, chair and floor, not inside a group."""
    timeline = timeline_of(
        step(time(10_000), "bridge"),
        step(time(10_000), "plank"),
        step(time(10_000), "march"),
        step(time(10_000), "lunge"),
        step(time(10_000), "sit", get_ready_ms=0),
    )

    ready = [
        item.length_ms for item in timeline.items if item.kind is ItemKind.GET_READY
    ]
    assert ready == [8_000, 8_000, 15_000, 8_000, 7_000]


def test_posture_change_at_the_start_of_another_round():
    """A new round begins in another posture than the last one ended in."""
    timeline = timeline_of(
        step(time(10_000), "march"), step(time(10_000), "bridge"), rounds=2
    )

    ready = [
        item.length_ms for item in timeline.items if item.kind is ItemKind.GET_READY
    ]
    assert ready == [8_000, 15_000, 15_000, 15_000]


def test_rounds_have_a_rest_without_exercise():
    """Between rounds there is the block's rest, after the last there is none."""
    timeline = timeline_of(step(time(10_000)), rounds=2, rest_ms=45_000)

    assert shape(timeline) == [
        ("get-ready", 8_000, "both"),
        ("work", 10_000, "both"),
        ("rest", 45_000, None),
        ("get-ready", 8_000, "both"),
        ("work", 10_000, "both"),
    ]
    rest = timeline.items[2]
    assert (rest.exercise, rest.set, rest.of_sets, rest.round) == (None, None, None, 1)
    assert [item.round for item in timeline.items] == [1, 1, 1, 2, 2]


def test_items_know_block_and_step():
    """Steps are counted through the program, rounds not repeated."""
    timeline = expand(
        program_of(
            Block("one", (step(time(5_000)), step(time(5_000))), rounds=2),
            Block("two", (step(time(5_000)),)),
        ),
        EXERCISES,
    )

    assert [(item.block, item.round, item.step) for item in work(timeline)] == [
        (0, 1, 0),
        (0, 1, 1),
        (0, 2, 0),
        (0, 2, 1),
        (1, 1, 2),
    ]


def test_confirm_is_on_work_items_only():
    """Only work waits for a key."""
    timeline = timeline_of(
        step(hold(9_000, reps=2, gap_ms=3_000), advance=Advance.CONFIRM)
    )

    assert [item.confirm for item in timeline.items] == [False, True, False, True]


def test_missing_exercise_is_named():
    """The sentence says which program needs which exercise."""
    with pytest.raises(CoachError, match=r'"Test program" needs the exercise "jump"'):
        expand(program(step(time(5_000), "jump")), EXERCISES)


def test_unknown_side_is_our_mistake():
    """Only left, right or none can be sore."""
    with pytest.raises(ValueError, match="both"):
        timeline_of(step(time(5_000)), sore_side="both")


def test_extended_shifts_what_follows():
    """More time for one item moves the later ones."""
    timeline = timeline_of(step(time(10_000)), step(time(10_000)))

    longer = extended(timeline, 1, 5_000)

    assert shape(longer)[1] == ("work", 15_000, "both")
    assert longer.total_ms == timeline.total_ms + 5_000
    assert longer.items[0] is timeline.items[0]


def test_extended_repetitions_are_whole():
    """As many repetitions are added as cover the time."""
    timeline = timeline_of(step(paced(2, ("lower", 4_000), ("return", 3_000))))

    item = extended(timeline, 1, 10_000).items[1]

    assert item.rep_ends_ms == (7_000, 14_000, 21_000, 28_000)
    assert (item.length_ms, item.of_reps) == (28_000, 4)


def test_extended_refuses_to_shorten():
    """An item can only become longer."""
    with pytest.raises(ValueError, match="longer"):
        extended(timeline_of(step(time(5_000))), 0, 0)


def test_with_exercise_changes_later_items_of_the_step():
    """Other steps, earlier items and rests between rounds keep what they have."""
    timeline = timeline_of(
        step(time(5_000), "march"), step(time(5_000), "lunge"), rounds=2
    )

    changed = with_exercise(timeline, 0, 2, "sit")

    assert [item.exercise for item in changed.items] == [
        "march",
        "march",
        "lunge",
        "lunge",
        None,
        "sit",
        "sit",
        "lunge",
        "lunge",
    ]


def test_without_step_keeps_indices_and_drops_lonely_round_rests():
    """What is left out has no length; a rest with no work after it goes too."""
    timeline = timeline_of(step(time(5_000)), rounds=3)

    left = without_step(timeline, 0, 4)

    assert len(left.items) == len(timeline.items)
    assert [item.length_ms for item in left.items] == [
        8_000,
        5_000,
        30_000,
        8_000,
        0,
        0,
        0,
        0,
    ]


def test_without_step_keeps_round_rests_of_other_steps():
    """Rounds go on with the steps that remain."""
    timeline = timeline_of(
        step(time(5_000), "march"), step(time(6_000), "lunge"), rounds=2
    )

    left = without_step(timeline, 0, 0)

    assert [entry for entry in shape(left) if entry[1]] == [
        ("get-ready", 8_000, "both"),
        ("work", 6_000, "both"),
        ("rest", 30_000, None),
        ("get-ready", 8_000, "both"),
        ("work", 6_000, "both"),
    ]


def test_without_step_drops_the_round_rest_after_the_last_work():
    """Leaving out in the first round leaves no rest before nothing."""
    timeline = timeline_of(step(time(5_000, sets=2)), rounds=2)

    left = without_step(timeline, 0, 2)

    assert [item.length_ms for item in left.items] == [8_000, 5_000] + [0] * 7
