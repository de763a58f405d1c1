"""Tests of ui.reminders.center: from the time that something is due to its answer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coach.care.reminders.model import DONE, LATER, SKIP
from coach.store.entries import CARE, CRAMP, INJURY
from tests.ui.reminders.conftest import HOUR_MS, MINUTE_MS, SpokenNotifier, settle
from ui.reminders.banner import GO
from ui.reminders.center import ReminderCenter

KEY = "session::easy:1"
MONDAY = "2026-03-02"


# The platform of these tests has no windows to raise.
comes_to_front = pytest.mark.qt_log_ignore("does not support raise")


def banner(center):
    return center._shower.banner


def test_a_session_is_reminded_of_at_its_time(center, pass_time):
    """At six on a training day, and not a minute before."""
    pass_time(359)
    assert banner(center).title == ""
    pass_time(1)

    assert banner(center).title == "Time for Easy bridges"
    assert banner(center).text == "You meant to train today."


def test_it_is_written_down_as_it_is_shown(center, pass_time, said):
    """So no restart shows it again."""
    pass_time(360)

    assert said() == [(KEY, MONDAY, "ignored")]


def test_the_timer_sleeps_until_something_may_be_due(center, pass_time, qtbot):
    """Far from everything it wakes every five minutes; near it, at the very time."""
    # What has just been read is looked at a moment later.
    qtbot.waitUntil(lambda: center._timer.interval() == 5 * MINUTE_MS)
    pass_time(358)
    qtbot.waitUntil(lambda: center._timer.interval() == 2 * MINUTE_MS)

    assert banner(center).title == ""


def test_what_comes_next_is_told(quiet, window, desktop, qtbot):
    """For the menu of the tray."""
    center = ReminderCenter(quiet, window, desktop)
    told = []
    center.coming_changed.connect(told.append)
    center.start()
    settle(center, qtbot)
    center.close()

    assert told[-1] == "18:00: Time for Easy bridges"


@pytest.mark.parametrize("answer", [DONE, SKIP])
def test_an_answer_in_the_window_ends_it(center, pass_time, said, qtbot, answer):
    """The banner goes, and the answer is kept."""
    pass_time(360)
    button = {DONE: banner(center).done, SKIP: banner(center).skip}[answer]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    pass_time(120)

    assert banner(center).title == ""
    assert said() == [(KEY, MONDAY, answer)]


def test_it_asks_once_more_whether_it_was_done(center, pass_time, said):
    """Nobody answers: a second time after a quarter of an hour, and no third one."""
    pass_time(376)
    assert banner(center).text == "Did you do it? You meant to train today."
    pass_time(180)

    assert len(said()) == 2


def test_it_can_be_put_off(center, pass_time, said):
    """The menu says until when that is."""
    pass_time(360)
    actions = banner(center).make_times().actions()
    words = [action.text() for action in actions]
    actions[2].trigger()
    pass_time(29)
    assert banner(center).title == ""
    pass_time(1)

    assert words == [
        "In 5 minutes (18:05)",
        "In 15 minutes (18:15)",
        "In 30 minutes (18:30)",
        "In an hour (19:00)",
        "Tomorrow (tomorrow at 18:00)",
    ]
    assert banner(center).title == "Time for Easy bridges"
    assert [answer for *_, answer in said()] == [LATER, "ignored"]


@comes_to_front
def test_start_leads_to_the_program(center, pass_time, qtbot):
    """The banner goes; the reminder asks again if nothing comes of it."""
    pass_time(360)
    with qtbot.waitSignal(center.start_asked) as told:
        qtbot.mouseClick(banner(center).go, Qt.MouseButton.LeftButton)
    assert banner(center).title == ""
    pass_time(15)

    assert told.args == ["easy"]
    assert banner(center).text.startswith("Did you do it?")


def test_before_the_person_there_is_no_notification(center, desktop, pass_time):
    """Whoever looks at Coach sees the banner."""
    pass_time(360)

    assert desktop.notifier.notes == []


@pytest.fixture
def away(window, qtbot):
    """Let the person look at something else."""
    window.hide()
    qtbot.waitUntil(lambda: not window.isActiveWindow())
    return window


def test_away_from_the_window_the_desktop_tells(center, desktop, pass_time, away):
    """With the buttons that it has room for."""
    pass_time(360)
    (note,) = desktop.notifier.notes

    assert note.title == "Time for Easy bridges"
    assert [words for _, words in note.actions] == ["Start", "Later", "Skip"]


def test_asked_again_the_desktop_offers_done(center, desktop, pass_time, away):
    """Did you do it: done, later, skip."""
    pass_time(375)
    note = desktop.notifier.notes[-1]

    assert [words for _, words in note.actions] == ["Done", "Later", "Skip"]


@pytest.mark.parametrize(
    ("key", "answer"), [("skip", SKIP), ("later", LATER), ("done", DONE)]
)
def test_the_notification_is_answered(
    center, desktop, pass_time, away, said, key, answer
):
    """A click there counts as one in the window, and takes both away."""
    pass_time(360)
    desktop.notifier.answered.emit(key)

    assert said() == [(KEY, MONDAY, answer)]
    assert banner(center).title == ""
    assert not desktop.notifier.is_shown


def test_later_on_the_desktop_is_a_quarter_of_an_hour(center, desktop, pass_time, away):
    """There is room for one button only."""
    pass_time(360)
    desktop.notifier.answered.emit("later")
    pass_time(14)
    assert len(desktop.notifier.notes) == 1
    pass_time(1)

    assert len(desktop.notifier.notes) == 2


@comes_to_front
def test_a_click_on_the_notification_opens_the_window(center, desktop, pass_time, away):
    """The banner waits there for the answer."""
    pass_time(360)
    desktop.notifier.answered.emit("open")

    assert away.isVisible()
    assert banner(center).title == "Time for Easy bridges"


@comes_to_front
def test_start_from_the_desktop_brings_the_window(
    center, desktop, pass_time, away, qtbot
):
    """Nobody trains in a hidden window."""
    pass_time(360)
    with qtbot.waitSignal(center.start_asked):
        desktop.notifier.answered.emit(GO)

    assert away.isVisible()


def test_a_notification_that_fails_goes_to_the_next(
    center, desktop, pass_time, away, window
):
    """The server has gone: the tray tells, or nobody does, and that is no error."""
    desktop.notifier.works = False
    desktop.notifiers.append(SpokenNotifier(window))
    pass_time(360)

    assert len(desktop.notifiers[1].notes) == 1
    desktop.notifiers[1].failed.emit()
    assert banner(center).title == "Time for Easy bridges"


def test_in_the_window_only_if_that_is_wished(center, desktop, pass_time, away, quiet):
    """Then the desktop is left alone."""
    quiet.change_settings(reminder_show="banner")
    pass_time(360)

    assert desktop.notifier.notes == []


def test_a_full_screen_holds_it_back(center, desktop, pass_time):
    """It comes once after the film, not in it."""
    desktop.presentation.is_held = True
    pass_time(400)
    assert banner(center).title == ""
    desktop.presentation.is_held = False
    pass_time(1)

    assert banner(center).title == "Time for Easy bridges"


def test_the_screen_is_asked_about_only_when_something_is_due(
    center, desktop, pass_time
):
    """Asking costs something; nothing is due most of the time."""
    pass_time(300)
    before = desktop.presentation.asked
    pass_time(60)

    assert before == 0
    assert desktop.presentation.asked == 1


def test_a_desktop_that_does_not_answer_holds_nothing_back(
    center, desktop, pass_time, monkeypatch
):
    """Its question stays open; half a minute later the reminder comes all the same."""
    monkeypatch.setattr(desktop.presentation, "ask", lambda: None)
    pass_time(360)
    assert banner(center).title == ""
    pass_time(1)

    assert banner(center).title == "Time for Easy bridges"


def test_at_the_end_of_the_day_it_goes(center, quiet, pass_time):
    """Nobody has answered, and another day has begun."""
    pass_time(360)
    assert banner(center).title == "Time for Easy bridges"
    assert quiet.journal.flush(5.0)
    pass_time(10 * 60)

    assert banner(center).title == ""


def test_a_session_holds_it_back(center, quiet, window, clock, pass_time, qtbot):
    """While the player has the window nothing is shown; then it comes."""
    window.play(
        quiet.library.library.programs["easy"],
        quiet.library.exercises,
        sore_side=None,
    )
    clock.advance(7 * HOUR_MS)
    center.look()
    assert banner(center).title == ""
    window.player.leave()
    qtbot.waitUntil(lambda: not window.shell.isHidden())
    pass_time(2)

    assert banner(center).title == "Time for Easy bridges"


def test_reminders_can_be_paused(center, quiet, pass_time):
    """For an hour from the tray; then it comes."""
    pass_time(330)
    center.pause("hour")
    pass_time(59)
    assert banner(center).title == ""
    pass_time(2)

    assert banner(center).title == "Time for Easy bridges"


def test_paused_until_tomorrow_they_come_after_the_night(center, quiet, pass_time):
    """The session of today is over by then."""
    center.pause("tomorrow")
    pass_time(24 * 60)

    assert banner(center).title == ""
    assert quiet.settings.reminders_paused_until_ms


def test_a_pause_can_be_ended(center, quiet, pass_time):
    """From the same menu."""
    pass_time(330)
    center.pause("tomorrow")
    center.pause("go-on")
    pass_time(30)

    assert banner(center).title == "Time for Easy bridges"


def test_a_clock_set_back_does_not_stretch_a_pause(center, quiet, clock, pass_time):
    """A pause that is days away can only come from a wrong clock."""
    late_ms = clock.wall_ms() + 40 * HOUR_MS
    quiet.change_settings(reminders_paused_until_ms=late_ms)
    pass_time(360)

    assert banner(center).title == "Time for Easy bridges"


def test_after_a_restart_it_is_not_shown_again(
    center, quiet, window, desktop, pass_time, qtbot, said
):
    """What was skipped stays so for whoever starts Coach anew."""
    pass_time(360)
    center.answer(SKIP)
    said()
    center.close()
    again = ReminderCenter(quiet, window, desktop)
    again.start()
    settle(again, qtbot)
    again.look()
    title = again._shower.banner.title
    again.close()

    assert title == ""


def test_several_are_shown_as_one(center, quiet, pass_time, said):
    """A late start: what has gathered comes together, and is answered together."""
    quiet.change_settings(
        reminder_kinds=("session", "drink"), hot_day=MONDAY, training_time="13:30"
    )
    pass_time(90)

    assert banner(center).title == "2 reminders are waiting"
    assert "Time for some water" in banner(center).text
    center.answer(SKIP)
    answers = {key: answer for key, _, answer in said()}
    assert answers[KEY] == answers["drink:810"] == SKIP


def test_kinds_that_are_off_do_not_come(center, quiet, pass_time):
    """Nobody is reminded of what they do not want."""
    quiet.change_settings(reminder_kinds=())
    pass_time(400)

    assert banner(center).title == ""


def test_a_done_session_takes_the_reminder_away(center, pass_time, qtbot, trained):
    """Whoever trains is not asked whether they did."""
    pass_time(360)
    assert banner(center).title == "Time for Easy bridges"
    trained("easy")
    settle(center, qtbot)
    assert banner(center).title == ""
    pass_time(30)

    assert banner(center).title == ""


def test_sitting_long_is_reminded_of(center, quiet, desktop, pass_time):
    """After half an hour at the keyboard, with one look a minute."""
    quiet.change_settings(desk_break_minutes=30, reminder_kinds=())
    pass_time(29)
    assert banner(center).title == ""
    pass_time(2)

    assert banner(center).title == "Time to stand up"
    assert center._timer.interval() <= MINUTE_MS


def test_sitting_is_kept_nowhere(center, quiet, pass_time, said):
    """What was said about it means nothing after a restart."""
    quiet.change_settings(desk_break_minutes=30, reminder_kinds=())
    pass_time(31)
    center.answer(SKIP)

    assert said() == []


def test_standing_up_begins_the_count_anew(center, quiet, pass_time):
    """Half an hour after the answer it comes again."""
    quiet.change_settings(desk_break_minutes=30, reminder_kinds=())
    pass_time(31)
    center.answer(DONE)
    pass_time(28)
    assert banner(center).title == ""
    pass_time(4)

    assert banner(center).title == "Time to stand up"


def test_five_idle_minutes_take_it_away(center, quiet, desktop, pass_time):
    """Somebody has stood up already."""
    quiet.change_settings(desk_break_minutes=30, reminder_kinds=())
    pass_time(31)
    desktop.idle.idle_ms = 5 * MINUTE_MS
    pass_time(2)

    assert banner(center).title == ""


def test_where_nothing_is_known_only_coach_counts(
    center, quiet, window, desktop, pass_time, qtbot
):
    """Keys inside the window are sitting, anything else is not."""
    desktop.idle.idle_ms = None
    quiet.change_settings(desk_break_minutes=30, reminder_kinds=())
    pass_time(31)
    assert banner(center).title == ""
    for _ in range(16):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
        pass_time(2)

    assert banner(center).title == "Time to stand up"


def test_without_desk_breaks_nobody_is_watched(center, desktop, pass_time):
    """The idle time is not even asked for."""
    pass_time(60)

    assert desktop.idle.asked == 0


def test_a_morning_is_asked_about_on_the_desktop(
    center, quiet, desktop, pass_time, away, train, qtbot
):
    """The window has a card of its own for it, so there is no banner."""
    quiet.change_settings(reminder_kinds=("morning",))
    train(pain=4)
    settle(center, qtbot)
    pass_time(20 * 60)
    (note,) = desktop.notifier.notes[:1]

    assert note.title == "How is it this morning?"
    assert banner(center).title == ""


def test_before_the_person_the_window_asks_itself(
    center, quiet, desktop, pass_time, train, qtbot, said
):
    """Then there is no reminder of it, and none is written down."""
    quiet.change_settings(reminder_kinds=("morning",))
    train(pain=4)
    settle(center, qtbot)
    pass_time(20 * 60)

    assert desktop.notifier.notes == []
    assert said() == []


def test_a_skipped_morning_is_not_asked_about_in_the_window(
    center, quiet, desktop, pass_time, away, train, qtbot
):
    """One answer is enough."""
    quiet.change_settings(reminder_kinds=("morning",))
    train(pain=4)
    settle(center, qtbot)
    pass_time(20 * 60)
    desktop.notifier.answered.emit("skip")

    assert quiet.settings.morning_skipped == "2026-03-03"


def known(center, qtbot, kind):
    """Wait until a note of a kind has been read."""
    care = center._care
    qtbot.waitUntil(
        lambda: kind in {note.kind for note in care.notes()} and care._task is None
    )
    settle(center, qtbot)


@pytest.fixture
def hurt(center, quiet, qtbot):
    """Note a strain of this moment that is cared for; the health list closes nothing.

    The reminders are those of care only.
    """
    quiet.change_settings(reminder_kinds=("care",))
    quiet.journal.note("health", {"items": [], "age_group": "18-54"})
    strain = {
        "injury": "i",
        "area": "hamstring",
        "side": "right",
        "began": "sudden",
        "at": "2026-03-02T12:00:00.000Z",
        "pattern": "A",
        "protocol": "rice",
    }
    quiet.journal.note(INJURY, strain)
    assert quiet.journal.flush(5.0)
    known(center, qtbot, INJURY)
    qtbot.waitUntil(lambda: center._care.day is not None)


def ice_of(center):
    """Return the ices of the plan of the day."""
    return center._care.day.of("ice")


def test_care_is_reminded_of(center, hurt, pass_time):
    """Right after a strain cold and raising are due, together with the bandage."""
    pass_time(1)

    assert banner(center).title == "3 reminders are waiting"
    assert "Ice 15 min" in banner(center).text


def test_what_was_said_to_be_done_is_in_the_plan(center, hurt, quiet, pass_time, qtbot):
    """Done at the reminder writes the care down, so that the next one follows it."""
    pass_time(1)
    while banner(center).title != "Ice 15 min":
        center.answer(SKIP)
        pass_time(5)
    center.answer(DONE)
    known(center, qtbot, CARE)

    (done,) = [each for each in center._care.notes() if each.kind == CARE]
    assert done.data["what"] == "ice"
    assert done.data["length_s"] == 15 * 60
    assert [each.state for each in ice_of(center)].count("done") == 1


def test_what_is_skipped_stays_out_of_the_plan(center, hurt, pass_time, qtbot):
    """The plan of the day shows it as left out."""
    pass_time(1)
    center.answer(SKIP)

    qtbot.waitUntil(lambda: ice_of(center)[0].state == "skipped")


def test_a_cramp_is_asked_about_later(center, quiet, pass_time, qtbot):
    """Four hours after it, as was promised; the answer is given on its own card."""
    quiet.change_settings(reminder_kinds=("follow-up",))
    quiet.journal.note(CRAMP, {"muscle": "calf"})
    assert quiet.journal.flush(5.0)
    known(center, qtbot, CRAMP)
    pass_time(4 * 60)

    assert banner(center).title.startswith("Cramp")
    assert banner(center).done.isHidden()


def test_close_lets_go_of_everything(center, desktop, clock):
    """No timer goes on, and the desktop is free."""
    center.close()

    assert not center._timer.isActive()
    assert desktop.is_closed


@comes_to_front
def test_a_drink_leads_to_how_much(center, quiet, pass_time):
    """The button opens the card about drinking; nothing is done by reading."""
    quiet.change_settings(reminder_kinds=("drink",), hot_day=MONDAY)
    asked = []
    quiet.recover_asked.connect(asked.append)
    pass_time(90)
    words = banner(center).go.text()
    center.answer(GO)

    assert words == "Read about it"
    assert asked == ["card:fluids"]
