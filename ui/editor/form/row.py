"""What all rows of a form share: label, control, what is wrong, the value followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.translate import tr as core_tr
from ui.editor.form.problem_line import ProblemLine
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label

if TYPE_CHECKING:
    from coach.editing.plain import Value
    from coach.files.findings import KeyPath
    from ui.editor.desk import EditDesk


class FieldRow(QWidget):
    """One field: its label at the left, its control at the right.

    A subclass calls `place` with its control and says what the control shows.

    Args:
        desk: What is edited.
        path: Key path of the value.
        label: Its name, where that of the field table is not the best here.
        is_wide: The control stands below the label and takes the whole width.

    Signals:
        entered: The keyboard came into this row.
    """

    entered = Signal()
    # A control that keeps room for a focus ring stands in line with the others so.
    has_ring = False

    def __init__(
        self,
        desk: EditDesk,
        path: KeyPath,
        *,
        label: str = "",
        is_wide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.path = path
        self.field = desk.draft.field(path)
        table_label = self.field.label if self.field is not None else ""
        self.label = label or core_tr(table_label) or str(path[-1])
        self.help = core_tr(self.field.help) if self.field and self.field.help else ""
        self._is_wide = is_wide
        self.words = Label(self.label, px=14, color="text_2", wrap=True)
        self.words.setToolTip(self.help)
        self.note = Label(role="caption", color="text_3", wrap=True)
        self.note.hide()
        self.problems = ProblemLine()
        self._column = QVBoxLayout(self)
        room = 0 if self.has_ring else RING_ROOM_PX
        self._column.setContentsMargins(0, room, room, room)
        self._column.setSpacing(4)

    def place(self, control: QWidget, first: QWidget | None = None) -> None:
        """Lay out the row around its control.

        Args:
            control: All of it.
            first: The part that the keyboard goes to; None is the control itself. Not
                through a focus proxy: the Tab key would leave out what lies before it.
        """
        self.control = control
        self._first = first or control
        control.setAccessibleDescription(self.help)
        self.words.setBuddy(control)
        if self._is_wide:
            self._column.addWidget(self.words)
            self._column.addWidget(control)
        else:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(self.words, 1)
            row.addWidget(control, 0, Qt.AlignmentFlag.AlignRight)
            self._column.addLayout(row)
        self._column.addWidget(self.note)
        self._column.addWidget(self.problems)

    @property
    def value(self) -> Value:
        """The value in the draft; None where there is none."""
        return self.desk.draft.value(self.path)

    def set_note(self, text: str) -> None:
        """Show a few words below the control, or none."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def follow(self) -> None:
        """Show the draft's value and what is wrong with it."""
        self.show_value()
        found = self.found()
        self.problems.say(found)
        self.show_bad(bool(found))

    def found(self) -> list[str]:
        """Return what is wrong with the value, or inside it, in words."""
        return [each.what for each in self.desk.draft.findings_at(self.path)]

    def show_value(self) -> None:
        """Show the draft's value in the control.

        Raises:
            NotImplementedError: The subclass does not say how.
        """
        raise NotImplementedError

    def show_bad(self, is_bad: bool) -> None:
        """Show at the control whether something is wrong; here it has no way to."""

    def take_focus(self) -> None:
        """Put the keyboard into the control."""
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def begin(self) -> None:
        """Let changes from now on be undone by themselves: the keyboard came."""
        self.desk.new_gesture()
        self.entered.emit()

    def take(self, value: Value) -> None:
        """Set the value in the draft."""
        self.desk.set(self.path, value)
