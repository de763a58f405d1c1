"""The widget that moves the figure."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from coach.figure.motion import solved
from coach.files.model import DoseKind
from coach.session.model import ItemKind
from tests.core.figure import samples
from ui.widgets.figure_moment import PICTURE_MS
from ui.widgets.figure_view import (
    LONGEST_GUESS_MS,
    MOVING_INTERVAL_MS,
    STANDING_INTERVAL_MS,
    FigureView,
)


@pytest.fixture
def view(qtbot, clock):
    """Return a visible view on a fake clock."""
    widget = FigureView(clock=clock)
    qtbot.addWidget(widget)
    widget.resize(300, 260)
    widget.show()
    return widget


def test_empty_view_paints_nothing(view):
    """Before anything is shown the view is still."""
    assert view.frame is None
    assert not view.is_animating
    assert not view.grab().isNull()


def test_moving_item_changes_the_picture(view):
    """While the exercise moves, later frames and pictures differ."""
    view.show_item(samples.nordic(), samples.reps_item(), None, title="Nordic lowering")
    view.set_elapsed(500)
    first, picture = view.frame, view.grab().toImage()

    view.set_elapsed(2_000)

    assert view.frame != first
    assert view.grab().toImage() != picture


def test_view_goes_on_between_two_calls(view, clock):
    """The view moves on by itself, but not far beyond what it was told."""
    view.show_item(samples.nordic(), samples.reps_item(), None, title="Nordic lowering")
    view.set_elapsed(1_000)
    told = view.frame
    clock.advance(100)
    view.refresh()
    guessed = view.frame
    clock.advance(LONGEST_GUESS_MS)
    view.refresh()
    latest = view.frame
    clock.advance(5_000)
    view.refresh()

    assert told != guessed != latest
    assert view.frame == latest
    assert not view.is_animating


def test_paused_item_stands(view, clock):
    """A time that no longer grows means a pause: nothing moves on."""
    view.show_item(samples.nordic(), samples.reps_item(), None, title="Nordic lowering")
    view.set_elapsed(1_000)
    view.set_elapsed(1_000)
    frame = view.frame
    clock.advance(100)
    view.refresh()

    assert view.frame == frame
    assert not view.is_animating


def test_pace_follows_the_movement(view):
    """Thirty pictures a second while moving, five while only the chest does."""
    figure, hold = samples.heel_step(), samples.item(dose=DoseKind.HOLD)
    view.show_item(figure, hold, "right", title="Heel on step")
    view.set_elapsed(1_000)
    moving = view._timer.interval()

    view.set_elapsed(10_000)

    assert moving == MOVING_INTERVAL_MS
    assert view._timer.interval() == STANDING_INTERVAL_MS


class Paints(QObject):
    """Counts how often a widget paints."""

    def __init__(self, widget):
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        self.count += event.type() is QEvent.Type.Paint
        return False


def run(view, clock, ms, step_ms=33):
    """Let time pass as in a session: own timer and the session's word in turn."""
    begin, last_told = view._elapsed_ms, 0
    for at_ms in range(step_ms, ms + 1, step_ms):
        clock.advance(step_ms)
        view.refresh()
        if at_ms - last_told >= 200:
            last_told = at_ms
            view.set_elapsed(begin + at_ms)
        QApplication.processEvents()


def test_being_told_the_time_paints_nothing(view, clock):
    """While the view moves by itself, the session's word only sets its time right."""
    view.show_item(samples.nordic(), samples.reps_item(), None, title="Nordic lowering")
    view.set_elapsed(500)
    view.set_elapsed(501)
    QApplication.processEvents()
    paints, frame = Paints(view), view.frame
    clock.advance(40)
    view.set_elapsed(541)
    # What was asked for is painted, and the view's own timer is left out.
    QApplication.sendPostedEvents()

    assert paints.count == 0
    assert view.frame is frame
    assert view.is_animating


def test_a_jump_is_shown_at_once(view, clock):
    """Another place in the item is drawn without waiting for the timer."""
    view.show_item(samples.nordic(), samples.reps_item(), None, title="Nordic lowering")
    view.set_elapsed(500)
    view.set_elapsed(501)
    frame = view.frame
    view.set_elapsed(2_500)

    assert view.frame != frame


def test_a_breath_is_few_pictures(view, clock):
    """While only the chest moves, less than five pictures a second are painted."""
    figure, hold = samples.heel_step(), samples.item(dose=DoseKind.HOLD)
    view.show_item(figure, hold, "right", title="Heel on step")
    view.set_elapsed(10_000)
    view.set_elapsed(10_001)
    QApplication.processEvents()
    paints = Paints(view)
    run(view, clock, 5_000)

    assert 8 <= paints.count <= 20


