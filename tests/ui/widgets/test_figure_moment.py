"""Moments that come again in an item."""

from __future__ import annotations

import pytest

from coach.figure.motion import PREVIEW_HOLD_MS, frame_for, loop_frame
from coach.files.model import DoseKind
from coach.session.model import ItemKind
from tests.core.figure import samples
from ui.widgets.figure_moment import PICTURE_MS, moment_at


def test_every_repetition_shows_the_same_pictures():
    """The same time in the next repetition has the same name and the same frame."""
    figure, item = samples.nordic(), samples.reps_item(3, 4_000)
    first, second = (moment_at(figure, item, ms) for ms in (1_500, 5_500))

    assert first.name == second.name
    assert first.at_ms != second.at_ms
    frames = [frame_for(figure, item, moment.at_ms) for moment in (first, second)]
    assert frames[0] == frames[1]


def test_times_in_one_repetition_have_other_names():
    """Two pictures of a repetition are told apart; one picture is one moment."""
    figure, item = samples.nordic(), samples.reps_item(3, 4_000)
    begin = moment_at(figure, item, 10 * PICTURE_MS)

    assert moment_at(figure, item, 11 * PICTURE_MS - 1) == begin
    assert moment_at(figure, item, 11 * PICTURE_MS).name != begin.name
    assert begin.ends_ms == 11 * PICTURE_MS


def test_sides_in_turn_have_their_own_pictures():
    """When the sides alternate, every second repetition shows the same."""
    figure = samples.nordic()
    item = samples.reps_item(4, 4_000, side="alternate")
    names = [moment_at(figure, item, ms).name for ms in (100, 4_100, 8_100, 12_100)]

    assert names[0] == names[2]
    assert names[1] == names[3]
    assert names[0] != names[1]


def test_longer_repetitions_have_their_own_pictures():
    """A slower repetition is another movement."""
    figure = samples.nordic()
    slow = moment_at(figure, samples.reps_item(2, 6_000), 1_000)
    fast = moment_at(figure, samples.reps_item(2, 4_000), 1_000)

    assert slow.name != fast.name


def test_a_preview_repeats_after_its_phases():
    """An endless preview comes round after the length of all its phases."""
    figure = samples.nordic()
    cycle = sum(phase.time_ms or PREVIEW_HOLD_MS for phase in figure.phases)
    now, later = (moment_at(figure, None, ms) for ms in (500, 500 + cycle))

    assert now.name == later.name
    assert loop_frame(figure, now.at_ms).pose == loop_frame(figure, later.at_ms).pose


@pytest.mark.parametrize("kind", [ItemKind.REST, ItemKind.SWITCH, ItemKind.GET_READY])
def test_other_items_do_not_repeat(kind):
    """Going into a posture happens once."""
    item = samples.item(kind, 5_000)

    assert moment_at(samples.heel_step(), item, 300) is None


def test_a_hold_does_not_repeat():
    """A posture is gone into once and then held."""
    hold = samples.item(dose=DoseKind.HOLD)

    assert moment_at(samples.heel_step(), hold, 300) is None


def test_the_next_picture_is_always_due_later():
    """The picture after the last of a repetition begins with the next repetition."""
    figure, item = samples.nordic(), samples.reps_item(2, 1_000)
    for at_ms in range(2_200):
        moment = moment_at(figure, item, at_ms)

        assert moment.at_ms <= at_ms
        assert moment.ends_ms > moment.at_ms
    assert moment_at(figure, item, 999).ends_ms == 1_000
