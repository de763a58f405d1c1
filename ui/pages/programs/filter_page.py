"""What the Programs and Exercises pages share: a search, pills, a count of hits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from ui.pages.browse import BrowsePage
from ui.widgets.button import Button, ButtonKind
from ui.widgets.tab_order import follow, go_before, tab_stops

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.models.exercise_list import ExerciseSearch
    from ui.models.program_search import ProgramSearch
    from ui.pages.exercises.filter_bar import ExerciseFilterBar
    from ui.pages.programs.filter_bar import FilterBar


class FilterPage(BrowsePage):
    """A browse page with pills beside the search field.

    Attributes:
        filters: The pills; a subclass hands them to `put_filters`.
    """

    filters: FilterBar | ExerciseFilterBar

    def put_filters(
        self,
        hits: ProgramSearch | ExerciseSearch,
        filters: FilterBar | ExerciseFilterBar,
        *beside: QWidget,
    ) -> None:
        """Place the pills, and what stands beside the count of hits.

        Args:
            hits: What is searched and filtered.
            filters: The pills.
            beside: Widgets after the count and before the way to clear the filters.
        """
        self._hits = hits
        self.filters = filters
        filters.changed.connect(self.show_hits)
        self._tool_row.addWidget(filters, 1)
        self._clear = Button(
            self.tr("Clear filters"), kind=ButtonKind.LINK, height_px=32
        )
        self._clear.clicked.connect(self.clear_filters)
        self._empty.pressed.connect(self.clear_filters)
        # As high as the way to clear the filters, so that nothing jumps when it comes.
        self._counted.setContentsMargins(0, 11, 8, 11)
        self._above = (*beside, self._clear)
        for widget in self._above:
            self._count_row.addWidget(widget)

    def put_together(self, detail: QWidget, *between: QWidget) -> None:
        """Lay out the page; the Tab key goes through it as it is read."""
        super().put_together(detail, *between)
        for part in between:
            go_before(self._field, tab_stops(part))
        # The cards were made before what stands above them.
        pills = self.filters.pills.values()
        last = [each for each in pills if each not in self._above][-1]
        follow(last, (*self._above, self.cards))

    def count_words(self, count: int) -> str:
        """Return how many hits there are, in words.

        Raises:
            NotImplementedError: The subclass does not say so.
        """
        raise NotImplementedError

    def empty_words(self, *, is_filtered: bool) -> str:
        """Return why there is no hit: the filters or the search.

        Raises:
            NotImplementedError: The subclass does not say so.
        """
        raise NotImplementedError

    def nothing_words(self) -> str:
        """Return that there is nothing to search.

        Raises:
            NotImplementedError: The subclass does not say so.
        """
        raise NotImplementedError

    @Slot()
    def show_hits(self) -> None:
        """Choose among the hits: what was shown before, or else the first.

        Raises:
            NotImplementedError: The subclass does not do so.
        """
        raise NotImplementedError

    @Slot()
    def clear_filters(self) -> None:
        """Show everything again."""
        self._field.set_text("")
        self.filters.clear()

    @Slot(str)
    def _look_for(self, text: str) -> None:
        """Choose the first hit of what was typed; the pane follows a little later."""
        self._hits.search(text)
        if text:
            self.choose_row(0)
            self._scroll.bar.setValue(0)
            self.show_count()
        else:
            self.show_hits()

    def show_count(self) -> None:
        """Say how many hits there are, or why there is none."""
        count = self._hits.rowCount()
        is_loaded = self._context.library.is_loaded
        is_filtered = self._hits.filter.is_set
        self._counted.setText(self.count_words(count) if is_loaded else "")
        self._clear.setVisible(is_filtered)
        is_empty = is_loaded and count == 0
        self.cards.setVisible(not is_empty)
        self._empty.setVisible(is_empty)
        if is_filtered or self._field.text():
            button = self.tr("Clear the search")
            if is_filtered:
                button = self.tr("Clear filters")
            self._empty.say(self.empty_words(is_filtered=is_filtered), button)
        else:
            self._empty.say(self.nothing_words())
