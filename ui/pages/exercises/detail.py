"""The pane with everything about one exercise, and its figure moving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.files.dose_words import dose_in_words
from coach.files.model import Sides
from ui.models.exercise_list import exercise_facts, programs_with
from ui.pages.programs.about import Sources, add_part
from ui.pages.programs.own_menu import OwnMenu
from ui.recover.screening.closed_note import ClosedNote
from ui.theme import current_theme
from ui.tokens import RADIUS_THUMBNAIL_PX
from ui.widgets.button import HEIGHT_PX, Button, ButtonKind
from ui.widgets.card import SHADOW_MARGINS, paint_card
from ui.widgets.figure_view import FigureView
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label
from ui.widgets.scroll import WIDTH_PX as SCROLL_BAR_PX
from ui.widgets.scroll import Column, ScrollArea
from ui.widgets.thumbnails import paint_stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.files.model import Exercise
    from ui.context import AppContext

PADDING_PX = 24
FIGURE_PX = 270
# A link keeps room for its ring and padding, so that its words line up with the text.
_LINK_INSET_PX = PADDING_PX - RING_ROOM_PX - 4
_PROGRAMS_MOST = 60


class _Stage(QWidget):
    """The soft ground with the moving figure on it."""

    def __init__(self, exercise: Exercise, *, less_motion: bool) -> None:
        super().__init__()
        self.setFixedHeight(FIGURE_PX)
        self.figure = FigureView(self)
        self.figure.set_less_motion(less_motion)
        self.figure.set_dark(current_theme().dark)
        self.figure.show_loop(
            exercise.figure, title=exercise.title, muscles=exercise.muscles
        )
        views = {
            "side": self.tr("Seen from the side"),
            "front": self.tr("Seen from the front"),
        }
        view = Label(views[exercise.figure.view], role="caption", color="text_3")
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        box.setSpacing(0)
        box.addWidget(view, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.figure, 1)
        current_theme().changed.connect(self._follow_theme)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        paint_stage(QPainter(self), QRectF(self.rect()), RADIUS_THUMBNAIL_PX, None)

    @Slot()
    def _follow_theme(self) -> None:
        self.figure.set_dark(current_theme().dark)
        self.update()


class ExercisePane(QWidget):
    """Shows one exercise.

    Args:
        context: What all parts share.

    Signals:
        exercise_asked: Show the exercise with this id.
        program_asked: Show the program with this id.
        edit_asked: Edit this exercise, or a copy where it is not the person's own.
        copy_asked: Edit a copy of the shown exercise of the person's own.
        delete_asked: Delete the shown exercise of the person's own.
    """

    exercise_asked = Signal(str)
    program_asked = Signal(str)
    edit_asked = Signal(object)
    copy_asked = Signal()
    delete_asked = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.exercise: Exercise | None = None
        self.stage: _Stage | None = None
        self.edit: Button | None = None
        self.own_menu: OwnMenu | None = None
        self._scroll = ScrollArea(self)
        self._scroll.bar.inset_px = 16
        column = QVBoxLayout(self)
        column.setContentsMargins(SHADOW_MARGINS)
        column.addWidget(self._scroll)
        context.settings_changed.connect(self._follow_settings)
        current_theme().changed.connect(self._follow_theme)

    def show_exercise(self, exercise: Exercise | None) -> None:
        """Show an exercise from its top, or nothing."""
        if exercise == self.exercise:
            return
        self.exercise = exercise
        self.stage = None
        content = Column()
        if exercise is not None:
            self._fill(content, exercise)
        before = self._scroll.takeWidget()
        if before is not None:
            before.deleteLater()
        self._scroll.set_content(content)
        self._scroll.bar.setValue(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        surface = QRectF(self.rect().marginsRemoved(SHADOW_MARGINS))
        paint_card(QPainter(self), surface)

    def _fill(self, content: QWidget, exercise: Exercise) -> None:
        outer = QVBoxLayout(content)
        outer.setContentsMargins(0, 22, 0, PADDING_PX)
        outer.setSpacing(0)
        head = _part(outer)
        head.addWidget(Label(exercise.title, role="pane_title", wrap=True))
        head.addSpacing(6)
        head.addWidget(
            Label(exercise_facts(exercise), px=13.5, color="text_2", wrap=True)
        )
        head.addSpacing(8)
        head.addWidget(ClosedNote(self._context, exercise))
        head.addSpacing(4)
        less = self._context.less_motion
        self.stage = _Stage(exercise, less_motion=less)
        head.addWidget(self.stage)
        outer.addSpacing(10)
        outer.addLayout(self._edit_line(exercise))
        self._add_words(_part(outer), exercise)
        self._add_links(outer, exercise)
        if exercise.sources:
            outer.addSpacing(10)
            line = QHBoxLayout()
            line.setContentsMargins(_LINK_INSET_PX, 0, PADDING_PX - SCROLL_BAR_PX, 0)
            line.addWidget(Sources(exercise.sources, RING_ROOM_PX + 4))
            outer.addLayout(line)
        made = ", ".join(exercise.authors)
        if made:
            outer.addSpacing(10)
            _part(outer).addWidget(Label(made, role="caption", color="text_3"))
        outer.addStretch(1)

    def _edit_line(self, exercise: Exercise) -> QHBoxLayout:
        """Return the ways into the editor, in line with the text above."""
        words, icon = self.tr("Make my own copy"), "copy"
        if exercise.own:
            words, icon = self.tr("Edit"), "pencil"
        self.edit = Button(words, icon=icon)
        self.edit.clicked.connect(self._ask_edit)
        line = QHBoxLayout()
        line.setContentsMargins(PADDING_PX - RING_ROOM_PX, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.edit)
        self.own_menu = None
        if exercise.own:
            self.own_menu = OwnMenu(HEIGHT_PX)
            self.own_menu.duplicate_asked.connect(self.copy_asked)
            self.own_menu.delete_asked.connect(self.delete_asked)
            line.addWidget(self.own_menu)
        line.addStretch(1)
        return line

    def _add_words(self, column: QVBoxLayout, exercise: Exercise) -> None:
        """Add what to do, what to leave, and when to stop."""
        if exercise.equipment:
            add_part(column, self.tr("You need"), [", ".join(exercise.equipment)])
        if exercise.dose is not None:
            sides = Sides.EACH if exercise.unilateral else Sides.BOTH
            words = dose_in_words(exercise.dose, sides)
            add_part(column, self.tr("How much"), [words])
        if exercise.also:
            add_part(column, self.tr("Works also on"), [", ".join(exercise.also)])
        for title, lines in (
            (self.tr("Getting into place"), exercise.setup),
            (self.tr("How to do it"), exercise.cues),
            (self.tr("Common mistakes"), exercise.mistakes),
            (self.tr("Stop if"), exercise.stop_if),
        ):
            add_part(column, title, lines, points=True)
        easier, harder = exercise.easier_text, exercise.harder_text
        add_part(column, self.tr("To make it easier"), [easier] if easier else [])
        add_part(column, self.tr("To make it harder"), [harder] if harder else [])

    def _add_links(self, column: QVBoxLayout, exercise: Exercise) -> None:
        known = self._context.library.exercises
        for title, names in (
            (self.tr("Easier exercises"), exercise.easier),
            (self.tr("Harder exercises"), exercise.harder),
        ):
            links = [(name, known[name].title) for name in names if name in known]
            self._add_buttons(column, title, links, self._ask_exercise)
        programs = programs_with(self._context.library, exercise.id)
        links = [(each.id, each.title) for each in programs[:_PROGRAMS_MOST]]
        title = self.tr("Programs with this exercise ({0})").format(len(programs))
        self._add_buttons(column, title, links, self._ask_program)

    def _add_buttons(
        self,
        column: QVBoxLayout,
        title: str,
        links: list[tuple[str, str]],
        press: Callable[[], None],
    ) -> None:
        """Add a heading and a line for each link; nothing without links."""
        if not links:
            return
        head = _part(column)
        head.addSpacing(16)
        head.addWidget(Label(title, px=13.5, weight=600))
        box = QVBoxLayout()
        box.setContentsMargins(_LINK_INSET_PX, 0, PADDING_PX - SCROLL_BAR_PX, 0)
        box.setSpacing(0)
        for name, text in links:
            button = Button(text, kind=ButtonKind.LINK, height_px=32)
            button.setObjectName(name)
            button.clicked.connect(press)
            box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(box)

    @Slot()
    def _ask_edit(self) -> None:
        if self.exercise is not None:
            self.edit_asked.emit(self.exercise)

    @Slot()
    def _ask_exercise(self) -> None:
        self.exercise_asked.emit(self.sender().objectName())

    @Slot()
    def _ask_program(self) -> None:
        self.program_asked.emit(self.sender().objectName())

    @Slot()
    def _follow_settings(self) -> None:
        if self.stage is not None:
            self.stage.figure.set_less_motion(self._context.less_motion)

    @Slot()
    def _follow_theme(self) -> None:
        self.update()


def _part(column: QVBoxLayout) -> QVBoxLayout:
    """Add a part to a column, with the padding of the pane at both sides."""
    part = QVBoxLayout()
    part.setContentsMargins(PADDING_PX, 0, PADDING_PX - SCROLL_BAR_PX, 0)
    part.setSpacing(0)
    column.addLayout(part)
    return part
