"""A list of what was put away, each thing with its way back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.keeping.row_sheet import RowSheet
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class BackRow:
    """One thing in the list.

    Attributes:
        item: What is brought back.
        title: What it is called.
        detail: What else to know of it.
    """

    item: object
    title: str
    detail: str


class BackSheet(RowSheet):
    """Lists what can be brought back.

    Args:
        window: The widget that is covered.
        motion: Whether the sheet may rise into place.

    Signals:
        restore_asked: Bring this item back.
    """

    restore_asked = Signal(object)

    def __init__(self, window: QWidget, *, motion: bool = True) -> None:
        super().__init__(window, motion=motion)
        self._items: dict[Button, object] = {}
        self.dismissed.connect(self.close_sheet)

    def show_rows(
        self,
        rows: Iterable[BackRow],
        words: tuple[str, str],
        empty: str,
        note: Label | None = None,
    ) -> None:
        """Show these things.

        Args:
            rows: The things.
            words: On the button of each, and the same with {0} for its title.
            empty: What is said when there is nothing.
            note: What has just been done, or None.
        """
        self._items = {}
        if note is not None:
            self.body.addWidget(note)
        for row in rows:
            self.body.addWidget(self._row(row, words))
        if not self._items:
            self.body.addWidget(Label(empty, color="text_2", weight=400, wrap=True))
        self.body.addStretch(1)
        done = Button(self.tr("Close"), kind=ButtonKind.MAIN, height_px=48)
        done.clicked.connect(self.close_sheet)
        self.foot.addStretch(1)
        self.foot.addWidget(done)
        self.open(next(iter(self._items), done))

    def _row(self, row: BackRow, button_words: tuple[str, str]) -> QWidget:
        text, name = button_words
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(row.title, weight=600, wrap=True))
        words.addWidget(Label(row.detail, role="small", color="text_2", wrap=True))
        line.addLayout(words, 1)
        back = Button(text, name=name.format(row.title))
        back.clicked.connect(self._ask)
        self._items[back] = row.item
        line.addWidget(back, 0, Qt.AlignmentFlag.AlignVCenter)
        return box

    @Slot()
    def _ask(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.restore_asked.emit(self._items[button])

    @Slot()
    def close_sheet(self) -> None:
        """Close the list."""
        self.leave()
        self.deleteLater()
