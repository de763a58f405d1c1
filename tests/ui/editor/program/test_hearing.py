"""Tests of hearing a draft: the cue sheet at speed through the sound service."""

import itertools

import pytest

from coach.audio.silent import SilentOutput
from coach.session.cues import cue_sheet
from coach.session.timeline import expand
from tests.ui.editor.own_program import STEP, choose, field, type_over
from ui.editor.program.hearing import RING_OUT_MS, Hearing, speed_for


class Recording(SilentOutput):
    """An output that notes what it is to play."""

    def __init__(self):
        super().__init__()
        self.sounds = []
        self.is_closed = False

    def hand_over(self, sounds):
        self.sounds = list(sounds)

    def close(self):
        self.is_closed = True


@pytest.fixture
def output():
    """Return the output that is opened."""
    return Recording()


@pytest.fixture
def hearing(quiet, output, qtbot):
    """Return what plays, without a wait for the sound."""
    hearing = Hearing(quiet, open_output=lambda: output, patience_ms=5_000)
    yield hearing
    hearing.stop()
    hearing.deleteLater()


@pytest.fixture
def program(quiet):
    """Return a program of the library."""
    return quiet.library.program("easy")


def test_every_cue_is_played_at_speed(hearing, output, quiet, program, clock, qtbot):
    """The sounds are those of the cue sheet, as many times closer as it is faster."""
    timeline = expand(program, quiet.library.exercises)
    sheet = cue_sheet(timeline, quiet.library.exercises)
    hearing.start(program, quiet.library.exercises, timeline.total_ms)
    qtbot.waitUntil(lambda: bool(output.sounds))
    speed = speed_for(timeline.total_ms)
    # The count before the first item comes on top.
    played = [one.at_ms for one in output.sounds][-len(sheet) :]
    gaps = [after - before for before, after in itertools.pairwise(played)]
    wanted = [
        (after.at_ms - before.at_ms) / speed
        for before, after in itertools.pairwise(sheet)
    ]

    assert gaps == pytest.approx(wanted, abs=2)


def test_it_ends_by_itself_and_frees_the_device(
    hearing, output, quiet, program, clock, qtbot
):
    """At the end of the session nothing runs on."""
    total_ms = quiet.library.timeline(program).total_ms
    hearing.start(program, quiet.library.exercises, total_ms)
    qtbot.waitUntil(lambda: bool(output.sounds))
    places = []
    hearing.moved.connect(places.append)
    with qtbot.waitSignal(hearing.state_changed):
        while hearing.is_on:
            clock.advance(200)
            hearing._poll()

    assert output.is_closed
    assert places[-1] == total_ms


def test_the_last_tone_rings_out(hearing, output, quiet, program, clock, qtbot):
    """It begins where the session ends, and is not cut off there."""
    total_ms = quiet.library.timeline(program).total_ms
    hearing.start(program, quiet.library.exercises, total_ms)
    qtbot.waitUntil(lambda: bool(output.sounds))
    places = []
    hearing.moved.connect(places.append)
    while not places or places[-1] < total_ms:
        clock.advance(200)
        hearing._poll()
    clock.advance(RING_OUT_MS - 1)
    hearing._poll()
    was_closed = output.is_closed
    clock.advance(1)
    hearing._poll()

    assert (was_closed, output.is_closed) == (False, True)


@pytest.mark.parametrize(
    ("total_ms", "speed"), [(30_000, 2.0), (600_000, 10.0), (3_600_000, 16.0)]
)
def test_the_whole_takes_about_a_minute(total_ms, speed):
    """Short programs are still heard faster, long ones not so fast as to be noise."""
    assert speed_for(total_ms) == speed


def test_the_button_follows_and_a_change_stops_it(editor, qtbot):
    """While it is heard the button stops it; the bar shows where it is."""
    editor.hear.click()
    words = editor.hear.text()
    editor.hearing.moved.emit(150_000)
    place = editor.desk.place
    editor.desk.set((*STEP, "cue"), "Slowly")

    assert words == "Stop"
    assert place == ("block", 0, "step", 1)
    assert editor.hear.text() == "Hear it"


def test_what_cannot_be_played_shows_what_to_mend(editor, qtbot):
    """Hear and try go to the first error, as Save does."""
    type_over(qtbot, field(editor, *STEP, "reps"), "0")
    choose(editor, ())
    editor.hear.click()

    assert not editor.hearing.is_on
    assert editor.desk.place == STEP
