"""What the Programs and Exercises pages share: a list at the left, a pane at the right.

In a narrow window there is one column: the list, or the pane with a way back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.pages.page import Page
from ui.pages.programs.card_list import EDGE_PX, CardList
from ui.theme import current_theme
from ui.tokens import PAGE_MARGIN_NARROW_PX, PAGE_MARGIN_PX
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import SHADOW_ROOM_PX
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label
from ui.widgets.scroll import WIDTH_PX as SCROLL_BAR_PX
from ui.widgets.scroll import ScrollArea
from ui.widgets.search_field import SearchField
from ui.widgets.thumbnails import ThumbnailStore

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from ui.context import AppContext

PANE_PX = 502
# Fingers that type or hold an arrow key down are not kept waiting by the pane.
PANE_AFTER_MS = 120
_ANY_WIDTH_PX = 16_777_215


class BrowsePage(Page):
    """Search field and cards at the left, everything about one of them at the right.

    Args:
        context: What all parts share.
        title: Title of the page.
        placeholder: Shown in the empty search field.
        search_name: Accessible name of the search field.

    Attributes:
        cards: The list; a subclass gives it a model.
        detail: The pane at the right.
        pane_px: Width of the pane where there is room.
    """

    pane_px = PANE_PX

    def __init__(
        self,
        context: AppContext,
        title: str,
        placeholder: str,
        search_name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._is_narrow = False
        self._shows_detail = False
        self._thumbnails = ThumbnailStore(self)
        self.detail: QWidget = QWidget()
        self._make_head(title)
        self._make_tools(placeholder, search_name)
        self._make_left()
        # A child, so that it goes with the page.
        self._laid_out = QTimer(self)
        self._laid_out.setSingleShot(True)
        self._laid_out.setInterval(0)
        self._laid_out.timeout.connect(self._show_chosen)
        self._pane_timer = QTimer(self)
        self._pane_timer.setSingleShot(True)
        self._pane_timer.setInterval(PANE_AFTER_MS)
        self._pane_timer.timeout.connect(self.show_pane)
        current_theme().changed.connect(self._arrange)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        back.activated.connect(self._go_back)

    def _make_head(self, title: str) -> None:
        self._head = QWidget(self)
        self._back = Button(
            kind=ButtonKind.LINK, icon="arrow_back", name=self.tr("Back to the list")
        )
        self._back.clicked.connect(self._go_back)
        row = QHBoxLayout(self._head)
        row.setSpacing(4)
        row.addWidget(self._back)
        row.addWidget(Label(title, role="page_title"))
        row.addStretch(1)
        self._head_row = row

    def _make_tools(self, placeholder: str, name: str) -> None:
        """Make the row over both columns: the search field, and room for more."""
        self._tools = QWidget(self)
        self._field = SearchField(placeholder, name, self._tools)
        self._field.text_changed.connect(self._look_for)
        self._field.left_downwards.connect(self._enter_list)
        self._tool_row = QHBoxLayout(self._tools)
        self._tool_row.setSpacing(6)
        self._tool_row.addWidget(self._field, 0, Qt.AlignmentFlag.AlignTop)

    def _make_left(self) -> None:
        """Make the column with count, cards and what a subclass adds below them."""
        self._left = QWidget(self)
        self._counted = Label(role="small", color="text_2", weight=500)
        self.cards = self.make_cards()
        self.cards.current_moved.connect(self._follow_card)
        self.cards.opened.connect(self._open_detail)
        self._empty = EmptyState(self._thumbnails)
        self._empty.hide()
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 12)
        self._column.setSpacing(0)
        self._column.addWidget(self.cards)
        self._column.addWidget(self._empty, 1)
        self._scroll = ScrollArea(self)
        self._scroll.set_content(content)
        self._count_bar = QWidget(self._left)
        self._count_row = FlowLayout(self._count_bar, gap_px=2)
        self._count_row.addWidget(self._counted)
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._count_bar)
        column.addWidget(self._scroll, 1)

    def make_cards(self) -> CardList:
        """Return the list of the left column; a subclass may have one of its own."""
        return CardList(self._thumbnails)

    def put_together(self, detail: QWidget, *between: QWidget) -> None:
        """Lay out the page around the pane; the others come between head and tools."""
        self.detail.deleteLater()
        self.detail = detail
        self._between = between
        self._body = QHBoxLayout()
        self._body.setSpacing(0)
        self._body.addWidget(self._left, 1)
        self._body.addWidget(detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        for widget in between:
            column.addWidget(widget)
        column.addWidget(self._tools)
        column.addLayout(self._body, 1)
        self._arrange()

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

    def focus_list(self) -> None:
        """Put the keyboard on the chosen card."""
        self.cards.setFocus(Qt.FocusReason.OtherFocusReason)

    def shown_first(self) -> None:
        """Read the library and draw the figures."""
        self.cards.draw_figures()
        self.focus_list()
        self._context.library.load()

    @Slot()
    def _arrange(self) -> None:
        """Set margins and decide what is visible."""
        is_narrow = self._is_narrow
        margin = PAGE_MARGIN_NARROW_PX if is_narrow else PAGE_MARGIN_PX
        in_detail = is_narrow and self._shows_detail
        self._head_row.setContentsMargins(
            margin - (RING_ROOM_PX + 8 if in_detail else 0),
            14 if is_narrow else 28,
            margin,
            4 if is_narrow else 10,
        )
        edge = margin - RING_ROOM_PX
        self._tool_row.setContentsMargins(edge, 0, edge, 0)
        self._count_row.setContentsMargins(margin, 4, SHADOW_ROOM_PX, 0)
        # The cards reach past the margin by the room for their shadow.
        self._scroll_margins(margin)
        self._back.setVisible(in_detail)
        for widget in (self._left, self._tools, *self._between):
            widget.setVisible(not in_detail)
        for widget in self._between:
            widget.setContentsMargins(edge, 0, edge, 0)
        self.detail.setVisible(in_detail or not is_narrow)
        if is_narrow:
            self.detail.setMinimumWidth(0)
            self.detail.setMaximumWidth(_ANY_WIDTH_PX)
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
        """Give the pane its width: `pane_px` where there is room, never below 400."""
        scale = max(current_theme().scale, 1.0)
        room = self.width() - 2 * PAGE_MARGIN_PX
        wished = round(self.pane_px * min(scale, 1.25))
        share = 0.5 * self.pane_px / PANE_PX
        width = min(max(round(room * share), 400), wished)
        self.detail.setFixedWidth(width + 2 * SHADOW_ROOM_PX)

    def resizeEvent(self, event: object) -> None:
        """Fit the pane to the new width."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        if not self._is_narrow:
            self._set_pane_width()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the chosen card, as soon as the list is laid out."""
        super().showEvent(event)
        self._laid_out.start()

    @Slot()
    def _show_chosen(self) -> None:
        current = self.cards.currentIndex()
        if current.isValid():
            self._follow_card(self.cards.visualRect(current))

    def choose_row(self, row: int) -> None:
        """Make a card the current one; the list scrolls to it."""
        model = self.cards.model()
        if model is not None and 0 <= row < model.rowCount():
            self.cards.setCurrentIndex(model.index(row, 0))

    @Slot()
    def show_pane(self) -> None:
        """Show the chosen card in the pane, where that was put off, now."""
        self._pane_timer.stop()
        self.fill_pane()

    def fill_pane(self) -> None:
        """Show the chosen card in the pane; a subclass that puts this off does it."""

    def keep_pane(self) -> None:
        """Leave the pane as it is: it shows already what has just been chosen."""
        self._pane_timer.stop()

    @Slot()
    def show_pane_later(self) -> None:
        """Show the chosen card in the pane as soon as the fingers rest."""
        self._pane_timer.start()

    @Slot(str)
    def _look_for(self, text: str) -> None:
        """Search for what was typed; a subclass does it."""
        raise NotImplementedError

    @Slot()
    def _enter_list(self) -> None:
        """Go from the search field to the first hit."""
        if self.cards.model().rowCount():
            if not self.cards.currentIndex().isValid():
                self.choose_row(0)
            self.cards.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(QRect)
    def _follow_card(self, card: QRect) -> None:
        """Scroll the chosen card into view, once it has its place."""
        if not self.isVisible():
            return
        top = self.cards.y() + card.y()
        bar = self._scroll.verticalScrollBar()
        page = self._scroll.viewport().height()
        if top < bar.value():
            bar.setValue(top)
        elif top + card.height() > bar.value() + page:
            least = top + card.height() - page
            bar.setValue(min(self._next_row_top(least), top))

    def _next_row_top(self, least: int) -> int:
        """Return where the first row of cards begins that is not cut above."""
        place = QPoint(EDGE_PX + 1, least - self.cards.y())
        row = self.cards.visualRect(self.cards.indexAt(place))
        if not row.isValid():
            return least
        top = row.top() if row.top() >= place.y() else row.bottom() + 1
        return top + self.cards.y()

    def focus_detail(self) -> None:
        """Put the keyboard on what the pane is for; here, on the way back."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _open_detail(self) -> None:
        """Show the pane alone where there is one column."""
        if self._pane_timer.isActive():
            self.show_pane()
        if self._is_narrow:
            self._shows_detail = True
            self._arrange()
            self.focus_detail()

    @Slot()
    def _go_back(self) -> None:
        """Go back to the list where there is one column."""
        if self._shows_detail:
            self._shows_detail = False
            self._arrange()
            self.cards.setFocus(Qt.FocusReason.OtherFocusReason)
