"""Every fact of the four articles that Coach was made after has its place.

`fact_table.json` names, for each of F1 to F113, its types (P program, R reminder, G
gate, C card, L log) and where the product shows it. `says` are the words that show it
there, `caution` the words that put it right. "later:" names the page on which it will
stand; the places that exist come first.
"""

import json
import tomllib
from pathlib import Path

import pytest

from coach.care.questions import all_questions
from coach.files.card_model import InfoCard
from coach.files.library import Shelf
from tests.core.words import texts_in

ROOT = Path(__file__).resolve().parents[2]
TABLE = json.loads(Path(__file__).with_name("fact_table.json").read_text("utf-8"))
CARD_FACTS = [fact for fact, entry in TABLE.items() if "C" in entry["types"]]
WITH_CAUTION = [fact for fact, entry in TABLE.items() if "caution" in entry]
PAGES = {
    "Today",
    "Recovery",
    "Progress",
    "Reminders",
    "Health profile",
    "Injury entry",
    "Strain helper",
    "Pain log",
    "Cramp log",
    "Print-out",
}


@pytest.fixture(scope="module")
def library():
    """Return the shipped library alone."""
    return Shelf(None, ROOT / "programs").library


@pytest.fixture(scope="module")
def places(library):
    """Return every place that exists: "card:fluids", "question:Q07" and so on."""
    signs = [sign.id for question in all_questions() for sign in question.signs()]
    return {
        *(f"program:{name}" for name in library.programs),
        *(f"exercise:{name}" for name in library.exercises),
        *(f"plan:{name}" for name in library.plans),
        *(f"protocol:{name}" for name in library.protocols),
        *(f"card:{name}" for name in library.cards),
        *(f"question:{name}" for name in signs),
        *(f"later:{page}" for page in PAGES),
    }


def cards_of(fact, library):
    """Return the cards on which a fact stands."""
    return [card for card in library.cards.values() if fact in card.facts]


def test_every_fact_is_in_the_table():
    """F1 to F113, in order, none left out and none invented."""
    assert list(TABLE) == [f"F{number}" for number in range(1, 114)]
    for entry in TABLE.values():
        assert set(entry["types"]) <= set("PRGCL")
        assert entry["types"]


@pytest.mark.parametrize("fact", TABLE)
def test_places_exist(fact, places):
    """Each fact has at least one place, and each place is there."""
    at = TABLE[fact]["at"]

    assert at
    assert set(at) <= places


@pytest.mark.parametrize("fact", CARD_FACTS)
def test_card_fact_is_on_a_card(fact, library):
    """The table's card carries the number and says the words."""
    first = TABLE[fact]["at"][0]
    card = library.cards[first.removeprefix("card:")]

    assert first.startswith("card:")
    assert fact in card.facts
    assert TABLE[fact]["says"] in " ".join(card.sentences())


def test_cards_carry_no_unknown_facts(library):
    """A card names only facts whose place in the table it is."""
    for card in library.cards.values():
        for fact in card.facts:
            assert f"card:{card.id}" in TABLE[fact]["at"], (card.id, fact)


@pytest.mark.parametrize("fact", WITH_CAUTION)
def test_caution_stands_beside_the_fact(fact, library):
    """Whoever reads the fact reads what puts it right, on the same page."""
    caution = TABLE[fact]["caution"]
    kind, _, name = TABLE[fact]["at"][0].partition(":")
    content = {
        "card": library.cards,
        "protocol": library.protocols,
        "exercise": library.exercises,
    }[kind][name]
    document = tomllib.loads(content.text)
    together = " ".join(text for _, text in texts_in(document))

    assert caution in together


@pytest.mark.parametrize("fact", ["F7", "F9", "F57"])
def test_the_two_articles_are_shown_side_by_side(fact, library):
    """Water and minerals against cramps: one card says both, and that they disagree."""
    card = library.cards["cramp-causes"]
    together = " ".join(card.sentences())

    assert fact in card.facts
    assert "two articles disagree" in together
    assert "not enough proof" in together


def test_large_fluid_numbers_are_total_water(library):
    """Wherever 15.5 or 11.5 cups stand, the amount from drinks stands beside them."""
    where = [one for one in everything(library) if "15.5" in one or "11.5 for" in one]

    assert where
    for text in where:
        assert "total water" in text
        assert "2.2 litres (9 cups)" in text


def everything(library):
    """Yield all texts of each shipped file, joined."""
    shelves = (library.cards, library.protocols, library.programs, library.plans)
    for shelf in shelves:
        for content in shelf.values():
            if isinstance(content, InfoCard):
                yield " ".join(content.sentences())
            else:
                yield content.text
