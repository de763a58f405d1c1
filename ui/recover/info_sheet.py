"""A card or care protocol over what is shown, so that nobody loses their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from ui.pages.guide.text import Ways, add_content, kind_words
from ui.player.reading_sheet import ReadingSheet
from ui.widgets.scroll import WIDTH_PX as SCROLL_BAR_PX

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.files.card_model import InfoCard
    from coach.files.protocol_model import Protocol
    from ui.context import AppContext

SIDE_PX = 40


def find_text(context: AppContext, key: str) -> InfoCard | Protocol | None:
    """Return the text with a key such as "card:fluids" or "protocol:rice"."""
    kind, _, name = key.partition(":")
    library = context.library.library
    if kind == "card":
        return library.cards.get(name)
    return library.protocols.get(name)


class InfoSheet(ReadingSheet):
    """Shows a text with all its sources; what it leads to is read in the same place.

    Args:
        window: The widget that is covered.
        context: What all parts share.

    Attributes:
        content: What is shown.
        close_button: Leaves it.
    """

    def __init__(self, window: QWidget, context: AppContext) -> None:
        super().__init__(window, motion=not context.less_motion)
        self._context = context
        self.content: InfoCard | Protocol | None = None
        self.left.connect(self.go_away)

    def show_text(self, key: str) -> None:
        """Show a text from its top; a key that means nothing shows nothing."""
        content = find_text(self._context, key)
        if content is None:
            return
        self.content = content
        self.clear()
        self.set_head(content.title, kind_words(content))
        # The text begins where the title does; the scroll bar counts as margin.
        self.body.setContentsMargins(SIDE_PX, 0, SIDE_PX - SCROLL_BAR_PX, 20)
        self.body.setSpacing(0)
        library = self._context.library.library
        add_content(self.body, content, library, Ways(self._read_on))
        # A scroll area gives more room than wrapped lines need.
        self.body.addStretch(1)
        self.foot.addStretch(1)
        self.close_button = self.add_save(self.tr("Close"))
        self.close_button.clicked.connect(self.go_away)
        self.open(self.close_button)
        self._scroll.bar.setValue(0)

    @Slot()
    def _read_on(self) -> None:
        self.show_text(self.sender().objectName())
