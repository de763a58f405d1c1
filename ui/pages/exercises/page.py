"""The Exercises page: find an exercise and look at it closely."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from ui.models.closings import Closings
from ui.models.exercise_list import ExerciseSearch, programs_with
from ui.pages.exercises.detail import ExercisePane
from ui.pages.exercises.filter_bar import ExerciseFilterBar
from ui.pages.programs.deleted_button import DeletedButton
from ui.pages.programs.filter_page import FilterPage
from ui.pages.programs.kept_changes import KeptChanges
from ui.pages.programs.own_files import OwnFiles
from ui.widgets.button import Button, ButtonKind

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.files.model import Exercise
    from ui.context import AppContext
    from ui.editor.exercise.entrance import ExerciseEditing
    from ui.editor.opened import Kept


class ExercisesPage(FilterPage):
    """Search field and cards; the exercise with its moving figure at the right."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            self.tr("Exercises"),
            self.tr("Search names or muscles"),
            self.tr("Search exercises"),
            parent,
        )
        self.deleted = DeletedButton(context, self)
        self._head_row.addWidget(self.deleted)
        closings = Closings(context, self)
        closings.changed.connect(self.cards.viewport().update)
        self._search = ExerciseSearch(context.library, self, closings=closings)
        filters = ExerciseFilterBar(self._search, context, self._tools)
        self._new = Button(
            self.tr("New exercise"), kind=ButtonKind.LINK, icon="plus", height_px=32
        )
        self._new.clicked.connect(self._begin_new)
        self._editing: ExerciseEditing | None = None
        self._awaited = ""
        self.put_filters(self._search, filters, self._new)
        self.cards.setAccessibleName(self.tr("Exercises"))
        self.cards.setModel(self._search)
        self.cards.selectionModel().currentChanged.connect(self.show_pane_later)
        self._column.addStretch(0)
        self.pane = ExercisePane(context, self)
        self.pane.exercise_asked.connect(self.show_exercise)
        self.pane.program_asked.connect(self.program_asked)
        self.pane.edit_asked.connect(self._edit)
        self.pane.copy_asked.connect(self._duplicate)
        self.pane.delete_asked.connect(self._delete)
        self._add_keys()
        self._own_files = OwnFiles(context, self)
        self.unfinished = KeptChanges(context, self, "exercise")
        self.unfinished.go_on_asked.connect(self._go_on_with)
        self.put_together(self.pane, self.unfinished.place)
        context.library.library_changed.connect(self.show_hits)
        self.show_hits()

    def _add_keys(self) -> None:
        copy = QShortcut(QKeySequence("Ctrl+D"), self)
        copy.activated.connect(self._duplicate)
        delete = QShortcut(QKeySequence("Del"), self.cards)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._delete)

    @property
    def editing(self) -> ExerciseEditing:
        """The way into the editor and back; made when somebody edits something."""
        if self._editing is None:
            # Imported here: most people edit nothing.
            from ui.editor.exercise.entrance import ExerciseEditing

            self._editing = ExerciseEditing(self._context, self)
            self._editing.closed.connect(self._await)
        return self._editing

    @Slot(object)
    def _edit(self, exercise: Exercise) -> None:
        self.editing.edit(exercise)

    @Slot()
    def _duplicate(self) -> None:
        """Edit a copy of the chosen exercise."""
        self.show_pane()
        if self.pane.exercise is not None:
            self.editing.duplicate(self.pane.exercise)

    @Slot(object)
    def _go_on_with(self, kept: Kept) -> None:
        self.editing.go_on_with(kept)

    @Slot()
    def _delete(self) -> None:
        """Delete the chosen exercise, where it is the person's own."""
        self.show_pane()
        exercise = self.pane.exercise
        if exercise is None:
            return
        if not exercise.own:
            words = self.tr("{0} is not a file of your own, so it stays.")
            self._context.notice_given.emit(words.format(exercise.title))
            return
        words = self.tr("{0} is deleted.").format(exercise.title)
        users = programs_with(self._context.library, exercise.id)
        if users:
            words = self.tr("{0} is deleted; the program {1} needs it.")
            words = words.format(exercise.title, users[0].title)
        self._own_files.delete(exercise, words)

    @Slot()
    def _begin_new(self) -> None:
        self.editing.begin_new()

    def shown_first(self) -> None:
        """Read the library, and look for what was not saved the last time."""
        super().shown_first()
        self.unfinished.look()
        self.deleted.begin()

    @Slot(str)
    def _await(self, exercise_id: str) -> None:
        """Show what was edited, once the library has read it."""
        self.unfinished.look()
        self._awaited = exercise_id
        if exercise_id in self._context.library.exercises:
            self.show_exercise(exercise_id)

    @Slot(str)
    def show_exercise(self, exercise_id: str) -> bool:
        """Choose an exercise and show it; False when there is no such exercise.

        An open editor has to go before; it asks where anything is not saved.
        """
        if self._editing is not None and self._editing.editor is not None:
            self._editing.leave_for(partial(self._show_listed, exercise_id))
            return self._search.row_of(exercise_id) >= 0
        return self._show_listed(exercise_id)

    def _show_listed(self, exercise_id: str) -> bool:
        if self._search.row_of(exercise_id) < 0:
            self.clear_filters()
        row = self._search.row_of(exercise_id)
        if row < 0:
            return False
        self.choose_row(row)
        self.show_pane()
        self._open_detail()
        return True

    @Slot()
    def show_hits(self) -> None:
        """Choose among the hits: what was shown before, or else the first."""
        awaited, self._awaited = self._awaited, ""
        if awaited and self._search.row_of(awaited) >= 0:
            self._show_listed(awaited)
            self.show_count()
            return
        self._awaited = awaited
        shown = self.pane.exercise
        row = self._search.row_of(shown.id) if shown is not None else 0
        self.choose_row(max(row, 0))
        self.show_pane()
        self.show_count()

    def fill_pane(self) -> None:
        """Show the chosen exercise; nothing only where there is none at all."""
        exercise = self._search.exercise(self.cards.currentIndex().row())
        if exercise is not None or not self._context.library.exercises:
            self.pane.show_exercise(exercise)

    def count_words(self, count: int) -> str:
        """Return how many exercises are listed, in words."""
        words = self.tr("1 exercise") if count == 1 else self.tr("{0} exercises")
        return words.format(count)

    def empty_words(self, *, is_filtered: bool) -> str:
        """Return why there is no exercise."""
        if is_filtered:
            return self.tr("No exercise fits these filters.")
        return self.tr("No exercise fits this search.")

    def nothing_words(self) -> str:
        """Return that there is no exercise at all."""
        return self.tr("There are no exercises yet.")
