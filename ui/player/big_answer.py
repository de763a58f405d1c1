"""A large answer of the pain sheet: a shape, words, and what happens then."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy

from ui.icons import paint_icon
from ui.player.advice_card import LIGHTS, SHAPES
from ui.player.controls import PlayerButton
from ui.theme import current_theme
from ui.widgets.focus import RING_ROOM_PX, paint_focus_ring

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

# Room beside the words of a title, and its shape.
_LEFT_PX, _RIGHT_PX = 18, 14
_ICON_PX, _GAP_PX = 24, 10


class BigAnswer(PlayerButton):
    """One of the three answers: a shape, words, and what happens then."""

    def __init__(
        self, light: str, title: str, detail: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(f"{title}. {detail}", parent)
        self._title = title
        self.tell(light, detail)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, light: str, detail: str) -> None:
        """Show another colour and another consequence."""
        self._light = light
        self._detail = detail
        self.set_name(f"{self._title}. {detail}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size that holds both lines at the present text size."""
        theme = current_theme()
        return QSize(220, max(theme.px(104), 104) + 2 * RING_ROOM_PX)

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest size in which the words still fit."""
        metrics = QFontMetricsF(self._title_font())
        beside = _LEFT_PX + current_theme().px(_ICON_PX) + _GAP_PX + _RIGHT_PX
        wide = ceil(metrics.horizontalAdvance(self._title)) + beside + 2 * RING_ROOM_PX
        return QSize(min(wide, 240), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, shape, both lines and the focus ring."""
        theme = current_theme()
        family = LIGHTS[self._light]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = RING_ROOM_PX
        shape = QRectF(self.rect()).adjusted(room, room, -room, -room)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ground(theme.color(f"{family}_soft")))
        painter.drawRoundedRect(shape, 14, 14)
        color = theme.color(f"{family}_text")
        inside = shape.adjusted(_LEFT_PX, 14, -_RIGHT_PX, -12)
        icon = theme.px(_ICON_PX)
        row = QRectF(inside.left(), inside.top(), icon, icon + 6)
        paint_icon(painter, SHAPES[self._light], row, color, 2.2)
        painter.setFont(self._title_font())
        painter.setPen(color)
        left = row.right() + _GAP_PX
        words = QRectF(left, row.top(), inside.width(), row.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._title)
        painter.setFont(theme.font("body", px=15))
        painter.setPen(theme.color("text"))
        detail = inside.adjusted(0, row.height() + 6, 0, 0)
        flags = Qt.AlignmentFlag.AlignTop.value | Qt.TextFlag.TextWordWrap.value
        painter.drawText(detail, flags, self._detail)
        if self.shows_focus:
            paint_focus_ring(painter, shape, 14)

    def _title_font(self) -> QFont:
        return current_theme().font("card_title", px=19, weight=700)
