"""Chooses an exercise: the list of all with figures, search and filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from ui.editor.chooser import Chooser
from ui.models.exercise_list import ExerciseSearch
from ui.pages.exercises.filter_bar import ExerciseFilterBar
from ui.pages.programs.card_list import CardList
from ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext
    from ui.widgets.thumbnails import ThumbnailStore


class ExerciseChooser(Chooser):
    """Covers the window until an exercise is chosen or Escape is pressed.

    Args:
        context: The library, and what is at hand.
        window: What is covered.
        thumbnails: Where the figures come from.

    Attributes:
        filters: What narrows the list.
    """

    def __init__(
        self, context: AppContext, window: QWidget, thumbnails: ThumbnailStore
    ) -> None:
        super().__init__(context, window, thumbnails)
        self._search = ExerciseSearch(context.library, self)
        self.filters = ExerciseFilterBar(self._search, context)
        self.filters.changed.connect(self.show_hits)
        self.tools.addWidget(self.filters)
        cards = CardList(thumbnails)
        cards.setAccessibleName(self.tr("Exercises"))
        field = SearchField(
            self.tr("Search names or muscles"), self.tr("Search exercises")
        )
        title, empty = self.tr("Choose an exercise"), self.tr("No exercise fits.")
        self.lay_out(title, self._search, cards, field, empty)

    def id_at(self, row: int) -> str:
        """Return the id of an exercise."""
        exercise = self._search.exercise(row)
        return exercise.id if exercise is not None else ""

    @Slot()
    def show_everything(self) -> None:
        """Take back search and filters."""
        super().show_everything()
        self.filters.clear()
