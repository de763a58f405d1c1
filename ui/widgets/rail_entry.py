"""One page in the rail: its icon and word, and a dot where something goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from ui.icons import paint_icon
from ui.theme import current_theme
from ui.widgets.focus import paint_focus_ring
from ui.widgets.painted_button import PaintedButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.pages.page import PageInfo

NARROW_PX = 64
_STEP_PX = 44
_DOT_PX = 8.0
_DOT_INSET_PX = 20


def usual_height_px() -> int:
    """Return how high an entry is where there is room, with the gap below it."""
    return max(current_theme().px(_STEP_PX), _STEP_PX)


class RailEntry(PaintedButton):
    """One page in the rail."""

    def __init__(self, info: PageInfo, parent: QWidget) -> None:
        super().__init__(info.title, parent, fills_width=True)
        self.key = info.key
        self._icon = info.icon
        self._is_narrow = False
        self._height_px = 0
        self.setCheckable(True)

    @property
    def has_dot(self) -> bool:
        """Whether a dot says that something is going on there."""
        return bool(self.accessibleDescription())

    def set_dot(self, words: str) -> None:
        """Show a dot, or none for ""; the words say what it stands for."""
        if words == self.accessibleDescription():
            return
        self.setAccessibleDescription(words)
        self._show_tip()
        self.update()

    def _show_tip(self) -> None:
        parts = (self.text() if self._is_narrow else "", self.accessibleDescription())
        self.setToolTip("\n".join(each for each in parts if each))

    def set_narrow(self, is_narrow: bool) -> None:
        """Show the icon alone; the word becomes the tooltip."""
        self._is_narrow = is_narrow
        self._show_tip()
        self.updateGeometry()
        self.update()

    def set_height(self, height_px: int) -> None:
        """Be as high as the rail has room for."""
        if height_px != self._height_px:
            self._height_px = height_px
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the height of an entry with the gap below it."""
        return QSize(NARROW_PX, self._height_px or usual_height_px())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill of the current page, icon, word and focus ring."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = 10 if self._is_narrow else 12
        shape = QRectF(self.rect()).adjusted(side, 2, -side, -2)
        if self.isChecked() or self.underMouse():
            fill = theme.color("card" if self.isChecked() else "hairline")
            if not self.isChecked():
                fill.setAlphaF(0.55)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(shape, 10, 10)
        edge = theme.px(20)
        place = QRectF(0, 0, edge, edge)
        place.moveCenter(shape.center())
        if not self._is_narrow:
            place.moveLeft(24)
        color = theme.color("accent" if self.isChecked() else "text_2")
        paint_icon(painter, self._icon, place, color)
        if not self._is_narrow:
            self._paint_word(painter, shape, place.right() + 12)
        if self.has_dot:
            self._paint_dot(painter, shape, place)
        if self.shows_focus:
            paint_focus_ring(painter, shape.adjusted(2, 2, -2, -2), 8)

    def _paint_dot(self, painter: QPainter, shape: QRectF, icon: QRectF) -> None:
        """Paint the dot at the end of the pill; in a narrow rail at the icon."""
        center = QPointF(shape.right() - _DOT_INSET_PX, shape.center().y())
        if self._is_narrow:
            center = icon.topRight() + QPointF(_DOT_PX / 2, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current_theme().color("ice_fill"))
        painter.drawEllipse(center, _DOT_PX / 2, _DOT_PX / 2)

    def _paint_word(self, painter: QPainter, shape: QRectF, left: float) -> None:
        theme = current_theme()
        is_current = self.isChecked()
        painter.setFont(theme.font("body", px=14, weight=600 if is_current else 500))
        painter.setPen(theme.color("text" if is_current else "text_2"))
        words = QRectF(left, shape.top(), shape.right() - left, shape.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
