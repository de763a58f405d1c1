"""A large card that can be ticked: a picture, a title, and a line below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap

from ui.icons import paint_icon
from ui.theme import current_theme
from ui.tokens import RADIUS_CARD_PX
from ui.widgets.card import SHADOW_MARGINS, paint_card
from ui.widgets.focus import paint_focus_ring
from ui.widgets.painted_button import PaintedButton
from ui.widgets.thumbnails import paint_stage, telling_pose

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.figure.model import Figure

_STAGE_PX = 10
_MARK_PX = 26


class BringsCard(PaintedButton):
    """One answer to "what brings you here"; several can be ticked.

    Args:
        slug: What is kept.
        title: A few words.
        detail: A line about it.
        figure: What is drawn; None while the library is not read.
    """

    def __init__(
        self,
        slug: str,
        title: str,
        detail: str,
        figure: Figure | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent, fills_width=True)
        self.slug = slug
        self._detail = detail
        self._figure = figure
        self.setCheckable(True)
        self.setAccessibleDescription(detail)

    def sizeHint(self) -> QSize:
        """Return a size that holds picture and words."""
        return QSize(340, max(current_theme().px(176), 176))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size in which the words still fit."""
        return QSize(300, max(current_theme().px(140), 140))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint card, stage, words, mark and ring."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect().marginsRemoved(SHADOW_MARGINS))
        paint_card(painter, card)
        if self.isChecked():
            painter.setPen(QPen(theme.color("accent"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inside = card.adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(inside, RADIUS_CARD_PX, RADIUS_CARD_PX)
        stage = card.adjusted(_STAGE_PX, _STAGE_PX, 0, -_STAGE_PX)
        stage.setWidth(card.width() * 0.38)
        paint_stage(painter, stage, 14, self._picture(stage))
        self._paint_words(painter, card, stage)
        self._paint_mark(painter, card)
        if self.shows_focus:
            paint_focus_ring(painter, card.adjusted(6, 6, -6, -6), RADIUS_CARD_PX - 6)

    def _picture(self, stage: QRectF) -> QPixmap | None:
        if self._figure is None:
            return None
        # Imported here: drawing is not needed before the first paint.
        from ui.widgets.figure_thumbnail import thumbnail

        return thumbnail(
            self._figure,
            telling_pose(self._figure),
            round(stage.width()),
            round(stage.height()),
            dark=current_theme().dark,
            device_pixel_ratio=self.devicePixelRatioF(),
        )

    def _paint_words(self, painter: QPainter, card: QRectF, stage: QRectF) -> None:
        theme = current_theme()
        wraps = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        words = QRectF(stage.right() + 18, card.top() + 48, 0, card.height() - 56)
        words.setRight(card.right() - 16)
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font("body", px=17, weight=700))
        used = painter.boundingRect(words, wraps, self.text())
        painter.drawText(words, wraps, self.text())
        words.setTop(used.bottom() + 6)
        painter.setPen(theme.color("text_2"))
        painter.setFont(theme.font("body", px=14, weight=400))
        painter.drawText(words, wraps, self._detail)

    def _paint_mark(self, painter: QPainter, card: QRectF) -> None:
        theme = current_theme()
        mark = QRectF(card.right() - _MARK_PX - 14, card.top() + 14, _MARK_PX, _MARK_PX)
        if not self.isChecked():
            painter.setPen(QPen(theme.color("text_3"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(mark)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(mark)
        sign = mark.adjusted(5, 5, -5, -5)
        paint_icon(painter, "check", sign, theme.color("on_accent"), 2.6)
