"""The first start: hearing the cues, and the sample session."""

from __future__ import annotations

from contextlib import closing

import pytest
from PySide6.QtCore import Qt

from coach.audio.silent import SilentOutput
from coach.paths import history_file
from coach.store.connection import open_store
from coach.store.entries import SCREENING
from ui.pages.settings.sound_test import SoundTest
from ui.platform.voice import SpeechEngine, Voice
from ui.recover.screening.hear import HearRow
from ui.recover.screening.welcome import Welcome
from ui.widgets.button import Button

Key = Qt.Key


class HeardOutput(SilentOutput):
    """Remembers what it was given to play."""

    def __init__(self, notice=""):
        super().__init__(is_wished=not notice)
        self.notice = notice
        self.sounds = ()
        self.is_closed = False

    def hand_over(self, sounds):
        self.sounds = tuple(sounds)

    def close(self):
        self.is_closed = True


class HeardVoice(Voice):
    """Remembers sentences; becomes available when it is told to."""

    def __init__(self):
        super().__init__(engine=SpeechEngine("no such engine"))
        self.said = []
        self.is_open = False

    def start(self):
        self.is_open = True

    def arrive(self):
        self._available = True
        self.became_available.emit()

    def say(self, text):
        self.said.append(text)

    def close(self):
        self.is_open = False


@pytest.fixture
def output():
    """Return an output that plays nothing and has nothing to say."""
    return HeardOutput()


@pytest.fixture
def voice(qapp):
    """Return a voice that is not there yet."""
    return HeardVoice()


@pytest.fixture
def hear(qtbot, care_context, output, voice):
    """Return a function that shows the row with some settings."""

    def show(output=output, **settings):
        care_context.change_settings(**({"sound": "auto", "voice": True} | settings))
        test = SoundTest(care_context.clock, open_output=lambda *_: output)
        row = HearRow(care_context, test=test, voice=voice)
        test.setParent(row)
        voice.setParent(row)
        qtbot.addWidget(row)
        row.resize(800, 60)
        row.show()
        return row

    return show


def play(qtbot, row, output):
    """Press the button, and wait until the cues are on their way."""
    row.button.click()
    qtbot.waitUntil(lambda: bool(output.sounds))


def test_the_cues_of_a_session_are_played(qtbot, hear, output):
    """Three counts and the start, through the output that the settings name."""
    row = hear()
    assert row.words.text() == "You should hear four knocks and “left leg”."
    play(qtbot, row, output)

    assert [each.sound for each in output.sounds] == ["count"] * 3 + ["go"]


def test_the_voice_speaks_after_the_cues(qtbot, hear, output, voice):
    """Not over them, and later where it takes longer to open."""
    row = hear()
    play(qtbot, row, output)
    assert voice.is_open
    assert voice.said == []

    row._test.stop()
    assert voice.said == []
    voice.arrive()

    assert voice.said == ["Left leg"]


def test_it_says_what_helps_when_nothing_is_heard(qtbot, hear, output):
    """Once the cues are over, in one breath."""
    row = hear()
    play(qtbot, row, output)
    row._test.stop()

    assert row.words.text().startswith("Nothing heard? Turn the computer up.")
    assert "Settings, Sound" in row.words.text()


def test_an_output_that_is_silent_says_so(qtbot, hear):
    """Its own sentence comes first, in the place of the question."""
    output = HeardOutput("No sound output; cues are shown only.")
    row = hear(output)
    play(qtbot, row, output)
    row._test.stop()

    assert row.words.text().startswith("No sound output; cues are shown only.")
    assert "Settings, Sound" in row.words.text()


def test_without_voice_only_cues_are_promised(qtbot, hear, output, voice):
    """Who has switched it off is not spoken to."""
    row = hear(voice=False)
    assert row.words.text() == "You should hear four knocks."
    play(qtbot, row, output)
    row._test.stop()
    voice.arrive()

    assert voice.said == []


def test_sound_that_is_off_cannot_be_tested(hear):
    """The row says where it is switched on."""
    row = hear(sound="off")

    assert not row.button.isEnabled()
    assert "Settings" in row.words.text()


