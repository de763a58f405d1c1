"""The pills above the exercises: muscle, position, equipment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.files.model import POSITIONS
from ui.models.exercise_filter import ExerciseFilter
from ui.pages.programs.pill_bar import CHOICES_MOST, PillBar
from ui.words import capital, position_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext
    from ui.models.exercise_list import ExerciseSearch


class ExerciseFilterBar(PillBar[ExerciseFilter]):
    """The pills of the exercises; they are empty whenever the page is opened.

    Args:
        search: What is filtered.
        context: Which exercises there are; remembers what is at hand.
    """

    def __init__(
        self, search: ExerciseSearch, context: AppContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(search, context, ExerciseFilter(), parent)

    def names(self) -> dict[str, str]:
        """Return the names of the pills, by field."""
        return {
            "muscle": self.tr("Area"),
            "position": self.tr("Position"),
            "owned": self.tr("Equipment"),
        }

    def word(self, field: str, value: object) -> str:
        """Return what a value is called."""
        word = str(value)
        return capital(position_name(word) if field == "position" else word)

    def any_word(self, field: str) -> str:
        """Return the words for a field that wants nothing in particular."""
        words = {
            "muscle": self.tr("Any area"),
            "position": self.tr("Any position"),
            "owned": self.tr("Any equipment"),
        }
        return words[field]

    def choices(self, field: str) -> Iterable[object]:
        """Return the values of a field that can be chosen."""
        exercises = self._context.library.exercises.values()
        if field == "position":
            found = {each.position for each in exercises}
            return [each for each in POSITIONS if each in found]
        muscles = {muscle for each in exercises for muscle in each.muscles}
        return sorted(muscles, key=str.casefold)[:CHOICES_MOST]
