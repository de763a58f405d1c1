"""The editor of a program: timeline, list, form and preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from coach.editing import steps
from coach.errors import CoachError
from coach.files.model import Program
from ui.editor.frame.three_cards import ThreeCards
from ui.editor.program.chooser import ExerciseChooser
from ui.editor.program.course_card import CourseCard
from ui.editor.program.hearing import Hearing
from ui.editor.program.inspector import Inspector
from ui.editor.program.outline_card import OutlineCard
from ui.editor.program.side import SidePane
from ui.editor.program.trying import try_program
from ui.widgets.button import Button
from ui.widgets.thumbnails import ThumbnailStore

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from coach.files.findings import KeyPath
    from ui.context import AppContext
    from ui.editor.desk import EditDesk


class ProgramEditor(ThreeCards):
    """Edits one program.

    Args:
        context: What all parts share.
        desk: What is edited.
        unsaved_path: See `Keeper`; `saved_ms` too.

    Attributes:
        outline: The list.
        inspector: The form.
        hearing: Plays the cues.
    """

    outline: OutlineCard
    side: SidePane

    def __init__(
        self,
        context: AppContext,
        desk: EditDesk,
        unsaved_path: Path,
        saved_ms: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, desk, unsaved_path, saved_ms, parent)
        self._thumbnails = ThumbnailStore(self)
        self.hearing = Hearing(context, self)
        self._add_buttons()
        self.course = CourseCard(desk)
        self.outline = OutlineCard(desk, self._thumbnails)
        self.inspector = Inspector(desk)
        self.side = SidePane(context, desk)
        self.lay_out(self.course)
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

    def _connect_parts(self) -> None:
        desk = self.desk
        self.course.chosen.connect(self.choose)
        self.outline.exercise_asked.connect(self.ask_for_new)
        self.outline.try_asked.connect(self._try_from_here)
        self.inspector.block_moved.connect(self.outline.move_by)
        self.inspector.exercise_asked.connect(self.ask_for_field)
        self.hearing.state_changed.connect(self._show_hearing)
        self.hearing.moved.connect(self._show_position)
        self.hearing.told.connect(self.context.notice_given)
        desk.changed.connect(self.hearing.stop)

    def _choose_first(self) -> None:
        """Choose the first step; the program itself where there is none."""
        places = steps.places(self.desk.draft)
        self.desk.choose(steps.path_of(places[0]) if places else ())
        self.inspector.show_form()

    def end(self) -> None:
        """Stop what goes on in the editor, the sounds of it too."""
        self.hearing.stop()
        super().end()

    def place_side(self, *, is_card: bool) -> None:
        """Let the preview keep room at the edges of its card."""
        self.side.set_inset(is_card=is_card)

    # Exercises

    def make_chooser(self) -> ExerciseChooser:
        """Return the list of all exercises."""
        return ExerciseChooser(self.context, self.window(), self._thumbnails)

    def take_chosen(self, chosen_id: str, path: KeyPath | None) -> None:
        """Put an exercise into a new step, or into a field."""
        exercise = self.context.library.exercises.get(chosen_id)
        if exercise is None:
            return
        place = steps.place_of(path) if path is not None else None
        if path is None:
            at = steps.place_behind(self.desk.draft, self.desk.place)
            self.desk.do_apart(
                lambda draft: steps.path_of(steps.add_step(draft, exercise, at))
            )
        elif place is not None and path[-1] == "exercise":
            self.desk.do_apart(lambda draft: steps.set_exercise(draft, place, exercise))
        else:
            self.desk.new_gesture()
            self.desk.set(path, chosen_id)

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
