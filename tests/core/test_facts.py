"""Every fact of the four articles that Coach was made after has its place.

`fact_table.json` names, for each of F1 to F113, its types (P program, R reminder, G
gate, C card, L log) and where the product shows it: each place with the words that
show it there. `caution` are the words that put it right in the first of them. "code:"
is a module whose sentences are shown. Cards and protocols are read in the guide and
plans have a page, so these need no entry of their own.
"""

import re
from functools import cache

import pytest

from coach.care.questions import all_questions
from coach.files.card_model import InfoCard
from tests.core.shipped import LIBRARY, PROGRAMS, content_table, tables_of
from tests.core.words import texts_in, visible_texts

ROOT = PROGRAMS.parent
TABLE = content_table("fact_table")
CARD_FACTS = [fact for fact, entry in TABLE.items() if "C" in entry["types"]]
WITH_CAUTION = [fact for fact, entry in TABLE.items() if "caution" in entry]
PLACES = [(fact, place) for fact, entry in TABLE.items() for place in entry["at"]]
MODULES = sorted({place for _, place in PLACES if place.startswith("code:")})

SIGNS = {
    sign.id: " ".join((sign.text, sign.reason, sign.advice))
    for question in all_questions()
    for sign in question.signs()
}
KINDS = ("program", "exercise", "plan", "protocol", "card")
FILES = {
    f"{kind}:{name}": table for kind in KINDS for name, table in tables_of(kind).items()
}


def words_at(place):
    """Return all that a place shows: a file, a question, or a module's sentences."""
    kind, _, name = place.partition(":")
    if kind == "question":
        return SIGNS[name]
    if kind == "code":
        return " ".join(text for _, text in visible_texts(ROOT / name))
    return " ".join(text for _, text in texts_in(FILES[place]))


@cache
def sources():
    """Return the text of all modules of the product, in one."""
    paths = [*(ROOT / "coach").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def is_imported(module):
    """Return whether another module imports something of this one."""
    package, _, name = module.rpartition(".")
    whole = rf"from {re.escape(package)} import (\([^)]*)?[\w, \n]*\b{name}\b"
    return f"from {module} import" in sources() or bool(re.search(whole, sources()))


def test_every_fact_is_in_the_table():
    """F1 to F113, in order, none left out and none invented."""
    assert list(TABLE) == [f"F{number}" for number in range(1, 114)]
    for entry in TABLE.values():
        assert set(entry["types"]) <= set("PRGCL")
        assert entry["types"]
        assert entry["at"]


@pytest.mark.parametrize(("fact", "place"), PLACES)
def test_place_says_the_fact(fact, place):
    """Each place is there, and shows the words of the table."""
    words = TABLE[fact]["at"][place]

    assert words
    assert words in words_at(place)


@pytest.mark.parametrize("place", MODULES)
def test_modules_belong_to_the_product(place):
    """Whose sentences are shown is used by another module."""
    name = place.removeprefix("code:").removesuffix(".py").replace("/", ".")

    assert is_imported(name)


@pytest.mark.parametrize("fact", CARD_FACTS)
def test_card_fact_is_on_a_card(fact):
    """The first place is a card that carries the number and says the words."""
    first = next(iter(TABLE[fact]["at"]))
    card = LIBRARY.cards[first.removeprefix("card:")]

    assert first.startswith("card:")
    assert fact in card.facts
    assert TABLE[fact]["at"][first] in " ".join(card.sentences())


def test_cards_carry_the_facts_of_the_table():
    """A card names the facts whose place in the table it is, and no others."""
    for card in LIBRARY.cards.values():
        place = f"card:{card.id}"
        expected = {fact for fact, entry in TABLE.items() if place in entry["at"]}

        assert set(card.facts) == expected, card.id


def test_the_cramp_card_has_a_picture_of_the_muscle():
    """F1 is said beside a figure whose back of the thigh is marked."""
    shown = LIBRARY.exercises[LIBRARY.cards["cramp"].picture]

    assert shown.muscles == ("hamstring",)


@pytest.mark.parametrize("fact", WITH_CAUTION)
def test_caution_stands_beside_the_fact(fact):
    """Whoever reads the fact reads what puts it right, on the same page."""
    assert TABLE[fact]["caution"] in words_at(next(iter(TABLE[fact]["at"])))


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
