"""The pain check at the end of a session: what is asked, said and written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from coach.files.model import Safety
from ui.widgets.button import Button

Key = Qt.Key


def button(sheet, text):
    return next(
        each
        for each in sheet.findChildren(Button)
        if each.text() == text and not each.isHidden()
    )


def test_only_the_first_answer_is_needed(qtbot, finished, summary):
    """Save waits for the worst pain and for nothing else."""
    finish = finished()
    assert not finish.save.isEnabled()

    finish.effort.set_value(5)
    assert not finish.save.isEnabled()

    finish.effort.clear()
    qtbot.keyClick(finish, Key.Key_2)
    qtbot.keyClick(finish, Key.Key_Return)

    assert summary().answers == {"pain": 2}


def test_digits_answer_one_scale_after_the_other(qtbot, finished, summary):
    """Worst pain, pain right now, effort: three digits."""
    finish = finished()
    for key in (Key.Key_4, Key.Key_2, Key.Key_5, Key.Key_Return):
        qtbot.keyClick(finish, key)
    session = summary()

    assert (session.pain_max, session.pain_after, session.effort) == (4, 2, 5)


def test_one_then_zero_is_ten(qtbot, finished):
    """A quick 0 after a 1 makes 10, not the answer to the next scale."""
    finish = finished()
    qtbot.keyClick(finish, Key.Key_1)
    qtbot.keyClick(finish, Key.Key_0)

    assert finish.pain.value() == 10
    assert finish.form.pain_now.value() is None


def test_arrows_move_the_number(qtbot, finished):
    """Right begins at 0 and goes up, Left goes down."""
    finish = finished()
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Left):
        qtbot.keyClick(finish, key)

    assert finish.pain.value() == 1


@pytest.mark.parametrize(
    ("safety", "number", "light", "words"),
    [
        (None, 1, "green", "Same dose next time."),
        (None, 4, "amber", "Do not add load next time."),
        (Safety(phase="phase-1"), 4, "amber", "take the easier version"),
        (Safety(phase="phase-3"), 4, "amber", "about half"),
        (Safety(phase="phase-3"), 1, "green", "add a little load"),
        (None, 6, "red", "A few questions first"),
    ],
)
def test_the_advice_follows_the_number_and_the_phase(
    finished, safety, number, light, words
):
    """The card changes live, in the column of the program's phase."""
    finish = finished(safety)
    finish.pain.set_value(number)

    assert finish.form.card.light == light
    assert finish.form.card.text.startswith(f"{number}:")
    assert words in finish.form.card.text


def test_sharp_pain_is_red_at_any_number(finished):
    """A chip for a sharp pain turns the card red at once."""
    finish = finished()
    finish.pain.set_value(1)
    finish.form.fold.set_open(True)
    chips = finish.form.details.chips["quality"]
    next(chip for chip in chips.chips if chip.value == "sharp").click()

    assert finish.form.card.light == "red"


def test_the_next_check_is_named_when_it_will_come(finished, context):
    """The card says when the morning question comes; without it, nothing."""
    finish = finished()
    finish.pain.set_value(3)
    assert "Next: morning check" in finish.form.card.text
    assert "08:00" in finish.form.card.text

    context.change_settings(morning_hour=6)
    finish = finished()
    finish.pain.set_value(3)
    assert "06:00" in finish.form.card.text

    context.change_settings(morning_question=False)
    finish = finished()
    finish.pain.set_value(3)

    assert "morning check" not in finish.form.card.text


def test_all_details_reach_the_history(finished, summary):
    """Place, side, quality, spread, swelling and relief are part of the answer."""
    finish = finished()
    finish.pain.set_value(3)
    finish.form.fold.set_open(True)
    wanted = {
        "place": "back-of-thigh",
        "side": "left",
        "quality": "pulling",
        "spread": "stays",
        "swelling": "no",
        "relief": "yes",
    }
    for key, slug in wanted.items():
        row = finish.form.details.chips[key]
        next(chip for chip in row.chips if chip.value == slug).click()
    finish.note.setText("high up")
    finish.save.click()

    assert summary().answers == {
        "pain": 3,
        "place": "back-of-thigh",
        "side": "left",
        "quality": ["pulling"],
        "spread": "stays",
        "swelling": False,
        "relief": True,
        "note": "high up",
    }


