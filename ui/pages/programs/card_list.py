"""The cards of the programs page: a list view that grows with its content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from coach.files.model import Exercise
from ui.icons import paint_icon
from ui.models.program_list import Role
from ui.theme import current_theme
from ui.tokens import RADIUS_CARD_PX, RADIUS_THUMBNAIL_PX
from ui.widgets.card import paint_card
from ui.widgets.focus import KeyboardFocus, paint_focus_ring
from ui.widgets.thumbnails import ThumbnailStore, paint_stage

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

GAP_PX = 14
# Half the gap lies on each side of a card, and holds its shadow.
EDGE_PX = GAP_PX // 2
SMALLEST_CARD_PX = 206
_INSET_PX = 8
_TEXT_INSET_PX = 16
_ROW_HEIGHT_PX = 96
_ROW_PICTURE_PX = 124
_STAR_PX = 18
# Titles that are measured to find out whether cards need a second line.
_MEASURED_MOST = 300

Index = QModelIndex | QPersistentModelIndex


class _CardDelegate(QStyledItemDelegate):
    """Paints one program: figure above, or in narrow windows beside, its words."""

    def __init__(self, thumbnails: ThumbnailStore, view: CardList) -> None:
        super().__init__(view)
        self._thumbnails = thumbnails
        self._view = view
        self.is_row = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the cell of a card: the card and half a gap around it."""
        return self._view.gridSize()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Paint a card."""
        rect: QRect = option.rect
        card = QRectF(rect).adjusted(EDGE_PX, EDGE_PX, -EDGE_PX, -EDGE_PX)
        paint_card(painter, card)
        is_current = index.row() == self._view.currentIndex().row()
        if is_current and self._view.marks_current:
            self._paint_frame(painter, card)
        if is_current and self._view.shows_focus:
            paint_focus_ring(painter, card, RADIUS_CARD_PX)
        if self.is_row:
            picture = card.adjusted(_INSET_PX, _INSET_PX, 0, -_INSET_PX)
            picture.setWidth(_ROW_PICTURE_PX)
            room = 32 if self._view.has_stars else 0
            words = card.adjusted(_ROW_PICTURE_PX + 24, 0, -_TEXT_INSET_PX - room, 0)
        else:
            picture = card.adjusted(_INSET_PX, _INSET_PX, -_INSET_PX, 0)
            picture.setHeight(picture_height(card.width()))
            words = card.adjusted(_TEXT_INSET_PX, 0, -_TEXT_INSET_PX, -6)
            words.setTop(picture.bottom() + 2)
        self._paint_picture(painter, picture, index)
        self._paint_words(painter, words, index)
        if self._view.has_stars:
            self._paint_star(painter, star_place(card, self.is_row), index)

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
        paint_stage(painter, rect, RADIUS_THUMBNAIL_PX, picture)

    def _paint_words(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        theme = current_theme()
        title_font = theme.font("body", px=14.5, weight=600)
        bold = theme.font("small", weight=600)
        plain = theme.font("small")
        title = QFontMetricsF(title_font)
        facts = QFontMetricsF(plain)
        lines = title_lines(str(index.data()), title, rect.width())
        height = title.height() * len(lines) + facts.height() + 6
        top = rect.center().y() - height / 2
        painter.setFont(title_font)
        painter.setPen(theme.color("text"))
        for shown in lines:
            line = QRectF(rect.left(), top, rect.width(), title.height())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
            top = line.bottom()
        line = QRectF(rect.left(), top + 6, rect.width(), facts.height())
        minutes = str(index.data(Role.MINUTES))
        painter.setFont(bold)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, minutes)
        if minutes:
            line.setLeft(line.left() + QFontMetricsF(bold).horizontalAdvance(minutes))
        painter.setFont(plain)
        painter.setPen(theme.color("text_2"))
        rest = ("\u2002·\u2002" if minutes else "") + str(index.data(Role.FACTS))
        shown = facts.elidedText(rest, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)


def star_place(card: QRectF, is_row: bool) -> QRectF:
    """Return where the star of a card can be pressed."""
    place = QRectF(0, 0, 32, 32)
    inset = _INSET_PX + 2
    place.moveTopRight(card.topRight() + QPointF(-inset, inset))
    if is_row:
        place.moveTop(card.center().y() - 16)
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


def picture_height(card_width: float) -> float:
    """Return the height of the picture on a card of some width."""
    return min(max(card_width * 0.49, 104.0), 150.0)


class CardList(KeyboardFocus, QListView):
    """Cards in columns. It is as high as its content and scrolls in what holds it.

    Signals:
        current_moved: The chosen card lies at this rectangle now.
        opened: The person pressed Return on a card, or clicked it.
        star_pressed: The person clicked the star of the card in this row, or pressed F.
    """

    current_moved = Signal(QRect)
    opened = Signal()
    star_pressed = Signal(int)

    def __init__(
        self, thumbnails: ThumbnailStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.may_draw = False
        self.marks_current = True
        self.has_stars = False
        self._delegate = _CardDelegate(thumbnails, self)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Programs"))
        # Of our own, as in ScrollArea: PySide is slow to wrap the one that Qt makes.
        self.setViewport(QWidget(self))
        self.viewport().setAutoFillBackground(False)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        thumbnails.ready.connect(self.viewport().update)
        current_theme().changed.connect(self._follow_theme)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show a model and follow its number of rows."""
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self._fit)
            model.rowsInserted.connect(self._fit)
            model.rowsRemoved.connect(self._fit)
            model.layoutChanged.connect(self._fit)
        self._fit()

    def set_rows(self, is_row: bool) -> None:
        """Lay cards out as rows of figure and words, or as columns of cards."""
        self._delegate.is_row = is_row
        self.marks_current = not is_row
        self._fit()

    def draw_figures(self) -> None:
        """From now on figures are drawn; before, their places stay empty."""
        self.may_draw = True
        self.viewport().update()

    def columns(self) -> int:
        """Return how many cards stand side by side."""
        if self._delegate.is_row:
            return 1
        return max(self.width() // (SMALLEST_CARD_PX + GAP_PX), 1)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell where the chosen card is, so that it can be scrolled into view."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid():
            self.current_moved.emit(self.visualRect(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows; Return opens."""
        self.show_focus_ring()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
            return
        current = self.currentIndex()
        if event.key() == Qt.Key.Key_F and self.has_stars and current.isValid():
            self.star_pressed.emit(current.row())
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the card that was clicked."""
        super().mouseReleaseEvent(event)
        is_left = event.button() is Qt.MouseButton.LeftButton
        index = self.indexAt(event.position().toPoint())
        if not is_left or not index.isValid():
            return
        card = QRectF(self.visualRect(index)).adjusted(
            EDGE_PX, EDGE_PX, -EDGE_PX, -EDGE_PX
        )
        star = star_place(card, self._delegate.is_row)
        if self.has_stars and star.contains(event.position()):
            self.star_pressed.emit(index.row())
        else:
            self.opened.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the columns for the new width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    @Slot()
    def _fit(self) -> None:
        """Set the cells for this width, and the height for this many rows."""
        columns = self.columns()
        # One pixel less, or rounding might push the last column to a new line.
        width = max((self.width() - 1) // columns, 80)
        height = self._card_height(width - GAP_PX) + GAP_PX
        if self.gridSize() != QSize(width, height):
            self.setGridSize(QSize(width, height))
        model = self.model()
        count = model.rowCount() if model is not None else 0
        self.setFixedHeight(max(-(-count // columns) * height, 0) + 2)

    def _card_height(self, width: float) -> int:
        theme = current_theme()
        title = QFontMetricsF(theme.font("body", px=14.5, weight=600))
        words = title.height() * (2 if self._has_long_title(title, width) else 1)
        words += QFontMetricsF(theme.font("small")).height() + 6
        if self._delegate.is_row:
            return max(_ROW_HEIGHT_PX, round(words) + 32)
        return round(_INSET_PX + picture_height(width) + words + 30)

    def _has_long_title(self, metrics: QFontMetricsF, width: float) -> bool:
        """Return whether a card that many pixels wide needs two lines for a title."""
        model = self.model()
        if model is None:
            return False
        room = width - 2 * _TEXT_INSET_PX
        if self._delegate.is_row:
            room = width - _ROW_PICTURE_PX - 24 - _TEXT_INSET_PX
            room -= 32 if self.has_stars else 0
        return any(
            metrics.horizontalAdvance(str(model.index(row, 0).data())) > room
            for row in range(min(model.rowCount(), _MEASURED_MOST))
        )

    @Slot()
    def _follow_theme(self) -> None:
        self._fit()
        self.viewport().update()
