"""Signs that came with pain, after a session: where they are asked, what they do."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from tests.ui.player.test_finish import button
from ui.widgets.label import Label

Key = Qt.Key
SIGN_KINDS = ("rehab", "strength", "prevention")


def press(details, key, slug):
    """Press a chip of some details."""
    next(chip for chip in details.chips[key].chips if chip.value == slug).click()


@pytest.mark.parametrize("kind", SIGN_KINDS)
def test_signs_are_asked_openly_after_rehab_and_strength(finished, kind):
    """They stand where everybody sees them, and only once."""
    finish = finished(kind=kind)

    assert finish.form.signs.chips["signs"].isVisible()
    assert "signs" not in finish.form.details.chips


def test_signs_lie_with_the_details_of_other_sessions(finished):
    """A stretch is not held up by them; who opens the details finds them."""
    finish = finished(kind="stretch")

    assert finish.form.signs is None
    assert not finish.form.details.chips["signs"].isVisible()


@pytest.mark.parametrize("slug", ["sudden", "pop", "limp"])
def test_a_danger_sign_turns_the_card_red(finished, slug):
    """At any number, and one line says what comes next."""
    finish = finished(kind="rehab")
    finish.pain.set_value(1)
    press(finish.form.signs, "signs", slug)

    assert finish.form.card.light == "red"
    assert "stop questions come next" in finish.form.signs.signs_note.text()
    assert finish.form.signs.signs_note.isVisible()


@pytest.mark.parametrize("slug", ["twinge", "new-bruise", "new-swelling"])
def test_other_signs_change_no_light(finished, slug):
    """They are for the rules of plans."""
    finish = finished(kind="rehab")
    finish.pain.set_value(1)
    press(finish.form.signs, "signs", slug)

    assert finish.form.card.light == "green"
    assert not finish.form.signs.signs_note.isVisible()


def test_a_sign_reaches_the_history_and_asks_the_questions(finished, summary):
    """Saved with a 1 and a limp: the stop questions, and both in the answers."""
    finish = finished(kind="rehab")
    finish.pain.set_value(1)
    press(finish.form.signs, "signs", "limp")
    finish.save.click()
    ending = finish.parentWidget().ending
    assert ending.stop_card.isVisible()

    ending.stop_card.take_none()
    ending.stop_card.finished.emit()

    assert summary().answers["signs"] == ["limp"]
    assert "A limp" in [each.text() for each in finish.findChildren(Label)]


@pytest.fixture
def reported(qtbot, player, exercises, build):
    """Return a function that names signs in a session and plays it to its end."""

    def play(*slugs, kind="rehab"):
        plan = build.program(build.step("squat", build.hold(20)))
        player.page.start(replace(plan, kind=kind), exercises)
        player.go_to("work", 2_000)
        qtbot.keyClick(player.page, Key.Key_H)
        for chip in player.page.ending.hurt.signs.chips:
            if chip.value in slugs:
                chip.click()
        qtbot.keyClick(player.page.ending.hurt, Key.Key_2)
        player.pass_time(30_000)
        return player.page.ending.finish

    return play


def test_signs_of_the_session_are_filled_in(reported):
    """What was named during it need not be named again."""
    finish = reported("twinge")

    assert finish.form.answers() == {"pain": 2, "signs": ["twinge"]}


def test_signs_of_a_stretch_are_not_hidden(reported):
    """Details that hold something are open from the start."""
    finish = reported("twinge", kind="stretch")

    assert finish.form.details.chips["signs"].isVisible()


def test_a_sign_can_be_taken_back(reported, summary):
    """What was a slip during the session is put right here."""
    finish = reported("twinge")
    press(finish.form.signs, "signs", "twinge")
    finish.save.click()

    assert summary().answers["signs"] == []


def test_signs_of_the_session_count_without_an_answer(reported, summary):
    """Not now leaves what was said before as it is."""
    finish = reported("twinge")
    button(finish, "Not now").click()

    assert summary().answers == {"signs": ["twinge"]}
