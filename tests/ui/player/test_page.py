"""The player as a whole: keys, states, texts, sound, journal."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from coach.files.model import Advance, Dose, DoseKind, Sides
from coach.store.connection import open_store
from coach.store.history import Unfinished, sessions

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_get_ready_names_the_exercise_and_its_side(player, two_sides, exercises):
    """Before the work the panel already shows what comes and on which side."""
    player.page.start(two_sides, exercises)

    assert player.scene.panel.state.text() == "GET READY"
    assert player.scene.panel.side.text() == "LEFT LEG"
    assert player.scene.panel.name.full_text == "Heel-on-step stretch"
    assert player.scene.stage.wash == "wash_ready"


def test_work_counts_down_and_says_how(working):
    """During a hold the ring shows the seconds left and the texts say how it feels."""
    panel = working.scene.panel

    assert panel.state.text() == "WORK"
    assert panel.ring.count == "24"
    assert panel.ring.fraction == pytest.approx(0.8)
    assert panel.dose.full_text == "Hold still  ·  a pull, never pain"
    assert "Tip your hips forward." in panel.cue.full_text


def test_switch_shows_the_other_side_in_words_and_badge(working):
    """Between the sides the pill, the name and the badge tell of the other side."""
    working.go_to("switch")

    assert working.scene.panel.side.text() == "RIGHT LEG"
    assert working.scene.panel.name.full_text == "Right leg now"
    assert working.scene.badge.isVisible()
    assert working.scene.stage.wash == "wash_switch"


def test_rest_names_the_next_exercise_and_position(player, exercises, build):
    """A rest says what comes next and that the position changes."""
    steps = (
        build.step("stretch", build.hold(10, sets=2, rest_ms=20_000)),
        build.step("squat", build.reps(3)),
    )
    player.page.start(build.program(*steps), exercises)
    player.go_to("rest")

    assert player.scene.panel.state.text() == "REST"
    assert player.scene.panel.dose.full_text == "Next: Heel-on-step stretch"


def test_repetitions_show_number_and_phase(player, exercises, build):
    """In counted work the ring shows the repetition and the dose its phase."""
    tempo = (("lower", 3_000), ("return", 1_000))
    dose = build.reps(5, tempo=tempo)
    player.page.start(build.program(build.step("squat", dose)), exercises)
    player.go_to("work", 4_000 + 3_500)

    assert player.scene.panel.ring.count == "2"
    assert player.scene.panel.ring.below == "of 5"
    assert player.scene.panel.dose.full_text == "Return  ·  1 s"


def test_space_pauses_and_goes_on_with_a_lead_in(qtbot, working):
    """Space stops the time; Space again counts 3-2-1 before it moves."""
    qtbot.keyClick(working.page, Key.Key_Space)
    working.pass_time(20_000)

    assert working.state == "paused"
    assert working.scene.panel.state.text() == "PAUSED"
    assert working.scene.panel.dose.full_text == "Press Space to go on"
    assert working.scene.panel.ring.below == "24 s left"

    qtbot.keyClick(working.page, Key.Key_Space)

    assert working.state == "lead-in"
    assert working.scene.panel.ring.count == "3"

    working.pass_time(3_000)

    assert working.state == "running"
    assert working.scene.panel.ring.count == "24"


def test_pause_silences_every_sound_to_come(qtbot, working):
    """After a pause nothing is left for the sound output to play."""
    assert working.output.sounds

    qtbot.keyClick(working.page, Key.Key_Space)

    assert working.output.sounds == ()


def test_a_suspended_computer_pauses_and_says_why(working):
    """A machine that slept finds the session paused, with the reason."""
    working.clock.suspend(60_000)
    working.page.driver.poll()

    assert working.state == "paused"
    assert working.scene.panel.cue.full_text == (
        "Coach paused because the computer was asleep."
    )


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        (Key.Key_Right, "skip"),
        (Key.Key_PageDown, "skip"),
        (Key.Key_MediaNext, "skip"),
        (Key.Key_Left, "back"),
        (Key.Key_PageUp, "back"),
        (Key.Key_MediaPrevious, "back"),
        (Key.Key_Plus, "extend"),
        (Key.Key_Equal, "extend"),
        (Key.Key_MediaTogglePlayPause, "pause"),
        (Key.Key_H, "hurt"),
    ],
)
def test_each_key_does_its_command(working, key, kind):
    """Keys, clickers and media keys give the command they stand for."""
    # QTest knows no media keys, so the event is made by hand.
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(working.page, event)

    assert len(working.events(kind)) == 1


def test_shift_left_repeats_the_set(qtbot, working):
    """Shift and Left begin the set again."""
    qtbot.keyClick(working.page, Key.Key_Left, SHIFT)

    assert len(working.events("redo")) == 1
    assert working.scene.panel.ring.count == "30"


def test_plus_adds_ten_seconds(qtbot, working):
    """Plus makes the item 10 s longer."""
    qtbot.keyClick(working.page, Key.Key_Plus)

    assert working.scene.panel.ring.count == "34"


def test_mute_and_volume(qtbot, working, context):
    """M silences tones and voice, M brings them back; Down is a setting."""
    qtbot.keyClick(working.page, Key.Key_M)

    assert working.output.volume == 0.0
    assert not working.runner.voice

    qtbot.keyClick(working.page, Key.Key_M)
    qtbot.keyClick(working.page, Key.Key_Down)

    assert context.settings.volume == pytest.approx(0.75)
    assert working.output.volume == pytest.approx(0.75)
    assert working.runner.voice


def test_r_says_the_cue_again(qtbot, player, two_sides, exercises):
    """R has the name of the exercise said once more."""
    player.page.start(two_sides, exercises)
    player.go_to("work", 1_000)
    player.voice.said.clear()
    qtbot.keyClick(player.page, Key.Key_R)

    assert player.voice.said
    assert "Heel-on-step stretch" in player.voice.said[0]


def test_confirm_waits_for_enter(qtbot, player, exercises, build):
    """A step that waits stands at its end until Enter is pressed."""
    steps = (
        build.step("squat", build.hold(10), advance=Advance.CONFIRM),
        build.step("stretch", build.hold(10)),
    )
    player.page.start(build.program(*steps), exercises)
    player.go_to("work", 12_000)

    assert player.state == "waiting"
    assert player.scene.panel.cue.full_text == "Press Enter when you are ready."

    qtbot.keyClick(player.page, Key.Key_Return)

    assert player.runner.item.kind.value == "get-ready"


def test_an_open_item_ends_with_enter(qtbot, player, exercises, build):
    """An open stretch shows its cap and ends when the person says so."""
    dose = Dose(DoseKind.OPEN, length_ms=60_000)
    steps = (
        build.step("stretch", dose, Sides.LEFT),
        build.step("squat", build.hold(10)),
    )
    player.page.start(build.program(*steps), exercises)
    player.go_to("work", 9_000)

    assert player.scene.panel.dose.full_text == "Until it eases, at most 60 s"
    assert player.scene.panel.cue.full_text.startswith("Press Enter when it has eased.")
    assert player.scene.footer.pause.accessibleName() == "It has eased"

    qtbot.keyClick(player.page, Key.Key_Return)

    assert player.runner.item.kind.value == "get-ready"


def test_the_big_button_ends_an_open_item_and_space_pauses_it(
    qtbot, player, exercises, build
):
    """Mouse users end an open item with the big button; Space still pauses."""
    dose = Dose(DoseKind.OPEN, length_ms=60_000)
    player.page.start(build.program(build.step("stretch", dose, Sides.LEFT)), exercises)
    player.go_to("work", 9_000)
    qtbot.keyClick(player.page, Key.Key_Space)

    assert player.state == "paused"

    qtbot.keyClick(player.page, Key.Key_Space)
    player.pass_time(4_000)
    qtbot.mouseClick(player.scene.footer.pause, Qt.MouseButton.LeftButton)

    assert player.state == "done"


def test_escape_asks_before_it_ends(qtbot, working):
    """Esc pauses and asks; going on costs nothing."""
    qtbot.keyClick(working.page, Key.Key_Escape)

    assert working.state == "paused"
    assert not working.events("stop")

    working.page.end_question.sheet.answered.emit("go-on")

    assert working.state == "lead-in"


def test_a_running_session_refuses_to_close(working):
    """Closing the window asks first."""
    assert not working.page.close()
    assert working.state == "paused"


def test_full_screen_hides_the_foot_and_escape_leaves_it(qtbot, working):
    """F shows only what counts; Esc first leaves full screen, and ends nothing."""
    qtbot.keyClick(working.page, Key.Key_F)

    assert working.scene.is_full_screen
    assert not working.scene.footer.isVisible()
    assert working.scene.hints.isVisible()

    qtbot.keyClick(working.page, Key.Key_Escape)

    assert not working.scene.is_full_screen
    assert working.scene.footer.isVisible()
    assert working.state == "running"


def test_the_session_starts_in_full_screen_when_set(
    player, two_sides, exercises, context
):
    """The setting decides whether a session takes the whole screen."""
    context.change_settings(full_screen_player=True)
    player.page.start(two_sides, exercises)

    assert player.scene.is_full_screen


def test_the_screen_stays_on_while_it_runs_only(qtbot, working):
    """The screen is kept on while time runs and released in a pause."""
    assert working.awake.is_held

    qtbot.keyClick(working.page, Key.Key_Space)

    assert not working.awake.is_held


def test_a_system_that_refuses_is_told(working):
    """When the screen cannot be kept on, a small line says so."""
    working.awake.failed = True
    working.awake.changed.emit()

    assert any("The screen may go dark" in note for note in working.scene.notes.shown)


def test_the_edge_swells_with_a_count_unless_switched_off(working, context):
    """A count lets the edge swell softly; setting and less motion prevent it."""
    context.change_settings(less_motion="off")
    working.pass_time(21_500)

    assert working.scene.stage.is_pulsing

    working.go_to("switch")
    context.change_settings(edge_pulse=False)
    working.scene.stage.stop_pulse()
    working.go_to("work", 28_000)

    assert not working.scene.stage.is_pulsing


def test_less_motion_has_no_pulse(working):
    """With less motion the edge stays as it is."""
    working.pass_time(21_500)

    assert not working.scene.stage.is_pulsing


def test_the_times_add_up(working):
    """Elapsed and remaining time are together the whole program."""
    top = working.scene.top

    assert top.elapsed.full_text == "0:11"
    assert top.remaining.full_text == "−1:23"
    assert top.place_words.full_text == "Exercise 1 of 2"


def test_every_event_reaches_the_journal(qtbot, working, context):
    """What happened is on the disk, in order."""
    qtbot.keyClick(working.page, Key.Key_Plus)
    working.runner.stop()

    assert context.journal.flush(5.0)

    connection = open_store(context.data_dir / "history.sqlite")
    rows = connection.execute("SELECT kind FROM event ORDER BY seq").fetchall()
    connection.close()
    kinds = [row[0] for row in rows]

    assert kinds == [event.kind for event in working.page.record.events]
    assert "extend" in kinds
    assert kinds[-1] == "stop"


def test_answers_become_part_of_the_summary(qtbot, player, exercises, build, context):
    """Pain, effort and note of the finish card are found in the history."""
    plan = build.program(build.step("squat", build.hold(10)))
    player.page.start(plan, exercises)
    player.pass_time(20_000)
    finish = player.page.ending.finish

    assert player.state == "done"
    assert finish.isVisible()

    finish.pain.set_value(3)
    finish.effort.set_value(5)
    finish.note.setText("a pull")
    qtbot.keyClick(finish, Key.Key_Return)

    assert context.journal.flush(5.0)

    connection = open_store(context.data_dir / "history.sqlite")
    (summary,) = sessions(connection, 5)
    connection.close()

    assert (summary.pain_max, summary.effort, summary.note) == (3, 5, "a pull")
    assert summary.outcome == "done"


def test_saved_is_said_only_after_the_disk_has_confirmed(
    qtbot, player, exercises, build, context
):
    """The summary says "Saved" when the journal has confirmed every event."""
    plan = build.program(build.step("squat", build.hold(10)))
    player.page.start(plan, exercises)
    player.pass_time(20_000)
    finish = player.page.ending.finish
    finish.pain.set_value(0)
    with qtbot.waitSignal(player.page.record.saved):
        qtbot.keyClick(finish, Key.Key_Return)
        assert finish.saved_words == "Saving …"
    qtbot.waitUntil(lambda: finish.saved_words == "Saved on this computer.")


def test_done_closes_the_player(qtbot, player, exercises, build):
    """After the summary the window is given back and the devices are free."""
    plan = build.program(build.step("squat", build.hold(10)))
    player.page.start(plan, exercises)
    player.pass_time(20_000)
    player.page.ending.finish.answered.emit({})
    with qtbot.waitSignal(player.page.closed):
        player.page.ending.finish.finished.emit()

    # Even an output that opens only now is freed.
    qtbot.waitUntil(lambda: player.output.is_closed)
    assert not player.page.driver.is_running


def test_ending_before_any_work_asks_nothing(qtbot, player, two_sides, exercises):
    """Who ends while getting ready has nothing to report."""
    player.page.start(two_sides, exercises)
    player.pass_time(1_000)
    qtbot.keyClick(player.page, Key.Key_Escape)
    with qtbot.waitSignal(player.page.closed):
        player.page.end_question.sheet.answered.emit("end")


@pytest.fixture
def broken_off(player, exercises, build):
    """Return a plan whose session broke off in its first step, and what was found."""
    plan = build.program(
        build.step("stretch", build.hold(10, sets=2)),
        build.step("squat", build.hold(10)),
    )
    player.page.start(plan, exercises)
    player.go_to("work")
    found = Unfinished(
        session_id=player.page.record.session_id,
        program_id="sample",
        revision=1,
        title="Sample",
        program_text="",
        exercise_texts={},
        sore_side=None,
        item_index=1,
        item_count=6,
        active_ms=0,
        started_at="",
        last_at="",
        local_day="",
        next_seq=50,
        left_out_steps=(),
        easier_steps=(),
    )
    player.page.driver.stop()
    return plan, found


def test_a_session_that_goes_on_keeps_what_was_left_out(player, exercises, broken_off):
    """After a crash an exercise left out for pain does not come back."""
    plan, found = broken_off
    resume = replace(found, left_out_steps=(0,))
    player.page.start(plan, exercises, start_index=1, resume=resume)
    player.page.driver.poll()

    assert player.runner.exercise.id == "squat"


def test_a_session_that_goes_on_keeps_the_signs(player, exercises, broken_off):
    """After a crash a sign that was named is still known, and asked about no more."""
    plan, found = broken_off
    resume = replace(found, answers={"signs": ["twinge"]})
    player.page.start(plan, exercises, start_index=1, resume=resume)

    assert player.page.record.signs == ("twinge",)


def test_a_session_that_goes_on_keeps_the_easier_exercise(
    player, exercises, broken_off
):
    """After a crash an exercise exchanged for pain stays exchanged, in every set."""
    plan, found = broken_off
    resume = replace(found, easier_steps=((0, "easy"),))
    player.page.start(plan, exercises, start_index=1, resume=resume)
    player.page.driver.poll()
    names = [item.exercise for item in player.runner.timeline.items[1:]]

    assert player.runner.exercise.id == "easy"
    assert player.scene.panel.name.full_text == "Lying stretch"
    assert "stretch" not in names
    assert "squat" in names


def test_an_easier_exercise_that_is_gone_is_not_missed(player, exercises, broken_off):
    """Where the library no longer has the easier exercise, the planned one comes."""
    plan, found = broken_off
    resume = replace(found, easier_steps=((0, "thrown away"),))
    player.page.start(plan, exercises, start_index=1, resume=resume)
    player.page.driver.poll()

    assert player.runner.exercise.id == "stretch"


def test_a_late_device_gets_the_sounds_still_to_come(
    working,
):
    """The output that opened in the background plays what is planned."""
    kinds = {sound.sound for sound in working.output.sounds}

    assert {"switch", "count"} <= kinds


def test_a_click_does_not_take_space_away(qtbot, working):
    """After a click on Skip, Space still pauses."""
    qtbot.mouseClick(working.scene.footer.skip, Qt.MouseButton.LeftButton)
    qtbot.keyClick(working.page, Key.Key_Space)

    assert working.state == "paused"
    assert len(working.events("skip")) == 1


def test_targets_are_large_enough(working):
    """Every control of the player is at least 52 px in each direction."""
    scene = working.scene
    controls = (
        scene.footer.back,
        scene.footer.pause,
        scene.footer.skip,
        scene.footer.hurt,
        scene.top.close,
        scene.top.mute,
        scene.top.full_screen,
    )
    for size in ((1280, 820), (900, 600)):
        working.page.resize(*size)
        sizes = [min(control.width(), control.height()) for control in controls]

        assert min(sizes) >= 52


def test_every_control_has_a_name(working):
    """A screen reader finds a name on every control and a role on the ring."""
    scene = working.scene
    for control in (
        scene.footer.back,
        scene.footer.pause,
        scene.footer.skip,
        scene.footer.hurt,
        scene.top.close,
        scene.top.mute,
        scene.top.full_screen,
        scene.hints.pause,
        scene.hints.leave,
        scene.hints.hurt,
        scene.panel.ring,
        scene.top.bar,
        scene.figure,
    ):
        assert control.accessibleName()

    interface = QAccessible.queryAccessibleInterface(scene.panel.ring)

    assert interface.role() is QAccessible.Role.ProgressBar


def test_pointer_and_hints_vanish_in_full_screen(qtbot, working):
    """Three seconds without mouse or key hide them; a move brings them back."""
    working.page.full_screen.set_full(True)
    working.scene.hide_pointer()

    assert not working.scene.hints.isVisible()
    assert working.page.cursor().shape() is Qt.CursorShape.BlankCursor

    point = QPointF(40, 200)
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        point,
        working.page.mapToGlobal(point),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(working.page, move)

    assert working.scene.hints.isVisible()


def test_a_long_name_gives_way_to_the_short_one(player, build, exercises):
    """Where the whole name of what comes next does not fit, its short name is shown."""
    title = "Lying strap hamstring stretch with a towel"
    long = replace(exercises["easy"], title=title, short="Strap stretch")
    library = {**exercises, "easy": long}
    plan = build.program(
        build.step("squat", build.hold(10)), build.step("easy", build.hold(10))
    )
    player.page.start(plan, library)
    player.go_to("work")
    name = player.scene.footer.next_name

    assert name.full_text == "Strap stretch"
    assert player.scene.hints.next_line.full_text.startswith(title)

    player.page.resize(3_000, 820)

    assert name.text() == name.full_text


def test_a_rest_has_a_bed(player, build, exercises):
    """The sign of a rest is the bed of the pictures."""
    plan = build.program(
        build.step("squat", build.hold(10, sets=2, rest_ms=20_000)),
    )
    player.page.start(plan, exercises)
    player.go_to("rest")

    assert player.scene.panel.sign.icon == "bed"


@pytest.mark.parametrize("size", [(1280, 820), (900, 600)])
def test_small_words_follow_the_text_size(working, theme, size):
    """At 150 % dose, cue and what comes next are larger and nothing is cut."""
    page, scene = working.page, working.scene
    page.resize(*size)
    scene.lay_out()
    lines = (scene.panel.dose, scene.footer.next_name, scene.footer.next_detail)
    before = [line.font().pixelSize() for line in lines]

    theme.set_scale(1.5)
    scene.lay_out()

    assert all(
        line.font().pixelSize() > px for line, px in zip(lines, before, strict=True)
    )
    for line in (*lines, scene.panel.cue, scene.panel.name):
        assert "…" not in line.text()
