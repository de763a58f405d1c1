"""The Programs page: find a program, look at it, start it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.models.program_list import ProgramListModel, ProgramSearch
from ui.pages.page import Page
from ui.pages.programs.card_list import EDGE_PX, CardList
from ui.pages.programs.detail import WIDTH_PX, DetailPane
from ui.pages.programs.problems import ProblemCard
from ui.theme import current_theme
from ui.tokens import PAGE_MARGIN_NARROW_PX, PAGE_MARGIN_PX
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import SHADOW_ROOM_PX
from ui.widgets.empty_state import EmptyState
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label
from ui.widgets.scroll import WIDTH_PX as SCROLL_BAR_PX
from ui.widgets.scroll import ScrollArea
from ui.widgets.search_field import SearchField
from ui.widgets.thumbnails import ThumbnailStore

if TYPE_CHECKING:
    from ui.context import AppContext


class ProgramsPage(Page):
    """Search field and cards at the left, everything about one program at the right.

    In a narrow window there is one column: the list, or the program with a way back.
    """

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._is_narrow = False
        self._shows_detail = False
        self._thumbnails = ThumbnailStore(self)
        self._model = ProgramListModel(context.library, self)
        self._search = ProgramSearch(self._model, self)
        self._make_head()
        self._make_left()
        self.detail = DetailPane(context.library, self._thumbnails, self)
        self.detail.start_asked.connect(self.start_asked)
        self._body = QHBoxLayout()
        self._body.setSpacing(0)
        self._body.addWidget(self._left, 1)
        self._body.addWidget(self.detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(self._body, 1)
        context.library.library_changed.connect(self._take_library)
        self._search.rowsInserted.connect(self._count)
        self._search.rowsRemoved.connect(self._count)
        current_theme().changed.connect(self._arrange)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            start = QShortcut(QKeySequence(keys), self)
            start.activated.connect(self.detail.start)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        back.activated.connect(self._go_back)
        self._take_library()
        self._arrange()

    def _make_head(self) -> None:
        self._head = QWidget(self)
        self._back = Button(
            kind=ButtonKind.LINK, icon="arrow_back", name=self.tr("Back to the list")
        )
        self._back.clicked.connect(self._go_back)
        self._title = Label(self.tr("Programs"), role="page_title")
        row = QHBoxLayout(self._head)
        row.setSpacing(4)
        row.addWidget(self._back)
        row.addWidget(self._title)
        row.addStretch(1)
        self._head_row = row

    def _make_left(self) -> None:
        """Make the column with search field, count, cards and broken files."""
        self._left = QWidget(self)
        self._field = SearchField(
            self.tr("Search exercises or muscles"), self.tr("Search programs"), self
        )
        self._field.text_changed.connect(self._look_for)
        self._field.left_downwards.connect(self._enter_list)
        self._counted = Label(role="small", color="text_2", weight=500)
        self.cards = CardList(self._thumbnails)
        self.cards.setModel(self._search)
        self.cards.selectionModel().currentChanged.connect(self._show_current)
        self.cards.current_moved.connect(self._follow_card)
        self.cards.opened.connect(self._open_detail)
        self._empty = EmptyState(self._thumbnails)
        self._empty.pressed.connect(self._field.clear)
        self._empty.hide()
        self._problems = ProblemCard(self._context.library.own_folder)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 12)
        inner.setSpacing(0)
        inner.addWidget(self.cards)
        inner.addWidget(self._empty, 1)
        inner.addWidget(self._problems)
        inner.addStretch(0)
        self._column = inner
        self._scroll = ScrollArea(self)
        self._scroll.set_content(content)
        self._search_row = QHBoxLayout()
        self._search_row.setSpacing(14)
        self._search_row.addWidget(self._field)
        self._search_row.addWidget(self._counted)
        self._search_row.addStretch(1)
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._search_row)
        column.addWidget(self._scroll, 1)

    def set_narrow(self, is_narrow: bool) -> None:
        """Go to one column, or back to two."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._shows_detail = False
            self._arrange()

    def focus_search(self) -> bool:
        """Put the keyboard into the search field."""
        self._go_back()
        self._field.select_all()
        return True

    def shown_first(self) -> None:
        """Read the library and draw the figures."""
        self.cards.draw_figures()
        self.cards.setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.library.load()

    def show_program(self, program_id: str) -> bool:
        """Choose a program and show it; False when the list does not hold it."""
        self._field.set_text("")
        row = self._search.row_of(program_id)
        entry = self._search.entry(row)
        if entry is None:
            return False
        self.cards.setCurrentIndex(self._search.index(row, 0))
        self.detail.show_entry(entry, program_id)
        self._open_detail()
        return True

    @Slot()
    def _arrange(self) -> None:
        """Set margins and decide what is visible."""
        is_narrow = self._is_narrow
        margin = PAGE_MARGIN_NARROW_PX if is_narrow else PAGE_MARGIN_PX
        in_detail = is_narrow and self._shows_detail
        self._head_row.setContentsMargins(
            margin - (RING_ROOM_PX + 8 if in_detail else 0),
            18 if is_narrow else 32,
            margin,
            6 if is_narrow else 14,
        )
        self._search_row.setContentsMargins(margin - RING_ROOM_PX, 0, margin, 0)
        # The cards reach past the margin by the room for their shadow.
        self._scroll_margins(margin)
        self._back.setVisible(in_detail)
        self._left.setVisible(not in_detail)
        self.detail.setVisible(in_detail or not is_narrow)
        if is_narrow:
            self.detail.setMinimumWidth(0)
            self.detail.setMaximumWidth(16_777_215)
        else:
            self._set_pane_width()
        edge = margin - SHADOW_ROOM_PX
        self._body.setContentsMargins(edge if in_detail else 0, 0, edge, 24 - 8)
        if is_narrow and not in_detail:
            self._body.setContentsMargins(0, 0, 0, 0)
        self.cards.set_rows(is_narrow)

    def _scroll_margins(self, margin: int) -> None:
        right = margin - EDGE_PX if self._is_narrow else SHADOW_ROOM_PX
        self._column.setContentsMargins(
            margin - EDGE_PX, 0, max(right - SCROLL_BAR_PX, 0), 12
        )

    def _set_pane_width(self) -> None:
        """Give the pane its width: 502 where there is room, never below 400."""
        scale = max(current_theme().scale, 1.0)
        room = self.width() - 2 * PAGE_MARGIN_PX
        wished = round(WIDTH_PX * min(scale, 1.25))
        width = min(max(round(room * 0.5), 400), wished)
        self.detail.setFixedWidth(width + 2 * SHADOW_ROOM_PX)

    def resizeEvent(self, event: object) -> None:
        """Fit the pane to the new width."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        if not self._is_narrow:
            self._set_pane_width()

    @Slot()
    def _take_library(self) -> None:
        """Show what the library holds now, at the program that was shown before."""
        library = self._context.library
        self._problems.set_problems(library.problems)
        shown = self.detail.program.id if self.detail.program else ""
        wished = shown or self._context.settings.last_program
        row = max(self._search.row_of(wished), 0)
        entry = self._search.entry(row)
        if entry is not None:
            self.cards.setCurrentIndex(self._search.index(row, 0))
        self.detail.show_entry(entry, wished)
        self._count()

    @Slot()
    def _count(self) -> None:
        """Say how many programs are listed, or why there is none."""
        count = self._search.rowCount()
        words = self.tr("1 program") if count == 1 else self.tr("{0} programs")
        is_loaded = self._context.library.is_loaded
        self._counted.setText(words.format(count) if is_loaded else "")
        is_empty = is_loaded and count == 0
        self.cards.setVisible(not is_empty)
        self._empty.setVisible(is_empty)
        if self._field.text():
            sentence = self.tr("No program fits this search.")
            self._empty.say(sentence, self.tr("Clear the search"))
        else:
            self._empty.say(self.tr("There are no programs yet."))

    @Slot(str)
    def _look_for(self, text: str) -> None:
        self._search.search(text)
        if text and self._search.rowCount():
            self.cards.setCurrentIndex(self._search.index(0, 0))
            self._scroll.bar.setValue(0)
        self._count()

    @Slot()
    def _enter_list(self) -> None:
        """Go from the search field to the first hit."""
        if self._search.rowCount():
            if not self.cards.currentIndex().isValid():
                self.cards.setCurrentIndex(self._search.index(0, 0))
            self.cards.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(QModelIndex, QModelIndex)
    def _show_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        entry = self._search.entry(current.row()) if current.isValid() else None
        if entry is not None:
            self.detail.show_entry(entry)

    @Slot(QRect)
    def _follow_card(self, card: QRect) -> None:
        """Scroll the chosen card into view."""
        top = self.cards.y() + card.y()
        bar = self._scroll.verticalScrollBar()
        page = self._scroll.viewport().height()
        if top < bar.value():
            bar.setValue(top)
        elif top + card.height() > bar.value() + page:
            bar.setValue(top + card.height() - page)

    @Slot()
    def _open_detail(self) -> None:
        """Show the chosen program alone where there is one column."""
        if self._is_narrow:
            self._shows_detail = True
            self._arrange()
            self.detail.focus_start()

    @Slot()
    def _go_back(self) -> None:
        """Go back to the list where there is one column."""
        if self._shows_detail:
            self._shows_detail = False
            self._arrange()
            self.cards.setFocus(Qt.FocusReason.OtherFocusReason)
