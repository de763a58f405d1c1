"""The card in the middle: the form of what is chosen, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.editor.program.block_form import BlockForm
from ui.editor.program.program_form import ProgramForm
from ui.editor.program.step_form import StepForm, shape_of
from ui.theme import current_theme
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label
from ui.widgets.scroll import WIDTH_PX as SCROLL_BAR_PX
from ui.widgets.scroll import Column, ScrollArea

if TYPE_CHECKING:
    from coach.files.findings import KeyPath
    from ui.editor.desk import EditDesk
    from ui.editor.form.form import Form
    from ui.editor.form.row import FieldRow

SIDE_PX = 20
# Arrow keys that are held down in the list are not kept waiting by the form.
FORM_AFTER_MS = 40
_REVEAL_PX = 24


class Inspector(Card):
    """Shows the form of the chosen step or block, or of the program.

    Args:
        desk: What is edited.

    Attributes:
        form: The form that is shown.

    Signals:
        copy_asked: The chosen row is to be copied; remove_asked: deleted.
        exercise_asked: An exercise is to be chosen for the field with this key path.
        block_moved: The chosen block is to go one up (-1) or down (1).
    """

    copy_asked = Signal()
    remove_asked = Signal()
    exercise_asked = Signal(tuple)
    block_moved = Signal(int)

    def __init__(self, desk: EditDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding_px=0)
        self._desk = desk
        self._below: QWidget | None = None
        self.body.setSpacing(0)
        self.body.addWidget(self._make_head())
        self._content = Column()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(
            SIDE_PX, 2, SIDE_PX - SCROLL_BAR_PX - RING_ROOM_PX, 12
        )
        self._column.setSpacing(12)
        self._scroll = ScrollArea()
        self._scroll.set_content(self._content)
        self.body.addWidget(self._scroll, 1)
        self._foot = self._make_foot()
        self.body.addWidget(self._foot)
        self.form = self._make_form()
        self._column.addWidget(self.form)
        self._column.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FORM_AFTER_MS)
        self._timer.timeout.connect(self.show_form)
        desk.changed.connect(self.follow)
        desk.place_changed.connect(self._show_later)
        desk.field_asked.connect(self.show_field)
        self.follow()

    def _make_head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(SIDE_PX, 12, SIDE_PX - 8, 8)
        row.setSpacing(0)
        self.title = Label(role="card_title", wrap=True)
        self.swap = self._icon("swap", self.tr("Choose another exercise"))
        self.copy = self._icon("copy", self.tr("Duplicate"))
        self.remove = self._icon("bin", self.tr("Delete"), ButtonKind.DANGER_LINK)
        self.swap.clicked.connect(self._ask_exercise)
        self.copy.clicked.connect(self.copy_asked)
        self.remove.clicked.connect(self.remove_asked)
        row.addWidget(self.title, 1)
        for button in (self.swap, self.copy, self.remove):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return head

    @staticmethod
    def _icon(icon: str, name: str, kind: ButtonKind = ButtonKind.LINK) -> Button:
        return Button(kind=kind, icon=icon, height_px=32, name=name)

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(SIDE_PX - 8, 8, SIDE_PX, 8)
        column.setSpacing(2)
        self.help = Label(role="caption", color="text_3", wrap=True)
        self.help.setContentsMargins(8, 0, 0, 4)
        self.help.hide()
        self.undo = Button(self.tr("Undo"), kind=ButtonKind.LINK, height_px=32)
        self.redo = Button(self.tr("Redo"), kind=ButtonKind.LINK, height_px=32)
        self.undo.clicked.connect(self._desk.undo)
        self.redo.clicked.connect(self._desk.redo)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        row.addStretch(1)
        column.addWidget(self.help)
        column.addLayout(row)
        return foot

    def set_tight(self, *, is_tight: bool) -> None:
        """Leave the room to the form: undo and redo have keys, and are in the menu."""
        for button in (self.undo, self.redo):
            button.setVisible(not is_tight)

    def set_below(self, widget: QWidget | None) -> None:
        """Show a widget below the form, in the same scroll area; None for none."""
        if widget is self._below:
            return
        if self._below is not None:
            self._column.removeWidget(self._below)
        self._below = widget
        if widget is not None:
            self._column.insertWidget(1, widget)
            widget.show()

    def _make_form(self, kind: str | None = None) -> Form:
        """Return the form of what is chosen."""
        place = self._desk.place
        form: Form
        if len(place) == 4:
            step_form = StepForm(self._desk, place, kind)
            step_form.exercise_asked.connect(self.exercise_asked)
            form = step_form
        elif len(place) == 2:
            block_form = BlockForm(self._desk, place)
            block_form.moved.connect(self.block_moved)
            form = block_form
        else:
            form = ProgramForm(self._desk)
        form.help_asked.connect(self._show_help)
        form.revealed.connect(self._reveal)
        return form

    @Slot()
    def follow(self) -> None:
        """Show head and foot as they are now; another shape needs another form."""
        place = self._desk.place
        draft = self._desk.draft
        title = draft.title.strip() or self.tr("Program")
        if len(place) == 4:
            exercise = draft.exercise_of(place)
            title = (
                exercise.title if exercise else str(draft.value((*place, "exercise")))
            )
        elif len(place) == 2:
            title = str(draft.value((*place, "name"), "")) or self.tr("Block")
        self.title.setText(title)
        self.swap.setVisible(len(place) == 4)
        for button in (self.copy, self.remove):
            button.setVisible(len(place) > 0)
        self._show_steps()
        if self._needs_form():
            self.show_form()

    def _show_steps(self) -> None:
        """Say on the buttons what they would take back or do again."""
        draft = self._desk.draft
        steps = (
            (self.undo, self.tr("Undo"), draft.undo_words),
            (self.redo, self.tr("Redo"), draft.redo_words),
        )
        for button, word, what in steps:
            button.setEnabled(bool(what))
            name = self.tr("{0}: {1}").format(word, what) if what else word
            button.setAccessibleName(name)
            button.setToolTip(name)

    def _needs_form(self) -> bool:
        """Return whether the form is one of the chosen row, but of another shape."""
        if self.form.path != self._desk.place:
            return False
        if isinstance(self.form, StepForm):
            return self.form.shape != self._shape()
        return False

    def _shape(self) -> object:
        kind = self.form.kind if isinstance(self.form, StepForm) else None
        return shape_of(self._desk, self._desk.place, kind)

    @Slot()
    def _show_later(self) -> None:
        self.follow()
        self._timer.start()

    @Slot()
    def show_form(self) -> None:
        """Show the form of what is chosen, with the keyboard where it was."""
        self._timer.stop()
        old = self.form
        is_same = old.path == self._desk.place
        if is_same and not self._needs_form():
            return
        focused = self._focused_path() if is_same else None
        is_open = isinstance(old, StepForm) and old.more.is_open
        place = self._scroll.bar.value() if is_same else 0
        kind = old.kind if is_same and isinstance(old, StepForm) else None
        self.form = self._make_form(kind)
        if isinstance(self.form, StepForm):
            self.form.more.set_open(is_open)
        self._column.replaceWidget(old, self.form)
        # It may be the sender of the signal that brought us here.
        old.hide()
        old.deleteLater()
        self.form.show()
        self._show_help("")
        self._scroll.bar.setValue(place)
        if focused is not None:
            self.form.show_field(focused)

    def _focused_path(self) -> KeyPath | None:
        focused = self.form.focusWidget()
        has_it = focused is not None and focused.hasFocus()
        rows = (row for row in self.form.rows if row.isAncestorOf(focused))
        row = next(rows, None) if has_it else None
        return row.path if row is not None else None

    @Slot(tuple)
    def show_field(self, path: KeyPath) -> None:
        """Put the keyboard into a field of what is chosen, or into the first one."""
        self.show_form()
        if not self.form.show_field(path) and self.form.rows:
            self.form.rows[0].take_focus()

    def focus_form(self) -> None:
        """Put the keyboard into the first field."""
        self.show_form()
        self.form.rows[0].take_focus()

    @Slot(str)
    def _show_help(self, text: str) -> None:
        self.help.setText(text)
        self.help.setVisible(bool(text))

    @Slot(object)
    def _reveal(self, row: FieldRow) -> None:
        self._scroll.ensureWidgetVisible(row, 0, _REVEAL_PX)

    @Slot()
    def _ask_exercise(self) -> None:
        self.exercise_asked.emit((*self._desk.place, "exercise"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, and the line above its foot."""
        super().paintEvent(event)
        surface = self.surface()
        surface.setTop(self._foot.y())
        surface.setHeight(1)
        QPainter(self).fillRect(surface, current_theme().color("hairline"))
