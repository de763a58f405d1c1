"""The Guide page: information cards and care protocols, to search and to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.files.card_model import InfoCard
from coach.files.protocol_model import Protocol
from ui.models.guide_list import guide_readings
from ui.pages.guide.detail import GuidePane
from ui.pages.reading.page import ReadingPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext
    from ui.models.reading_list import Reading
    from ui.pages.reading.pane import ReadingPane


class GuidePage(ReadingPage):
    """Search field and titles in groups; what is chosen can be read at the right."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            self.tr("Guide"),
            self.tr("Search all texts"),
            self.tr("Search the guide"),
            list_all=guide_readings,
            kinds=("card", "protocol"),
            parent=parent,
        )

    def make_pane(self) -> ReadingPane:
        """Return the pane to read in."""
        self.guide = GuidePane(self._context, self)
        self.guide.program_asked.connect(self.program_asked)
        self.guide.guide_asked.connect(self.show_key)
        return self.guide

    def show_content(self, reading: Reading | None) -> None:
        """Show a card or a protocol in the pane, or nothing."""
        content = reading.content if reading is not None else None
        if not isinstance(content, InfoCard | Protocol):
            content = None
        self.guide.show_content(content)

    def count_words(self, count: int) -> str:
        """Return how many texts there are, in words."""
        return self.tr("1 text") if count == 1 else self.tr("{0} texts").format(count)

    def empty_words(self, *, is_search: bool) -> str:
        """Return why there is no text."""
        if is_search:
            return self.tr("No text fits this search.")
        return self.tr("There is nothing to read yet.")
