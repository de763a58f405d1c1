"""The list of exercises as a Qt model, and its search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Slot,
)

from ui.models.program_list import Role, exercise_words
from ui.models.search_words import WordSearch
from ui.words import capital, joined, position_name

if TYPE_CHECKING:
    from coach.files.model import Exercise, Program
    from ui.models.library_model import LibraryModel

Index = QModelIndex | QPersistentModelIndex


class ExerciseSearch(QAbstractListModel):
    """The exercises in which every word of the search is found, by title.

    Args:
        library: Where the exercises come from.
    """

    def __init__(self, library: LibraryModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._exercises: list[Exercise] = []
        self._words = WordSearch(())
        self._text = ""
        self._rows: list[int] = []
        library.library_changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """List what the library holds now."""
        self.beginResetModel()
        exercises = self._library.exercises.values()
        self._exercises = sorted(exercises, key=lambda each: each.title.casefold())
        self._words = WordSearch(exercise_words(each) for each in self._exercises)
        self._rows = self._words.find(self._text)
        self.endResetModel()

    @Slot(str)
    def search(self, text: str) -> None:
        """Look for these words, each as a part of a word; empty shows everything."""
        self._text = text
        rows = self._words.find(text)
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of hits."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a role says about a row."""
        exercise = self.exercise(index.row()) if index.isValid() else None
        if exercise is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return exercise.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{exercise.title}, {exercise_facts(exercise)}"
        if role == Role.MINUTES:
            return ""
        if role == Role.FACTS:
            return exercise_facts(exercise)
        if role == Role.EXERCISE:
            return exercise
        return None

    def exercise(self, row: int) -> Exercise | None:
        """Return the exercise in a row of the hits, or None beyond the last."""
        if not 0 <= row < len(self._rows):
            return None
        return self._exercises[self._rows[row]]

    def row_of(self, exercise_id: str) -> int:
        """Return the row that holds an exercise, or -1."""
        for row, place in enumerate(self._rows):
            if self._exercises[place].id == exercise_id:
                return row
        return -1


def exercise_facts(exercise: Exercise) -> str:
    """Return what an exercise works on and how the body is held, in a few words."""
    muscles = capital(", ".join(exercise.muscles))
    return joined((muscles, position_name(exercise.position)))


def programs_with(library: LibraryModel, exercise_id: str) -> list[Program]:
    """Return the programs that use an exercise, by title."""
    found = [
        program
        for program in library.library.programs.values()
        if any(step.exercise == exercise_id for step in program.steps())
    ]
    return sorted(found, key=lambda program: program.title.casefold())
