"""Texts of the guide over what is shown: every limit leads to its source."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from coach.care.screening import ON_DEMAND, screening_data
from coach.store.entries import SCREENING
from tests.ui.pages.reading import link, shown_words
from ui.recover.info_link import InfoLink
from ui.recover.info_sheet import InfoSheet
from ui.recover.screening.result_card import ResultCard


@pytest.fixture
def opened(care_context, window, shown):
    """Return a function that presses a link to a text, and gives link and sheet."""

    def press(key):
        pressed = InfoLink(care_context, "Where from?", key, parent=window)
        pressed.show()
        pressed.setFocus()
        pressed.click()
        return pressed, shown(InfoSheet)

    return press


@pytest.mark.parametrize(
    "key", ["protocol:rice", "protocol:cramp-warmth", "card:pain-light", "card:fluids"]
)
def test_one_click_shows_text_and_sources(opened, care_context, key):
    """The title, and every source with what it found."""
    _, sheet = opened(key)
    kind, _, name = key.partition(":")
    shelf = getattr(care_context.library.library, f"{kind}s")
    words = shown_words(sheet)

    assert sheet.title.text() == shelf[name].title
    for source in shelf[name].sources:
        assert source.text in words
        assert source.finding in words


def test_a_protocol_says_its_limits(opened):
    """Length, pause, the most in a day, hours, and that nobody sleeps with it."""
    words = shown_words(opened("protocol:rice")[1])

    for limit in (
        "15 min at a time; 10 min is the shortest, 20 min the longest.",
        "At least 2 h between two, better 3 h.",
        "3 to 6 times a day, never more than 6.",
        "In the first 48 to 72 hours.",
        "Only while you are awake.",
    ):
        assert limit in words


def test_escape_gives_the_keyboard_back(opened, qtbot):
    """The sheet is gone, and the link has the keyboard again."""
    pressed, sheet = opened("card:fluids")
    qtbot.keyClick(sheet.window().focusWidget(), Qt.Key.Key_Escape)

    assert not sheet.isVisible()
    assert pressed.hasFocus()


def test_read_on_stays_in_the_sheet(opened, qtbot):
    """Return on a link to another card shows it in the same place, from its top."""
    _, sheet = opened("card:fluids")
    row = link(sheet, "card:food")
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)

    assert sheet.isVisible()
    assert sheet.title.text() == "Food and minerals"
    assert sheet._scroll.bar.value() == 0


def test_arrows_scroll(opened, qtbot):
    """A long text is read with the keyboard."""
    _, sheet = opened("protocol:rice")
    before = sheet._scroll.bar.value()
    qtbot.keyClick(sheet, Qt.Key.Key_PageDown)

    assert sheet._scroll.bar.value() > before


def test_a_text_that_is_gone_opens_nothing(opened):
    """No empty sheet lies over the window."""
    assert opened("card:gone")[1] is None


@pytest.mark.parametrize("question", ["Q12", "Q16"])
def test_result_cards_lead_to_the_visit(care_context, window, shown, question):
    """Who is sent to be examined can read what to bring and what may happen."""
    data = screening_data(ON_DEMAND, "hamstring", {question: True})
    card = ResultCard(window, care_context, care_context.care.note(SCREENING, data))
    card.info.click()

    assert shown(InfoSheet).content.id == "visit"
    assert card.isVisible()


@pytest.mark.parametrize("question", ["Q01", "Q08-fever"])
def test_other_result_cards_have_no_visit(care_context, window, question):
    """In an emergency nobody reads, and a day of rest needs no visit."""
    data = screening_data(ON_DEMAND, "hamstring", {question: True})
    card = ResultCard(window, care_context, care_context.care.note(SCREENING, data))

    assert card.findChildren(InfoLink) == []


def test_a_drink_reminder_leads_to_the_card(care_context, window, screening):
    """What a reminder of drinking leads to is read in the guide."""
    care_context.recover_asked.emit("card:fluids")

    assert window.pages.currentWidget().shown.key == "card:fluids"