def test_the_second_repetition_is_drawn_from_pictures(view, clock):
    """From the second repetition on no new posture is worked out or drawn."""
    item = samples.reps_item(3, 2_000)
    view.show_item(samples.nordic(), item, None, title="Nordic lowering")
    view.set_elapsed(1)
    run(view, clock, 2_000)
    frames = dict(view._frames)
    run(view, clock, 1_900)

    assert len(frames) >= 2_000 // PICTURE_MS - 1
    assert len(view._frames) <= len(frames) + 1


def test_hidden_view_does_nothing(view):
    """Nobody sees a hidden view, so its timer stands; shown again it goes on."""
    view.show_loop(samples.nordic())
    assert view.is_animating

    view.hide()
    assert not view.is_animating

    view.show()
    assert view.is_animating


def test_less_motion_stands_while_holding(view, clock):
    """With less motion a hold shows one picture and no timer runs."""
    figure, hold = samples.heel_step(), samples.item(dose=DoseKind.HOLD)
    view.set_less_motion(True)
    view.show_item(figure, hold, "right", title="Heel on step")
    frames = []
    for ms in (0, 1_000, 5_000, 12_345):
        view.set_elapsed(ms)
        clock.advance(50)
        view.refresh()
        frames.append(view.frame)

    assert all(frame == frames[0] for frame in frames)
    assert not view.is_animating


def test_less_motion_loop_takes_turns(view, clock):
    """With less motion a preview shows start and end for two seconds each."""
    figure = samples.nordic()
    view.set_less_motion(True)
    view.show_loop(figure)
    first = view.frame
    clock.advance(2_000)
    view.refresh()

    assert first.pose is solved(figure, "tall")
    assert view.frame.pose is solved(figure, "low")


def test_left_side_is_mirrored(view):
    """The left side is another picture of the same frame."""
    figure, hold = samples.heel_step(), samples.item(dose=DoseKind.HOLD)
    view.show_item(figure, hold, "right", title="Heel on step")
    view.set_elapsed(10_000)
    right, frame = view.grab().toImage(), view.frame

    view.show_item(figure, hold, "left", title="Heel on step")
    view.set_elapsed(10_000)

    assert view.frame == frame
    assert view.grab().toImage() != right


def test_switch_begins_where_the_work_ended(view):
    """A change of sides starts from the posture that was shown last."""
    figure = samples.heel_step()
    view.show_item(
        figure, samples.item(dose=DoseKind.HOLD), "left", title="Heel on step"
    )
    view.set_elapsed(20_000)

    view.show_item(figure, samples.item(ItemKind.SWITCH, 5_000), "right", title="Heel")
    assert view.frame.pose == solved(figure, "stretch")
    view.set_elapsed(600)

    assert view.frame.pose is solved(figure, "start")


def test_rest_has_no_glow(view):
    """In a rest the same posture is drawn without lit muscles."""
    figure = samples.half_kneel()
    view.show_item(figure, samples.item(ItemKind.GET_READY, 8_000), None, title="Kneel")
    view.set_elapsed(1_000)
    ready = view.grab().toImage()

    view.show_item(figure, samples.item(ItemKind.REST, 8_000), None, title="Kneel")
    view.set_elapsed(1_000)

    assert view.grab().toImage() != ready


def test_dark_is_another_picture(view):
    """Dark colours are used after they are asked for."""
    view.show_loop(samples.half_kneel())
    light = view.grab().toImage()

    view.set_dark(True)

    assert view.grab().toImage() != light


def test_screen_reader_hears_side_and_target(view):
    """The picture is told in words: name, side, and the muscles it works on."""
    view.show_item(
        samples.heel_step(),
        samples.item(dose=DoseKind.HOLD),
        "left",
        title="Heel-on-step stretch",
        muscles=("hamstring", "calf"),
    )

    assert view.accessibleName() == "Heel-on-step stretch"
    assert view.accessibleDescription() == "Left side. Target: hamstring, calf."


def test_item_reached_while_paused_shows_its_own_start(view, clock):
    """Skipping in a pause shows the next exercise, not the posture of the last one."""
    view.show_item(samples.nordic(), samples.reps_item(), None, title="Nordic lowering")
    view.set_elapsed(2_000)
    figure = samples.heel_step()
    view.show_item(figure, samples.item(ItemKind.GET_READY), "left", title="Heel step")
    view.set_elapsed(0)
    clock.advance(LONGEST_GUESS_MS + 50)

    view.set_elapsed(0)

    assert view.frame.pose == solved(figure, "start")
