"""The editor of a program: timeline, list, form and preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.editing import steps
from coach.errors import CoachError
from coach.files.model import Program
from ui.editor.frame.frame import EditorFrame
from ui.editor.program.chooser import ExerciseChooser
from ui.editor.program.course_card import CourseCard
from ui.editor.program.hearing import Hearing
from ui.editor.program.inspector import Inspector
from ui.editor.program.outline_card import OutlineCard
from ui.editor.program.side import SidePane
from ui.editor.program.trying import try_program
from ui.theme import current_theme
from ui.tokens import CARD_GAP_PX, PAGE_MARGIN_NARROW_PX, PAGE_MARGIN_PX
from ui.widgets.button import Button
from ui.widgets.card import SHADOW_ROOM_PX, Card
from ui.widgets.scroll import ScrollArea
from ui.widgets.thumbnails import ThumbnailStore

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QFocusEvent

    from coach.files.findings import KeyPath
    from ui.context import AppContext
    from ui.editor.desk import EditDesk

INSPECTOR_PX, SIDE_PX, LIST_NARROW_PX = 322, 268, 300
_LARGE_TEXT = 1.3


class ProgramEditor(EditorFrame):
    """Edits one program.

    Args:
        context: What all parts share.
        desk: What is edited.
        unsaved_path: See `Keeper`; `saved_ms` too.

    Attributes:
        outline: The list.
        inspector: The form.
        hearing: Plays the cues.
        chooser: The exercises to choose from, while they are shown.
    """

    def __init__(
        self,
        context: AppContext,
        desk: EditDesk,
        unsaved_path: Path,
        saved_ms: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, desk, unsaved_path, saved_ms, parent)
        self._is_narrow: bool | None = None
        self._asked_for: KeyPath | None = None
        self.chooser: ExerciseChooser | None = None
        self._thumbnails = ThumbnailStore(self)
        self.hearing = Hearing(context, self)
        self._add_buttons()
        self.course = CourseCard(desk)
        self.outline = OutlineCard(desk, self._thumbnails)
        self.inspector = Inspector(desk)
        self.side = SidePane(context, desk)
        self._side_scroll = ScrollArea()
        self._side_card = Card(padding_px=0)
        self._side_card.body.addWidget(self._side_scroll)
        self._lay_out()
        self._connect_parts()
        self._choose_first()
        self.set_narrow(False)

    def _add_buttons(self) -> None:
        self.hear = Button(self.tr("Hear it"), icon="volume", height_px=42)
        self.hear.clicked.connect(self.toggle_hearing)
        self.hear.setToolTip(self.tr("All sounds and sentences, at speed"))
        self.attempt = Button(self.tr("Try it"), icon="play", height_px=42)
        self.attempt.clicked.connect(self.try_it)
        self.attempt.setToolTip(self.tr("In the player; nothing of it is kept"))
        for button in (self.hear, self.attempt):
            self.head.add_button(button)

    def _lay_out(self) -> None:
        self._body = QHBoxLayout()
        self._body.setSpacing(CARD_GAP_PX - 2 * SHADOW_ROOM_PX)
        for part, stretch in (
            (self.outline, 1),
            (self.inspector, 0),
            (self._side_card, 0),
        ):
            self._body.addWidget(part, stretch)
        self._below = QVBoxLayout()
        self._below.setSpacing(0)
        self._below.addWidget(self.course)
        self._below.addLayout(self._body, 1)
        self.column.addLayout(self._below, 1)

    def _connect_parts(self) -> None:
        desk = self.desk
        self.course.chosen.connect(self._choose)
        self.outline.exercise_asked.connect(self.add_step)
        self.outline.form_asked.connect(self.inspector.focus_form)
        self.outline.try_asked.connect(self._try_from_here)
        self.inspector.copy_asked.connect(self.outline.copy)
        self.inspector.remove_asked.connect(self.outline.remove)
        self.inspector.block_moved.connect(self.outline.move_by)
        self.inspector.exercise_asked.connect(self.choose_exercise)
        self.hearing.state_changed.connect(self._show_hearing)
        self.hearing.moved.connect(self._show_position)
        self.hearing.told.connect(self.context.notice_given)
        desk.changed.connect(self.hearing.stop)
        self.add_key("Alt+Up", self.outline.move_up)
        self.add_key("Alt+Down", self.outline.move_down)
        self.add_key("Ctrl+D", self.outline.copy)
        current_theme().changed.connect(self._arrange)

    def _choose_first(self) -> None:
        """Choose the first step; the program itself where there is none."""
        places = steps.places(self.desk.draft)
        self.desk.choose(steps.path_of(places[0]) if places else ())
        self.inspector.show_form()

    def start(self) -> None:
        """Put the keyboard where the work begins: a new program wants a title."""
        if self.desk.place:
            self.outline.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.inspector.show_field(("title",))

    def end(self) -> None:
        """Stop what goes on in the editor, the sounds of it too."""
        self.hearing.stop()
        super().end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the keyboard on to the list, unless the ground was clicked."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.outline.view.setFocus(event.reason())

    @Slot(tuple)
    def _choose(self, path: KeyPath) -> None:
        self.desk.choose(path)

    # Wide and narrow

    def set_narrow(self, is_narrow: bool) -> None:
        """Put the preview below the form in a narrow window, beside it in a wider."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._arrange()

    @Slot()
    def _arrange(self) -> None:
        scale = max(current_theme().scale, 1.0)
        is_narrow = bool(self._is_narrow) or scale >= _LARGE_TEXT
        self.head.set_narrow(is_narrow=bool(self._is_narrow))
        margin = PAGE_MARGIN_NARROW_PX if self._is_narrow else PAGE_MARGIN_PX
        edge = margin - SHADOW_ROOM_PX
        self._below.setContentsMargins(edge, 0, edge, 14 if self._is_narrow else 22)
        room = 2 * SHADOW_ROOM_PX
        if is_narrow:
            self._side_scroll.takeWidget()
            self.inspector.set_below(self.side)
            self.side.set_inset(is_card=False)
        else:
            self.inspector.set_below(None)
            if self._side_scroll.widget() is not self.side:
                self._side_scroll.set_content(self.side)
                self.side.set_inset(is_card=True)
        self._side_card.setVisible(not is_narrow)
        self._side_card.setFixedWidth(round(SIDE_PX * scale) + room)
        self._body.setStretch(0, 0 if is_narrow else 1)
        self._body.setStretch(1, 1 if is_narrow else 0)
        _fix_width(self.outline, LIST_NARROW_PX * scale + room if is_narrow else 0)
        _fix_width(self.inspector, 0 if is_narrow else INSPECTOR_PX * scale + room)

    # Exercises

    @Slot()
    def add_step(self) -> None:
        """Choose the exercise of a new step, behind the chosen one."""
        self._asked_for = None
        self._open_chooser()

    @Slot(tuple)
    def choose_exercise(self, path: KeyPath) -> None:
        """Choose the exercise of a field."""
        self._asked_for = path
        self._open_chooser()

    def _open_chooser(self) -> None:
        chooser = ExerciseChooser(self.context, self.window(), self._thumbnails)
        self.chooser = chooser
        chooser.chosen.connect(self._take_exercise)
        chooser.dismissed.connect(self._give_up_choosing)
        chooser.show_all()

    @Slot()
    def _give_up_choosing(self) -> None:
        self.chooser = None
        self.outline.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _take_exercise(self, exercise_id: str) -> None:
        self.chooser = None
        exercise = self.context.library.exercises.get(exercise_id)
        path = self._asked_for
        self.outline.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if exercise is None:
            return
        place = steps.place_of(path) if path is not None else None
        if path is None:
            at = self._place_of_new()
            self.desk.do_apart(
                lambda draft: steps.path_of(steps.add_step(draft, exercise, at))
            )
        elif place is not None and path[-1] == "exercise":
            self.desk.do_apart(lambda draft: steps.set_exercise(draft, place, exercise))
        else:
            self.desk.new_gesture()
            self.desk.set(path, exercise_id)

    def _place_of_new(self) -> steps.Place | None:
        """Return where a new step goes: behind the chosen one, or last in its block."""
        place = self.desk.place
        step = steps.place_of(place)
        if step is not None:
            return step[0], step[1] + 1
        if not place:
            return None
        block = int(place[1])
        return block, len(self.desk.draft.entries(("block", block, "step")))

    # Hearing and trying

    def _program(self) -> Program | None:
        """Return what would be played; else go to what has to be mended before."""
        draft = self.desk.draft
        if draft.is_sound and isinstance(draft.model, Program):
            return draft.model
        wrong = (one for one in draft.findings if one.keeps_out)
        self.desk.show(next(wrong).path)
        return None

    @Slot()
    def toggle_hearing(self) -> None:
        """Play all cues at speed, or stop."""
        if self.hearing.is_on:
            self.hearing.stop()
            return
        program, facts = self._program(), self.desk.draft.facts()
        if program is None or facts is None:
            return
        exercises = self.context.library.exercises
        self.hearing.start(program, exercises, facts.total_ms)

    @Slot()
    def _show_hearing(self) -> None:
        is_on = self.hearing.is_on
        self.hear.setText(self.tr("Stop") if is_on else self.tr("Hear it"))
        self.hear.setAccessibleName(self.hear.text())
        self.hear.set_icon_name("stop" if is_on else "volume")
        self.course.bar.set_position(0 if is_on else None)

    @Slot(int)
    def _show_position(self, at_ms: int) -> None:
        """Move the marker, and the choice with it."""
        self.course.bar.set_position(at_ms)
        segment = self.course.bar.segment_at(at_ms)
        if segment is not None:
            self.desk.choose(segment.path)

    @Slot()
    def try_it(self) -> None:
        """Play the draft in the player from its beginning."""
        self._try(0)

    @Slot()
    def _try_from_here(self) -> None:
        step = steps.place_of(self.desk.place)
        places = steps.places(self.desk.draft)
        self._try(places.index(step) if step in places else 0)

    def _try(self, step: int) -> None:
        self.hearing.stop()
        program = self._program()
        if program is None:
            return
        try:
            try_program(self.context, self.window(), program, step)
        except CoachError as error:
            self.context.notice_given.emit(str(error))


def _fix_width(part: QWidget, width_px: float) -> None:
    """Give a part a width, or for 0 whatever there is."""
    part.setMinimumWidth(round(width_px))
    part.setMaximumWidth(round(width_px) or 16_777_215)
