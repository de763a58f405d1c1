"""Pain before a session: the chip of the player, which holds nothing up."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

Key = Qt.Key


@pytest.fixture
def ready(player, two_sides, exercises):
    """Return a player one second into the first get-ready."""
    player.page.start(two_sides, exercises)
    player.pass_time(1_000)
    return player


def chip(player):
    return player.page.ending.before


def test_it_is_offered_while_getting_ready(ready):
    """The chip shows with the first item and takes no focus."""
    assert chip(ready).isVisible()
    assert not chip(ready).is_open
    assert ready.page.hasFocus()


def test_two_presses_write_the_number(qtbot, ready):
    """Open, choose: the event is written and the chip is gone."""
    before = chip(ready)
    qtbot.mouseClick(before.pill, Qt.MouseButton.LeftButton)
    assert before.is_open

    qtbot.mouseClick(before.scale.keys[3], Qt.MouseButton.LeftButton)

    assert not before.isVisible()
    assert ready.page.record.said_before == {"pain": 3}
    assert ready.page.hasFocus()


def test_a_digit_answers_at_once(qtbot, ready):
    """With a keyboard one press is enough."""
    qtbot.keyClick(ready.page, Key.Key_5)

    assert ready.page.record.said_before == {"pain": 5}


def test_the_player_keeps_its_keys(qtbot, ready):
    """Space still pauses while the numbers are open."""
    chip(ready).open()
    qtbot.keyClick(ready.page, Key.Key_Space)

    assert ready.state == "paused"


def test_it_never_delays_the_start(ready):
    """Untouched it goes with the get-ready, and the work begins on time."""
    ready.pass_time(4_000)

    assert ready.runner.item.kind.value == "work"
    assert not chip(ready).isVisible()


def test_opened_it_stays_for_the_first_work(ready):
    """Who has opened it may answer while the first item runs, not longer."""
    chip(ready).open()
    ready.pass_time(4_000)
    assert chip(ready).isVisible()

    ready.go_to("switch")

    assert not chip(ready).isVisible()


def test_a_late_answer_changes_no_time(qtbot, context, ready):
    """An answer during the work is written at the position of that moment."""
    chip(ready).open()
    ready.pass_time(6_000)
    qtbot.keyClick(ready.page, Key.Key_2)
    assert context.journal.flush(5.0)

    position_ms = ready.runner.engine.position_ms
    assert position_ms == 7_000
    assert ready.page.record.said_before == {"pain": 2}


def test_no_answer_is_an_answer(qtbot, ready):
    """The cross closes it and writes nothing."""
    chip(ready).open()
    qtbot.mouseClick(chip(ready)._close, Qt.MouseButton.LeftButton)

    assert not chip(ready).isVisible()
    assert ready.page.record.said_before == {}


def test_what_was_asked_before_is_not_asked_again(ready):
    """After the sheet before a rehab session the chip stays away."""
    ready.page.ending.take_before({})

    assert not chip(ready).isVisible()


def test_the_next_session_asks_anew(qtbot, ready, two_sides, exercises):
    """A new session has its own question."""
    qtbot.keyClick(ready.page, Key.Key_2)
    ready.page.leave()
    ready.page.start(two_sides, exercises)
    ready.pass_time(1_000)

    assert chip(ready).isVisible()
    assert chip(ready).scale.value() is None
    assert ready.page.record.said_before == {}


@pytest.mark.parametrize("size", [(1280, 820), (900, 600)])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_stays_left_of_the_words(ready, theme, size, scale):
    """Open or not it covers neither the times nor the name at the right."""
    theme.set_scale(scale)
    ready.page.resize(*size)
    before, panel = chip(ready), ready.scene.panel
    before.open()

    assert before.geometry().right() <= panel.name.geometry().left()
    assert before.geometry().top() >= ready.scene.top.elapsed.geometry().bottom() - 2
