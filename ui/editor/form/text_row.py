"""Rows in which something is typed: text, numbers, times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from ui.editor.form.box import AreaBox, FieldBox, LineBox, StepBox
from ui.editor.form.row import FieldRow
from ui.editor.form.writing import Writing
from ui.theme import current_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.files.findings import KeyPath
    from ui.editor.desk import EditDesk

# So that text may grow too long: then the field says so, and nothing is cut off.
_ROOM = 400
NUMBER_PX = 128
USUAL_PX = 164


class TypedRow(FieldRow):
    """A field that is typed into; it is read anew with each letter.

    Args:
        writing: How the value stands in the field.
        needed: What it says while the field is empty and must not be; "" for fields
            that may be empty.
    """

    box: LineBox | AreaBox

    def __init__(
        self,
        desk: EditDesk,
        path: KeyPath,
        writing: Writing,
        *,
        label: str = "",
        needed: str = "",
        is_wide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, path, label=label, is_wide=is_wide, parent=parent)
        self.writing = writing
        self._needed = needed

    def put(self, box: LineBox | AreaBox) -> None:
        """Lay out the row around its field."""
        self.box = box
        box.edited.connect(self._take_text)
        box.entered.connect(self.begin)
        box.left.connect(self.follow)
        self.place(box)

    def follow(self) -> None:
        """Show the value, and ask for one where it is needed."""
        super().follow()
        if self._needed and self.value is None:
            self.problems.say([self._needed])
            self.show_bad(True)

    def show_value(self) -> None:
        """Show the value, but leave alone what is being typed and means the same."""
        value = self.value
        typed = self.writing.value_of(self.box.text())
        if self.box.editor.hasFocus() and typed == value:
            return
        self.box.set_text(self.writing.text_of(value))

    def show_bad(self, is_bad: bool) -> None:
        """Show a red frame."""
        self.box.set_bad(is_bad)

    def take_focus(self) -> None:
        """Put the keyboard into the field; typing replaces what a line says."""
        super().take_focus()
        if isinstance(self.box, LineBox):
            self.box.line.selectAll()

    def set_usual(self, text: str) -> None:
        """Show palely what holds while the field is empty."""
        self.box.set_placeholder(text)

    @Slot(str)
    def _take_text(self, text: str) -> None:
        self.take(self.writing.value_of(text))


class LineRow(TypedRow):
    """A line of text."""

    def __init__(
        self,
        desk: EditDesk,
        path: KeyPath,
        writing: Writing | None = None,
        *,
        label: str = "",
        needed: str = "",
        is_wide: bool = False,
        most: int = 200,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            desk,
            path,
            writing or Writing(),
            label=label,
            needed=needed,
            is_wide=is_wide,
            parent=parent,
        )
        box = LineBox(self.label, most + _ROOM)
        if not is_wide:
            _fix_width(box, USUAL_PX)
        self.put(box)


class AreaRow(TypedRow):
    """Several lines of text."""

    def __init__(
        self,
        desk: EditDesk,
        path: KeyPath,
        writing: Writing | None = None,
        *,
        label: str = "",
        needed: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            desk,
            path,
            writing or Writing(),
            label=label,
            needed=needed,
            is_wide=True,
            parent=parent,
        )
        self.put(AreaBox(self.label))


class StepRow(TypedRow):
    """A number or a time with minus and plus.

    Args:
        width_px: Width of the field at 100 % text size.
    """

    def __init__(
        self,
        desk: EditDesk,
        path: KeyPath,
        writing: Writing,
        *,
        label: str = "",
        needed: str = "",
        width_px: int = NUMBER_PX,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, path, writing, label=label, needed=needed, parent=parent)
        box = StepBox(self.label)
        box.nudged.connect(self._nudge)
        _fix_width(box, width_px)
        self.put(box)

    @Slot(int)
    def _nudge(self, by: int) -> None:
        """Go one step on from what is there, or from what holds without it."""
        box = self.box
        assert isinstance(box, StepBox)
        now = box.text() or box.line.placeholderText()
        text = self.writing.stepped(now, by)
        box.set_text(text)
        self.take(self.writing.value_of(text))


def _fix_width(box: FieldBox, width_px: int) -> None:
    box.setFixedWidth(max(current_theme().px(width_px), width_px))
