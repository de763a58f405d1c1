"""The Progress page: one look says whether it gets better."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaMethod, Qt, QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.progress.span import WEEK_DAYS, Span
from coach.store.entries import MEASURE
from ui.pages.page import Page
from ui.pages.progress.board import Board
from ui.pages.progress.card import TABLE
from ui.pages.progress.head import ProgressHead
from ui.pages.progress.saving import PictureSaver
from ui.pages.progress.sheets import ProgressSheets
from ui.platform.sources import forget_sources
from ui.tokens import PAGE_MARGIN_NARROW_PX, PAGE_MARGIN_PX
from ui.widgets.card import SHADOW_ROOM_PX
from ui.widgets.scroll import WIDTH_PX as SCROLL_BAR_PX
from ui.widgets.scroll import Column, ScrollArea
from ui.widgets.thumbnails import ThumbnailStore

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent, QShowEvent

    from coach.progress.overview import Overview
    from ui.context import AppContext
    from ui.pages.progress.card import GraphCard

_CONTENT_MOST_PX = 1240


class ProgressPage(Page):
    """Seven graphs over the same days, each with its sentence.

    Args:
        context: What all parts share.
    """

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._history = context.history
        self._zoomed: Span | None = None
        self._test = ""
        self._shown: Overview | None = None
        self._is_narrow = False
        self._is_painted = False
        self.head = ProgressHead(self)
        self.board = Board(context, ThumbnailStore(self), self)
        self._scroll = ScrollArea(self)
        content = Column()
        self._inner = QVBoxLayout(content)
        self._inner.addWidget(self.board)
        self._scroll.set_content(content)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(4)
        self._column.addWidget(self.head)
        self._column.addWidget(self._scroll, 1)
        self.sheets = ProgressSheets(context, self)
        self.saver = PictureSaver(context, self)
        self._connect()
        self.head.show_range(context.settings.progress_range, None)
        self._set_margins()
        self._history.load()

    def _connect(self) -> None:
        self.head.range_chosen.connect(self.show_range)
        self.head.back_asked.connect(self.leave_zoom)
        self.head.export_asked.connect(self.export_asked)
        self.head.note_asked.connect(self._ask_note)
        self._scroll.bar.valueChanged.connect(self.board.let_go)
        self.board.span_asked.connect(self.zoom_to)
        self.board.days_chosen.connect(self.open_days)
        for card in self.board.cards:
            card.menu_chosen.connect(partial(self.use_card, card))
        self.board.sides.test_asked.connect(self._show_test)
        self.board.sides.measure_asked.connect(self._ask_measure)
        self._history.record_changed.connect(self.show_record)
        self._history.failed.connect(self._context.notice_given)
        self._context.settings_changed.connect(self.show_record)

    @property
    def span(self) -> Span:
        """The days that are looked at."""
        name = self._context.settings.progress_range
        return self._zoomed or self._history.span(name)

    @Slot(str)
    def show_range(self, name: str) -> None:
        """Show another range, which is remembered."""
        self._zoomed = None
        if name == self._context.settings.progress_range:
            self.show_record()
        else:
            self._context.change_settings(progress_range=name)

    @Slot(object)
    def zoom_to(self, span: Span) -> None:
        """Show only these days in all graphs; none of them lies ahead."""
        today = self._history.today
        self._zoomed = Span(min(span.first, today), min(span.last, today))
        self.show_record()

    @Slot()
    def leave_zoom(self) -> None:
        """Show the whole range again."""
        self._zoomed = None
        self.show_record()

    @Slot(object)
    def open_days(self, span: Span) -> None:
        """Open the sessions of some days; a month is looked at more closely."""
        snapshot = self._history.snapshot
        if span.days > WEEK_DAYS:
            self.zoom_to(span)
        elif snapshot is not None:
            sessions = snapshot.record.sessions_in(span)
            self.sheets.open_sessions([session.id for session in sessions])

    def use_card(self, card: GraphCard, wish: str) -> None:
        """Do what was chosen in the menu of a card."""
        if wish != TABLE:
            self.saver.take_out(card, wish)
        elif card.table is not None:
            self.sheets.open_table(card.table, card.sentence.text())

    @Slot()
    def show_record(self) -> None:
        """Show what is known of the days that are looked at."""
        self.head.show_range(self._context.settings.progress_range, self._zoomed)
        snapshot, span = self._history.snapshot, self.span
        is_ready = self.board.has_graphs and self._history.has_days_of(span)
        if snapshot is None or not is_ready:
            return
        overview = self._history.overview(span, self._test)
        if overview is self._shown:
            return
        self._shown = overview
        self.head.sentence.setText(overview.headline)
        self.board.show_overview(overview, snapshot)

    def set_narrow(self, is_narrow: bool) -> None:
        """Put all cards into one column in a narrow window."""
        self._is_narrow = is_narrow
        self.head.set_narrow(is_narrow)
        self.board.set_narrow(is_narrow)
        self._set_margins()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Make the graphs once the page is visible: they bring much along."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self._make_graphs)

    def showEvent(self, event: QShowEvent) -> None:
        """Offer what is connected, and read again after a night."""
        super().showEvent(event)
        has_notes = self._has_listener(self.note_asked)
        has_exports = self._has_listener(self.export_asked)
        self.head.allow(notes=has_notes, exports=has_exports)
        self.board.sides.allow_measuring(has_notes)
        self._history.load()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the content in the middle of a very wide window."""
        super().resizeEvent(event)
        self._set_margins()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the zoom."""
        if event.key() == Qt.Key.Key_Escape and self._zoomed is not None:
            self.leave_zoom()
            return
        super().keyPressEvent(event)

    def _has_listener(self, signal: SignalInstance) -> bool:
        return self.isSignalConnected(QMetaMethod.fromSignal(signal))

    @Slot()
    def _make_graphs(self) -> None:
        self.board.make_graphs()
        forget_sources()
        self.show_record()

    @Slot(str)
    def _show_test(self, test: str) -> None:
        self._test = test
        self.show_record()

    @Slot()
    def _ask_note(self) -> None:
        self.note_asked.emit("")

    @Slot()
    def _ask_measure(self) -> None:
        self.note_asked.emit(MEASURE)

    def _set_margins(self) -> None:
        margin = PAGE_MARGIN_NARROW_PX if self._is_narrow else PAGE_MARGIN_PX
        spare = max(self.width() - 2 * margin - _CONTENT_MOST_PX, 0) // 2
        self._column.setContentsMargins(0, 18 if self._is_narrow else 32, 0, 0)
        side = margin + spare
        self.head.setContentsMargins(side, 0, side, 0)
        left = side - SHADOW_ROOM_PX
        right = max(left - SCROLL_BAR_PX, 0)
        self._inner.setContentsMargins(left, 0, right, 16)
