"""How the rows of the list are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.editor.program.outline_model import ROW_ROLE
from ui.editor.program.outline_rows import OutlineRow, RowKind
from ui.icons import paint_icon
from ui.pages.programs.card_delegate import title_lines
from ui.theme import current_theme
from ui.tokens import RADIUS_BUTTON_PX
from ui.widgets.focus import paint_focus_ring
from ui.widgets.thumbnails import ThumbnailStore, paint_stage
from ui.words import MIDDLE_DOT, joined

if TYPE_CHECKING:
    from ui.editor.program.outline_view import OutlineView

STEP_PX, BLOCK_PX, PROGRAM_PX = 70, 44, 58
PICTURE_PX = QSize(60, 54)
HANDLE_PX = 36
_INSET_PX, _GAP_PX, _LINE_GAP_PX = 8, 12, 4
_BAR_PX = 3.0
_SIGN_PX = 18
_TIME_PX = 48
_DOT_PX, _DOT_GAP_PX = 1.5, 5.5
_LEAST_LETTERS = 9

Index = QModelIndex | QPersistentModelIndex
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class OutlineDelegate(QStyledItemDelegate):
    """Paints handle, picture, name, dose, triangle and length."""

    def __init__(self, thumbnails: ThumbnailStore, view: OutlineView) -> None:
        super().__init__(view)
        self._thumbnails = thumbnails
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row; it grows with the text."""
        row = index.data(ROW_ROLE)
        px = {RowKind.STEP: STEP_PX, RowKind.BLOCK: BLOCK_PX}.get(
            row.kind if isinstance(row, OutlineRow) else RowKind.PROGRAM, PROGRAM_PX
        )
        return QSize(120, max(px, current_theme().px(px)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Paint a row."""
        row = index.data(ROW_ROLE)
        is_asked = self._view.asked.intersects(option.rect)
        if not isinstance(row, OutlineRow) or not is_asked:
            return
        room = QRectF(option.rect).adjusted(_INSET_PX, 2, -_INSET_PX, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_current = index.row() == self._view.currentIndex().row()
        if is_current or self._view.selectionModel().isSelected(index):
            self._paint_ground(painter, room, has_bar=is_current)
        if row.kind is not RowKind.PROGRAM:
            self._paint_handle(painter, room)
        self._paint_right(painter, room, row)
        if row.kind is RowKind.BLOCK:
            self._paint_block(painter, room, row)
        else:
            self._paint_step(painter, room, row)
        if is_current and self._view.shows_focus:
            inside = room.adjusted(3, 3, -3, -3)
            paint_focus_ring(painter, inside, RADIUS_BUTTON_PX - 4)
        painter.restore()

    @staticmethod
    def _paint_ground(painter: QPainter, room: QRectF, *, has_bar: bool) -> None:
        theme = current_theme()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent_soft"))
        painter.drawRoundedRect(room, RADIUS_BUTTON_PX, RADIUS_BUTTON_PX)
        if not has_bar:
            return
        bar = QRectF(room.left(), room.top() + 10, _BAR_PX, room.height() - 20)
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(bar, _BAR_PX / 2, _BAR_PX / 2)

    @staticmethod
    def _paint_handle(painter: QPainter, room: QRectF) -> None:
        """Paint six dots: here the row can be taken hold of."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current_theme().color("text_3"))
        middle = QPointF(room.left() + HANDLE_PX / 2 + 1, room.center().y())
        for x in (-0.5, 0.5):
            for y in (-1, 0, 1):
                place = middle + QPointF(x * _DOT_GAP_PX, y * _DOT_GAP_PX)
                painter.drawEllipse(place, _DOT_PX, _DOT_PX)

    def _paint_right(self, painter: QPainter, room: QRectF, row: OutlineRow) -> None:
        """Paint the length, and before it the triangle."""
        theme = current_theme()
        place = room.adjusted(0, 0, -_GAP_PX, 0)
        painter.setFont(theme.font("body", px=14, weight=600))
        painter.setPen(theme.color("text_2"))
        painter.drawText(place, _MIDDLE | Qt.AlignmentFlag.AlignRight, row.time)
        if row.is_wrong:
            sign = QRectF(0, 0, _SIGN_PX, _SIGN_PX)
            right = place.right() - theme.px(_TIME_PX) - _SIGN_PX / 2
            sign.moveCenter(QPointF(right, room.center().y()))
            paint_icon(painter, "triangle", sign, theme.color("bad_text"))

    def _words_room(self, room: QRectF, row: OutlineRow, left: float) -> QRectF:
        taken = current_theme().px(_TIME_PX) + _GAP_PX
        if row.is_wrong:
            taken += _SIGN_PX + 8
        return QRectF(left, room.top(), room.right() - taken - left, room.height())

    def _paint_block(self, painter: QPainter, room: QRectF, row: OutlineRow) -> None:
        theme = current_theme()
        words = self._words_room(room, row, room.left() + HANDLE_PX)
        font = theme.font("small", weight=600)
        painter.setFont(font)
        painter.setPen(theme.color("text_2"))
        text = joined((row.title, row.words))
        _draw_cut(painter, words, text, font)

    def _paint_step(self, painter: QPainter, room: QRectF, row: OutlineRow) -> None:
        theme = current_theme()
        left = room.left() + _GAP_PX
        if row.kind is RowKind.STEP:
            left = room.left() + HANDLE_PX
            left = self._paint_picture(painter, room, row, left) + _GAP_PX
        words = self._words_room(room, row, left)
        name = theme.font("body", px=14.5, weight=600)
        plain = theme.font("small", px=12.5)
        titles = title_lines(row.title, QFontMetricsF(name), words.width())
        gap_px = _LINE_GAP_PX if len(titles) == 1 else 1
        name_px = QFontMetricsF(name).height()
        plain_px = QFontMetricsF(plain).height()
        height = name_px * len(titles) + plain_px + gap_px
        top = room.center().y() - height / 2
        line = QRectF(words.left(), top, words.width(), name_px)
        painter.setFont(name)
        painter.setPen(theme.color("text"))
        for title in titles:
            painter.drawText(line, _MIDDLE, title)
            line.translate(0, name_px)
        line.translate(0, gap_px)
        line.setHeight(plain_px)
        painter.setFont(plain)
        painter.setPen(theme.color("text_2"))
        _draw_cut(painter, line, row.words, plain)

    def _paint_picture(
        self, painter: QPainter, room: QRectF, row: OutlineRow, left: float
    ) -> float:
        """Paint the figure; return where it ends."""
        width, height = PICTURE_PX.width(), PICTURE_PX.height()
        place = QRectF(left, room.center().y() - height / 2, width, height)
        picture = None
        if row.exercise is not None:
            picture = self._thumbnails.picture(
                row.exercise.id + row.exercise.sha256,
                row.exercise.figure,
                width,
                height,
                self._view.devicePixelRatioF(),
            )
        paint_stage(painter, place, 10, picture)
        return place.right()


def _draw_cut(painter: QPainter, room: QRectF, text: str, font: QFont) -> None:
    """Draw a line of text; what does not fit is cut."""
    shown = cut_words(text, QFontMetricsF(font), room.width())
    painter.drawText(room, _MIDDLE, shown)


def cut_words(text: str, metrics: QFontMetricsF, width_px: float) -> str:
    """Return what fits of a line: it ends in an ellipsis, or after a whole part."""
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width_px)
    whole = ""
    for part in text.split(MIDDLE_DOT):
        if not shown.startswith(joined((whole, part))):
            break
        whole = joined((whole, part))
    # A dot and a letter or two of the next part say less than nothing.
    return whole if whole and len(shown) - len(whole) < _LEAST_LETTERS else shown
