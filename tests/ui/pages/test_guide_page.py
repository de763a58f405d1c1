"""Tests of the Guide page."""

from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt

from coach.files.health_items import HEALTH_ITEMS
from coach.files.protocol_model import Gate, ProtocolStep, SkinCheck
from tests.ui.pages.reading import (
    activate,
    add_own,
    cut_off,
    link,
    missing,
    open_page,
    rows_of,
    shown_words,
    sources_of,
)
from ui.pages.guide.care_words import check_words, gate_words, step_facts
from ui.pages.guide.health import any_of, for_whom, health_word
from ui.pages.guide.page import GuidePage
from ui.widgets.path_row import PathRow
from ui.widgets.still_figure import StillFigure

FOLDER = Path(__file__).resolve().parents[3] / "programs"
CARDS = sorted(path.name.split(".")[0] for path in (FOLDER / "cards").iterdir())
PROTOCOLS = sorted(path.name.split(".")[0] for path in (FOLDER / "protocols").iterdir())
MIN = 60_000
HOUR = 60 * MIN
OWN_NAME = "mine.card.toml"
OWN = """\
format   = "card/1"
id       = "mine"
revision = 1
title    = "My card"
kind     = "visit"
language = "en"
health   = ["blood-thinners", "diabetes"]
programs = ["easy", "gone"]
cards    = ["away"]

[[section]]
paragraphs = ["An own sentence."]
"""


@pytest.fixture
def page(shipped, qtbot):
    return open_page(GuidePage, shipped, qtbot)


def step(**more):
    return ProtocolStep("a", "ice", "Ice", "Cold.", **more)


def test_everything_is_listed(page):
    """Every shipped card and protocol has a row; the first is shown at once."""
    wanted = [f"card:{name}" for name in CARDS]
    wanted += [f"protocol:{name}" for name in PROTOCOLS]

    assert sorted(rows_of(page)) == sorted(wanted)
    assert page._counted.text() == f"{len(wanted)} texts"
    assert page.shown.key == "card:cramp"


def test_groups_stand_in_the_order_of_reading(page):
    """Cramps first, then fresh injuries with their care; about Coach at the end."""
    model = page.cards.model()
    groups = [model.reading(row).group for row in range(model.rowCount())]

    assert [title for title, _ in groupby(groups)] == [
        "Cramps",
        "Fresh injury and first care",
        "Behind the knee",
        "Food and drink",
        "The body",
        "The visit",
        "About Coach",
    ]
    assert rows_of(page)[4:11] == [
        "card:strain",
        "card:why-start-moving",
        "card:pain-light",
        "protocol:rice",
        "protocol:price",
        "protocol:peace-and-love",
        "protocol:cramp-warmth",
    ]


@pytest.mark.parametrize("name", CARDS)
def test_every_sentence_of_a_card_can_be_read(shipped, page, name):
    """Whatever the file says stands in the pane, with what it rests on."""
    card = shipped.library.library.cards[name]
    assert page.show_key(f"card:{name}")

    assert missing([*card.sentences(), *sources_of(card)], page.pane) == []
    assert cut_off(page.pane) == []
    assert "What this rests on" in shown_words(page.pane) or not card.sources


@pytest.mark.parametrize("name", CARDS)
def test_every_link_of_a_card_is_there(shipped, page, name):
    """Programs and other cards that it names can be reached from it."""
    card = shipped.library.library.cards[name]
    page.show_key(f"card:{name}")
    wanted = [*card.programs, *(f"card:{each}" for each in card.cards)]

    assert [link(page.pane, target).objectName() for target in wanted] == wanted


@pytest.mark.parametrize("name", PROTOCOLS)
def test_every_sentence_of_a_protocol_can_be_read(shipped, page, name):
    """Steps, limits, looks at the skin, gates: nothing is left out."""
    protocol = shipped.library.library.protocols[name]
    assert page.show_key(f"protocol:{name}")
    texts = [protocol.title, protocol.summary, protocol.evidence]
    texts += [*protocol.not_if, *protocol.avoid, *protocol.notes]
    for each in protocol.steps:
        texts += [each.title, each.text, each.ask_first, *each.how, *each.stop_if]
        texts += [gate.text for gate in each.gates]
        texts += [part for look in each.checks for part in (look.text, look.off_if)]

    assert missing(texts + sources_of(protocol), page.pane) == []
    assert cut_off(page.pane) == []


def test_evidence_comes_before_the_steps(page):
    """How sure it is stands first, and its date below the steps."""
    page.show_key("protocol:rice")
    shown = shown_words(page.pane)

    assert shown.index("They do not speed up healing") < shown.index("Step by step")
    assert "first described in 1978" in shown
    assert "Last held against its sources on 23 November 2026." in shown


def test_steps_have_their_letters(page):
    """R, I, C, E, and an icon for the step without a letter."""
    page.show_key("protocol:rice")
    badges = [row._badge for row in page.pane.findChildren(PathRow)]

    assert badges == ["R", "I", "C", "E", "exercises"]


