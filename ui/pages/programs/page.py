"""The Programs page: find a program, look at it, start it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from ui.models.program_filter import Marks
from ui.models.program_list import ProgramListModel
from ui.models.program_search import ORDERS, ProgramSearch
from ui.pages.browse import BrowsePage
from ui.pages.programs.before_training import BeforeTraining
from ui.pages.programs.detail import DetailPane
from ui.pages.programs.filter_bar import FilterBar
from ui.pages.programs.filter_pill import FilterPill, Option
from ui.pages.programs.problems import ProblemCard
from ui.widgets.button import Button, ButtonKind

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext


class ProgramsPage(BrowsePage):
    """Search field, filters and cards; everything about one program at the right."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            self.tr("Programs"),
            self.tr("Search exercises or muscles"),
            self.tr("Search programs"),
            parent,
        )
        self._model = ProgramListModel(context.library, self)
        self._search = ProgramSearch(self._model, context.library, self)
        self._follow_settings()
        self._make_filters()
        self._make_list()
        self.strip = BeforeTraining(context, self)
        self.strip.start_asked.connect(self.start_asked)
        self.programs = DetailPane(context, self._thumbnails, self)
        self.programs.start_asked.connect(self.start_asked)
        self.programs.exercise_asked.connect(self.exercise_asked)
        self.programs.favourite_pressed.connect(self._change_favourite)
        self.put_together(self.programs, self.strip)
        context.library.library_changed.connect(self._take_library)
        context.settings_changed.connect(self._follow_settings)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            start = QShortcut(QKeySequence(keys), self)
            start.activated.connect(self.programs.start)
        self._take_library()

    def _make_filters(self) -> None:
        """Make the pills beside the search field, and what stands above the cards."""
        self.filters = FilterBar(self._search, self._context.library, self._tools)
        self.filters.changed.connect(self._show_hits)
        self._tool_row.addWidget(self.filters, 1)
        self._clear = Button(
            self.tr("Clear filters"), kind=ButtonKind.LINK, height_px=32
        )
        self._clear.clicked.connect(self.clear_filters)
        self._order = FilterPill(
            self.tr("Sort"), self._order_options, height_px=32, is_flat=True
        )
        self._order.chosen.connect(self._take_order)
        self._order.show_choice(self._order_word(ORDERS[0]))
        self._counted.setContentsMargins(0, 0, 8, 0)
        for widget in (self._order, self.filters.pills["mine"], self._clear):
            self._count_row.addWidget(widget)

    def _make_list(self) -> None:
        self.cards.has_stars = True
        self.cards.setModel(self._search)
        self.cards.selectionModel().currentChanged.connect(self._show_current)
        self.cards.star_pressed.connect(self._press_star)
        self._empty.pressed.connect(self.clear_filters)
        self._problems = ProblemCard(self._context.library.own_folder)
        self._column.addWidget(self._problems)
        self._column.addStretch(0)

    def set_narrow(self, is_narrow: bool) -> None:
        """Go to one column, or back to two."""
        self.strip.set_narrow(is_narrow)
        super().set_narrow(is_narrow)

    def show_program(self, program_id: str) -> bool:
        """Choose a program and show it; False when the list does not hold it."""
        if self._search.row_of(program_id) < 0:
            self.clear_filters()
        row = self._search.row_of(program_id)
        entry = self._search.entry(row)
        if entry is None:
            return False
        self.choose_row(row)
        self.programs.show_entry(entry, program_id)
        self._open_detail()
        return True

    def focus_detail(self) -> None:
        """Put the keyboard on the Start button."""
        self.programs.focus_start()

    @Slot()
    def clear_filters(self) -> None:
        """Show every program again."""
        self._field.set_text("")
        self.filters.clear()

    @Slot()
    def _take_library(self) -> None:
        """Show what the library holds now, at the program that was shown before."""
        library = self._context.library
        self._problems.set_problems(library.problems)
        self.strip.follow_library()
        shown = self.programs.program.id if self.programs.program else ""
        wished = shown or self._context.settings.last_program
        row = max(self._search.row_of(wished), 0)
        # The pane first: the row that is chosen then finds it done.
        self.programs.show_entry(self._search.entry(row), wished, again=True)
        self.choose_row(row)
        self._count()

    @Slot()
    def _show_hits(self) -> None:
        """Choose among the hits: what was shown before, or else the first."""
        shown = self.programs.program
        row = self._search.row_of(shown.id) if shown is not None else -1
        entry = self._search.entry(row)
        if shown is None or entry is None or shown not in self._search.fitting(entry):
            row = max(row, 0)
            self._scroll.bar.setValue(0)
        self.choose_row(row)
        self._show_entry(row)
        self._count()

    @Slot()
    def _count(self) -> None:
        """Say how many programs are listed, or why there is none."""
        count = self._search.rowCount()
        words = self.tr("1 program") if count == 1 else self.tr("{0} programs")
        is_loaded = self._context.library.is_loaded
        self._counted.setText(words.format(count) if is_loaded else "")
        self._clear.setVisible(self._search.filter.is_set)
        is_empty = is_loaded and count == 0
        self.cards.setVisible(not is_empty)
        self._empty.setVisible(is_empty)
        if self._search.filter.is_set:
            sentence = self.tr("No program fits these filters.")
            self._empty.say(sentence, self.tr("Clear filters"))
        elif self._field.text():
            sentence = self.tr("No program fits this search.")
            self._empty.say(sentence, self.tr("Clear the search"))
        else:
            self._empty.say(self.tr("There are no programs yet."))

    @Slot(str)
    def _look_for(self, text: str) -> None:
        self._search.search(text)
        if text:
            self.choose_row(0)
            self._show_entry(0)
            self._scroll.bar.setValue(0)
            self._count()
        else:
            self._show_hits()

    @Slot(QModelIndex, QModelIndex)
    def _show_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self._show_entry(current.row())

    def _show_entry(self, row: int) -> None:
        """Show the entry of a row, at a variant that fits the filters."""
        entry = self._search.entry(row)
        if entry is None:
            return
        fitting = self._search.fitting(entry)
        shown = self.programs.program
        if shown in fitting or not fitting:
            self.programs.show_entry(entry)
        else:
            self.programs.show_entry(entry, fitting[0].id)

    @Slot()
    def _follow_settings(self) -> None:
        settings = self._context.settings
        self._search.set_marks(Marks(settings.favourites, settings.recent))

    @Slot(int)
    def _press_star(self, row: int) -> None:
        """Mark the shown variant of a card, or take every mark of the card away."""
        entry = self._search.entry(row)
        if entry is None:
            return
        marked = [each for each in entry.programs if self._is_favourite(each.id)]
        for program in marked or [entry.first]:
            self._change_favourite(program.id)

    def _is_favourite(self, program_id: str) -> bool:
        return program_id in self._context.settings.favourites

    @Slot(str)
    def _change_favourite(self, program_id: str) -> None:
        favourites = self._context.settings.with_favourite(program_id)
        self._context.change_settings(favourites=favourites)
        if self._search.filter.mine:
            self._show_hits()

    def _order_word(self, order: str) -> str:
        words = {
            "usual": self.tr("By kind"),
            "name": self.tr("By name"),
            "minutes": self.tr("Shortest first"),
            "recent": self.tr("Recent first"),
        }
        return words[order]

    def _order_options(self) -> list[Option]:
        now = self._search.order
        return [
            Option(order, self._order_word(order), None, order == now)
            for order in ORDERS
        ]

    @Slot(object)
    def _take_order(self, order: object) -> None:
        self._search.set_order(str(order))
        self._order.show_choice(self._order_word(str(order)))
        self._show_hits()