def test_relief_says_that_the_numbers_do_not_count(finished):
    """One line, only for a yes."""
    finish = finished()
    finish.form.fold.set_open(True)
    note = finish.form.details.relief_note
    yes, no = finish.form.details.chips["relief"].chips
    assert not note.isVisible()

    yes.click()
    assert note.isVisible()
    assert "do not count towards moving on" in note.text()

    no.click()

    assert not note.isVisible()


def test_details_are_folded_away(finished):
    """What is optional and rare is not seen until somebody opens it."""
    finish = finished()

    assert not finish.form.details.isVisible()

    finish.form.fold.line.click()

    assert finish.form.details.isVisible()


def test_red_asks_the_stop_questions_before_the_summary(finished, summary):
    """A 7 that is saved leads to the questions, then to the summary."""
    finish = finished()
    finish.pain.set_value(7)
    finish.save.click()
    ending = finish.parentWidget().ending
    assert ending.stop_card.isVisible()
    assert not finish.isVisible()

    ending.stop_card.take("Q11", True)
    ending.stop_card.take_answers()
    ending.stop_card.finished.emit()
    answers = summary().answers

    assert finish.isVisible()
    assert finish.form is None
    assert (answers["pain"], answers["stop_level"]) == (7, "S")
    assert answers["stop_signs"] == ["Q11"]


def test_the_red_line_opens_the_stop_questions_and_comes_back(finished):
    """What was filled in is still there after the card."""
    finish = finished()
    finish.pain.set_value(2)
    finish.note.setText("a pull")
    ending = finish.parentWidget().ending
    button(finish, "Sudden snap, numbness or cannot walk?").click()
    assert ending.stop_card.isVisible()

    ending.stop_card.take_none()
    ending.stop_card.finished.emit()

    assert finish.isVisible()
    assert (finish.pain.value(), finish.note.text()) == (2, "a pull")


def test_questions_that_were_answered_are_not_asked_again(finished):
    """Who went through them already is not asked by a red number as well."""
    finish = finished()
    finish.pain.set_value(8)
    ending = finish.parentWidget().ending
    button(finish, "Sudden snap, numbness or cannot walk?").click()
    ending.stop_card.take_none()
    ending.stop_card.finished.emit()
    finish.save.click()

    assert not ending.stop_card.isVisible()
    assert finish.form is None


def test_not_now_writes_nothing(finished, summary):
    """Declining leaves the session without answers and shows the summary."""
    finish = finished()
    finish.pain.set_value(7)
    button(finish, "Not now").click()

    assert summary().answers == {}
    assert finish.form is None


def test_escape_warns_before_answers_are_lost(qtbot, finished):
    """With something filled in the first Escape only warns."""
    finish = finished()
    qtbot.keyClick(finish, Key.Key_3)
    qtbot.keyClick(finish, Key.Key_Escape)
    assert finish.form is not None
    assert "Not saved yet" in finish.subtitle.text()

    qtbot.keyClick(finish, Key.Key_Escape)

    assert finish.form is None


def test_the_worst_during_is_known_and_summed_up(qtbot, player, exercises, build):
    """Answers to "It hurts" fill the scale, and each exercise is named at the end."""
    plan = build.program(
        build.step("squat", build.hold(20)), build.step("stretch", build.hold(20))
    )
    player.page.start(plan, exercises)
    ending = player.page.ending
    for number in (Key.Key_2, Key.Key_4):
        player.go_to("work", 2_000)
        qtbot.keyClick(player.page, Key.Key_H)
        qtbot.keyClick(ending.hurt, number)
        if ending.hurt.isVisible():
            ending.hurt.chosen.emit("go-on")
        player.pass_time(3_000 + 19_000)
    player.pass_time(20_000)
    assert ending.finish.pain.value() == 4

    ending.finish.save.click()
    words = [
        label.text() for label in ending.finish.findChildren(type(ending.finish.title))
    ]

    assert "Worst: Heel-on-step stretch 4, Squat 2" in words


