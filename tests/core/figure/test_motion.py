"""Which frame belongs to which moment of an item."""

from dataclasses import replace
from itertools import pairwise

import pytest

from coach.figure.easing import ease
from coach.figure.motion import (
    TRANSITION_MS,
    breath_at,
    calm_frame,
    frame_for,
    loop_frame,
    main_name,
    solved,
    start_name,
    still_frame,
)
from coach.files.model import DoseKind
from coach.session.model import ItemKind
from tests.core.figure import samples


@pytest.mark.parametrize("name", ["smooth", "linear", "steady"])
def test_easing_goes_from_start_to_end(name):
    """Each ease begins at 0, ends at 1, is half way at half time, never goes back."""
    shares = [ease(name, step / 50) for step in range(51)]

    assert shares[0] == 0.0
    assert shares[-1] == pytest.approx(1.0)
    assert shares[25] == pytest.approx(0.5)
    assert shares == sorted(shares)


def test_steady_has_one_speed_between_its_ramps():
    """In the middle 60 per cent of the time equal times give equal ways."""
    steps = [ease("steady", (20 + i) / 100) for i in range(61)]

    ways = [b - a for a, b in pairwise(steps)]
    assert max(ways) == pytest.approx(min(ways))


def test_pictures_before_the_start_rest():
    """Getting into the start pose is no work; every picture after it is."""
    figure = replace(samples.nordic(), still=("stand", "tall", "low"))
    figure = replace(figure, poses={**figure.poses, "stand": samples.STAND})

    loads = [still_frame(figure, name).load for name in figure.still]

    assert loads == [0.0, 0.0, 1.0]


def test_get_ready_moves_in_and_then_stands():
    """The figure takes 600 ms into the start pose and breathes there."""
    figure = samples.heel_step()
    ready = samples.item(ItemKind.GET_READY, 8_000)

    moving = frame_for(figure, ready, TRANSITION_MS / 2)
    standing = frame_for(figure, ready, TRANSITION_MS)

    assert moving.moving
    assert moving.pose != standing.pose
    assert standing.pose is solved(figure, "start")
    assert not standing.moving


def test_get_ready_starts_from_the_posture_before():
    """When the posture before is known the movement begins with it."""
    figure = samples.heel_step()
    before = solved(figure, "stretch")

    frame = frame_for(figure, samples.item(ItemKind.GET_READY, 8_000), 0, before=before)

    assert frame.pose == before


def test_hold_goes_in_and_then_breathes():
    """A hold begins with the natural way in; then only the chest moves."""
    figure = samples.heel_step()
    hold = samples.item(dose=DoseKind.HOLD)

    first = frame_for(figure, hold, 0)
    halfway = frame_for(figure, hold, 1_500)
    held = [frame_for(figure, hold, at) for at in (3_000, 4_250, 29_999)]

    assert first.pose == solved(figure, "start")
    assert halfway.phase == "in"
    assert 0 < halfway.load < 1
    assert all(frame.pose is solved(figure, "stretch") for frame in held)
    assert held[1].breath == pytest.approx(1.0)
    assert [frame.load for frame in held] == [1.0, 1.0, 1.0]


def test_short_hold_is_mostly_held():
    """In a hold of 5 s the way in takes 2 s and not 3."""
    figure = samples.heel_step()
    hold = samples.item(length_ms=5_000, dose=DoseKind.HOLD)

    assert frame_for(figure, hold, 1_900).moving
    assert not frame_for(figure, hold, 2_000).moving


@pytest.mark.parametrize("kind", [ItemKind.GAP, ItemKind.REST])
def test_rest_goes_out_at_its_own_pace(kind):
    """After a hold the figure goes out in the natural time and then rests."""
    figure = samples.heel_step()
    rest = samples.item(kind, 10_000)

    assert frame_for(figure, rest, 0).pose == solved(figure, "stretch")
    assert frame_for(figure, rest, 1_900).moving
    assert frame_for(figure, rest, 2_000).pose is solved(figure, "start")
    assert frame_for(figure, rest, 2_000).load == 0.0


def test_repetitions_follow_the_tempo():
    """With a tempo of 4 and 2 s the lowest point is after 4 s, in every repetition."""
    figure = samples.nordic()
    tempo = (("lower", 4_000), ("return", 2_000))
    work = samples.reps_item(tempo=tempo)

    for begins in (0, 6_000, 12_000):
        assert frame_for(figure, work, begins).pose == solved(figure, "tall")
        assert frame_for(figure, work, begins + 2_000).phase == "lower"
        assert frame_for(figure, work, begins + 4_000).pose == solved(figure, "low")
        assert frame_for(figure, work, begins + 5_000).phase == "return"


def test_counted_lowering_has_an_even_speed():
    """Between the ramps the knee opens by the same angle every second."""
    figure = samples.nordic()
    work = samples.reps_item(tempo=(("lower", 4_000), ("return", 2_000)))

    knees = [
        frame_for(figure, work, at).pose.angles.work.knee
        for at in (1_000, 1_500, 2_000, 2_500, 3_000)
    ]
    steps = [b - a for a, b in pairwise(knees)]
    assert steps == pytest.approx([steps[0]] * 4)


