"""The cards of the page: made at once with faint axes, filled when the graphs are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from coach.progress.span import Span
from ui.pages.progress.cards import (
    CrampCard,
    DaysCard,
    LoadCard,
    MinutesCard,
    PainCard,
    StretchCard,
)
from ui.pages.progress.day_axis import day_at
from ui.pages.progress.hover_card import HoverCard
from ui.pages.progress.sides_card import SidesCard
from ui.theme import current_theme

if TYPE_CHECKING:
    from coach.progress.overview import Overview
    from ui.context import AppContext
    from ui.models.history_model import Snapshot
    from ui.pages.progress.card import GraphCard
    from ui.widgets.thumbnails import ThumbnailStore

# Shares of the width of the cards that stand side by side, and their height.
_ROWS = (((640, 352), 350), ((470, 522), 326), ((1, 1, 1), 326))
_ALONE_PX = 330
# A drag over less says nothing.
_LEAST_DAYS = 3


class Board(QWidget):
    """Seven cards, and the small card that tells of the day under the pointer.

    Args:
        context: What all parts share.
        thumbnails: Draws the figures.
        page: What the small card lies over.

    Signals:
        span_asked: The person dragged over these days.
        days_chosen: The person chose these days in a graph.
    """

    span_asked = Signal(object)
    days_chosen = Signal(object)

    def __init__(
        self, context: AppContext, thumbnails: ThumbnailStore, page: QWidget
    ) -> None:
        super().__init__()
        self._page = page
        self.pain = PainCard(thumbnails)
        self.calendar = DaysCard(thumbnails)
        self.minutes = MinutesCard(thumbnails)
        self.sides = SidesCard(thumbnails, context.library)
        self.load = LoadCard(thumbnails)
        self.stretch = StretchCard(thumbnails)
        self.cramps = CrampCard(thumbnails)
        self.cards: tuple[GraphCard, ...] = (
            self.pain,
            self.calendar,
            self.minutes,
            self.sides,
            self.load,
            self.stretch,
            self.cramps,
        )
        self._hover = HoverCard(page)
        self._has_graphs = False
        self._snapshot: Snapshot | None = None
        self._rows: list[QBoxLayout] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._is_narrow = False
        self._library = context.library
        self._library.library_changed.connect(self.show_figures)
        self.show_figures()
        self._place_cards()
        self.set_narrow(False)

    def _place_cards(self) -> None:
        cards = iter(self.cards)
        for shares, _ in _ROWS:
            row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
            row.setSpacing(0)
            for share in shares:
                row.addWidget(next(cards), share)
            self._rows.append(row)
            self._column.addLayout(row)

    def set_narrow(self, is_narrow: bool) -> None:
        """Put the cards below one another, or side by side."""
        self._is_narrow = is_narrow
        down, across = (
            QBoxLayout.Direction.TopToBottom,
            QBoxLayout.Direction.LeftToRight,
        )
        cards = iter(self.cards)
        scale = max(current_theme().scale, 1.0)
        for row, (shares, height_px) in zip(self._rows, _ROWS, strict=True):
            row.setDirection(down if is_narrow else across)
            for _ in shares:
                height = _ALONE_PX if is_narrow else height_px
                next(cards).setMinimumHeight(round(height * scale))

    @Slot()
    def show_figures(self) -> None:
        """Take the figures that teach from the library."""
        for card in self.cards:
            card.show_figure(self._library.exercises)

    @property
    def has_graphs(self) -> bool:
        """Whether the graphs have been made."""
        return self._has_graphs

    def make_graphs(self) -> None:
        """Make the graphs; this brings pyqtgraph and numpy along."""
        for card in self.cards:
            card.make_graph()
            assert card.graph is not None, "it has just been made"
            card.graph.pointed.connect(partial(self._tell_of, card))
            card.graph.chosen.connect(partial(self._choose, card))
            # The calendar and the bars of muscles have no time axis to drag over.
            dragged = getattr(card.graph, "span_dragged", None)
            if dragged is not None:
                dragged.connect(self._ask_span)
        self._has_graphs = True

    def show_overview(self, overview: Overview, snapshot: Snapshot) -> None:
        """Fill the cards."""
        self._snapshot = snapshot
        self._hover.leave()
        for card in self.cards:
            card.show_overview(overview)

    @Slot()
    def let_go(self) -> None:
        """Point at no day any more: the graphs have moved under the pointer."""
        for card in self.cards:
            if card.graph is not None:
                card.graph.point_at(-1)

    @property
    def hover(self) -> HoverCard:
        """The small card of facts."""
        return self._hover

    def _tell_of(self, card: GraphCard, index: int) -> None:
        """Show, and say to a screen reader, what is known of a stop."""
        graph = card.graph
        if index < 0 or graph is None or self._snapshot is None:
            self._hover.leave()
            return
        facts = card.facts_at(index, self._snapshot)
        place = graph.mapTo(self._page, graph.stop_px(index).toPoint())
        self._hover.tell(facts, QPoint(place.x(), place.y() + 8))
        if graph.shows_focus:
            said = QAccessibleAnnouncementEvent(graph, facts.spoken())
            QAccessible.updateAccessibility(said)

    def _choose(self, card: GraphCard, index: int) -> None:
        self._hover.leave()
        self.days_chosen.emit(card.span_at(index))

    @Slot(float, float)
    def _ask_span(self, first: float, last: float) -> None:
        """Ask for the days of a drag, whole days and at least three."""
        start, end = round(first), round(last)
        if end - start < _LEAST_DAYS - 1:
            middle = (start + end) // 2
            start, end = middle - 1, middle + 1
        self.span_asked.emit(Span(day_at(start), day_at(end)))
