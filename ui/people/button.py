"""Who is here, at the foot of the rail: initials, name, and a menu behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent

from ui.icons import paint_icon
from ui.theme import current_theme
from ui.widgets.focus import paint_focus_ring
from ui.widgets.painted_button import PaintedButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

NARROW_PX = 64
_STEP_PX = 48
_BADGE_PX = 28


def initials(name: str) -> str:
    """Return the first letters of the first and the last word, "" without a name."""
    words = name.split()
    ends = words[:1] + words[1:][-1:]
    return "".join(word[0] for word in ends).upper()


class PersonButton(PaintedButton):
    """Shows who is here; a press opens the menu of people."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, fills_width=True)
        self._name = ""
        self._is_narrow = False
        self.show_person("")

    def show_person(self, name: str) -> None:
        """Show another name; "" for somebody who has not said theirs."""
        self._name = name
        shown = name or self.tr("You")
        self.setText(shown)
        self.setAccessibleName(self.tr("{0}: change who is here").format(shown))
        self.set_narrow(self._is_narrow)

    def set_narrow(self, is_narrow: bool) -> None:
        """Show the initials alone; the name becomes the tooltip."""
        self._is_narrow = is_narrow
        self.setToolTip(self.text() if is_narrow else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of the entry."""
        return QSize(NARROW_PX, max(current_theme().px(_STEP_PX), _STEP_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint badge, name, chevron and the focus ring."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = 10 if self._is_narrow else 12
        shape = QRectF(self.rect()).adjusted(side, 4, -side, -4)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse():
            fill = theme.color("hairline")
            fill.setAlphaF(0.55)
            painter.setBrush(fill)
            painter.drawRoundedRect(shape, 10, 10)
        edge = theme.px(_BADGE_PX)
        badge = QRectF(0, 0, edge, edge)
        badge.moveCenter(shape.center())
        if not self._is_narrow:
            badge.moveLeft(22)
        self._paint_badge(painter, badge)
        if not self._is_narrow:
            self._paint_words(painter, shape, badge.right() + 12)
        if self.shows_focus:
            paint_focus_ring(painter, shape.adjusted(2, 2, -2, -2), 8)

    def _paint_badge(self, painter: QPainter, badge: QRectF) -> None:
        theme = current_theme()
        painter.setBrush(theme.color("accent_soft"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(badge)
        letters = initials(self._name)
        if not letters:
            inside = badge.adjusted(6, 6, -6, -6)
            paint_icon(painter, "exercises", inside, theme.color("accent_text"))
            return
        painter.setFont(theme.font("caption", px=11, weight=700))
        painter.setPen(theme.color("accent_text"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, letters)

    def _paint_words(self, painter: QPainter, shape: QRectF, left: float) -> None:
        theme = current_theme()
        sign = QRectF(0, 0, theme.px(16), theme.px(16))
        sign.moveCenter(shape.center())
        sign.moveRight(shape.right() - 10)
        paint_icon(painter, "chevron_down", sign, theme.color("text_2"))
        font = theme.font("small", weight=600)
        painter.setFont(font)
        painter.setPen(theme.color("text_2"))
        words = QRectF(left, shape.top(), sign.left() - 6 - left, shape.height())
        text = QFontMetricsF(font).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)
