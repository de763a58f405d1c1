"""The strip with a timer: wherever nothing else shows it, with Done and Open."""

from __future__ import annotations

import pytest

from ui.main_window import MainWindow
from ui.recover.care.face import FINISH, LOOKS_WELL
from ui.recover.care.model import care_model
from ui.recover.care.strip_watch import StripWatch


@pytest.fixture
def window(strained, model, qtbot):
    window = MainWindow(strained, "guide")
    window.resize(1280, 820)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.page == "guide")
    yield window
    if window.is_playing:
        window.player.leave()
    window.free_player()
    window.hide()


@pytest.fixture
def watch(strained, window):
    return StripWatch(strained, window)


def test_nothing_runs_no_strip(watch):
    """It is not even made."""
    assert watch.strip is None
    assert not watch._timer.isActive()


def test_strip_says_what_is_on_and_how_long(watch, warm):
    """Above every page, with the time that is left."""
    warm()

    assert watch.strip.isVisible()
    assert watch.strip.title.text() == "Hot towel is on"
    assert watch.strip.time.text() == "17:00"


def test_seconds_go_by(watch, warm, clock):
    """It follows the clock by itself."""
    warm()
    clock.advance(1_000)
    watch._timer.timeout.emit()

    assert watch.strip.time.text() == "16:59"


def test_done_ends_the_timer(watch, warm, strained):
    """One press, and the strip goes."""
    warm()
    watch.strip.buttons[FINISH].click()

    assert care_model(strained).timer_of("heat") is None
    assert not watch.strip.isVisible()
    assert not watch._timer.isActive()


def test_open_leads_to_today(watch, warm, window, qtbot):
    """There its card is, so that the strip is not needed."""
    warm()
    watch.strip.open.click()

    assert window.page == "today"
    assert not watch.strip.isVisible()


def test_it_is_there_again_on_another_page(watch, warm, window):
    """Wherever the person goes."""
    warm()
    window.open_page("today")
    window.open_page("programs")

    assert watch.strip.isVisible()


def test_look_at_the_skin_is_asked_for(watch, warm, clock):
    """With its words, and both answers."""
    warm(5)

    assert watch.strip.title.text() == "Look at the skin"
    assert "towel" in watch.strip.detail.text()
    watch.strip.buttons[LOOKS_WELL].click()
    assert watch.strip.title.text() == "Hot towel is on"


def test_time_that_is_up_is_said(watch, warm):
    """It asks for being taken off."""
    warm(21)

    assert "time is up" in watch.strip.title.text()
    assert watch.strip.buttons[FINISH].text() == "It is off"


def test_session_has_it_too_but_no_way_out_of_itself(
    watch, warm, window, strained, qtbot
):
    """The strip stands above the player, without Open."""
    warm()
    program = strained.library.library.programs["desk-break"]
    window.play(program, strained.library.exercises)

    qtbot.waitUntil(watch.strip.open.isHidden)
    assert watch.strip.isVisible()


def test_help_for_a_cramp_shows_its_own_warmth(watch, warm, window, qtbot):
    """Nothing is said twice."""
    warm()
    window.cramp_now("calf")
    qtbot.waitUntil(watch.strip.isHidden)

    window.cramp.page.leave()
    qtbot.waitUntil(watch.strip.isVisible)


def test_others_are_counted(watch, warm, model):
    """One line, however much runs."""
    warm()
    ice = next(step for step in model.case.protocol.steps if step.kind == "ice")
    model.begin(model.wish(ice))

    assert watch.strip.more.text() == "and 1 more"


def test_hidden_window_costs_nothing(watch, warm, window, qtbot):
    """In the tray no second is counted; shown again, it goes on."""
    warm()
    window.hide()
    qtbot.waitUntil(lambda: not watch._timer.isActive())

    window.show()
    qtbot.waitUntil(watch._timer.isActive)
