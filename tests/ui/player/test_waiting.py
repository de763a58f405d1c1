"""The session waits a moment for its output and voice, and not longer."""

from coach.session.model import EngineState
from tests.ui.player.conftest import SpokenVoice


def test_session_begins_when_output_and_voice_are_there(
    qtbot, patient, two_sides, exercises
):
    """The first exercise is shown at once; time runs when the sound is there."""
    page = patient.page
    with qtbot.waitSignal(page.sound.ready):
        page.start(two_sides, exercises)
        page.voice.became_available.emit()
        assert page.driver.state is EngineState.READY
        assert page.scene.panel.name.text() != ""

    assert page.driver.state is EngineState.RUNNING
    assert patient.voice.said[0].startswith("Heel-on-step stretch")


def test_session_begins_without_a_voice_that_does_not_come(
    qtbot, patient, two_sides, exercises
):
    """Once it is known that there is no voice, nobody waits for it."""
    page = patient.page
    with qtbot.waitSignal(page.sound.ready):
        page.start(two_sides, exercises)
        page.voice.became_unavailable.emit()

    assert page.driver.state is EngineState.RUNNING


def test_leaving_while_waiting_starts_nothing(qtbot, patient, two_sides, exercises):
    """A person may change their mind before the sound is there."""
    page = patient.page
    page.start(two_sides, exercises)
    page.leave()
    page.voice.became_available.emit()

    assert not page.driver.has_session


def test_voice_speaks_again_after_it_was_closed(qtbot):
    """The second session of a day has a voice as well."""
    voice = SpokenVoice()
    voice.start()
    voice.close()
    assert not voice.available

    voice.start()

    assert voice.available
