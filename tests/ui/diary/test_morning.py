"""The morning question: when it shows, what it writes, when it stays away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from ui.diary.morning import MorningAsker

Key = Qt.Key


@pytest.fixture
def start_anew(qtbot, context, shell):
    """Return a function that starts what asks, as a start of the window does."""
    started = []

    def start():
        asker = MorningAsker(context, shell)
        started.append(asker)
        asker.start()
        qtbot.waitUntil(lambda: asker._task is None, timeout=5_000)
        return asker

    yield start
    for asker in started:
        asker.stop()


@pytest.fixture
def asker(start_anew, at, train):
    """Return what asks, started on Tuesday at 07:00 after a session on Monday."""
    at(2, 18)
    train(pain=4)
    at(3, 7)
    return start_anew()


def test_it_waits_for_its_hour(asker, at):
    """At 07:59 nothing is asked, at 08:00 it is, without a restart."""
    at(3, 7, 59)
    asker.look()
    assert not asker.banner.isVisible()

    at(3, 8)
    asker.look()

    assert asker.banner.title == "How is it this morning?"


def test_the_timer_looks_at_the_wall_clock(asker, at):
    """After a suspend the next tick asks, however long the machine slept."""
    at(3, 10)
    asker._timer.timeout.emit()

    assert asker.banner.isVisible()


def test_the_answer_is_a_note_of_that_morning(qtbot, asker, at, notes):
    """One press and Save write a note for the day, about the last session."""
    at(3, 9)
    asker.look()
    qtbot.mouseClick(asker.banner.scale.keys[3], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(asker.banner.save, Qt.MouseButton.LeftButton)
    (note,) = notes()

    assert not asker.banner.isVisible()
    assert (note.kind, note.local_day) == ("pain", "2026-03-03")
    assert note.data == {"when": "morning", "pain": 3}
    assert note.session_id is not None


def test_place_and_side_go_into_the_answer(qtbot, asker, at, notes):
    """The chips behind the fold are written with the number."""
    at(3, 9)
    asker.look()
    banner = asker.banner
    banner.fold.set_open(True)
    banner.scale.set_value(2)
    for key, slug in (("place", "calf"), ("side", "left")):
        row = banner.details.chips[key]
        chip = next(each for each in row.chips if each.value == slug)
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    banner.save.click()
    (note,) = notes()

    assert (note.data["place"], note.data["side"]) == ("calf", "left")


def answer(qtbot, banner, pain, **chosen):
    """Answer the question with a number and some chips, and save."""
    banner.scale.set_value(pain)
    for key, slug in chosen.items():
        row = banner.details.chips[key]
        chip = next(each for each in row.chips if each.value == slug)
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    banner.save.click()


def test_a_limp_in_the_morning_leads_to_the_questions(qtbot, asker, at, notes, asked):
    """It is written with the number, and the questions for the place come."""
    at(3, 9)
    asker.look()
    asker.banner.fold.set_open(True)
    answer(qtbot, asker.banner, 1, place="back-of-thigh", signs="limp")

    assert notes()[0].data == {
        "when": "morning",
        "pain": 1,
        "place": "back-of-thigh",
        "signs": ["limp"],
    }
    assert asked == ["signs:thigh"]


def test_a_swollen_morning_can_be_said(qtbot, asker, at, notes, asked):
    """Plans have rules for it; it asks no questions by itself."""
    at(3, 9)
    asker.look()
    asker.banner.fold.set_open(True)
    answer(qtbot, asker.banner, 1, swelling="yes", signs="twinge")

    assert notes()[0].data["swelling"] is True
    assert notes()[0].data["signs"] == ["twinge"]
    assert asked == []


def test_keys_answer_when_the_question_has_the_keyboard(qtbot, asker, at, notes):
    """A digit chooses and Return saves."""
    at(3, 9)
    asker.look()
    qtbot.keyClick(asker.banner, Key.Key_4)
    qtbot.keyClick(asker.banner, Key.Key_Return)

    assert notes()[0].data["pain"] == 4


def test_it_does_not_take_the_keyboard(asker, shell, at):
    """Who types elsewhere goes on typing."""
    shell.setFocus()
    at(3, 9)
    asker.look()

    assert asker.banner.isVisible()
    assert asker.banner.focusWidget() is None


def test_it_is_never_asked_twice(context, start_anew, asker, at):
    """Neither before the answer is on the disk, nor after, nor after a restart."""
    at(3, 9)
    asker.look()
    asker.banner.scale.set_value(1)
    asker.banner.save.click()
    asker.look()
    assert not asker.banner.isVisible()

    assert context.journal.flush(5.0)
    again = start_anew()

    assert not again.banner.isVisible()


def test_not_today_lasts_over_a_restart(context, start_anew, asker, at):
    """Who declines is not asked about this morning again."""
    at(3, 9)
    asker.look()
    asker.banner.decline.click()
    assert not asker.banner.isVisible()

    again = start_anew()

    assert context.settings.morning_skipped == "2026-03-03"
    assert not again.banner.isVisible()


def test_later_asks_again_with_the_next_start(context, start_anew, asker, at):
    """The cross puts the question off, no more."""
    at(3, 9)
    asker.look()
    asker.banner.later.click()
    asker.look()
    assert not asker.banner.isVisible()

    again = start_anew()

    assert again.banner.isVisible()


def test_a_late_answer_counts_for_yesterday(asker, at, notes):
    """On Wednesday before noon the question is about Tuesday's morning."""
    at(4, 9)
    asker.look()
    assert asker.banner.title == "How was it yesterday morning?"

    asker.banner.scale.set_value(5)
    asker.banner.save.click()
    (note,) = notes()

    assert note.local_day == "2026-03-03"
    assert note.happened_at.startswith("2026-03-03T08:00")


