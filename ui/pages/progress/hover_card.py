"""The small card that tells of the day under the pointer or the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.widgets.card import paint_card
from ui.widgets.label import Label

if TYPE_CHECKING:
    from coach.progress.facts import Facts

_ROOM_PX = 8
_WIDEST_PX = 280
_AWAY_PX = 10
_LINES_MOST = 9


class HoverCard(QWidget):
    """Shows facts beside a place of the page; the pointer goes through it.

    Args:
        page: The widget that it lies over.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._grid = QGridLayout(self)
        inside = QMargins(14, 10, 14, 12)
        room = QMargins(_ROOM_PX, _ROOM_PX, _ROOM_PX, _ROOM_PX)
        self._grid.setContentsMargins(inside + room)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(3)
        self._labels: list[QWidget] = []
        self.facts: Facts | None = None
        self.hide()

    def tell(self, facts: Facts, place: QPoint) -> None:
        """Show facts beside a place, which stays visible.

        Args:
            facts: What to show.
            place: In the page's coordinates.
        """
        if facts != self.facts:
            self._fill(facts)
        self.adjustSize()
        self._move_to(place)
        self.show()
        self.raise_()

    def leave(self) -> None:
        """Show nothing."""
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        room = _ROOM_PX
        ground = QRectF(self.rect()).adjusted(room, room - 2, -room, -room - 2)
        paint_card(QPainter(self), ground, 12)

    def _fill(self, facts: Facts) -> None:
        self.facts = facts
        for label in self._labels:
            self._grid.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._labels = []
        self._add(Label(facts.title, role="small", weight=700), 0, 0, 2)
        for row, (name, text) in enumerate(facts.lines[:_LINES_MOST], 1):
            value = Label(text, role="small", weight=600, wrap=len(text) > 40)
            value.setMaximumWidth(_WIDEST_PX)
            if name:
                self._add(Label(name, role="small", color="text_2"), row, 0, 1)
                self._add(value, row, 1, 1)
            else:
                self._add(value, row, 0, 2)

    def _add(self, label: Label, row: int, column: int, span: int) -> None:
        self._grid.addWidget(label, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
        self._labels.append(label)
        label.show()

    def _move_to(self, place: QPoint) -> None:
        """Go to the right of the place, or to its left where there is no room."""
        page = self.parentWidget()
        assert page is not None
        x = place.x() + _AWAY_PX
        if x + self.width() > page.width():
            x = place.x() - _AWAY_PX - self.width()
        y = min(max(place.y() - 12, 0), max(page.height() - self.height(), 0))
        self.move(max(x, 0), y)
