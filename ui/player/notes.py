"""Small sentences at the foot of the figure, one line each, that go by themselves."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Slot

from ui.player.text import Line

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.player.measures import Measures

NOTE_MS = 12_000
BRIEF_NOTE_MS = 2_000
_ROWS = 2
_ROW_HEIGHT = 1.35  # of the font's size
_AIR_PX = 4
_TEXT_MAX = 1.15  # more would reach up to the floor


class NoteKind(Enum):
    """How long a note stays."""

    BRIEF = auto()
    USUAL = auto()
    LASTING = auto()


class Notes(QObject):
    """Shows the newest notes below the figure's floor; a small window has one row.

    Args:
        stage: What the rows stand on.

    Attributes:
        lines: The rows from top to bottom; empty ones are hidden.
    """

    def __init__(self, stage: QWidget) -> None:
        super().__init__(stage)
        self.lines = [Line("text_2", 500, parent=stage) for _ in range(_ROWS)]
        self._lasting: list[str] = []
        self._passing: list[str] = []
        self._room = 1
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._drop_passing)
        middle = Qt.AlignmentFlag.AlignVCenter
        for line in self.lines:
            line.setAlignment(Qt.AlignmentFlag.AlignLeft | middle)
            line.hide()

    @property
    def shown(self) -> tuple[str, ...]:
        """The sentences that can be read now, from top to bottom."""
        return tuple(line.full_text for line in self.lines if not line.isHidden())

    def add(self, sentence: str, kind: NoteKind = NoteKind.USUAL) -> None:
        """Show a sentence for a while, or for the rest of the session."""
        if kind is NoteKind.LASTING:
            if sentence not in self._lasting:
                self._lasting.append(sentence)
        else:
            if kind is NoteKind.BRIEF:
                self._passing = []
            if sentence not in self._passing:
                self._passing.append(sentence)
            is_brief = kind is NoteKind.BRIEF
            self._timer.start(BRIEF_NOTE_MS if is_brief else NOTE_MS)
        self._show()

    def clear(self) -> None:
        """Take all notes away."""
        self._timer.stop()
        self._lasting = []
        self._drop_passing()

    def place(self, measures: Measures, bottom: float) -> None:
        """Take the places of another window size.

        Args:
            measures: The layout.
            bottom: Upper edge of what lies below the stage.
        """
        scale = measures.scale
        px = (12 if measures.is_small else 13) * scale * min(measures.text, _TEXT_MAX)
        height = px * _ROW_HEIGHT
        left = measures.sizes.margin * scale
        width = measures.figure.right() - left
        self._room = 1 if measures.is_small else _ROWS
        for row, line in enumerate(reversed(self.lines)):
            top = bottom - _AIR_PX * scale - (row + 1) * height
            line.set_place(QRectF(left, top, width, height), px, px * 0.85)
            line.raise_()
        self._show()

    @Slot()
    def _drop_passing(self) -> None:
        self._passing = []
        self._show()

    def _show(self) -> None:
        """Fill the rows from below; what passes comes before what stays."""
        sentences = [*self._lasting, *self._passing][-self._room :]
        for row, line in enumerate(reversed(self.lines)):
            words = sentences[-1 - row] if row < len(sentences) else ""
            line.set_words(words)
            line.setVisible(bool(words))
