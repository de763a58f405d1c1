"""The data of an information card: a title, some sentences, and what they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.files.model import Source


@dataclass(frozen=True, slots=True)
class CardSection:
    """A part of a card; all of it is plain text.

    Attributes:
        title: Heading, or "".
        paragraphs: Shown first.
        bullets: Shown below as a list.
    """

    title: str = ""
    paragraphs: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InfoCard:
    """Something to read.

    Attributes:
        kind: Where it is shown; one of `card_table.CARD_KINDS`.
        facts: Numbers of the facts it shows together with their cautions.
        health: Shown to those who said one of these about their health; empty for all.
        picture: Id of an exercise whose figure is shown, or "".
        programs: Ids of programs that it leads to.
        cards: Ids of cards that go with it.
        origin: The file it was read from, as it is shown.
        sha256: Hash of the exact text.
        own: True for a file of the person's own folder.
    """

    id: str
    revision: int
    title: str
    kind: str
    language: str
    sections: tuple[CardSection, ...]
    summary: str = ""
    facts: tuple[str, ...] = ()
    health: tuple[str, ...] = ()
    picture: str = ""
    programs: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    license: str = ""
    sources: tuple[Source, ...] = ()
    origin: str = ""
    sha256: str = ""
    text: str = ""
    own: bool = False

    def sentences(self) -> tuple[str, ...]:
        """Return everything that is read, in order."""
        texts = [self.title, self.summary]
        for section in self.sections:
            texts += [section.title, *section.paragraphs, *section.bullets]
        return tuple(text for text in texts if text)