def test_repetitions_without_tempo_scale_the_natural_times():
    """Natural times of 4 and 2 s become 2 and 1 s in a repetition of 3 s."""
    figure = samples.nordic()
    work = samples.reps_item(each_ms=3_000)

    assert frame_for(figure, work, 2_000).pose == solved(figure, "low")
    assert frame_for(figure, work, 3_000).pose == solved(figure, "tall")


def test_unknown_tempo_falls_back_to_natural_times():
    """A tempo whose phases the figure lacks does not stop the figure."""
    figure = samples.nordic()
    work = samples.reps_item(tempo=(("down", 3_000), ("up", 3_000)))

    assert frame_for(figure, work, 4_000).pose == solved(figure, "low")


def test_tempo_may_leave_out_a_phase():
    """A skipped phase leaves no jump: the next begins where the last ended."""
    figure = samples.nordic()
    pause = replace(figure.phases[0], name="pause", start="low", end="low", time_ms=500)
    figure = replace(figure, phases=(figure.phases[0], pause, figure.phases[1]))
    work = samples.reps_item(tempo=(("lower", 4_000), ("return", 2_000)))

    knees = [
        frame_for(figure, work, at).pose.angles.work.knee for at in range(0, 6_000, 33)
    ]
    jumps = [abs(b - a) for a, b in pairwise(knees)]
    assert max(jumps) < 2.0


def test_alternating_repetitions_change_sides():
    """Every second repetition is done by the other side, at the same place."""
    figure = samples.heel_step()
    work = samples.reps_item(count=2, each_ms=5_000, side="alternate")

    first = frame_for(figure, work, 3_000)
    second = frame_for(figure, work, 8_000)

    assert not first.swapped
    assert second.swapped
    assert second.pose.angles.other.hip == pytest.approx(
        first.pose.angles.work.hip, abs=3
    )
    assert second.pose.joints.work.heel == pytest.approx((-0.185, 0.0), abs=1e-6)


def test_time_bout_loops():
    """A timed bout repeats the phases at their natural pace."""
    figure = samples.nordic()
    bout = samples.item(length_ms=60_000, dose=DoseKind.TIME)

    assert frame_for(figure, bout, 1_000) == frame_for(figure, bout, 7_000)
    assert frame_for(figure, bout, 4_000).pose == solved(figure, "low")


def test_figure_without_phases_stands():
    """A figure of one pose is shown working in that pose."""
    frame = loop_frame(samples.half_kneel(), 1_234)

    assert not frame.moving
    assert frame.load == 1.0


def test_calm_frames_take_turns():
    """With less motion a movement shows start and end for 2 s each, and no breath."""
    figure = samples.nordic()
    work = samples.reps_item()

    frames = [calm_frame(figure, work, at) for at in (0, 1_999, 2_000, 3_999, 4_000)]

    assert [frame.pose for frame in frames] == [
        solved(figure, name) for name in ("tall", "tall", "low", "low", "tall")
    ]
    assert all(frame.breath == 0.0 for frame in frames)


def test_calm_hold_does_not_change():
    """With less motion a hold shows the held pose from first to last."""
    figure = samples.heel_step()
    hold = samples.item(dose=DoseKind.HOLD)

    frames = {id(calm_frame(figure, hold, at).pose) for at in range(0, 30_000, 500)}

    assert frames == {id(solved(figure, "stretch"))}


def test_names_of_start_and_main_pose():
    """The start is where the first phase begins; the main pose is the held one."""
    assert start_name(samples.heel_step()) == "start"
    assert main_name(samples.heel_step()) == "stretch"
    assert main_name(samples.nordic()) == "low"
    assert main_name(samples.half_kneel()) == "kneel"


def test_unknown_pose_is_a_key_error():
    """A pose that the figure lacks is our mistake."""
    with pytest.raises(KeyError):
        still_frame(samples.nordic(), "flat")


def test_breath_takes_five_seconds():
    """The chest is full after a quarter of a breath and empty after three."""
    assert breath_at(1_250) == pytest.approx(1.0)
    assert breath_at(3_750) == pytest.approx(-1.0)
    assert breath_at(5_000) == pytest.approx(0.0, abs=1e-9)


def test_alternating_holds_change_sides():
    """Every second hold of an alternating exercise is done by the other side."""
    figure = samples.heel_step()
    holds = [
        samples.item(dose=DoseKind.HOLD, side="alternate", rep=number, of_reps=4)
        for number in (1, 2, 3, 4)
    ]

    frames = [frame_for(figure, hold, 20_000) for hold in holds]

    assert [frame.swapped for frame in frames] == [False, True, False, True]
    hips = [frame.pose.angles.work.hip for frame in frames]
    assert frames[1].pose.angles.other.hip == pytest.approx(hips[0], abs=1.0)
    assert frames[0].pose == frames[2].pose
