"""Reading card files, and where they lead."""

import pytest

from coach.files.card import check_card, read_card
from coach.files.card_model import CardSection
from tests.core.files.conftest import SAMPLES

TEXT = (SAMPLES / "full.card.toml").read_text(encoding="utf-8")


@pytest.fixture
def card():
    content, problems = read_card(TEXT.encode(), "f")
    assert problems == []
    return content


def test_reads_everything(card):
    """Heading, sections, facts and links."""
    assert (card.id, card.revision, card.kind) == ("sample-card", 2, "cramp")
    assert (card.title, card.summary) == ("Sample", "With every key in use.")
    assert (card.facts, card.health) == (("F1", "F113"), ("pregnancy",))
    assert (card.programs, card.cards) == (("calm",), ("other",))
    assert card.picture == "bridge"
    assert card.sections == (
        CardSection("Heading", ("First.", "Second."), ("One.", "Two.")),
        CardSection(bullets=("Three.",)),
    )
    assert (card.origin, card.text, card.own) == ("f", TEXT, False)


def test_gives_its_sentences_in_order(card):
    """As they are read; empty headings are left out."""
    assert card.sentences() == (
        *("Sample", "With every key in use.", "Heading"),
        *("First.", "Second.", "One.", "Two.", "Three."),
    )


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('"F113"', '"F0"', "F and a number"),
        ('"F113"', '"F1"', "is in the list twice"),
        ('bullets = ["Three."]', 'title = "Empty"', "give at least one"),
        ('"Three."', '"Three\\nlines."', "must be on one line"),
        ('kind     = "cramp"', 'kind = "cramps"', 'Did you mean "cramp"'),
        ('"pregnancy"', '"pregnant"', "is not one of"),
    ],
)
def test_refuses(old, new, what):
    """One sentence for one mistake."""
    assert old in TEXT
    content, problems = read_card(TEXT.replace(old, new, 1).encode(), "f")

    assert content is None
    assert any(what in problem.what for problem in problems), problems


def test_links_lead_somewhere(card):
    """Programs, cards and exercises that there are, and never the card itself."""
    assert check_card(card, {"calm"}, {"other"}, {"bridge"}) == []

    found = check_card(card, {"clam"}, (), {"bride"}, {"other"})
    where = [problem.where for problem in found]
    assert where == ["picture", "programs[1]", "cards[1]"]
    assert 'Did you mean "bride"' in found[0].what
    assert 'Did you mean "clam"' in found[1].what
    assert "problems of its own" in found[2].what

    text = TEXT.replace('["other"]', '["sample-card"]')
    itself, _ = read_card(text.encode(), "f")
    found = check_card(itself, {"calm"}, {"sample-card"}, {"bridge"})
    assert "the card itself" in found[0].what
