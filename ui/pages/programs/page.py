"""The Programs page: find a program, look at it, start it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from coach.files.shelf_files import kind_of_name
from coach.store.settings import PROGRAM_ORDERS
from ui.models.closings import Closings
from ui.models.plan_list import plans_with
from ui.models.program_filter import Marks
from ui.models.program_list import ProgramListModel
from ui.models.program_search import ProgramSearch
from ui.pages.programs.before_training import BeforeTraining
from ui.pages.programs.deleted_button import DeletedButton
from ui.pages.programs.detail import DetailPane
from ui.pages.programs.editing import Editing
from ui.pages.programs.filter_bar import FilterBar
from ui.pages.programs.filter_page import FilterPage
from ui.pages.programs.filter_pill import FilterPill, Option
from ui.pages.programs.own_files import OwnFiles
from ui.pages.programs.problems import ProblemCard
from ui.widgets.button import Button, ButtonKind

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext

_KINDS_ELSEWHERE = ("plan", "card", "protocol")


class ProgramsPage(FilterPage):
    """Search field, filters and cards; everything about one program at the right."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            self.tr("Programs"),
            self.tr("Search exercises or muscles"),
            self.tr("Search programs"),
            parent,
        )
        self._awaited = ""
        closings = Closings(context, self)
        closings.changed.connect(self.cards.viewport().update)
        self._model = ProgramListModel(context.library, self, closings=closings)
        self._search = ProgramSearch(self._model, context.library, self)
        self._follow_settings()
        self.editing = Editing(context, self)
        self.editing.closed.connect(self._show_edited)
        self.deleted = DeletedButton(context, self)
        self._head_row.addWidget(self.deleted)
        new = Button(self.tr("New program"), icon="plus", height_px=34)
        new.clicked.connect(self.editing.begin_new)
        self._head_row.addWidget(new)
        self._make_filters()
        self._make_list()
        self.strip = BeforeTraining(context, self)
        self.strip.start_asked.connect(self.start_asked)
        self.programs = DetailPane(context, self._thumbnails, self)
        self.programs.start_asked.connect(self.start_asked)
        self.programs.exercise_asked.connect(self.exercise_asked)
        self.programs.plan_asked.connect(self.plan_asked)
        self.programs.favourite_pressed.connect(self._change_favourite)
        self.programs.edit_asked.connect(self.editing.edit)
        self.programs.own_menu.duplicate_asked.connect(self._duplicate)
        self.programs.own_menu.delete_asked.connect(self._delete)
        self._own_files = OwnFiles(context, self)
        self.put_together(self.programs, self.strip, self.editing.unfinished.place)
        context.library.library_changed.connect(self._take_library)
        context.settings_changed.connect(self._follow_settings)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            start = QShortcut(QKeySequence(keys), self)
            start.activated.connect(self._start_chosen)
        copy = QShortcut(QKeySequence("Ctrl+D"), self)
        copy.activated.connect(self._duplicate)
        delete = QShortcut(QKeySequence("Del"), self.cards)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._delete)
        self._take_library()

    def _make_filters(self) -> None:
        """Make the pills beside the search field, and what stands above the cards."""
        filters = FilterBar(self._search, self._context, self._tools)
        self._order = FilterPill(
            self.tr("Sort"), self._order_options, height_px=32, is_flat=True
        )
        self._order.chosen.connect(self._take_order)
        self._show_order(self._context.settings.program_order)
        self._open = Button(
            self.tr("Open a file"), kind=ButtonKind.LINK, icon="folder", height_px=32
        )
        self._open.clicked.connect(self._context.file_asked)
        self._unused = Button(kind=ButtonKind.LINK, icon="triangle", height_px=32)
        self._unused.clicked.connect(self._show_problems)
        mine = filters.pills["mine"]
        above = (self._order, mine, self._open, self._unused)
        self.put_filters(self._search, filters, *above)

    def _make_list(self) -> None:
        self.cards.has_stars = True
        self.cards.setModel(self._search)
        self.cards.selectionModel().currentChanged.connect(self.show_pane_later)
        self.cards.star_pressed.connect(self._press_star)
        self._problems = ProblemCard(self._context.library.own_folder)
        self._problems.mend_asked.connect(self.editing.mend)
        self._column.addWidget(self._problems)
        self._column.addStretch(0)

    def set_narrow(self, is_narrow: bool) -> None:
        """Go to one column, or back to two."""
        self.strip.set_narrow(is_narrow)
        self.editing.set_narrow(is_narrow)
        super().set_narrow(is_narrow)

    def shown_first(self) -> None:
        """Read the library and draw the figures."""
        super().shown_first()
        self._model.work_ahead()
        self.editing.unfinished.look()
        self.deleted.begin()

    def focus_search(self) -> bool:
        """Put the keyboard into the search field; the editor has exercises to find."""
        if not self.editing.is_open:
            return super().focus_search()
        if self.editing.editor is not None:
            self.editing.editor.ask_for_new()
        return True

    def show_program(self, program_id: str) -> bool:
        """Choose a program and show it; False when the list does not hold it.

        An open editor has to go before; it asks where anything is not saved.
        """
        if self.editing.is_open:
            self.editing.leave_for(partial(self._show_listed, program_id))
            return self._search.row_of(program_id) >= 0
        return self._show_listed(program_id)

    def _show_listed(self, program_id: str) -> bool:
        if self._search.row_of(program_id) < 0:
            self.clear_filters()
        row = self._search.row_of(program_id)
        entry = self._search.entry(row)
        if entry is None:
            return False
        self.choose_row(row)
        self.programs.show_entry(entry, program_id)
        self.keep_pane()
        self._open_detail()
        return True

    def focus_detail(self) -> None:
        """Put the keyboard on the Start button."""
        self.programs.focus_start()

    @Slot()
    def _take_library(self) -> None:
        """Show what the library holds now, at the program that was shown before."""
        library = self._context.library
        self._show_unused()
        self.strip.follow_library()
        shown = self.programs.program.id if self.programs.program else ""
        wished = shown or self._context.settings.last_program
        row = max(self._search.row_of(wished), 0)
        self.programs.show_entry(self._search.entry(row), wished, again=True)
        self.choose_row(row)
        self.keep_pane()
        self.show_count()
        if library.program(self._awaited) is not None:
            self._show_edited(self._awaited)

    @Slot(str)
    def _show_edited(self, program_id: str) -> None:
        """Show a program that was edited, now or as soon as its file has been read."""
        is_there = self._context.library.program(program_id) is not None
        self._awaited = "" if is_there else program_id
        if is_there:
            self._show_listed(program_id)

    @Slot()
    def show_hits(self) -> None:
        """Choose among the hits: what was shown before, or else the first."""
        shown = self.programs.program
        row = self._search.row_of(shown.id) if shown is not None else -1
        entry = self._search.entry(row)
        if shown is None or entry is None or shown not in self._search.fitting(entry):
            row = max(row, 0)
            self._scroll.bar.setValue(0)
        self.choose_row(row)
        self.show_pane()
        self.show_count()

    def count_words(self, count: int) -> str:
        """Return how many programs are listed, in words."""
        words = self.tr("1 program") if count == 1 else self.tr("{0} programs")
        return words.format(count)

    def empty_words(self, *, is_filtered: bool) -> str:
        """Return why there is no program."""
        if is_filtered:
            return self.tr("No program fits these filters.")
        return self.tr("No program fits this search.")

    def nothing_words(self) -> str:
        """Return that there is no program at all."""
        return self.tr("There are no programs yet.")

    def _show_unused(self) -> None:
        """List the files that could not be used; say so above the cards too.

        What is wrong with plans and with cards of the guide stands on their pages.
        """
        problems = tuple(
            each
            for each in self._context.library.problems
            if kind_of_name(each.file) not in _KINDS_ELSEWHERE
        )
        self._problems.set_problems(problems)
        count = len({problem.file for problem in problems})
        words = (
            self.tr("1 file not used") if count == 1 else self.tr("{0} files not used")
        )
        self._unused.setText(words.format(count))
        self._unused.setAccessibleName(self._unused.text())
        self._unused.setVisible(count > 0)

    @Slot()
    def _show_problems(self) -> None:
        """Scroll to the card that says what is wrong with which file."""
        self._scroll.bar.setValue(self._problems.y())

    def fill_pane(self) -> None:
        """Show the entry of the chosen card."""
        self._show_entry(self.cards.currentIndex().row())

    @Slot()
    def _start_chosen(self) -> None:
        """Start the chosen program, also when the pane has not followed yet."""
        self.show_pane()
        self.programs.start()

    @Slot()
    def _duplicate(self) -> None:
        """Edit a copy of the chosen program."""
        self.show_pane()
        if self.programs.program is not None:
            self.editing.duplicate(self.programs.program)

    @Slot()
    def _delete(self) -> None:
        """Delete the chosen program, where it is the person's own."""
        self.show_pane()
        program = self.programs.program
        if program is None:
            return
        if program.own:
            words = self.tr("{0} is deleted.").format(program.title)
            plans = plans_with(self._context.library, program.id)
            if plans:
                words = self.tr("{0} is deleted; the plan {1} needs it.")
                words = words.format(program.title, plans[0].title)
            # Its button goes with it, and so would the keyboard.
            self._go_back()
            self.cards.setFocus(Qt.FocusReason.OtherFocusReason)
            self._own_files.delete(program, words)
        else:
            words = self.tr("{0} is not a file of your own, so it stays.")
            self._context.notice_given.emit(words.format(program.title))

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
            self.show_hits()

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
            for order in PROGRAM_ORDERS
        ]

    @Slot(object)
    def _take_order(self, order: object) -> None:
        self._show_order(str(order))
        self._context.change_settings(program_order=str(order))
        self.show_hits()

    def _show_order(self, order: str) -> None:
        self._search.set_order(order)
        self._order.show_choice(self._order_word(order))
