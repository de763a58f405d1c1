"""How a row of something to read is painted: picture or icon, title, facts, purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt

from ui.icons import paint_icon
from ui.models.program_list import Role
from ui.models.reading_list import Reading
from ui.pages.programs.card_delegate import (
    EDGE_PX,
    INSET_PX,
    ROW_PICTURE_PX,
    TEXT_INSET_PX,
    CardDelegate,
    title_lines,
)
from ui.pages.programs.closed_line import lock_px, paint_closed
from ui.theme import current_theme
from ui.tokens import RADIUS_CARD_PX
from ui.widgets.card import paint_card
from ui.widgets.focus import paint_focus_ring
from ui.words import MIDDLE_DOT

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from ui.pages.programs.card_delegate import Index
    from ui.pages.reading.row_list import RowList
    from ui.widgets.thumbnails import ThumbnailStore

_TILE_PX = 44
_ICON_PX = 22
_LEAST_PICTURE_PX = 84
_ABOVE_PX = 14
_LINE_GAP_PX = 4
_BELOW_HEADING_PX = 8
_ABOVE_HEADING_PX = 12
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class RowDelegate(CardDelegate):
    """Paints one row, and above the first one of a group its heading."""

    def __init__(self, thumbnails: ThumbnailStore, view: RowList) -> None:
        super().__init__(thumbnails, view)
        self._rows = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row at the width of the list."""
        return self.row_size(index, self._rows.viewport().width())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Paint heading and card."""
        reading = index.data(Role.ENTRY)
        if not isinstance(reading, Reading):
            return
        card = self.card_place(index)
        if self._rows.has_heading(index):
            self._paint_heading(painter, card, reading.group)
        paint_card(painter, card)
        is_current = index.row() == self._rows.currentIndex().row()
        if is_current and self._rows.marks_current:
            self._paint_frame(painter, card)
        if is_current and self._rows.shows_focus:
            paint_focus_ring(painter, card, RADIUS_CARD_PX)
        place = _picture_place(card, reading)
        self._paint_picture(painter, place, index)
        if reading.icon:
            edge = current_theme().px(_ICON_PX)
            sign = QRectF(0, 0, edge, edge)
            sign.moveCenter(place.center())
            color = current_theme().color("accent_text")
            paint_icon(painter, reading.icon, sign, color)
        closed = str(index.data(Role.CLOSED) or "")
        self._paint_lines(painter, _words_place(card, reading), reading, closed)

    def card_place(self, index: Index) -> QRectF:
        """Return the surface of a row's card, without the heading."""
        place = QRectF(self._rows.visualRect(index))
        place.setWidth(self._rows.viewport().width())
        top = EDGE_PX + self._heading_px(index)
        return place.adjusted(EDGE_PX, top, -EDGE_PX, -EDGE_PX)

    def row_size(self, index: Index, width: int) -> QSize:
        """Return the size of a row with its heading and half a gap around it."""
        reading = index.data(Role.ENTRY)
        if not isinstance(reading, Reading):
            return QSize(width, 0)
        card = QRectF(0, 0, width - 2 * EDGE_PX, 0)
        words = self._words_height(reading, _words_place(card, reading).width())
        least = _LEAST_PICTURE_PX + 2 * INSET_PX
        if reading.icon:
            least = round(_picture_width(reading)) + 2 * TEXT_INSET_PX
        height = max(words + 2 * _ABOVE_PX, least)
        return QSize(width, round(height) + 2 * EDGE_PX + self._heading_px(index))

    def _heading_px(self, index: Index) -> int:
        """Return the room that a heading takes above the card."""
        if not self._rows.has_heading(index):
            return 0
        above = 0 if index.row() == 0 else _ABOVE_HEADING_PX
        return round(self.type.strong_metrics.height()) + _BELOW_HEADING_PX + above

    def _paint_heading(self, painter: QPainter, card: QRectF, title: str) -> None:
        height = self.type.strong_metrics.height()
        top = card.top() - _BELOW_HEADING_PX - height
        painter.setFont(self.type.strong)
        painter.setPen(current_theme().color("text_2"))
        line = QRectF(card.left(), top, card.width(), height)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, title)

    def _paint_lines(
        self, painter: QPainter, words: QRectF, reading: Reading, closed: str
    ) -> None:
        """Paint title, facts and summary, together in the middle of the card.

        Of what is closed it is said why in the place of the facts.
        """
        theme, fonts = current_theme(), self.type
        height = self._words_height(reading, words.width())
        line = QRectF(words.left(), words.center().y() - height / 2, words.width(), 0)
        titles, summary = self._wrapped(reading, words.width())
        painter.setFont(fonts.title)
        painter.setPen(theme.color("text"))
        _paint_each(painter, line, titles, fonts.title_metrics.height())
        if reading.strong:
            line.setHeight(fonts.plain_metrics.height())
            self._paint_strong(painter, line, reading, closed)
            line.translate(0, _LINE_GAP_PX)
        painter.setFont(fonts.plain)
        painter.setPen(theme.color("text_2"))
        _paint_each(painter, line, summary, fonts.plain_metrics.height())

    def _paint_strong(
        self, painter: QPainter, line: QRectF, reading: Reading, closed: str
    ) -> None:
        """Paint the line of facts, or why it is closed; go on to the next line."""
        plain, cut = self.type.plain_metrics, Qt.TextElideMode.ElideRight
        if closed:
            shown = plain.elidedText(closed, cut, line.width() - lock_px(plain))
            painter.setFont(self.type.plain)
            paint_closed(painter, line, (shown,), plain)
            line.translate(0, line.height())
            return
        indent = self.type.strong_metrics.horizontalAdvance(reading.strong)
        facts = MIDDLE_DOT + reading.facts if reading.facts else ""
        facts = plain.elidedText(facts, cut, line.width() - indent)
        self._paint_facts(painter, line, reading.strong, [facts])

    def _wrapped(self, reading: Reading, width: float) -> tuple[list[str], list[str]]:
        """Return title and summary in lines."""
        fonts = self.type
        summary = " ".join(reading.summary.split())
        return (
            title_lines(reading.title, fonts.title_metrics, width),
            title_lines(summary, fonts.plain_metrics, width) if summary else [],
        )

    def _words_height(self, reading: Reading, width: float) -> float:
        fonts = self.type
        titles, summary = self._wrapped(reading, width)
        height = fonts.title_metrics.height() * len(titles)
        plain = len(summary) + (1 if reading.strong else 0)
        gaps = (1 if reading.strong else 0) + (1 if summary else 0)
        return height + fonts.plain_metrics.height() * plain + _LINE_GAP_PX * gaps


def _paint_each(
    painter: QPainter, line: QRectF, texts: list[str], height: float
) -> None:
    """Paint lines one below the other, and move on below the last."""
    line.setHeight(height)
    for text in texts:
        painter.drawText(line, _MIDDLE, text)
        line.translate(0, height)
    line.translate(0, _LINE_GAP_PX)


def _picture_width(reading: Reading) -> float:
    return current_theme().px(_TILE_PX) if reading.icon else ROW_PICTURE_PX


def _picture_place(card: QRectF, reading: Reading) -> QRectF:
    """Return where the picture or the icon of a row stands."""
    width = _picture_width(reading)
    if reading.icon:
        tile = QRectF(card.left() + TEXT_INSET_PX, 0, width, width)
        tile.moveTop(card.center().y() - width / 2)
        return tile
    place = card.adjusted(INSET_PX, INSET_PX, 0, -INSET_PX)
    place.setWidth(width)
    return place


def _words_place(card: QRectF, reading: Reading) -> QRectF:
    """Return where the words of a row stand."""
    before = TEXT_INSET_PX if reading.icon else INSET_PX
    left = before + _picture_width(reading) + TEXT_INSET_PX
    return card.adjusted(left, 0, -TEXT_INSET_PX, 0)
