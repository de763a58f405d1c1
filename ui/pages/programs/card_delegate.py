"""How a card of the programs page is painted: figure, title, facts, star."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from coach.files.model import Exercise
from ui.icons import paint_icon
from ui.models.program_list import Role
from ui.pages.programs.closed_line import PICTURE_OPACITY, lock_px, paint_closed
from ui.pages.programs.seal_mark import paint_seal
from ui.theme import current_theme
from ui.tokens import RADIUS_CARD_PX, RADIUS_THUMBNAIL_PX
from ui.widgets.card import paint_card
from ui.widgets.focus import paint_focus_ring
from ui.widgets.thumbnails import ThumbnailStore, paint_stage
from ui.words import MIDDLE_DOT

if TYPE_CHECKING:
    from ui.pages.programs.card_list import CardList

GAP_PX = 14
# Half the gap lies on each side of a card, and holds its shadow.
EDGE_PX = GAP_PX // 2
INSET_PX = 8
TEXT_INSET_PX = 16
ROW_PICTURE_PX = 124
LINE_GAP_PX = 6
STAR_ROOM_PX = 32
_STAR_PX = 18

Index = QModelIndex | QPersistentModelIndex


class CardType:
    """The fonts of a card with their measures; made anew when the theme changes."""

    @cached_property
    def title(self) -> QFont:
        """Font of the title."""
        return current_theme().font("body", px=14.5, weight=600)

    @cached_property
    def strong(self) -> QFont:
        """Font of the minutes."""
        return current_theme().font("small", weight=600)

    @cached_property
    def plain(self) -> QFont:
        """Font of the other facts."""
        return current_theme().font("small")

    @cached_property
    def title_metrics(self) -> QFontMetricsF:
        """Measures of the title."""
        return QFontMetricsF(self.title)

    @cached_property
    def strong_metrics(self) -> QFontMetricsF:
        """Measures of the minutes."""
        return QFontMetricsF(self.strong)

    @cached_property
    def plain_metrics(self) -> QFontMetricsF:
        """Measures of the other facts."""
        return QFontMetricsF(self.plain)


class CardDelegate(QStyledItemDelegate):
    """Paints one program: figure above, or in narrow windows beside, its words."""

    def __init__(self, thumbnails: ThumbnailStore, view: CardList) -> None:
        super().__init__(view)
        self._thumbnails = thumbnails
        self._view = view
        self._grounds: dict[tuple[int, int, float], QPixmap] = {}
        self.type = CardType()
        self.is_row = False

    def forget_look(self) -> None:
        """Take fonts and colours from the theme again."""
        self._grounds.clear()
        self.type = CardType()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the cell of a card: the card and half a gap around it."""
        return self._view.gridSize()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Paint a card."""
        rect: QRect = option.rect
        card = QRectF(rect).adjusted(EDGE_PX, EDGE_PX, -EDGE_PX, -EDGE_PX)
        painter.drawPixmap(rect.topLeft(), self._ground(rect.size()))
        is_current = index.row() == self._view.currentIndex().row()
        if is_current and self._view.marks_current:
            self._paint_frame(painter, card)
        if is_current and self._view.shows_focus:
            paint_focus_ring(painter, card, RADIUS_CARD_PX)
        picture, words = self._places(card)
        self._paint_picture(painter, picture, index)
        self._paint_words(painter, words, index)
        if self._view.has_stars:
            self._paint_star(painter, star_place(card, self.is_row), index)

    def _ground(self, cell: QSize) -> QPixmap:
        """Return an empty card with its shadow, painted once: shadows take time."""
        ratio = self._view.devicePixelRatioF()
        key = (cell.width(), cell.height(), ratio)
        if key not in self._grounds:
            # Older sizes are no longer shown.
            self._grounds.clear()
            ground = QPixmap(cell * ratio)
            ground.setDevicePixelRatio(ratio)
            ground.fill(Qt.GlobalColor.transparent)
            painter = QPainter(ground)
            card = QRectF(0, 0, cell.width(), cell.height())
            paint_card(painter, card.adjusted(EDGE_PX, EDGE_PX, -EDGE_PX, -EDGE_PX))
            painter.end()
            self._grounds[key] = ground
        return self._grounds[key]

    def _places(self, card: QRectF) -> tuple[QRectF, QRectF]:
        """Return where the picture and the words of a card stand."""
        if self.is_row:
            picture = card.adjusted(INSET_PX, INSET_PX, 0, -INSET_PX)
            picture.setWidth(ROW_PICTURE_PX)
            words = card.adjusted(ROW_PICTURE_PX + 24, 0, 0, 0)
            words.setWidth(self.words_width(card.width()))
            return picture, words
        picture = card.adjusted(INSET_PX, INSET_PX, -INSET_PX, 0)
        picture.setHeight(picture_height(card.width()))
        words = card.adjusted(TEXT_INSET_PX, 0, -TEXT_INSET_PX, -6)
        words.setTop(picture.bottom() + 2)
        return picture, words

    def words_width(self, card_width: float) -> float:
        """Return how wide the words of a card may be."""
        if not self.is_row:
            return card_width - 2 * TEXT_INSET_PX
        room = card_width - ROW_PICTURE_PX - 24 - TEXT_INSET_PX
        return room - (STAR_ROOM_PX if self._view.has_stars else 0)

    def _paint_star(self, painter: QPainter, place: QRectF, index: Index) -> None:
        """Paint a full star on a favourite; an empty one is there to be pressed."""
        is_favourite = bool(index.data(Role.FAVOURITE))
        sign = QRectF(0, 0, _STAR_PX, _STAR_PX)
        sign.moveCenter(place.center())
        name = "star_filled" if is_favourite else "star"
        color = "accent_text" if is_favourite else "control_border"
        paint_icon(painter, name, sign, current_theme().color(color))

    def _paint_frame(self, painter: QPainter, card: QRectF) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(current_theme().color("accent"), 2.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        frame = card.adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(frame, RADIUS_CARD_PX - 1, RADIUS_CARD_PX - 1)
        painter.restore()

    def _paint_picture(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        exercise = index.data(Role.EXERCISE)
        picture = None
        if isinstance(exercise, Exercise) and self._view.may_draw:
            picture = self._thumbnails.picture(
                exercise.id + exercise.sha256,
                exercise.figure,
                round(rect.width()),
                round(rect.height()),
                self._view.devicePixelRatioF(),
            )
        painter.save()
        if index.data(Role.CLOSED):
            painter.setOpacity(PICTURE_OPACITY)
        paint_stage(painter, rect, RADIUS_THUMBNAIL_PX, picture)
        painter.restore()
        if index.data(Role.SIGNED):
            painter.save()
            paint_seal(painter, rect)
            painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        """Paint the title in one line or two, and below it the facts.

        Of what is closed it is said why instead, behind a padlock.
        """
        theme, fonts = current_theme(), self.type
        titles = title_lines(str(index.data()), fonts.title_metrics, rect.width())
        closed = str(index.data(Role.CLOSED) or "")
        minutes = "" if closed else str(index.data(Role.MINUTES))
        indent = fonts.strong_metrics.horizontalAdvance(minutes)
        rest = (MIDDLE_DOT if minutes else "") + str(index.data(Role.FACTS))
        if closed:
            rest, indent = closed, lock_px(fonts.plain_metrics)
        facts = fact_lines(rest, fonts.plain_metrics, rect.width(), indent)
        title_px, fact_px = fonts.title_metrics.height(), fonts.plain_metrics.height()
        height = title_px * len(titles) + LINE_GAP_PX + fact_px * len(facts)
        line = QRectF(rect.left(), rect.center().y() - height / 2, rect.width(), 0)
        painter.setFont(fonts.title)
        painter.setPen(theme.color("text"))
        line.setHeight(title_px)
        for shown in titles:
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
            line.translate(0, title_px)
        line.translate(0, LINE_GAP_PX)
        line.setHeight(fact_px)
        if closed:
            painter.setFont(fonts.plain)
            paint_closed(painter, line, facts, fonts.plain_metrics)
        else:
            self._paint_facts(painter, line, minutes, facts)

    def _paint_facts(
        self, painter: QPainter, line: QRectF, minutes: str, facts: list[str]
    ) -> None:
        fonts = self.type
        indent = fonts.strong_metrics.horizontalAdvance(minutes)
        painter.setFont(fonts.strong)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, minutes)
        painter.setFont(fonts.plain)
        painter.setPen(current_theme().color("text_2"))
        for shown in facts:
            words = line.adjusted(indent, 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
            line.translate(0, line.height())
            indent = 0.0


def star_place(card: QRectF, is_row: bool) -> QRectF:
    """Return where the star of a card can be pressed."""
    place = QRectF(0, 0, STAR_ROOM_PX, STAR_ROOM_PX)
    inset = INSET_PX + 2
    place.moveTopRight(card.topRight() + QPointF(-inset, inset))
    if is_row:
        place.moveTop(card.center().y() - STAR_ROOM_PX / 2)
    return place


def title_lines(title: str, metrics: QFontMetricsF, width: float) -> list[str]:
    """Return a title in one line or two; what is longer ends in an ellipsis."""
    if metrics.horizontalAdvance(title) <= width:
        return [title]
    words = title.split(" ")
    count = len(words)
    while count > 1 and metrics.horizontalAdvance(" ".join(words[:count])) > width:
        count -= 1
    cut = Qt.TextElideMode.ElideRight
    parts = (" ".join(words[:count]), " ".join(words[count:]))
    return [metrics.elidedText(part, cut, width) for part in parts if part]


def fact_lines(
    facts: str, metrics: QFontMetricsF, width: float, indent: float = 0.0
) -> list[str]:
    """Return facts in one line or two, parted at a middle dot or else at a space.

    Args:
        facts: As `ui.words.joined` makes them.
        metrics: Measures of their font.
        width: Room of a line.
        indent: Taken in the first line by what stands before.
    """
    room = width - indent
    cut = Qt.TextElideMode.ElideRight
    if metrics.horizontalAdvance(facts) <= room:
        return [facts]
    for between in (MIDDLE_DOT, " "):
        parts = facts.split(between)
        for count in range(len(parts) - 1, 0, -1):
            head = between.join(parts[:count])
            if metrics.horizontalAdvance(head) <= room:
                tail = between.join(parts[count:])
                return [head, metrics.elidedText(tail, cut, width)]
    return [metrics.elidedText(facts, cut, room)]


def picture_height(card_width: float) -> float:
    """Return the height of the picture on a card of some width."""
    return min(max(card_width * 0.49, 104.0), 150.0)
