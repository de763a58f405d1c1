"""What a card or a care protocol says, put into a column, wherever it is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from coach.files.card_model import InfoCard
from ui.dates import day_words
from ui.models.guide_list import group_of, group_title
from ui.pages.guide.care_words import avoid_title, use_words
from ui.pages.guide.health import for_whom
from ui.pages.guide.step import CareStep
from ui.pages.reading.parts import (
    add_heading,
    add_links,
    add_made_by,
    add_paragraph,
    add_part,
    add_points,
    add_sources,
)
from ui.widgets.button import Button
from ui.widgets.panel import Panel
from ui.widgets.still_figure import StillFigure
from ui.widgets.thumbnails import ThumbnailStore
from ui.words import joined

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QVBoxLayout

    from coach.files.model import Library
    from coach.files.protocol_model import Protocol

_STRAIN_CARD = "strain"
PICTURE_PX = 168


def _tr(text: str) -> str:
    return QCoreApplication.translate("GuideText", text)


@dataclass(frozen=True, slots=True)
class Ways:
    """What a press on a text's links and buttons does.

    Attributes:
        text: Slot that shows the text that its sender's object name is the key of.
        program: The same for a program; None where none can be shown.
        hurts: Asks what hurts; None where that cannot be asked.
    """

    text: Callable[[], None]
    program: Callable[[], None] | None = None
    hurts: Callable[[], None] | None = None


def kind_words(content: InfoCard | Protocol) -> str:
    """Return what kind of text it is, for the line below its title."""
    if isinstance(content, InfoCard):
        return group_title(group_of(content))
    since = ""
    if content.since:
        since = _tr("first described in {0}").format(content.since)
    return joined((use_words(content), since))


def add_content(
    column: QVBoxLayout, content: InfoCard | Protocol, library: Library, ways: Ways
) -> None:
    """Add everything below the title: the text, what goes with it, and its sources.

    Args:
        column: Where it is added.
        content: The card or protocol.
        library: Where the pictures, programs and cards are.
        ways: What its links do.
    """
    if isinstance(content, InfoCard):
        _add_card(column, content, library, ways)
    else:
        _add_protocol(column, content)
    add_sources(column, _tr("What this rests on"), content.sources)
    made = ", ".join(content.authors)
    if content.own:
        made = _tr("Your own file: {0}").format(content.origin)
    if made:
        add_made_by(column, made)


def _add_card(
    column: QVBoxLayout, card: InfoCard, library: Library, ways: Ways
) -> None:
    if card.health:
        column.addSpacing(14)
        column.addWidget(Panel(for_whom(card.health), icon="info", tone="accent"))
    if card.summary:
        add_paragraph(column, card.summary, color="text_2", above_px=14)
    shown = library.exercises.get(card.picture)
    if shown is not None:
        column.addSpacing(14)
        # Its figures live as long as the text does.
        thumbnails = ThumbnailStore(column)
        column.addWidget(
            StillFigure(
                thumbnails,
                f"{shown.id}:{shown.sha256}",
                shown.figure,
                shown.title,
                height_px=PICTURE_PX,
            )
        )
    for number, section in enumerate(card.sections):
        if section.title:
            add_heading(column, section.title, above_px=22)
        above_px = 8 if section.title or number == 0 else 14
        for paragraph in section.paragraphs:
            add_paragraph(column, paragraph, above_px=above_px)
            above_px = 10
        column.addSpacing(4 if section.bullets else 0)
        add_points(column, section.bullets)
    if card.id == _STRAIN_CARD and ways.hurts is not None:
        column.addSpacing(14)
        hurts = Button(_tr("Something hurts"), icon="bandage")
        hurts.clicked.connect(ways.hurts)
        column.addWidget(hurts, 0, Qt.AlignmentFlag.AlignLeft)
    _add_links(column, card, library, ways)


def _add_links(
    column: QVBoxLayout, card: InfoCard, library: Library, ways: Ways
) -> None:
    """Add the programs and cards that go with a card, where they exist."""
    programs = [library.programs.get(name) for name in card.programs]
    links = [(each.id, each.title) for each in programs if each is not None]
    if links and ways.program is not None:
        add_heading(column, _tr("Programs"))
        add_links(column, links, ways.program)
    cards = [library.cards[name] for name in card.cards if name in library.cards]
    if cards:
        add_heading(column, _tr("Read on"))
        links = [(f"card:{each.id}", each.title) for each in cards]
        add_links(column, links, ways.text)


def _add_protocol(column: QVBoxLayout, protocol: Protocol) -> None:
    """Add a protocol: how sure it is first, then its limits, then its steps."""
    sure = Panel(_tr("How sure is it?"), icon="info", tone="ice")
    sure.add_text(protocol.evidence)
    column.addSpacing(14)
    column.addWidget(sure)
    if protocol.summary:
        add_paragraph(column, protocol.summary, above_px=14)
    for title, icon, tone, lines in (
        (_tr("Not if"), "warning", "bad", protocol.not_if),
        (avoid_title(protocol), "triangle", "warn", protocol.avoid),
    ):
        if lines:
            panel = Panel(title, icon=icon, tone=tone)
            panel.add_points(lines)
            column.addSpacing(12)
            column.addWidget(panel)
    add_heading(column, _tr("Step by step"))
    column.addSpacing(12)
    last = protocol.steps[-1]
    for step in protocol.steps:
        column.addWidget(CareStep(step, protocol, is_last=step is last))
    add_part(column, _tr("Notes"), protocol.notes)
    words = _tr("Last held against its sources on {0}.")
    day = day_words(date.fromisoformat(protocol.as_of))
    add_paragraph(column, words.format(day), color="text_2", above_px=20)