def test_limits_of_ice_are_said(page):
    """Length, pause, most a day, the look at the skin, and until when."""
    page.show_key("protocol:rice")
    shown = shown_words(page.pane)

    assert "15 min at a time; 10 min is the shortest, 20 min the longest." in shown
    assert "At least 2 h between two, better 3 h." in shown
    assert "3 to 6 times a day, never more than 6." in shown
    assert "In the first 48 to 72 hours." in shown
    assert "Only while you are awake." in shown
    assert "After 5 min: Lift the pack and look at the skin." in shown


@pytest.mark.parametrize(
    ("more", "fact"),
    [
        ({"lasts_ms": 20 * MIN, "lasts_allowed_ms": (20 * MIN,) * 2}, "20 min at a"),
        ({"lasts_ms": 10 * MIN, "lasts_allowed_ms": (10 * MIN, 15 * MIN)}, "the most"),
        ({"lasts_ms": 15 * MIN, "lasts_allowed_ms": (10 * MIN, 15 * MIN)}, "no longer"),
        ({"gap_ms": (2 * HOUR, 2 * HOUR)}, "At least 2 h between two."),
        ({"max_a_day": 4}, "At most 4 a day."),
        ({"times_a_day": (2, 2)}, "2 times a day."),
        ({"until_ms": (24 * HOUR, 24 * HOUR)}, "In the first 24 hours."),
        ({"from_ms": (24 * HOUR, 24 * HOUR)}, "From 24 hours after it happened."),
        ({"from_ms": (24 * HOUR, 72 * HOUR)}, "often only from 72 hours."),
        (
            {"from_ms": (4 * HOUR,) * 2, "until_ms": (24 * HOUR,) * 2},
            "From 4 hours to 24 hours after it happened.",
        ),
        ({"off_at_night": True}, "Off at night."),
    ],
)
def test_fact_of_a_step(more, fact, qapp):
    """Each limit alone is one short sentence."""
    (said,) = step_facts(step(**more))

    assert fact in said


def test_step_without_limits_has_no_facts(qapp):
    """What is always right needs no clock."""
    assert step_facts(step()) == []


def test_looks_at_the_skin_are_repeated(qapp):
    """The first look, then the others, then what ends it."""
    check = SkinCheck("Look.", "White: off.", 5 * MIN, 10 * MIN)

    assert check_words(check) == "After 5 min, then every 10 min: Look. White: off."


def test_gate_says_for_whom_and_what_instead(shipped, qapp):
    """The health list, the signs in words, why, and the step in its place."""
    protocol = shipped.library.library.protocols["rice"]
    gate = Gate("Not now.", ("Q09", "Q13"), ("raynaud", "diabetes"), "elevation")
    words = gate_words(gate, protocol)

    assert words.startswith("With Raynaud or diabetes. At one of these signs: a pop")
    assert words.endswith("suddenly grown. Not now. Instead: Leg up.")


def test_gate_does_not_say_the_same_twice(shipped, qapp):
    """Health and replacement are left out where the gate's own text has them."""
    protocol = shipped.library.library.protocols["rice"]
    gate = Gate("Diabetes: raise it instead.", (), ("diabetes",), "elevation")

    assert gate_words(gate, protocol) == "Diabetes: raise it instead."


@pytest.mark.parametrize("item", HEALTH_ITEMS)
def test_every_health_item_has_words(item, qapp):
    """No entry of the health list is shown as it stands in a file."""
    assert "-" not in health_word(item)
    assert for_whom([item]).startswith("For people ")


def test_health_items_in_a_row(qapp):
    """One of them is enough, and the sentence says so."""
    assert any_of(["a", "b", "c"]) == "a, b or c"
    assert for_whom(["steroids", "diabetes"]) == (
        "For people who take cortisone or people with diabetes."
    )


def test_card_says_for_whom_it_is(page):
    """The card for pregnancy names its readers; others have no such line."""
    page.show_key("card:pregnancy")
    assert "For people who are pregnant." in shown_words(page.pane)
    page.show_key("card:food")

    assert "For people" not in shown_words(page.pane)


def test_program_of_a_card_is_a_link(page, qtbot):
    """A click asks for the program."""
    page.show_key("card:strain")
    with qtbot.waitSignal(page.program_asked) as told:
        row = link(page.pane, "first-72-hours")
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)

    assert told.args == ["first-72-hours"]


def test_other_card_is_shown_by_its_link(page, qtbot):
    """What goes with a card opens here, by the keyboard too, at its top."""
    page.show_key("card:food")
    page.pane._scroll.bar.setValue(page.pane._scroll.bar.maximum())
    qtbot.keyClick(link(page.pane, "card:fluids"), Qt.Key.Key_Space)

    assert page.shown.key == "card:fluids"
    assert page.pane._scroll.bar.value() == 0


