"""Which cue sounds when, rule by rule."""

import pytest

from coach.files.model import Sides
from coach.session.cues import cue_sheet
from coach.session.model import CueKind, ItemKind
from coach.session.timeline import expand, without_step
from tests.core.session.building import (
    EXERCISES,
    hold,
    open_ended,
    paced,
    program,
    reps,
    step,
    time,
    timeline_of,
)


def cues_in(timeline, kind, nth=0):
    """Return (time from the item's start, cue) of the nth item of a kind."""
    items = [
        index for index, item in enumerate(timeline.items) if item.kind.value == kind
    ]
    index = items[nth]
    start_ms = timeline.items[index].at_ms
    return [
        (cue.at_ms - start_ms, cue.kind.value)
        for cue in cue_sheet(timeline, EXERCISES)
        if cue.item == index
    ]


def test_get_ready_has_next_and_three_counts():
    """Three counts on the seconds before the work."""
    assert cues_in(timeline_of(step(time(5_000))), "get-ready") == [
        (0, "next"),
        (5_000, "count"),
        (6_000, "count"),
        (7_000, "count"),
    ]


@pytest.mark.parametrize(("length_ms", "counts"), [(3_999, 0), (4_000, 3)])
def test_short_get_ready_is_not_counted(length_ms, counts):
    """From 4 s on there are counts."""
    timeline = timeline_of(step(time(5_000), get_ready_ms=length_ms))

    assert len(cues_in(timeline, "get-ready")) == 1 + counts


@pytest.mark.parametrize("dose", [time, hold])
@pytest.mark.parametrize(
    ("length_ms", "expected"),
    [
        (9_999, ["go"]),
        (10_000, ["go", "count", "count", "count"]),
        (19_999, ["go", "count", "count", "count"]),
        (20_000, ["go", "half", "count", "count", "count"]),
    ],
)
def test_work_of_time_and_hold(dose, length_ms, expected):
    """From 10 s on the end is counted, from 20 s on the middle is told."""
    cues = cues_in(timeline_of(step(dose(length_ms))), "work")

    assert [kind for _, kind in cues] == expected


def test_half_and_counts_are_on_their_second():
    """The middle, and 3, 2, 1 seconds before the end."""
    assert cues_in(timeline_of(step(hold(30_000))), "work") == [
        (0, "go"),
        (15_000, "half"),
        (27_000, "count"),
        (28_000, "count"),
        (29_000, "count"),
    ]


def test_reps_sound_at_every_boundary_but_the_last():
    """The end of the last repetition is told by what comes next."""
    assert cues_in(timeline_of(step(reps(4, 15_000))), "work") == [
        (0, "go"),
        (15_000, "rep"),
        (30_000, "rep"),
        (45_000, "rep"),
    ]


def test_tempo_sounds_at_phase_boundaries():
    """Inside every repetition each phase begins with a cue."""
    tempo = (("lower", 4_000), ("hold", 1_000), ("return", 3_000))

    assert cues_in(timeline_of(step(paced(2, *tempo))), "work") == [
        (0, "go"),
        (4_000, "phase"),
        (5_000, "phase"),
        (8_000, "rep"),
        (12_000, "phase"),
        (13_000, "phase"),
    ]


def test_phase_without_length_makes_no_second_sound():
    """A repetition wins over a phase at the same moment."""
    tempo = (("hold", 0), ("lower", 4_000), ("return", 0))

    assert cues_in(timeline_of(step(paced(2, *tempo))), "work") == [
        (0, "go"),
        (4_000, "rep"),
    ]


def test_open_item_has_only_go():
    """Nobody knows its end."""
    assert cues_in(timeline_of(step(open_ended(60_000))), "work") == [(0, "go")]


def test_switch_is_counted():
    """A switch of 5 s has the counts of getting ready."""
    timeline = timeline_of(step(time(5_000), sides=Sides.EACH))

    assert cues_in(timeline, "switch") == [
        (0, "switch"),
        (2_000, "count"),
        (3_000, "count"),
        (4_000, "count"),
    ]


def test_gap_only_releases():
    """A gap has no counts, however long."""
    timeline = timeline_of(step(hold(5_000, reps=2, gap_ms=10_000)))

    assert cues_in(timeline, "gap") == [(0, "release")]


def test_rest_is_counted():
    """A rest has the counts of getting ready."""
    timeline = timeline_of(step(hold(5_000, sets=2, rest_ms=20_000)))

    assert cues_in(timeline, "rest") == [
        (0, "rest"),
        (17_000, "count"),
        (18_000, "count"),
        (19_000, "count"),
    ]


def test_done_comes_after_the_last_item():
    """The end of the session has its own cue, item and sentence."""
    timeline = timeline_of(step(time(5_000)))

    last = cue_sheet(timeline, EXERCISES)[-1]

    assert (last.at_ms, last.kind, last.item) == (13_000, CueKind.DONE, 2)
    assert last.say == "Finished"


def test_sound_is_named_after_the_kind():
    """The output finds the file by the name of the cue."""
    sheet = cue_sheet(timeline_of(step(hold(30_000, sets=2))), EXERCISES)

    assert all(cue.sound == cue.kind.value for cue in sheet)


def test_items_left_out_have_no_cues():
    """What was left out while the session ran makes no sound."""
    timeline = without_step(timeline_of(step(time(5_000)), step(time(5_000))), 0, 0)

    sheet = cue_sheet(timeline, EXERCISES)

    assert [cue.item for cue in sheet] == [2, 2, 2, 2, 3, 4]
    assert sheet[0].at_ms == 0


def test_program_without_anything_to_do_is_silent():
    """No item, no cue."""
    empty = expand(program(), EXERCISES)

    assert empty.items == ()
    assert cue_sheet(empty, EXERCISES) == ()


def test_every_item_opens_with_a_cue():
    """There is no item whose start cannot be heard."""
    timeline = timeline_of(
        step(hold(6_000, reps=2, gap_ms=2_000, sets=2), sides=Sides.EACH), rounds=2
    )
    starts = {cue.at_ms for cue in cue_sheet(timeline, EXERCISES)}

    assert all(item.at_ms in starts for item in timeline.items)
    assert {item.kind for item in timeline.items} == set(ItemKind)
