"""The Exercises page: find an exercise and look at it closely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Slot

from ui.models.exercise_list import ExerciseSearch
from ui.pages.browse import BrowsePage
from ui.pages.exercises.detail import ExercisePane

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext


class ExercisesPage(BrowsePage):
    """Search field and cards; the exercise with its moving figure at the right."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            self.tr("Exercises"),
            self.tr("Search names or muscles"),
            self.tr("Search exercises"),
            parent,
        )
        self._search = ExerciseSearch(context.library, self)
        self._tool_row.addStretch(1)
        self.cards.setAccessibleName(self.tr("Exercises"))
        self.cards.setModel(self._search)
        self.cards.selectionModel().currentChanged.connect(self._show_current)
        self._empty.pressed.connect(self._field.clear)
        self._column.addStretch(0)
        self.pane = ExercisePane(context, self)
        self.pane.exercise_asked.connect(self.show_exercise)
        self.pane.program_asked.connect(self.program_asked)
        self.put_together(self.pane)
        context.library.library_changed.connect(self._show_hits)
        self._show_hits()

    @Slot(str)
    def show_exercise(self, exercise_id: str) -> bool:
        """Choose an exercise and show it; False when there is no such exercise."""
        if self._search.row_of(exercise_id) < 0:
            self._field.set_text("")
        row = self._search.row_of(exercise_id)
        if row < 0:
            return False
        self.choose_row(row)
        self._open_detail()
        return True

    @Slot(str)
    def _look_for(self, text: str) -> None:
        self._search.search(text)
        self._show_hits()

    @Slot()
    def _show_hits(self) -> None:
        """Choose among the hits: what was shown before, or else the first."""
        shown = self.pane.exercise
        row = self._search.row_of(shown.id) if shown is not None else 0
        row = max(row, 0)
        self.choose_row(row)
        exercise = self._search.exercise(row)
        if exercise is not None or not self._context.library.exercises:
            self.pane.show_exercise(exercise)
        self._count()

    def _count(self) -> None:
        """Say how many exercises are listed, or that there is none."""
        count = self._search.rowCount()
        words = self.tr("1 exercise") if count == 1 else self.tr("{0} exercises")
        is_loaded = self._context.library.is_loaded
        self._counted.setText(words.format(count) if is_loaded else "")
        is_empty = is_loaded and count == 0
        self.cards.setVisible(not is_empty)
        self._empty.setVisible(is_empty)
        sentence = self.tr("No exercise fits this search.")
        self._empty.say(sentence, self.tr("Clear the search"))

    @Slot(QModelIndex, QModelIndex)
    def _show_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        exercise = self._search.exercise(current.row()) if current.isValid() else None
        if exercise is not None:
            self.pane.show_exercise(exercise)
