"""The pane with one card or one care protocol to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from ui.pages.guide.text import Ways, add_content, kind_words
from ui.pages.reading.pane import ReadingPane
from ui.pages.reading.parts import add_title

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.files.card_model import InfoCard
    from coach.files.protocol_model import Protocol
    from ui.context import AppContext


class GuidePane(ReadingPane):
    """Shows a card or a protocol, and what goes with it.

    Args:
        context: What all parts share.
    """

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.content: InfoCard | Protocol | None = None

    def show_content(self, content: InfoCard | Protocol | None) -> None:
        """Show a card or a protocol from its top, or nothing."""
        self.content = content
        column = self.start_text(content.title if content is not None else "")
        if content is not None:
            add_title(column, content.title, kind_words(content))
            ways = Ways(self.ask_text, self.ask_program, self._ask_hurts)
            add_content(column, content, self._context.library.library, ways)
            column.addStretch(1)
        self.end_text()

    @Slot()
    def _ask_hurts(self) -> None:
        self._context.recover_asked.emit("hurts")
