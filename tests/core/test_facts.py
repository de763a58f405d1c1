"""Every fact of the four articles that Coach was made after has its place.

`fact_table.json` names, for each of F1 to F113, its types (P program, R reminder, G
gate, C card, L log) and where the product shows it. `says` are the words that show it
in the first of these places, `caution` the words that put it right there. "code:" is a
module that does it; "later:" names the page on which it will stand. Cards and protocols
are read in the guide and plans have a page, so these need no entry of their own.
"""

import pytest

from coach.care.questions import all_questions
from coach.files.card_model import InfoCard
from tests.core.shipped import LIBRARY, PROGRAMS, content_table, tables_of
from tests.core.words import texts_in

ROOT = PROGRAMS.parent
TABLE = content_table("fact_table")
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


SIGNS = {
    sign.id: sign.text for question in all_questions() for sign in question.signs()
}
KINDS = ("program", "exercise", "plan", "protocol", "card")
FILES = {
    f"{kind}:{name}": table for kind in KINDS for name, table in tables_of(kind).items()
}
SAYING = [fact for fact, entry in TABLE.items() if "says" in entry]


def is_there(place):
    """Return whether a place exists: "card:fluids", "question:Q07" and so on."""
    kind, _, name = place.partition(":")
    if kind == "code":
        return (ROOT / name).is_file()
    if kind == "later":
        return name in PAGES
    return name in SIGNS if kind == "question" else place in FILES


def words_at(place):
    """Return all that a file or a question says."""
    kind, _, name = place.partition(":")
    if kind == "question":
        return SIGNS[name]
    return " ".join(text for _, text in texts_in(FILES[place]))


def test_every_fact_is_in_the_table():
    """F1 to F113, in order, none left out and none invented."""
    assert list(TABLE) == [f"F{number}" for number in range(1, 114)]
    for entry in TABLE.values():
        assert set(entry["types"]) <= set("PRGCL")
        assert entry["types"]


@pytest.mark.parametrize("fact", TABLE)
def test_places_exist(fact):
    """Each fact has at least one place, and each place is there."""
    at = TABLE[fact]["at"]

    assert at
    assert [place for place in at if not is_there(place)] == []


@pytest.mark.parametrize("fact", TABLE)
def test_what_exists_comes_first(fact):
    """A place of today stands before one of later, and its words are in the table."""
    at = TABLE[fact]["at"]
    later = [place.startswith("later:") for place in at]

    assert later == sorted(later)
    if not at[0].startswith(("later:", "code:")):
        assert "says" in TABLE[fact]


@pytest.mark.parametrize("fact", SAYING)
def test_place_says_the_fact(fact):
    """The words of the table stand in the first place."""
    assert TABLE[fact]["says"] in words_at(TABLE[fact]["at"][0])


@pytest.mark.parametrize("fact", CARD_FACTS)
def test_card_fact_is_on_a_card(fact):
    """The table's card carries the number and says the words."""
    first = TABLE[fact]["at"][0]
    card = LIBRARY.cards[first.removeprefix("card:")]

    assert first.startswith("card:")
    assert fact in card.facts
    assert TABLE[fact]["says"] in " ".join(card.sentences())


def test_cards_carry_no_unknown_facts():
    """A card names only facts whose place in the table it is."""
    for card in LIBRARY.cards.values():
        for fact in card.facts:
            assert f"card:{card.id}" in TABLE[fact]["at"], (card.id, fact)


@pytest.mark.parametrize("fact", WITH_CAUTION)
def test_caution_stands_beside_the_fact(fact):
    """Whoever reads the fact reads what puts it right, on the same page."""
    assert TABLE[fact]["caution"] in words_at(TABLE[fact]["at"][0])


@pytest.mark.parametrize("fact", ["F7", "F9", "F57"])
def test_the_two_articles_are_shown_side_by_side(fact):
    """Water and minerals against cramps: one card says both, and that they disagree."""
    card = LIBRARY.cards["cramp-causes"]
    together = " ".join(card.sentences())

    assert fact in card.facts
    assert "two articles disagree" in together
    assert "not enough proof" in together


def test_large_fluid_numbers_are_total_water():
    """Wherever 15.5 or 11.5 cups stand, the amount from drinks stands beside them."""
    where = [one for one in everything() if "15.5" in one or "11.5 for" in one]

    assert where
    for text in where:
        assert "total water" in text
        assert "2.2 litres (9 cups)" in text


def everything():
    """Yield all texts of each shipped file, joined."""
    shelves = (LIBRARY.cards, LIBRARY.protocols, LIBRARY.programs, LIBRARY.plans)
    for shelf in shelves:
        for content in shelf.values():
            if isinstance(content, InfoCard):
                yield " ".join(content.sentences())
            else:
                yield content.text
