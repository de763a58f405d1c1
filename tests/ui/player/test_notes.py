"""Small sentences at the foot of the figure."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ui.player.measures import measure
from ui.player.notes import NOTE_MS, NoteKind, Notes
from ui.widgets.figure_sheet import FLOOR_ABOVE_EDGE

DARK = "The screen may go dark: this system did not let Coach keep it on."
SILENT = "No sound output; cues are shown only."


@pytest.fixture
def notes(qtbot):
    """Return notes on a stage of 1280 x 820."""
    stage = QWidget()
    qtbot.addWidget(stage)
    notes = Notes(stage)
    notes.place(measure(1280, 820, full_screen=False), 708)
    yield notes
    notes.clear()


def pass_time(notes):
    """Let the time of the notes run out."""
    timer = notes.findChild(QTimer)
    assert timer.interval() <= NOTE_MS
    timer.timeout.emit()


def test_a_usual_note_goes_after_a_while(notes):
    """A note can be read for a while and then goes."""
    notes.add(DARK)
    assert notes.shown == (DARK,)

    pass_time(notes)

    assert notes.shown == ()


def test_no_sound_at_all_stays(notes):
    """That there is no sound is said as long as it is so."""
    notes.add(SILENT, NoteKind.LASTING)
    notes.add(DARK)
    assert notes.shown == (SILENT, DARK)

    pass_time(notes)

    assert notes.shown == (SILENT,)


def test_a_note_is_said_once(notes):
    """The same sentence is not shown twice."""
    notes.add(DARK)
    notes.add(DARK)

    assert notes.shown == (DARK,)


def test_a_brief_note_takes_the_place_of_others(notes):
    """A word about a key is seen at once."""
    notes.add(DARK)
    notes.add("Volume 55 %", NoteKind.BRIEF)

    assert notes.shown == ("Volume 55 %",)


def test_a_small_window_has_one_row(notes):
    """There the newest note is shown, then the lasting one again."""
    notes.place(measure(900, 600, full_screen=False), 508)
    notes.add(SILENT, NoteKind.LASTING)
    notes.add(DARK)
    assert notes.shown == (DARK,)

    pass_time(notes)

    assert notes.shown == (SILENT,)


@pytest.mark.parametrize(
    ("size", "is_full"),
    [((1280, 820), False), ((900, 600), False), ((1920, 1080), True)],
)
def test_notes_keep_clear_of_the_floor(working, size, is_full):
    """There is air between the figure's floor and the first row."""
    scene, page = working.scene, working.page
    page.resize(*size)
    scene.is_full_screen = is_full
    scene.lay_out()
    scene.notes.add(SILENT, NoteKind.LASTING)
    scene.notes.add(DARK)
    figure = scene.figure.geometry()
    floor = figure.bottom() - FLOOR_ABOVE_EDGE * figure.height() / 1.2
    tops = [line.y() for line in scene.notes.lines if line.isVisible()]

    assert tops
    assert min(tops) >= floor + 8


def test_a_session_without_sound_says_so(qtbot, player, two_sides, exercises):
    """Where no output can be opened, the note stays for the session."""
    player.output.notice = SILENT
    player.page.start(two_sides, exercises)
    notes = player.scene.notes
    qtbot.waitUntil(lambda: SILENT in notes.shown)

    notes.findChild(QTimer).timeout.emit()

    assert notes.shown == (SILENT,)
