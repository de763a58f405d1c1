"""A card whose content is made anew when it has something else to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.tokens import CARD_PADDING_PX
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label
from ui.widgets.scroll import Column

if TYPE_CHECKING:
    from collections.abc import Iterable


class FilledCard(Card):
    """Keeps its content as long as what it shows is the same.

    Attributes:
        column: Takes the content.
    """

    def __init__(self, parent: QWidget | None = None, *, fill: str = "card") -> None:
        # What needs no room for a focus ring is set in by as much, see `add`.
        padding_px = CARD_PADDING_PX - RING_ROOM_PX
        super().__init__(parent, fill=fill, padding_px=padding_px)
        self._shown: object = None
        self._inside = Column()
        self.column = QVBoxLayout(self._inside)
        self.body.addWidget(self._inside)

    def begin(self, shown: object) -> bool:
        """Empty the card for something else; return False when it is the same.

        Args:
            shown: Everything that the content depends on.
        """
        if shown == self._shown:
            return False
        self._shown = shown
        self.body.removeWidget(self._inside)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = Column()
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.body.addWidget(self._inside)
        return True

    def add_head(self, title: str, note: str = "") -> None:
        """Add the title, and a few words at the right of it."""
        row = QHBoxLayout()
        row.setContentsMargins(RING_ROOM_PX, 0, RING_ROOM_PX, 0)
        row.addWidget(Label(title, role="card_title", wrap=True), 1)
        if note:
            words = Label(note, role="small", color="text_2")
            row.addWidget(words, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(row)

    def add_words(self, text: str, *, color: str = "text_2") -> None:
        """Add a small paragraph; nothing for ""."""
        if text:
            words = Label(text, role="small", color=color, weight=400, wrap=True)
            self.add(words)

    def add(self, part: QWidget) -> None:
        """Add something that lines up with the shapes of the buttons."""
        inset = Column()
        row = QHBoxLayout(inset)
        row.setContentsMargins(RING_ROOM_PX, 0, RING_ROOM_PX, 0)
        row.addWidget(part)
        self.column.addWidget(inset)

    def add_buttons(self, buttons: Iterable[QWidget]) -> None:
        """Add buttons side by side, in lines where there is little room."""
        buttons = list(buttons)
        if not buttons:
            return
        row = Column()
        flow = FlowLayout(row, gap_px=0)
        flow.setContentsMargins(0, 0, 0, 0)
        for button in buttons:
            flow.addWidget(button)
        self.column.addWidget(row)
