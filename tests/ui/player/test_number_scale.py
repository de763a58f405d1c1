"""The scale from 0 to 10: clicks, digits, arrows, taking back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from ui.player.number_scale import NumberScale
from ui.player.pain_zones import zones_until

Key = Qt.Key


@pytest.fixture
def make(qtbot):
    """Return a function that shows a scale."""

    def show(**options):
        scale = NumberScale("Pain", **{"zoned": True, **options})
        qtbot.addWidget(scale)
        scale.show()
        return scale

    return show


def click(qtbot, scale, number):
    qtbot.mouseClick(scale.keys[number], Qt.MouseButton.LeftButton)


def test_a_click_chooses_and_settles(qtbot, make):
    """A click is final."""
    scale = make()
    told = []
    scale.chosen.connect(told.append)
    scale.settled.connect(told.append)
    click(qtbot, scale, 6)

    assert told == [6, 6]


def test_a_second_click_takes_a_quiet_choice_back(qtbot, make):
    """Optional questions can be left unanswered again."""
    scale = make(quiet=True)
    click(qtbot, scale, 4)
    with qtbot.waitSignal(scale.cleared):
        click(qtbot, scale, 4)

    assert scale.value() is None


def test_a_needed_answer_stays(qtbot, make):
    """The one question that has to be answered keeps its number."""
    scale = make()
    click(qtbot, scale, 4)
    click(qtbot, scale, 4)

    assert scale.value() == 4


def test_after_taking_back_it_can_be_chosen_again(qtbot, make):
    """Three clicks: chosen, taken back, chosen."""
    scale = make(quiet=True)
    for _ in range(3):
        click(qtbot, scale, 4)

    assert scale.value() == 4


def test_one_waits_for_a_zero(qtbot, make):
    """1 alone is not settled at once, 1 and 0 are 10."""
    scale = make()
    settled = []
    scale.settled.connect(settled.append)
    qtbot.keyClick(scale, Key.Key_1)
    assert settled == []

    qtbot.keyClick(scale, Key.Key_0)

    assert settled == [10]


def test_one_settles_by_itself(qtbot, make):
    """Without a 0 within its time a 1 is a 1."""
    scale = make()
    with qtbot.waitSignal(scale.settled) as told:
        qtbot.keyClick(scale, Key.Key_1)

    assert told.args == [1]


@pytest.mark.parametrize(
    ("start", "change", "number"),
    [(None, 1, 0), (None, -1, 10), (5, 1, 6), (0, -1, 0), (10, 1, 10)],
)
def test_steps_stay_on_the_scale(make, start, change, number):
    """Without a choice they begin at an end; at an end they stop."""
    scale = make()
    if start is not None:
        scale.set_value(start)
    scale.step(change)

    assert scale.value() == number


def test_names_say_the_zone(make):
    """A screen reader hears what the colour means."""
    scale = make()
    names = [key.accessibleName() for key in scale.keys]

    assert (names[2], names[3], names[10]) == ("2, fine", "3, take care", "10, stop")


def test_lower_limit_moves_the_zones(make):
    """From the plan's number on it says stop, to eyes and to screen readers."""
    scale = make(stop_pain=4)

    assert [key.accessibleName() for key in scale.keys[2:5]] == [
        "2, fine",
        "3, take care",
        "4, stop",
    ]


def test_zone_without_numbers_is_left_out():
    """Where a session ends from 3 on, nothing lies between fine and stop."""
    found = [(zone.first, zone.last, zone.word) for zone in zones_until(3)]

    assert found == [(0, 2, "Fine"), (3, 10, "Stop")]


def test_nothing_raises_the_limit():
    """From 6 on it is red, whatever a file says."""
    assert zones_until(9) == zones_until()
