"""The list of exercises as a Qt model, and its search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from ui.models.equipment import needs
from ui.models.exercise_filter import ExerciseFilter, exercise_fits
from ui.models.hit_list import HitList
from ui.models.program_list import Role, exercise_words
from ui.models.search_words import WordSearch, preferred_first, words_of
from ui.words import capital, joined, position_name

if TYPE_CHECKING:
    from coach.files.model import Exercise, Program
    from ui.models.closings import Closings
    from ui.models.hit_list import Index
    from ui.models.library_model import LibraryModel


class ExerciseSearch(HitList):
    """The exercises that fit a search and a filter, by title.

    Exercises that are called what was typed come first.

    Args:
        library: Where the exercises come from.
        closings: Knows what is closed; None where nothing is.
    """

    def __init__(
        self,
        library: LibraryModel,
        parent: QObject | None = None,
        *,
        closings: Closings | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._closings = closings
        self._exercises: list[Exercise] = []
        self._names = WordSearch(())
        self.filter = ExerciseFilter()
        library.library_changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """List what the library holds now."""
        self.beginResetModel()
        exercises = self._library.exercises.values()
        self._exercises = sorted(exercises, key=lambda each: each.title.casefold())
        self.list_anew(exercise_words(each) for each in self._exercises)
        self._names = WordSearch(words_of(each.title) for each in self._exercises)
        self._rows = self._wanted(self.filter)
        self.endResetModel()

    @Slot(str)
    def search(self, text: str) -> None:
        """Look for these words, each as a part of a word; empty shows everything."""
        self._text = text
        self._show()

    def set_filter(self, wanted: ExerciseFilter) -> None:
        """Show only what fits."""
        self.filter = wanted
        self._show()

    def count_with(self, wanted: ExerciseFilter) -> int:
        """Return how many exercises another filter would show."""
        return len(self._wanted(wanted))

    def things(self) -> frozenset[str]:
        """Return all things that any exercise asks for."""
        needed = (need for each in self._exercises for need in needs(each.equipment))
        return frozenset(thing for things in needed for thing in things)

    def _wanted(self, wanted: ExerciseFilter) -> list[int]:
        """Return the places of the exercises that fit search and filter."""
        hits = [
            place
            for place in self._words.find(self._text)
            if exercise_fits(self._exercises[place], wanted)
        ]
        return preferred_first(hits, self._names.find(self._text))

    def _show(self) -> None:
        rows = self._wanted(self.filter)
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a role says about a row."""
        exercise = self.exercise(index.row()) if index.isValid() else None
        if exercise is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return exercise.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (exercise.title, exercise_facts(exercise), self._closed(exercise))
            return ", ".join(part for part in parts if part)
        if role == Role.MINUTES:
            return ""
        if role == Role.FACTS:
            return exercise_facts(exercise)
        if role == Role.EXERCISE:
            return exercise
        if role == Role.CLOSED:
            return self._closed(exercise)
        return None

    def _closed(self, exercise: Exercise) -> str:
        return "" if self._closings is None else self._closings.words((exercise,))

    def exercise(self, row: int) -> Exercise | None:
        """Return the exercise in a row of the hits, or None beyond the last."""
        place = self.place_of(row)
        return None if place is None else self._exercises[place]

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
