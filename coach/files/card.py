"""Reading a card file, format card/1, and checking what it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.files.card_model import CardSection, InfoCard
from coach.files.card_table import CARD
from coach.files.findings import Findings, locate
from coach.files.links import no_such
from coach.files.program import make_sources
from coach.files.reading import Document, given, lists, read_document
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Collection

    from coach.files.model import Problem


def read_card(
    data: bytes, name: str, *, own: bool = False
) -> tuple[InfoCard | None, list[Problem]]:
    """Return the card in `data`, or None and everything that is wrong with it.

    Whether what it leads to exists is another question: `check_card`.

    Args:
        data: The bytes of the file.
        name: The file as it is shown.
        own: It lies in the person's own folder.
    """
    document, problems = read_document(data, name, "card", CARD)
    if document is None:
        return None, problems
    return _card(document, name, own), []


def _card(document: Document, name: str, own: bool) -> InfoCard:
    table = document.table
    return InfoCard(
        id=table["id"],
        revision=table["revision"],
        title=table["title"],
        kind=table["kind"],
        language=table["language"],
        sections=tuple(
            CardSection(
                section.get("title", ""), **lists(section, ("paragraphs", "bullets"))
            )
            for section in table["section"]
        ),
        **given(table, ("summary", "license", "picture")),
        **lists(table, ("facts", "health", "programs", "cards", "authors")),
        sources=make_sources(table.get("sources", ())),
        origin=name,
        sha256=document.sha256,
        text=document.text,
        own=own,
    )


def check_card(
    card: InfoCard,
    programs: Collection[str],
    cards: Collection[str],
    exercises: Collection[str],
    broken: Collection[str] = (),
) -> list[Problem]:
    """Return links of a card that lead nowhere.

    Args:
        card: A card as `read_card` returns it.
        programs: Ids of all programs.
        cards: Ids of all cards; its own may be among them.
        exercises: Ids of all exercises.
        broken: Ids of those of them whose files have problems of their own.
    """
    findings = Findings()
    if card.picture and card.picture not in exercises:
        sentence = no_such("exercise", card.picture, exercises, broken)
        findings.add(("picture",), sentence)
    for number, name in enumerate(card.programs):
        if name not in programs:
            sentence = no_such("program", name, programs, broken)
            findings.add(("programs", number), sentence)
    for number, name in enumerate(card.cards):
        if name == card.id:
            findings.add(("cards", number), tr("is the card itself"))
        elif name not in cards:
            findings.add(("cards", number), no_such("card", name, cards, broken))
    return locate(findings, card.text, card.origin)
