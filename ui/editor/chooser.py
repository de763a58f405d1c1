"""Chooses one of a list: cards with figures, and a search above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.player.overlay import Overlay
from ui.theme import current_theme
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from ui.context import AppContext
    from ui.models.hit_list import HitList
    from ui.pages.programs.card_list import CardList
    from ui.widgets.search_field import SearchField
    from ui.widgets.thumbnails import ThumbnailStore

_EDGE_PX = 16
_SIDE_PX = 32


class Chooser(Overlay):
    """Covers the window until something is chosen or Escape is pressed.

    A subclass says what is listed, and calls `lay_out` when all of it is there.

    Args:
        context: The library, and what is at hand.
        window: What is covered.
        thumbnails: Where the figures come from.

    Attributes:
        field: The search field.
        cards: The hits.
        tools: The column with the search field; what narrows the list goes below it.

    Signals:
        chosen: The id of what was chosen.
    """

    width_px = 900
    chosen = Signal(str)

    def __init__(
        self, context: AppContext, window: QWidget, thumbnails: ThumbnailStore
    ) -> None:
        super().__init__(window, motion=not context.less_motion)
        self._thumbnails = thumbnails
        self.tools = QVBoxLayout()
        self._empty_words = ""
        self._hits: HitList

    def lay_out(
        self,
        title: str,
        hits: HitList,
        cards: CardList,
        field: SearchField,
        empty: str,
    ) -> None:
        """Put everything into its place.

        Args:
            title: What is chosen.
            hits: What is listed.
            cards: How it is listed.
            field: The search field.
            empty: What is said where nothing fits.
        """
        self.set_head(title)
        self._hits, self._empty_words = hits, empty
        self.field = field
        field.text_changed.connect(self._look_for)
        field.left_downwards.connect(self._enter_list)
        tools = QWidget()
        tools.setLayout(self.tools)
        self.tools.setContentsMargins(_SIDE_PX + 4, 0, _SIDE_PX, 6)
        self.tools.setSpacing(4)
        self.tools.insertWidget(0, field)
        layout = self._card.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.setContentsMargins(0, 24, 0, 0)
        layout.insertWidget(1, tools)
        self.cards = cards
        cards.setModel(hits)
        cards.draw_figures()
        cards.current_moved.connect(self._follow_card)
        cards.opened.connect(self._choose)
        self._empty = EmptyState(self._thumbnails)
        self._empty.pressed.connect(self.show_everything)
        self.body.setContentsMargins(_SIDE_PX - 4, 0, _SIDE_PX - 12, 12)
        self.body.addWidget(cards)
        self.body.addWidget(self._empty)
        self.body.addStretch(1)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.dismissed)
        self.foot.addStretch(1)
        self.foot.addWidget(cancel)
        self.dismissed.connect(self.go_away)
        self.show_hits()

    def id_at(self, row: int) -> str:
        """Return the id of what is in a row, or "".

        Raises:
            NotImplementedError: The subclass does not say.
        """
        raise NotImplementedError

    def show_all(self) -> None:
        """Show the chooser with the keyboard in the search field."""
        self.open(self.field)

    def fit(self) -> None:
        """Cover the window; the card is as tall as there is room for."""
        window = self.parentWidget()
        assert window is not None
        self.setGeometry(window.rect())
        wished = round(self.width_px * max(current_theme().scale, 1.0))
        width = min(wished, self.width() - 2 * _EDGE_PX)
        height = self.height() - 2 * _EDGE_PX
        self._card.setGeometry((self.width() - width) // 2, _EDGE_PX, width, height)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Take keys before the shortcuts of what lies behind."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    @Slot(str)
    def _look_for(self, text: str) -> None:
        self._hits.search(text)
        self.show_hits()

    @Slot()
    def show_hits(self) -> None:
        """Choose the first hit, or say that there is none."""
        count = self._hits.rowCount()
        self.cards.setVisible(count > 0)
        self._empty.setVisible(count == 0)
        self._empty.say(self._empty_words, self.tr("Show all"))
        if count:
            self.cards.setCurrentIndex(self._hits.index(0, 0))
        self._scroll.bar.setValue(0)

    @Slot()
    def show_everything(self) -> None:
        """Take back what narrows the list."""
        self.field.set_text("")

    @Slot()
    def _enter_list(self) -> None:
        self.cards.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(QRect)
    def _follow_card(self, card: QRect) -> None:
        middle = self.cards.y() + card.center().y()
        place = QPoint(card.center().x(), middle)
        reach = card.height() // 2 + 8
        self._scroll.ensureVisible(place.x(), place.y(), 0, reach)

    @Slot()
    def _choose(self) -> None:
        found = self.id_at(self.cards.currentIndex().row())
        if found:
            self.go_away()
            self.chosen.emit(found)
