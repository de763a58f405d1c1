"""One entry of a list of sentences: its grip, its field, a cross, what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.editor.form.box import EDGE_PX, AreaBox, TextArea
from ui.editor.form.grip import Grip
from ui.editor.form.problem_line import ProblemLine
from ui.widgets.button import Button, ButtonKind

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from coach.editing.plain import Value

_CROSS_PX = 28
_ABOVE_PX = 7
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ALT = Qt.KeyboardModifier.AltModifier


class EntryArea(TextArea):
    """Takes one sentence; keys that concern the whole list are told.

    Signals:
        parted: The sentence is to be two, parted at the cursor.
        moved: The entry is to go up (-1) or down (1) in its list.
        went: The cursor is to go to the entry above (-1) or below (1).
        rubbed_out: Backspace was pressed where nothing stands.
        removed: The entry is to go.
        pasted: Several lines are to be put in at the cursor.
    """

    parted = Signal()
    moved = Signal(int)
    went = Signal(int)
    rubbed_out = Signal()
    removed = Signal()
    pasted = Signal(str)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that move an entry from moving anything else."""
        is_override = event.type() is QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and self._is_for_list(event):
            event.accept()
            return True
        return super().event(event)

    @staticmethod
    def _is_for_list(event: QKeyEvent) -> bool:
        is_key = event.key() in (*_ARROWS, Qt.Key.Key_Delete)
        return is_key and event.modifiers() == _ALT

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell what concerns the list; everything else is typed."""
        by = _ARROWS.get(Qt.Key(event.key()))
        if event.key() in _ENTER:
            self.parted.emit()
        elif self._is_for_list(event):
            if by is None:
                self.removed.emit()
            else:
                self.moved.emit(by)
        elif event.key() == Qt.Key.Key_Backspace and not self.toPlainText():
            self.rubbed_out.emit()
        elif by is not None and not event.modifiers() and self._is_at_edge(by):
            self.went.emit(by)
        else:
            super().keyPressEvent(event)

    def _is_at_edge(self, by: int) -> bool:
        """Return whether there is no line of text to go to in a direction."""
        moves = QTextCursor.MoveOperation
        return not self.textCursor().movePosition(moves.Up if by < 0 else moves.Down)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take plain text; several lines become several entries."""
        text = source.text().strip("\r\n") if source.hasText() else ""
        if len(text.splitlines()) > 1:
            self.pasted.emit(text)
        elif text:
            self.insertPlainText(text)


class EntryBox(AreaBox):
    """A field for one sentence, as high as that needs."""

    lines_least, lines_most = 1, 40

    def __init__(self, name: str, area: EntryArea) -> None:
        super().__init__(name, area)
        # One line stands in the middle of the frame.
        self.row.setContentsMargins(EDGE_PX - 4, _ABOVE_PX, 4, 8 - _ABOVE_PX)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class EntryLine(QWidget):
    """One entry.

    Attributes:
        value: What the draft has for it; None while nothing stands here.
        box: The field, with the `area` that takes the text.
        grip, cross: Move it and take it away.
        problems: What is wrong with it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value: Value = None
        self.area = EntryArea()
        self.box = EntryBox("", self.area)
        self.grip = Grip("")
        self.cross = Button(kind=ButtonKind.LINK, icon="close", height_px=_CROSS_PX)
        # With the keyboard an entry is emptied, or taken away with Alt+Delete.
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cross.clicked.connect(self.area.removed)
        self.box.edited.connect(self._note)
        self.problems = ProblemLine()
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.grip)
        row.addWidget(self.box, 1)
        row.addWidget(self.cross)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.problems)

    @property
    def is_in_use(self) -> bool:
        """Whether the keyboard is in it, or comes back to it with the window."""
        return self.window().focusWidget() is self.area

    @property
    def tellers(self) -> tuple[QWidget, ...]:
        """The parts whose signals are about this entry."""
        return self.area, self.box, self.grip

    def show_entry(self, value: Value) -> None:
        """Show what the draft has; None is an empty line that it knows nothing of."""
        self.value = value
        self.box.set_text("" if value is None else str(value))

    def set_name(self, name: str) -> None:
        """Be called something, by its place in the list."""
        if name == self.area.accessibleName():
            return
        self.area.setAccessibleName(name)
        self.grip.set_name(self.tr("Move: {0} (Alt+↑, Alt+↓)").format(name))
        words = self.tr("Delete: {0} (Alt+Delete)").format(name)
        self.cross.setAccessibleName(words)
        self.cross.setToolTip(words)

    def say(self, sentences: list[str]) -> None:
        """Show what is wrong with the entry."""
        self.problems.say(sentences)
        self.box.set_bad(bool(sentences))

    def parts(self) -> tuple[str, str]:
        """Return the text before the cursor and after it, without what is marked."""
        cursor, text = self.area.textCursor(), self.area.toPlainText()
        return text[: cursor.selectionStart()], text[cursor.selectionEnd() :]

    def take_focus(self, at: int = -1) -> None:
        """Put the keyboard at a place of the text; -1 is its end."""
        cursor = self.area.textCursor()
        cursor.setPosition(len(self.area.toPlainText()) if at < 0 else at)
        self.area.setTextCursor(cursor)
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _note(self, text: str) -> None:
        self.value = text.strip() or None