def test_a_stop_at_the_limit_is_named_to_the_end(qtbot, player, exercises, build):
    """Beside the number, and in the summary, which does not say "as planned"."""
    safety = replace(build.limits, stop_pain=3)
    plan = build.program(build.step("squat", build.hold(20)), safety=safety)
    player.page.start(plan, exercises)
    ending = player.page.ending
    player.go_to("work", 2_000)
    qtbot.keyClick(player.page, Key.Key_H)
    qtbot.keyClick(ending.hurt, Key.Key_4)
    ending.hurt.chosen.emit("questions")
    ending.stop_card.take_none()
    ending.stop_card.finished.emit()

    assert "This session ends at 3 of 10 or more." in ending.finish.advice.sentences

    ending.finish.save.click()
    words = [
        label.text() for label in ending.finish.findChildren(type(ending.finish.title))
    ]
    assert "Ended at pain 4; this session ends at 3 or more" in words


def test_rows_of_the_summary_line_up(finished):
    """A name begins as high as what belongs to it, also in a card that is too high."""
    finish = finished()
    finish.form.pain.set_value(2)
    finish.save.click()
    grid = finish.body.itemAt(finish.body.count() - 1).layout()
    rows = range(grid.rowCount())
    pairs = [
        [grid.itemAtPosition(row, side).widget() for side in (0, 1)] for row in rows
    ]

    assert len(pairs) >= 4
    for name, value in pairs:
        assert name.y() == value.y()
        assert name.alignment() == value.alignment()
        assert name.alignment() & Qt.AlignmentFlag.AlignTop


def test_relief_said_before_is_filled_in(player, exercises, build):
    """What was said before the session need not be said again."""
    plan = build.program(build.step("squat", build.hold(10)))
    player.page.start(plan, exercises)
    player.page.ending.take_before({"pain": 1, "relief": True})
    player.pass_time(20_000)
    finish = player.page.ending.finish

    assert finish.form.answers() == {"relief": True}
    assert finish.form.details.relief_note.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.3, 1.5])
@pytest.mark.parametrize("size", [(1280, 820), (900, 600)])
def test_it_fits_with_head_and_foot(player, finished, theme, scale, size):
    """At any size the card stays inside; head and foot stay, the body scrolls."""
    theme.set_scale(scale)
    player.page.resize(*size)
    finish = finished()
    finish.form.fold.set_open(True)
    card = finish._card.geometry()

    assert finish.rect().contains(card)
    for part in (finish.title, finish.save):
        corner = part.mapTo(finish, part.rect().bottomRight())
        assert card.contains(corner)
    assert finish._content.width() <= card.width()


def test_nothing_scrolls_in_the_usual_window(finished):
    """At 1280 x 820 everything but the details is seen at once."""
    finish = finished()
    finish.pain.set_value(4)

    assert finish._scroll.bar.maximum() == 0


def test_keys_of_the_scale_have_their_size(finished):
    """Eleven keys of 58 x 64 px, within a pixel, of equal height."""
    finish = finished()
    shapes = [(key.width() - 8, key.height() - 8) for key in finish.pain.keys]

    assert len(shapes) == 11
    assert all(abs(width - 58) <= 1 and height == 64 for width, height in shapes)


def test_every_control_has_a_name(finished):
    """A screen reader finds words on everything that takes the keyboard."""
    finish = finished()
    finish.form.fold.set_open(True)
    controls = [
        part
        for part in finish._chain()
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible()
    ]

    assert len(controls) > 60
    assert [each for each in controls if not each.accessibleName()] == []