def test_it_is_over_at_noon_of_the_day_after(asker, at):
    """A question that nobody answered goes away by itself."""
    at(4, 11, 59)
    asker.look()
    assert asker.banner.isVisible()

    at(4, 12)
    asker.look()

    assert not asker.banner.isVisible()


def test_never_during_a_session(asker, shell, at):
    """While the pages are hidden nothing is asked; then it comes."""
    shell.hide()
    at(3, 9)
    asker.look()
    assert not asker.banner.title

    shell.show()
    asker.look()

    assert asker.banner.isVisible()


def test_the_setting_switches_it_off(context, asker, at):
    """Without the morning question nothing is asked, and switching acts at once."""
    context.change_settings(morning_question=False)
    at(3, 9)
    asker.look()
    assert not asker.banner.isVisible()

    context.change_settings(morning_question=True)

    assert asker.banner.isVisible()


def test_undoing_the_answer_asks_again(qtbot, context, asker, at, notes):
    """An answer that is taken back leaves the morning open."""
    at(3, 9)
    asker.look()
    asker.banner.scale.set_value(1)
    with qtbot.waitSignal(asker.noted) as told:
        asker.banner.save.click()
    notes()
    context.journal.remove_note(told.args[0])
    asker.forget(told.args[0])
    notes()

    qtbot.waitUntil(asker.banner.isVisible)


def test_a_session_without_pain_and_rehab_is_not_asked_about(start_anew, at, train):
    """A stretch without an answer needs no morning."""
    at(2, 18)
    train()
    at(3, 9)

    assert not start_anew().banner.isVisible()


def test_rehab_is_asked_about_without_an_answer(start_anew, at, train):
    """After rehab the morning decides, whatever was answered."""
    at(2, 18)
    train("rehab")
    at(3, 9)

    assert start_anew().banner.isVisible()


def test_a_session_that_ends_while_the_window_is_open_is_known(
    qtbot, start_anew, at, train
):
    """Nobody has to restart for the next morning."""
    at(2, 18)
    asker = start_anew()
    train(pain=2)
    qtbot.waitUntil(lambda: bool(asker._record.sessions), timeout=5_000)
    at(3, 8)
    asker.look()

    assert asker.banner.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.3, 1.5])
def test_it_fits_the_smallest_window(theme, shell, asker, at, scale):
    """Also unfolded and with large text it stays inside 900 x 600."""
    theme.set_scale(scale)
    shell.resize(900, 600)
    at(3, 9)
    asker.look()
    asker.banner.fold.set_open(True)

    assert shell.rect().contains(asker.banner.geometry())
    save = asker.banner.save
    corner = save.mapTo(asker.banner, save.rect().bottomRight())
    assert asker.banner.rect().contains(corner)
