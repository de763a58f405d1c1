"""The tones and the voice of the help for a cramp, as the settings want them."""

from __future__ import annotations

import pytest

from tests.ui.player.conftest import RecordingOutput
from ui.models.background import wait_for_tasks
from ui.platform.keep_awake import NullKeepAwake
from ui.platform.voice import Voice
from ui.recover.cramp.page import CrampPage

SECOND_MS = 1_000


@pytest.fixture
def output():
    return RecordingOutput()


@pytest.fixture
def help_with(utc, care_context, engine, output, qtbot):
    """Return a function that opens the page and waits for its sound."""
    pages = []

    def begin(*, voice=False, as_set=False):
        care_context.change_settings(voice=voice)
        page = CrampPage(
            care_context,
            voice=Voice(engine=engine),
            open_output=None if as_set else lambda: output,
            keep_awake=NullKeepAwake(),
        )
        pages.append(page)
        qtbot.addWidget(page)
        page.show()
        page.begin("calf")
        qtbot.waitUntil(lambda: page.sound._is_ready)
        return page

    yield begin
    for page in pages:
        page.hide()
        page.free()
    wait_for_tasks()


def sounds(output, clock):
    """Return the tones to come, in seconds from now."""
    now_ms = clock.monotonic_ms()
    return [((each.at_ms - now_ms) / SECOND_MS, each.sound) for each in output.sounds]


def after(page, clock, ms):
    clock.advance(ms)
    page.follow()


def test_stretch_has_its_tones(help_with, output, clock):
    """Beginning, middle and end of the holds are known as soon as it begins."""
    help_with()

    assert sounds(output, clock)[:4] == [
        (0, "go"),
        (30, "half"),
        (60, "release"),
        (75, "go"),
    ]


def test_tone_that_was_missed_while_the_device_opened_comes_at_once(
    help_with, output, clock
):
    """The clock of the cramp has waited for nothing."""
    page = help_with()
    clock.advance(2 * SECOND_MS)
    page.sound._begin()

    assert sounds(output, clock)[:2] == [(0, "go"), (28, "half")]


def test_tone_that_was_missed_for_long_stays_away(help_with, output, clock):
    """A late beginning would only confuse."""
    page = help_with()
    clock.advance(10 * SECOND_MS)
    page.sound._begin()

    assert sounds(output, clock)[0] == (20, "half")


def test_gone_takes_the_tones_back(help_with, output, clock):
    """Rubbing has no beat."""
    page = help_with()
    after(page, clock, 5 * SECOND_MS)
    page.board.answers["gone"].click()

    assert output.sounds == ()


def test_machine_that_slept_has_its_tones_at_the_right_time(help_with, output, clock):
    """The wall clock has gone on, the one of the output has not."""
    page = help_with()
    clock.suspend(10 * SECOND_MS)
    page.follow()

    assert sounds(output, clock)[0] == (20, "half")


def test_device_is_freed_with_the_page(help_with, output, clock):
    """Who leaves hears nothing any more."""
    page = help_with()
    page.leave()

    assert output.is_closed


def test_volume_is_that_of_the_settings(help_with, output, care_context):
    """As in a session."""
    care_context.change_settings(volume=0.3)
    help_with()

    assert output.volume == 0.3


def test_sound_off_is_silent(help_with, care_context):
    """Nothing is opened that could be heard; the help goes on."""
    assert care_context.settings.sound == "off"
    page = help_with(as_set=True)

    assert page.sound._output.name == "silent"
    assert page.flow.phase == "stretch"


def test_voice_says_each_part_once(help_with, engine, clock):
    """With a voice, what to do is heard as well."""
    page = help_with(voice=True)
    after(page, clock, SECOND_MS)

    assert engine.said == [page.board.sentence.text()]


def test_voice_says_when_to_let_off_and_to_hold_again(help_with, engine, clock):
    """Nobody in pain looks at a ring."""
    page = help_with(voice=True)
    for _ in range(80):
        after(page, clock, SECOND_MS)

    assert engine.said[1:] == ["Let off.", "And hold once more."]


def test_without_voice_nothing_is_said(help_with, engine, clock):
    """As the settings want it."""
    page = help_with(voice=False)
    after(page, clock, 61 * SECOND_MS)

    assert engine.said == []