def test_search_looks_into_the_texts(page, qtbot):
    """A word from the middle of a card finds it; a typo is forgiven."""
    page.focus_search()
    qtbot.keyClicks(page._field._edit, "potasium")

    assert set(rows_of(page)) == {"card:cramp-causes", "card:food"}
    assert page.shown.key == "card:cramp-causes"


def test_search_finds_protocols(page):
    """Steps and limits of a protocol are searched as well."""
    page._field.set_text("frozen peas")

    assert rows_of(page) == ["protocol:rice", "protocol:price"]


def test_groups_keep_their_headings_in_a_search(page):
    """The first hit of each group has the heading above it."""
    page._field.set_text("magnesium")
    model = page.cards.model()
    headed = [row for row in range(model.rowCount()) if model.begins_group(row)]
    groups = [model.reading(row).group for row in headed]

    assert groups == list(dict.fromkeys(groups))
    assert "Food and drink" in groups


def test_search_shows_the_best_title_of_all_groups(page):
    """The order of reading stays, but what is called so is shown at once."""
    page._field.set_text("minerals")

    assert rows_of(page)[0] == "card:cramp-causes"
    assert page.shown.key == "card:food"


def test_no_hit_offers_to_clear_the_search(page, qtbot):
    """Without a hit there is a sentence and a way back."""
    page._field.set_text("zebra")
    assert page._empty._words.text() == "No text fits this search."
    qtbot.mouseClick(page._empty._button, Qt.MouseButton.LeftButton)

    assert len(rows_of(page)) == len(CARDS) + len(PROTOCOLS)


def test_click_on_a_heading_chooses_nothing(page, qtbot):
    """A heading belongs to all rows of its group."""
    row = page.cards.model().index(4, 0)
    place = page.cards.visualRect(row)
    heading = QPoint(place.center().x(), place.top() + 20)
    viewport = page.cards.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=heading)
    assert page.shown.key == "card:cramp"
    below = QPoint(place.center().x(), place.bottom() - 20)
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=below)

    assert page.shown.key == "card:strain"


def test_text_can_be_scrolled_with_the_keyboard(page, qtbot):
    """The text takes the focus, shows it, and follows the arrows."""
    activate(page, qtbot)
    page.show_key("protocol:rice")
    scroll = page.pane._scroll
    scroll.setFocus(Qt.FocusReason.TabFocusReason)
    assert scroll.shows_focus
    qtbot.keyClick(scroll, Qt.Key.Key_PageDown)

    assert scroll.bar.value() > 0
    assert scroll.accessibleName() == "RICE: rest, ice, compression, elevation"


def test_narrow_page_shows_the_text_alone(shipped, qtbot):
    """One column: the list, or the text with a way back; nothing is cut off."""
    page = open_page(GuidePage, shipped, qtbot, 836, 600)
    assert not page.pane.isVisible()
    activate(page, qtbot)
    qtbot.keyClick(page.cards, Qt.Key.Key_Return)
    assert page.pane.isVisible()
    assert not page.cards.isVisible()
    assert cut_off(page.pane) == []
    qtbot.keyClick(page, Qt.Key.Key_Escape)

    assert page.cards.isVisible()


def test_own_card_appears_by_itself(loaded, qtbot):
    """A saved card is listed; links that lead nowhere are left out and told."""
    page = open_page(GuidePage, loaded, qtbot)
    assert page._empty._words.text() == "There is nothing to read yet."
    add_own(loaded, qtbot, OWN_NAME, OWN)
    shown = shown_words(page.pane)

    assert page.shown.key == "card:mine"
    assert "For people who take blood thinners or people with diabetes." in shown
    assert "Your own file: " in shown
    assert link(page.pane, "easy").text() == "Easy bridges"
    assert "Read on" not in shown
    assert "mine.card.toml, line 8" in shown_words(page._problems)


def test_rows_tell_their_group_and_summary(page):
    """Who cannot see the headings hears the group with the title."""
    row = page.cards.model().index(0, 0)

    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "Cramps, What is a cramp?"
    assert "it passes" in row.data(Qt.ItemDataRole.AccessibleDescriptionRole)


def test_long_texts_of_own_files_fit(page, shipped):
    """A title of many words and a word without an end stay inside the pane."""
    card = shipped.library.library.cards["about"]
    long = replace(card, title="Many words " * 12, summary="x" * 300)
    page.guide.show_content(long)

    assert cut_off(page.pane) == []


def test_unknown_text_is_not_shown(page):
    """A link that leads nowhere says so."""
    assert not page.show_key("card:no-such-card")


def test_the_cramp_card_shows_where_it_is(page):
    """Beside the words about a cramp stands a figure with the muscle."""
    (picture,) = page.guide.findChildren(StillFigure)

    assert picture.isVisible()
    assert picture.accessibleName() == "Seated floor hamstring stretch"


def test_food_is_reached_from_drinking_and_from_cramps(page):
    """Whoever reads about water or about causes finds the card about food."""
    for key in ("card:fluids", "card:cramp-causes"):
        page.show_key(key)

        assert link(page.guide, "card:food")
