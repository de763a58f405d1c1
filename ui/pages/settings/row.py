"""The parts of the settings page: cards with a title, and rows that act at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.card import Card
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label

CONTROL_PX = 340
PADDING_PX = 28


class Section(Card):
    """A card with a title and rows.

    Args:
        key: Name of the section, for the anchors.
        title: Its title, already translated.
    """

    def __init__(self, key: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding_px=PADDING_PX)
        self.key = key
        self.title = title
        self.body.setSpacing(6)
        margins = self.body.contentsMargins()
        margins.setTop(margins.top() - 8)
        margins.setBottom(margins.bottom() - 10)
        # Controls bring the room for their focus ring with them.
        margins.setRight(margins.right() - RING_ROOM_PX)
        self.body.setContentsMargins(margins)
        self.body.addWidget(Label(title, role="card_title"))
        self.body.addSpacing(4)
        self.setAccessibleName(title)

    def show_settings(self) -> None:
        """Show what is set now; the player may have changed it."""

    def add_row(self, title: str, *controls: QWidget, hint: str = "") -> Label | None:
        """Add a row of a name and its controls; return the label of the hint.

        Args:
            title: What is set.
            controls: From left to right; one that may grow takes the free width.
            hint: A second line below the name.
        """
        row = QHBoxLayout()
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        name = Label(title, px=14.5, weight=600, wrap=True)
        if controls:
            name.setBuddy(controls[0])
        words.addWidget(name)
        hint_label = None
        if hint:
            hint_label = Label(hint, role="small", color="text_2", wrap=True)
            words.addWidget(hint_label)
        words.addStretch(1)
        row.addLayout(words, 1)
        row.addWidget(self._control_box(controls))
        self.body.addLayout(row)
        return hint_label

    def _control_box(self, controls: tuple[QWidget, ...]) -> QWidget:
        """Return a column of fixed width, so that all controls line up."""
        box = QWidget(self)
        box.setFixedWidth(CONTROL_PX + 2 * RING_ROOM_PX)
        inner = QHBoxLayout(box)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        grows = any(
            control.sizePolicy().horizontalPolicy() != control.sizePolicy().Policy.Fixed
            for control in controls
        )
        if not grows:
            inner.addStretch(1)
        for control in controls:
            inner.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        return box
