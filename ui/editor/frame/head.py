"""The head of an editor: the way back, what is edited, whether it is saved, Save."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.dates import day_words
from ui.tokens import PAGE_MARGIN_NARROW_PX, PAGE_MARGIN_PX
from ui.widgets.button import Button, ButtonKind
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import ElidedLabel
from ui.words import joined

if TYPE_CHECKING:
    from coach.clock import Clock
    from coach.editing.draft import Draft
    from ui.editor.frame.keeper import Keeper

_BUTTON_PX = 42


class EditorHead(QWidget):
    """The line above everything else.

    Attributes:
        back: The way back.
        more: Opens the menu.
        save: The one filled button.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = Button(
            kind=ButtonKind.LINK, icon="chevron_left", name=self.tr("Back")
        )
        self.title = ElidedLabel("", role="page_title", px=25)
        self.caption = ElidedLabel("", role="small", color="text_2")
        self.more = Button(kind=ButtonKind.LINK, icon="more", name=self.tr("More"))
        self.save = Button(self.tr("Save"), kind=ButtonKind.MAIN, height_px=_BUTTON_PX)
        self.save.setToolTip(self.tr("Ctrl+S"))
        self.save.setMinimumWidth(112)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.caption)
        self.row = QHBoxLayout(self)
        self.row.setSpacing(4)
        self.row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        self.row.addLayout(words, 1)
        self.row.addSpacing(8)
        self.row.addWidget(self.more)
        self.row.addWidget(self.save)
        self.set_narrow(is_narrow=False)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Set the margins for a narrow window, or for a wider one."""
        margin = PAGE_MARGIN_NARROW_PX if is_narrow else PAGE_MARGIN_PX
        room = RING_ROOM_PX
        top = 14 if is_narrow else 28
        self.row.setContentsMargins(margin - 18, top, margin - room, 8)

    def add_button(self, button: Button) -> None:
        """Put a button before Save."""
        self.row.insertWidget(self.row.count() - 1, button)

    def show_state(self, draft: Draft, keeper: Keeper, clock: Clock) -> None:
        """Show what is edited, whether it is saved, and how much is to be mended."""
        self.title.set_full_text(draft.title.strip() or self.tr("No title yet"))
        count = len(draft.findings)
        problems = self.tr("1 thing to mend") if count == 1 else ""
        if count > 1:
            problems = self.tr("{0} things to mend").format(count)
        self.caption.set_full_text(
            joined((self._saved_words(draft, keeper, clock), problems))
        )

    def _saved_words(self, draft: Draft, keeper: Keeper, clock: Clock) -> str:
        if keeper.is_busy:
            return self.tr("Saving…")
        if draft.is_changed or keeper.saved_ms is None:
            is_new = draft.path is None
            return self.tr("Not saved yet") if is_new else self.tr("Unsaved changes")
        saved = datetime.fromtimestamp(keeper.saved_ms / 1000).astimezone()
        today = datetime.fromtimestamp(clock.wall_ms() / 1000).astimezone()
        words = f"{saved:%H:%M}"
        if saved.date() != today.date():
            words = day_words(saved.date())
        return self.tr("Last saved {0}").format(words)
