"""The pane with one card or one care protocol to read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from coach.files.card_model import InfoCard
from ui.dates import day_words
from ui.models.guide_list import group_of, group_title
from ui.pages.guide.care_words import avoid_title, use_words
from ui.pages.guide.health import for_whom
from ui.pages.guide.step import CareStep
from ui.pages.reading.pane import ReadingPane
from ui.pages.reading.parts import (
    add_heading,
    add_links,
    add_made_by,
    add_paragraph,
    add_part,
    add_points,
    add_sources,
    add_title,
)
from ui.widgets.button import Button
from ui.widgets.panel import Panel
from ui.words import joined

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from coach.files.protocol_model import Protocol
    from ui.context import AppContext

STRAIN_CARD = "strain"


class GuidePane(ReadingPane):
    """Shows a card or a protocol, and what goes with it.

    Args:
        context: What all parts share.
    """

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._library = context.library
        self.content: InfoCard | Protocol | None = None

    def show_content(self, content: InfoCard | Protocol | None) -> None:
        """Show a card or a protocol from its top, or nothing."""
        self.content = content
        column = self.start_text(content.title if content is not None else "")
        if content is not None:
            self._fill(column, content)
        self.end_text()

    def _fill(self, column: QVBoxLayout, content: InfoCard | Protocol) -> None:
        if isinstance(content, InfoCard):
            self._add_card(column, content)
        else:
            self._add_protocol(column, content)
        add_sources(column, self.tr("What this rests on"), content.sources)
        made = ", ".join(content.authors)
        if content.own:
            made = self.tr("Your own file: {0}").format(content.origin)
        if made:
            add_made_by(column, made)
        column.addStretch(1)

    def _add_card(self, column: QVBoxLayout, card: InfoCard) -> None:
        add_title(column, card.title, group_title(group_of(card)))
        if card.health:
            column.addSpacing(14)
            column.addWidget(Panel(for_whom(card.health), icon="info", tone="accent"))
        if card.summary:
            add_paragraph(column, card.summary, color="text_2", above_px=14)
        for number, section in enumerate(card.sections):
            if section.title:
                add_heading(column, section.title, above_px=22)
            above_px = 8 if section.title or number == 0 else 14
            for paragraph in section.paragraphs:
                add_paragraph(column, paragraph, above_px=above_px)
                above_px = 10
            column.addSpacing(4 if section.bullets else 0)
            add_points(column, section.bullets)
        if card.id == STRAIN_CARD:
            column.addSpacing(14)
            hurts = Button(self.tr("Something hurts"), icon="bandage")
            hurts.clicked.connect(self._ask_hurts)
            column.addWidget(hurts)
        self._add_links(column, card)

    @Slot()
    def _ask_hurts(self) -> None:
        self._context.recover_asked.emit("hurts")

    def _add_links(self, column: QVBoxLayout, card: InfoCard) -> None:
        """Add the programs and cards that go with a card, where they exist."""
        programs = [self._library.program(name) for name in card.programs]
        links = [(each.id, each.title) for each in programs if each is not None]
        if links:
            add_heading(column, self.tr("Programs"))
            add_links(column, links, self.ask_program)
        known = self._library.library.cards
        cards = [known[name] for name in card.cards if name in known]
        if cards:
            add_heading(column, self.tr("Read on"))
            links = [(f"card:{each.id}", each.title) for each in cards]
            add_links(column, links, self.ask_text)

    def _add_protocol(self, column: QVBoxLayout, protocol: Protocol) -> None:
        """Add a protocol: how sure it is first, then its limits, then its steps."""
        since = ""
        if protocol.since:
            since = self.tr("first described in {0}").format(protocol.since)
        add_title(column, protocol.title, joined((use_words(protocol), since)))
        sure = Panel(self.tr("How sure is it?"), icon="info", tone="ice")
        sure.add_text(protocol.evidence)
        column.addSpacing(14)
        column.addWidget(sure)
        if protocol.summary:
            add_paragraph(column, protocol.summary, above_px=14)
        for title, icon, tone, lines in (
            (self.tr("Not if"), "warning", "bad", protocol.not_if),
            (avoid_title(protocol), "triangle", "warn", protocol.avoid),
        ):
            if lines:
                panel = Panel(title, icon=icon, tone=tone)
                panel.add_points(lines)
                column.addSpacing(12)
                column.addWidget(panel)
        add_heading(column, self.tr("Step by step"))
        column.addSpacing(12)
        last = protocol.steps[-1]
        for step in protocol.steps:
            column.addWidget(CareStep(step, protocol, is_last=step is last))
        add_part(column, self.tr("Notes"), protocol.notes)
        words = self.tr("Last held against its sources on {0}.")
        day = day_words(date.fromisoformat(protocol.as_of))
        add_paragraph(column, words.format(day), color="text_2", above_px=20)
