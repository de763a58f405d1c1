"""A row that leads somewhere: a name, a note at the right, and an arrow."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.icons import paint_icon
from ui.theme import current_theme
from ui.tokens import RADIUS_FIELD_PX
from ui.widgets.focus import paint_focus_ring
from ui.widgets.painted_button import PaintedButton

HEIGHT_PX = 40
_SIDE_PX = 14
_ICON_PX = 16
_GAP_PX = 10
_ABOVE_PX = 9
# The ring lies inside: the row lines up with the text above and below it.
_RING_INSET_PX = 4
_FLAGS = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)


class LinkRow(PaintedButton):
    """A name that leads to what it names; a long one takes several lines.

    Args:
        text: What it says.
        target: Where it leads; kept as the object name.
        note: A short fact at the right, or "".
    """

    def __init__(
        self,
        text: str,
        target: str = "",
        *,
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._note = note
        self.setObjectName(target)
        self.setAccessibleName(", ".join(part for part in (text, note) if part))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Return that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width."""
        room = QRectF(0, 0, max(self._words_place(width).width(), 1), 10_000)
        metrics = QFontMetricsF(self._font())
        words = metrics.boundingRect(room, _FLAGS, self.text()).height()
        return max(round(words) + 2 * _ABOVE_PX, self._least_px())

    def sizeHint(self) -> QSize:
        """Return the size of a single line."""
        advance = QFontMetricsF(self._font()).horizontalAdvance(self.text())
        width = round(advance) + 2 + self.minimumSizeHint().width()
        return QSize(width, self._least_px())

    def minimumSizeHint(self) -> QSize:
        """Return that a row becomes as narrow as it has to."""
        beside = 2 * _SIDE_PX + _GAP_PX + self._arrow_px() + round(self._note_px())
        return QSize(beside, self._least_px())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the words, the note, the arrow and the ring."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        is_lit = self.underMouse() or self.isDown()
        painter.setBrush(theme.color("accent_soft" if is_lit else "sunk"))
        painter.drawRoundedRect(shape, RADIUS_FIELD_PX, RADIUS_FIELD_PX)
        self._paint_words(painter)
        edge = self._arrow_px()
        arrow = QRectF(shape.right() - _SIDE_PX - edge + 4, 0, edge, edge)
        arrow.moveTop(shape.center().y() - edge / 2)
        paint_icon(painter, "chevron_right", arrow, theme.color("accent_text"), 2.2)
        if self.shows_focus:
            inset = _RING_INSET_PX
            inside = shape.adjusted(inset, inset, -inset, -inset)
            paint_focus_ring(painter, inside, RADIUS_FIELD_PX - inset)

    def _paint_words(self, painter: QPainter) -> None:
        theme = current_theme()
        place = self._words_place(self.width())
        place.setHeight(self.height())
        metrics = QFontMetricsF(self._font())
        used = metrics.boundingRect(place, _FLAGS, self.text())
        place.setTop((self.height() - used.height()) / 2)
        painter.setFont(self._font())
        painter.setPen(theme.color("accent_text"))
        painter.drawText(place, _FLAGS, self.text())
        note = QRectF(place.right(), 0, self._note_px(), self.height())
        painter.setFont(self._note_font())
        painter.setPen(theme.color("text_2"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(note, right, self._note)

    def _words_place(self, width: int) -> QRectF:
        """Return where the words stand in a row of some width; height unknown."""
        beside = _SIDE_PX + _GAP_PX + self._arrow_px() + self._note_px()
        return QRectF(_SIDE_PX, 0, width - _SIDE_PX - beside, 0)

    def _note_px(self) -> float:
        """Return the width of the note with the gap before it."""
        if not self._note:
            return 0.0
        advance = QFontMetricsF(self._note_font()).horizontalAdvance(self._note)
        return float(advance) + _GAP_PX

    def _least_px(self) -> int:
        return max(current_theme().px(HEIGHT_PX), HEIGHT_PX)

    def _font(self) -> QFont:
        return current_theme().font("body", px=14, weight=600)

    def _note_font(self) -> QFont:
        return current_theme().font("small")

    def _arrow_px(self) -> int:
        return current_theme().px(_ICON_PX)
