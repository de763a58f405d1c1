"""The cards of the stop questions at every text size: nothing is cut off."""

from __future__ import annotations

import pytest

from coach.care.screening import ON_DEMAND, screening_data
from coach.store.entries import SCREENING
from ui.recover.screening.result_card import ResultCard
from ui.widgets.button import Button

ANSWERS = {
    "E": {"Q01": True},
    "D": {"Q07": True, "Q07-background": True, "Q12": True},
    "S": {"Q16": True, "Q17": True},
    "R": {"Q08-fever": True},
    "clear": {"Q01": False},
}


@pytest.fixture
def card(care_context, window, theme):
    """Return a function that shows the card of a level."""

    def show(level, scale=1.0, size=(900, 600)):
        theme.set_scale(scale)
        window.resize(*size)
        data = screening_data(ON_DEMAND, "hamstring", ANSWERS[level])
        entry = care_context.care.note(SCREENING, data)
        return ResultCard(window, care_context, entry)

    return show


def right_of(part, card):
    return part.mapTo(card, part.rect().topRight()).x()


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("level", list(ANSWERS))
def test_everything_can_be_read(card, level, scale):
    """The card is inside the window, its buttons are whole, and the rest scrolls."""
    shown = card(level, scale)
    assert shown.card.level == level

    assert shown.rect().contains(shown._card.geometry())
    buttons = [each for each in shown._foot.findChildren(Button) if each.isVisible()]
    for button in buttons:
        assert button.width() >= button.sizeHint().width()
        assert button.height() >= button.sizeHint().height()
        assert right_of(button, shown) <= shown._card.geometry().right()
    content, view = shown._scroll.widget(), shown._scroll.viewport()
    hidden = content.height() - view.height()
    assert shown._scroll.bar.maximum() >= hidden
    assert content.width() <= view.width()


@pytest.mark.parametrize("level", ["D", "S", "R", "clear"])
def test_advice_and_buttons_end_in_one_line(card, level):
    """At the right edge, whatever room bar and rings take."""
    shown = card(level, size=(1280, 820))

    button = right_of(shown.done, shown) - 4
    assert abs(right_of(shown.advice, shown) - button) <= 1
