"""The copies that there are, with what is in them; one can be put back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.keeping.copy_words import inside_words, title_words
from ui.keeping.row_button import RowButton
from ui.player.overlay import Overlay
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label

if TYPE_CHECKING:
    from coach.store.look import Look
    from ui.keeping.copy_words import CopyWords


class CopiesSheet(Overlay):
    """Lists copies; nothing happens before one is chosen and the button pressed.

    Args:
        window: The widget that is covered.
        words: What is said of this kind of data.
        is_practice: Whether the copies hold patients, not sessions and notes.
        motion: Whether the sheet may rise into place.

    Signals:
        chosen: Put the copy with this path back.
        file_asked: A file from elsewhere is to be looked into.
    """

    chosen = Signal(object)
    file_asked = Signal()

    def __init__(
        self,
        window: QWidget,
        words: CopyWords,
        *,
        is_practice: bool = False,
        motion: bool = True,
    ) -> None:
        super().__init__(window, motion=motion)
        self._words = words
        self._is_practice = is_practice
        self._looks: list[Look] = []
        self._at = -1
        self._restore: Button | None = None
        self.dismissed.connect(self.close_sheet)

    def show_copies(self, looks: list[Look]) -> None:
        """Show these copies, newest first."""
        self._looks = list(looks)
        self._at = next((i for i, each in enumerate(looks) if each.is_sound), -1)
        self._fill()

    @Slot(object)
    def add_copy(self, look: Look) -> None:
        """Show a copy from elsewhere above the others, and choose it."""
        self._looks = [look, *(each for each in self._looks if each.path != look.path)]
        self._at = 0 if look.is_sound else -1
        self._fill()

    def _fill(self) -> None:
        self.clear()
        self.set_head(self.tr("Put a copy back"), self._words.about)
        if self._words.note:
            note = Label(self._words.note, role="small", color="text_2", wrap=True)
            self.body.addWidget(note)
        self._group = QButtonGroup(self)
        for number, look in enumerate(self._looks):
            inside = inside_words(look, is_practice=self._is_practice)
            row = RowButton(title_words(look), look.problem or inside)
            row.setEnabled(look.is_sound)
            row.setChecked(number == self._at)
            self._group.addButton(row, number)
            self.body.addWidget(row)
        self._group.idClicked.connect(self._choose)
        if not self._looks:
            empty = Label(self._words.empty, color="text_2", weight=400, wrap=True)
            self.body.addWidget(empty)
        self.body.addStretch(1)
        self._fill_foot()

    def _fill_foot(self) -> None:
        other = Button(self.tr("Choose a file …"), height_px=48)
        other.clicked.connect(self.file_asked)
        cancel = Button(self.tr("Cancel"), kind=ButtonKind.LINK, height_px=48)
        cancel.clicked.connect(self.close_sheet)
        restore = Button(self.tr("Put it back"), kind=ButtonKind.MAIN, height_px=48)
        restore.setEnabled(self._at >= 0)
        restore.clicked.connect(self._take)
        self._restore = restore
        self.foot.addWidget(other)
        self.foot.addStretch(1)
        self.foot.addWidget(cancel)
        self.foot.addWidget(restore)
        focus = self._group.button(self._at) if self._at >= 0 else other
        self.open(focus)

    @Slot(int)
    def _choose(self, number: int) -> None:
        self._at = number
        if self._restore is not None:
            self._restore.setEnabled(True)

    @Slot()
    def _take(self) -> None:
        look = self._looks[self._at]
        self.close_sheet()
        self.chosen.emit(look.path)

    @Slot()
    def close_sheet(self) -> None:
        """Close without doing anything."""
        self.leave()
        self.deleteLater()
