"""Tests of the Settings page."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui.pages.settings import sound_test
from ui.pages.settings.about import AboutSection
from ui.pages.settings.data import DataSection
from ui.pages.settings.look import LookSection
from ui.pages.settings.page import SettingsPage
from ui.pages.settings.sound import SoundSection
from ui.pages.settings.voice import VoiceSection

if TYPE_CHECKING:
    from coach.audio.output import DueSound


@pytest.fixture
def look(context, qtbot):
    section = LookSection(context)
    qtbot.addWidget(section)
    return section


@pytest.fixture
def sound(context, qtbot):
    section = SoundSection(context)
    qtbot.addWidget(section)
    return section


def test_theme_acts_at_once(look, context, theme):
    """Choosing Dark makes the window dark."""
    look._theme.chosen.emit("dark")

    assert context.settings.theme == "dark"
    assert theme.dark


def test_text_size_acts_by_key_at_once(look, context, qtbot):
    """One press of the arrow key is 5 %."""
    qtbot.keyClick(look._size, Qt.Key.Key_Right)

    assert context.settings.text_size == 105
    assert look._percent.text() == "105 %"


def test_text_size_waits_while_the_knob_is_held(look, context):
    """The slider does not run away under the pointer."""
    look._size.setSliderDown(True)
    look._size.setValue(26)
    assert context.settings.text_size == 100
    look._size.setSliderDown(False)

    assert context.settings.text_size == 130


@pytest.mark.parametrize(
    ("switch", "setting"),
    [("_full_screen", "full_screen_player"), ("_pulse", "edge_pulse")],
)
def test_switches_set_their_setting(look, context, switch, setting):
    """A switch writes what it shows."""
    before = getattr(context.settings, setting)
    getattr(look, switch).click()

    assert getattr(context.settings, setting) is not before


def test_showing_an_odd_text_size_does_not_change_it(context, qtbot):
    """A size written by hand between two steps stays as it is."""
    context.change_settings(text_size=117)
    section = LookSection(context)
    qtbot.addWidget(section)

    assert context.settings.text_size == 117


def test_sound_off_takes_volume_and_test_away(sound, context):
    """What has no effect cannot be changed."""
    sound._way.chosen.emit("off")

    assert context.settings.sound == "off"
    assert not sound._volume.isEnabled()
    assert not sound._test_button.isEnabled()


def test_chosen_device_that_is_gone_stays_chosen(context, qtbot):
    """A headset that is not plugged in is named, not forgotten."""
    context.change_settings(device="Headset")
    section = SoundSection(context)
    qtbot.addWidget(section)
    section._take_devices(["Speakers"])

    assert section._device.currentText() == "Headset (not found)"
    assert context.settings.device == "Headset"


def test_device_is_chosen(sound, context):
    """Picking a device sets it."""
    sound._take_devices(["Speakers", "Headset"])
    sound._device.activated.emit(2)

    assert context.settings.device == "Headset"


def test_volume_changed_in_the_player_is_shown(sound, context):
    """The page shows what is set now, not what was set when it was made."""
    context.change_settings(volume=0.35)
    sound.show_settings()

    assert sound._volume.value() == 35


def test_sound_test_hands_cues_over_and_frees_the_device(context, qtbot):
    """The test plays counts and a start at their times, then closes the output."""
    context.change_settings(sound="off")
    test = sound_test.SoundTest(context.clock)
    with qtbot.waitSignal(test.told):
        test.start(context.settings)
    assert test.is_running
    with qtbot.waitSignal(test.ended):
        test.stop()

    assert not test.is_running


def test_sound_test_spaces_its_cues(context):
    """The cues come in order, at their distance from one moment."""
    handed: list[DueSound] = []

    class Recorder:
        name, notice = "recorder", "Hello."

        def hand_over(self, sounds):
            handed.extend(sounds)

        def close(self):
            handed.append(None)

    test = sound_test.SoundTest(context.clock)
    told = []
    test.told.connect(told.append)
    test._play(Recorder())
    test.stop()

    first_ms = context.clock.monotonic_ms() + sound_test.FIRST_AFTER_MS
    assert [(s.at_ms - first_ms, s.sound) for s in handed[:-1]] == list(sound_test.CUES)
    assert told == ["Hello."]
    assert handed[-1] is None


def test_voice_off_takes_its_settings_away(context, qtbot):
    """Without a voice there is nothing to choose about it."""
    section = VoiceSection(context)
    qtbot.addWidget(section)
    section._switch.click()

    assert context.settings.voice is False
    assert not section._rate.isEnabled()


def test_voice_settings_are_written(context, qtbot):
    """Speed and loudness are kept in the units of the settings."""
    section = VoiceSection(context)
    qtbot.addWidget(section)
    section._rate.setValue(-5)
    section._volume.setValue(40)

    assert context.settings.voice_rate == -0.5
    assert context.settings.voice_volume == 0.4


def test_data_section_names_the_folder(context, qtbot):
    """The path can be read and copied."""
    section = DataSection(context)
    qtbot.addWidget(section)
    texts = [label.text() for label in section.findChildren(QLabel)]

    assert str(context.data_dir) in texts


def test_about_says_what_it_is_not(qtbot, context):
    """The intended use stands in the window."""
    section = AboutSection(context)
    qtbot.addWidget(section)
    texts = " ".join(label.text() for label in section.findChildren(QLabel))

    assert "does not diagnose or treat any condition" in texts


@pytest.mark.parametrize("scale", [100, 150])
def test_page_fits_the_smallest_window(context, qtbot, scale):
    """At 836 px (900 without the rail) no row is wider than the page."""
    context.change_settings(text_size=scale, voice=False, sound="off")
    page = SettingsPage(context)
    qtbot.addWidget(page)
    page.set_narrow(True)
    page.resize(836, 600)
    content = page._scroll.widget()
    content.adjustSize()

    assert content.layout().totalMinimumSize().width() <= 836 - 12
