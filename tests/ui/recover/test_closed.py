"""What is closed says so beside it, and leads to the one way that opens it."""

from __future__ import annotations

import pytest

from coach.care.screening import ON_DEMAND, screening_data
from coach.store.entries import HEALTH, INJURY, SCREENING, UNLOCK
from ui.pages.recovery.begin_sheet import BeginSheet
from ui.recover.screening.closed_note import ClosedNote
from ui.recover.screening.closed_sheet import ClosedSheet

# Long enough ago that no plan waits for time.
INJURED = {
    "injury": "i",
    "area": "calf",
    "place": "calf",
    "side": "left",
    "pattern": "A",
    "at": "2025-11-10T08:00:00.000Z",
}


@pytest.fixture
def swollen(care_context):
    """Note one swollen calf, answered today."""
    care_context.care.load()
    data = screening_data(ON_DEMAND, "calf", {"Q07": True})
    return care_context.care.note(SCREENING, data)


@pytest.fixture
def beside(window, screening, shown):
    """Return a function that opens a page at something, and gives its note."""

    def open_at(page, name):
        ways = {
            "programs": window.pages.show_program,
            "plans": window.pages.show_plan,
            "exercises": window.pages.show_exercise,
        }
        ways[page](name)
        (note,) = window.open_page(page).findChildren(ClosedNote)
        return note

    return open_at


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("programs", "calf-ladder-1"),
        ("plans", "calf-ladder"),
        ("exercises", "heel-raise-hold"),
    ],
)
def test_examination_is_noted_from_where_it_is_closed(
    swollen, beside, shown, notes, page, name
):
    """The reason, and a button that asks for the day; then it is open."""
    note = beside(page, name)
    assert "swollen" in note.card.text
    note.examined.click()
    shown(ClosedSheet).save.click()

    assert notes(UNLOCK)[0].data["screening"] == swollen.id
    assert note.card.isHidden()


def test_what_opens_it_says_the_reason_first(swollen, beside, shown):
    """The plan has its own words; the sheet names the plan."""
    beside("plans", "calf-ladder").more.click()
    sheet = shown(ClosedSheet)

    assert sheet.subtitle.text() == "Calf ladder"
    assert sheet.examined is not None


def test_what_no_examination_opens_offers_none(care_context, beside):
    """The health list closes it; an examined day would change nothing."""
    care_context.care.load()
    data = {"items": ["osteoporosis"], "age_group": "18-54"}
    care_context.care.note(HEALTH, data)
    note = beside("exercises", "nordic-lower")

    assert not note.card.isHidden()
    assert note.examined.isHidden()


def test_cards_show_the_padlock_at_once(care_context, window, beside):
    """The list is painted anew when an answer closes something."""
    beside("programs", "calf-ladder-1")
    cards = window.open_page("programs").cards
    place = cards.visualRect(cards.currentIndex())

    def picture():
        return cards.viewport().grab(place).toImage()

    before = picture()
    data = screening_data(ON_DEMAND, "calf", {"Q07": True})
    care_context.care.note(SCREENING, data)

    assert picture() != before


def test_closed_plan_asks_nothing_and_leads_to_what_opens_it(
    swollen, care_context, screening, window, shown, qtbot
):
    """No answer can begin it; the reason is one press away."""
    care_context.care.note(INJURY, INJURED)
    care_context.recover_asked.emit("plan:calf-ladder")
    qtbot.waitUntil(lambda: shown(BeginSheet) is not None)
    begin = shown(BeginSheet)
    assert not begin.save.isEnabled()
    assert begin.points.scales == []
    assert not begin.later.isVisible()
    begin.opens.click()

    assert shown(ClosedSheet).subtitle.text() == "Calf ladder"


def test_plan_without_an_injury_leads_to_something_hurts(
    care_context, screening, window, shown, qtbot
):
    """A plan counts its days from what happened, so that is said first."""
    care_context.recover_asked.emit("plan:groin-ladder")
    qtbot.waitUntil(lambda: shown(BeginSheet) is not None)
    begin = shown(BeginSheet)

    assert not begin.save.isEnabled()
    assert begin.hurts.isVisible()
    assert begin.points.answers == {}


def test_unknown_words_open_nothing(care_context, screening, window, shown):
    """A thing that is gone from the files, or a shelf that is none."""
    for words in ("closed:gone", "examined-plan:gone", "closed-hat:calf-ladder"):
        care_context.recover_asked.emit(words)

    assert shown(ClosedSheet) is None
