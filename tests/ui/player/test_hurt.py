"""The pain sheet: what stops, what is asked, and which ways on there are."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QVariantAnimation

from coach.files.model import Sides
from coach.paths import history_file
from coach.store.connection import open_store
from coach.store.history import unfinished
from ui.player.big_answer import BigAnswer
from ui.widgets.button import Button
from ui.widgets.label import Label

Key = Qt.Key


@pytest.fixture
def answers(context):
    """Return a function that gives what the running session has answered so far."""

    def read():
        assert context.journal.flush(5.0)
        with closing(open_store(history_file(context.data_dir))) as connection:
            return unfinished(connection).answers

    return read


@pytest.fixture
def hurting(qtbot, player, exercises, build):
    """Return a function that starts a program with limits and presses H."""

    def start(safety):
        steps = (
            build.step("stretch", build.hold(30), Sides.EACH),
            build.step("squat", build.hold(10)),
        )
        player.page.start(build.program(*steps, safety=safety), exercises)
        player.go_to("work", 6_000)
        qtbot.keyClick(player.page, Key.Key_H)
        return player

    return start


def words(player):
    """Return what the buttons of the sheet say."""
    sheet = player.page.ending.hurt
    return {button.text() for button in sheet.findChildren(Button) if not gone(button)}


def gone(button):
    return button.isHidden()


def button(player, text):
    """Return the visible button of the sheet that says this."""
    sheet = player.page.ending.hurt
    found = [each for each in sheet.findChildren(Button) if not gone(each)]
    return next(each for each in found if each.text() == text)


def test_time_and_sound_stop_at_once(hurting, build):
    """The key alone stops both, before anything is answered."""
    player = hurting(build.limits)
    player.pass_time(10_000)

    assert player.state == "paused"
    assert player.output.sounds == ()
    assert player.scene.panel.ring.below == "24 s left"
    assert player.page.ending.hurt.isVisible()


def test_a_little_goes_on_with_one_press(qtbot, hurting, build):
    """0 to 2 goes on at once: two presses in all."""
    player = hurting(build.limits)
    qtbot.keyClick(player.page.ending.hurt, Key.Key_2)

    assert player.state == "lead-in"
    assert not player.page.ending.hurt.isVisible()
    assert player.events("hurt")[-1].data["pain"] == 2


def test_a_mistake_goes_on_without_a_number(qtbot, hurting, build):
    """Escape takes a press by mistake back."""
    player = hurting(build.limits)
    qtbot.keyClick(player.page.ending.hurt, Key.Key_Escape)

    assert player.state == "lead-in"
    assert player.events("hurt")[-1].data["pain"] is None


def test_more_in_a_later_phase_makes_it_smaller(qtbot, hurting, build):
    """3 to 5 in phase 2 advises half, and offers easier and leaving out."""
    player = hurting(build.limits)
    qtbot.keyClick(player.page.ending.hurt, Key.Key_4)

    assert player.state == "paused"
    assert words(player) >= {
        "Smaller and slower",
        "Easier version",
        "Leave this exercise out",
    }

    player.page.ending.hurt.chosen.emit("halve")

    assert player.state == "lead-in"


def test_easier_exchanges_the_exercise(qtbot, hurting, build):
    """In the first phase the easier version is advised and taken."""
    player = hurting(build.fresh)
    qtbot.keyClick(player.page.ending.hurt, Key.Key_4)
    player.page.ending.hurt.chosen.emit("easier")

    assert player.runner.exercise.id == "easy"
    assert player.scene.panel.name.full_text == "Lying stretch"
    assert player.state == "lead-in"


def test_leaving_out_goes_to_the_next_exercise(qtbot, hurting, build):
    """The other side of a left-out exercise does not come either."""
    player = hurting(build.fresh)
    qtbot.keyClick(player.page.ending.hurt, Key.Key_5)
    player.page.ending.hurt.chosen.emit("leave-out")

    assert player.runner.exercise.id == "squat"


def test_a_fresh_injury_without_easier_version_is_not_repeated(
    qtbot, player, exercises, build
):
    """Where the light says "not today", the same exercise is not offered again."""
    plan = build.program(
        build.step("squat", build.hold(20)),
        build.step("stretch", build.hold(20)),
        safety=build.fresh,
    )
    player.page.start(plan, exercises)
    player.go_to("work", 2_000)
    qtbot.keyClick(player.page, Key.Key_H)
    qtbot.keyClick(player.page.ending.hurt, Key.Key_4)

    assert words(player) == {"Leave this exercise out", "End the session"}


@pytest.mark.parametrize("key", [Key.Key_6, Key.Key_9])
def test_red_leaves_no_way_to_go_on(qtbot, hurting, build, key):
    """From 6 on there is only the way to the stop questions; Escape is no way out."""
    player = hurting(build.limits)
    sheet = player.page.ending.hurt
    qtbot.keyClick(sheet, key)

    assert words(player) == {"Answer a few questions"}

    qtbot.keyClick(sheet, Key.Key_Escape)

    assert sheet.isVisible()
    assert player.state == "paused"


def test_one_then_zero_is_ten(qtbot, hurting, build):
    """A 1 waits for a 0; ten is red."""
    player = hurting(build.limits)
    sheet = player.page.ending.hurt
    qtbot.keyClick(sheet, Key.Key_1)
    qtbot.keyClick(sheet, Key.Key_0)

    assert player.events("hurt")[-1].data["pain"] == 10
    assert words(player) == {"Answer a few questions"}


def take(player, *slugs):
    """Press the chips of some signs."""
    for chip in player.page.ending.hurt.signs.chips:
        if chip.value in slugs:
            chip.click()


@pytest.mark.parametrize("sign", ["sharp", "sudden", "pop", "giving-way", "limp"])
def test_a_danger_sign_is_red_whatever_the_number(qtbot, hurting, build, sign):
    """With one of the five even a 2 ends the session, and the questions come."""
    player = hurting(build.limits)
    take(player, sign)
    qtbot.keyClick(player.page.ending.hurt, Key.Key_2)

    assert words(player) == {"Answer a few questions"}
    assert "Pain 2 of 10" in shown_text(player.page.ending.hurt)


def test_a_danger_sign_says_what_comes_next(hurting, build):
    """One line, on all answers at once; taken back, everything is as before."""
    player = hurting(build.limits)
    sheet = player.page.ending.hurt
    take(player, "limp")
    assert "The session ends here, whatever the number." in shown_text(sheet)
    assert words(player) == {"End here"}
    names = [each.accessibleName() for each in sheet.findChildren(BigAnswer)]
    assert all(name.endswith("End here, a few questions.") for name in names)

    take(player, "limp")

    assert words(player) == {"Pressed by mistake"}
    assert sheet.findChildren(BigAnswer)[0].accessibleName().endswith("Go on.")


def test_a_danger_sign_needs_no_number(hurting, build):
    """The sign alone ends the session; no pain is made up for it."""
    player = hurting(build.limits)
    take(player, "pop")
    button(player, "End here").click()

    assert words(player) == {"Answer a few questions"}
    assert "A pop or snap" in shown_text(player.page.ending.hurt)
    assert player.events("hurt")[-1].data["pain"] is None


def test_escape_does_not_go_past_a_danger_sign(qtbot, hurting, build):
    """A sign that ends the session is taken back by its chip, not passed over."""
    player = hurting(build.limits)
    take(player, "giving-way")
    qtbot.keyClick(player.page.ending.hurt, Key.Key_Escape)

    assert player.page.ending.hurt.isVisible()
    assert player.state == "paused"


def test_a_twinge_goes_on(qtbot, hurting, build, answers):
    """It is kept for the plan, and ends nothing."""
    player = hurting(build.limits)
    take(player, "twinge")
    qtbot.keyClick(player.page.ending.hurt, Key.Key_2)

    assert player.state == "lead-in"
    assert answers()["signs"] == ["twinge"]


def test_signs_are_kept_at_once(qtbot, hurting, build, answers):
    """Whatever is answered later, or not at all, a sign that was named counts."""
    player = hurting(build.limits)
    take(player, "limp", "sudden")
    qtbot.keyClick(player.page.ending.hurt, Key.Key_2)

    assert answers()["signs"] == ["sudden", "limp"]
    assert player.events("hurt")[-1].data["detail"] == "sudden, limp"


def test_signs_of_several_answers_add_up(qtbot, hurting, build, answers):
    """Each is said once, in the order in which they came."""
    player = hurting(build.limits)
    for signs in (("twinge",), ("twinge", "limp")):
        take(player, *signs)
        qtbot.keyClick(player.page.ending.hurt, Key.Key_2)
        player.pass_time(4_000)
        qtbot.keyClick(player.page, Key.Key_H)

    assert answers()["signs"] == ["twinge", "limp"]


def test_the_questions_lead_to_a_card_and_to_the_finish(qtbot, hurting, build):
    """After red: session stopped, questions, card, then how it was."""
    player = hurting(build.limits)
    ending = player.page.ending
    qtbot.keyClick(ending.hurt, Key.Key_7)
    ending.hurt.chosen.emit("questions")

    assert player.state == "stopped"
    assert ending.stop_card.isVisible()

    with qtbot.waitSignal(player.page.stop_signs_answered) as answered:
        ending.stop_card.take_none()

    assert answered.args[1] == "clear"

    ending.stop_card.finished.emit()

    assert ending.finish.isVisible()
    assert ending.finish.pain.value() == 7


def test_an_emergency_sign_shows_the_number(qtbot, hurting, build, context):
    """A sign of level E says whom to call."""
    context.change_settings(emergency_number="112")
    player = hurting(build.limits)
    ending = player.page.ending
    qtbot.keyClick(ending.hurt, Key.Key_8)
    ending.hurt.chosen.emit("questions")
    ending.stop_card.take("Q01", True)
    with qtbot.waitSignal(ending.stop_card.answered) as answered:
        ending.stop_card.take_answers()

    assert answered.args[1] == "E"
    assert "Call 112 now" in shown_text(ending.stop_card)


def shown_text(sheet):
    """Return the visible words of a sheet."""
    from ui.widgets.label import Label

    labels = [each for each in sheet.findChildren(Label) if not each.isHidden()]
    return " ".join(label.text() for label in labels)


def test_the_keyboard_stays_in_the_sheet(qtbot, hurting, build):
    """Tab goes round inside the sheet and never back to the player."""
    player = hurting(build.limits)
    sheet = player.page.ending.hurt
    for _ in range(20):
        sheet.focusNextPrevChild(True)
        focused = sheet.window().focusWidget()

        assert sheet.isAncestorOf(focused)


def answer_titles(player):
    """Return what the big answers of the sheet say."""
    sheet = player.page.ending.hurt
    return [each.accessibleName() for each in sheet.findChildren(BigAnswer)]


def test_big_answers_name_the_limit_that_counts(hurting, build):
    """Where a plan ends a session at 4, "6 or more" stands nowhere."""
    player = hurting(replace(build.limits, stop_pain=4))

    assert answer_titles(player) == [
        "A little (0–2). Go on.",
        "More (3). Make it easier, or skip it.",
        "4 or more. End here, a few questions.",
        "Sharp. End here, a few questions.",
    ]


def test_limit_of_3_leaves_nothing_in_between(qtbot, hurting, build):
    """From 3 on it ends; that is written down, and what is sharp as red."""
    player = hurting(replace(build.limits, stop_pain=3, slow_pain=2))
    sheet = player.page.ending.hurt
    _, more, _ = sheet.findChildren(BigAnswer)
    assert more.accessibleName() == "3 or more. End here, a few questions."

    more.click()

    assert player.events("hurt")[-1].data["pain"] == 3
    assert words(player) == {"Answer a few questions"}
    said = [label.text() for label in sheet.findChildren(Label)]
    assert "This session ends at 3 of 10 or more." in " ".join(said)


def test_sharp_pain_is_red_below_any_limit(hurting, build):
    """A lower limit makes nothing milder of it."""
    player = hurting(replace(build.limits, stop_pain=3, slow_pain=2))

    player.page.ending.hurt.findChildren(BigAnswer)[-1].click()

    assert player.events("hurt")[-1].data["pain"] == 6


def test_sheet_rises_unless_there_is_to_be_less_motion(hurting, build, context, qtbot):
    """The setting holds from the next question on."""
    player = hurting(build.limits)
    sheet = player.page.ending.hurt
    risen = []
    for wish in ("on", "off"):
        qtbot.keyClick(sheet, Key.Key_Escape)
        context.change_settings(less_motion=wish)
        qtbot.keyClick(player.page, Key.Key_H)
        assert sheet.isVisible()
        risen.append(sheet._animation.state() is QVariantAnimation.State.Running)

    assert risen == [False, True]


@pytest.mark.parametrize(("wish", "rises"), [("on", False), ("off", True)])
def test_stop_questions_and_the_end_rise_as_set(
    hurting, build, context, qtbot, wish, rises
):
    """As the question before them."""
    player = hurting(build.limits)
    context.change_settings(less_motion=wish)
    ending = player.page.ending
    ending.hurt.leave()
    ending._ask_signs()
    card = ending.stop_card._animation.state() is QVariantAnimation.State.Running

    assert card is rises
