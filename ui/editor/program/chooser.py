"""Chooses an exercise: the list of all with figures, search and filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.models.exercise_list import ExerciseSearch
from ui.pages.exercises.filter_bar import ExerciseFilterBar
from ui.pages.programs.card_list import CardList
from ui.player.overlay import Overlay
from ui.theme import current_theme
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from ui.context import AppContext
    from ui.widgets.thumbnails import ThumbnailStore

_EDGE_PX = 16
_SIDE_PX = 32


class ExerciseChooser(Overlay):
    """Covers the window until an exercise is chosen or Escape is pressed.

    Args:
        context: The library, and what is at hand.
        window: What is covered.
        thumbnails: Where the figures come from.

    Attributes:
        field: The search field.
        cards: The hits.

    Signals:
        chosen: The id of the exercise.
    """

    width_px = 900
    chosen = Signal(str)

    def __init__(
        self, context: AppContext, window: QWidget, thumbnails: ThumbnailStore
    ) -> None:
        super().__init__(window, motion=not context.less_motion)
        self.set_head(self.tr("Choose an exercise"))
        self._search = ExerciseSearch(context.library, self)
        self.field = SearchField(
            self.tr("Search names or muscles"), self.tr("Search exercises")
        )
        self.field.text_changed.connect(self._look_for)
        self.field.left_downwards.connect(self._enter_list)
        self.filters = ExerciseFilterBar(self._search, context)
        self.filters.changed.connect(self._show_hits)
        tools = QWidget()
        column = QVBoxLayout(tools)
        column.setContentsMargins(_SIDE_PX + 4, 0, _SIDE_PX, 6)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self.filters)
        layout = self._card.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.setContentsMargins(0, 24, 0, 0)
        layout.insertWidget(1, tools)
        self.cards = self._make_cards(thumbnails)
        self._empty = EmptyState(thumbnails)
        self._empty.pressed.connect(self._clear)
        self.body.setContentsMargins(_SIDE_PX - 4, 0, _SIDE_PX - 12, 12)
        self.body.addWidget(self.cards)
        self.body.addWidget(self._empty)
        self.body.addStretch(1)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.dismissed)
        self.foot.addStretch(1)
        self.foot.addWidget(cancel)
        self.dismissed.connect(self.go_away)
        self._show_hits()

    def _make_cards(self, thumbnails: ThumbnailStore) -> CardList:
        cards = CardList(thumbnails)
        cards.setAccessibleName(self.tr("Exercises"))
        cards.setModel(self._search)
        cards.draw_figures()
        cards.current_moved.connect(self._follow_card)
        cards.opened.connect(self._choose)
        return cards

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
        self._search.search(text)
        self._show_hits()

    @Slot()
    def _show_hits(self) -> None:
        """Choose the first hit, or say that there is none."""
        count = self._search.rowCount()
        self.cards.setVisible(count > 0)
        self._empty.setVisible(count == 0)
        words = self.tr("No exercise fits.")
        self._empty.say(words, self.tr("Show all"))
        if count:
            self.cards.setCurrentIndex(self._search.index(0, 0))
        self._scroll.bar.setValue(0)

    @Slot()
    def _clear(self) -> None:
        self.field.set_text("")
        self.filters.clear()

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
        exercise = self._search.exercise(self.cards.currentIndex().row())
        if exercise is not None:
            self.go_away()
            self.chosen.emit(exercise.id)