def test_going_on_is_silent_at_once(qtbot, hear, output, voice):
    """The next page takes cues and voice with it."""
    row = hear()
    play(qtbot, row, output)
    row.hide()
    voice.arrive()

    assert output.is_closed
    assert not voice.is_open
    assert voice.said == []


# The sample


@pytest.fixture
def welcome(screening, shown):
    """Return the sheet of the first start at its last page."""
    screening.welcome()
    sheet = shown(Welcome)
    for _ in range(3):
        sheet.save.click()
    return sheet


@pytest.fixture
def sampling(qtbot, welcome, window):
    """Return the player with the sample under way."""
    welcome.sample.button.click()
    qtbot.waitUntil(lambda: window.player.driver.is_under_way, timeout=10_000)
    return window.player


def pass_time(player, clock, seconds):
    """Let some seconds go by."""
    for _ in range(seconds * 2):
        clock.advance(500)
        player.driver.poll()


def test_the_sample_is_played_in_the_real_player(sampling, window, welcome, shown):
    """The window is the player's, and the questions wait."""
    assert window.is_playing
    assert not welcome.isVisible()
    assert sampling.driver.runner.timeline.total_ms == 20_000


def test_after_twenty_seconds_the_last_page_is_back(
    qtbot, sampling, window, welcome, clock
):
    """Nothing is asked about it."""
    pass_time(sampling, clock, 24)

    assert not window.is_playing
    assert welcome.isVisible()
    assert welcome.title.text() == "When it hurts, press H"
    assert "nothing of it is kept" in welcome.subtitle.text()


def test_nothing_of_the_sample_is_kept(
    qtbot, sampling, window, care_context, clock, notes
):
    """Neither the session, nor what was said of pain, nor a lock."""
    assert not sampling.ending.before.isVisible()
    qtbot.keyClick(sampling, Key.Key_H)
    hurt = sampling.ending.hurt
    next(chip for chip in hurt.signs.chips if chip.value == "limp").click()
    qtbot.keyClick(hurt, Key.Key_2)
    found = [each for each in hurt.findChildren(Button) if not each.isHidden()]
    next(each for each in found if each.text() == "Answer a few questions").click()

    assert not window.is_playing
    assert notes(SCREENING) == []
    with closing(open_store(history_file(care_context.data_dir))) as connection:
        count = connection.execute("SELECT count(*) FROM session").fetchone()
    assert count == (0,)
    assert care_context.settings.recent == ()


def test_the_sample_can_be_ended_at_once(qtbot, sampling, window, welcome):
    """Escape asks nothing: there is nothing to lose."""
    qtbot.keyClick(sampling, Key.Key_Escape)

    assert not window.is_playing
    assert welcome.isVisible()


def test_a_real_session_after_the_sample_is_kept(
    qtbot, sampling, window, care_context, program
):
    """The same player writes again."""
    sampling.end_question.ask()
    window.layers.play(program("everyday-warm-up"), care_context.library.exercises)
    qtbot.waitUntil(lambda: window.player.driver.is_under_way, timeout=10_000)
    assert care_context.journal.flush(5.0)

    with closing(open_store(history_file(care_context.data_dir))) as connection:
        count = connection.execute("SELECT count(*) FROM session").fetchone()
    assert count == (1,)
    assert not window.player.record.is_practice


def test_neither_sound_nor_sample_is_in_the_way(
    qtbot, screening, shown, window, starter, program
):
    """After the text two clicks lead to the first program: skip the rest, and start."""
    window.start_asked.connect(starter.start)
    screening.welcome()
    sheet = shown(Welcome)
    sheet.save.click()
    page = window.open_page("today")
    qtbot.waitUntil(lambda: page.board.due.program is not None, timeout=10_000)

    skip = next(
        each for each in sheet.findChildren(Button) if each.text() == "Skip the rest"
    )
    qtbot.mouseClick(skip, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.board.due.start, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: window.is_playing, timeout=10_000)
