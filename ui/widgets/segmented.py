"""A switch with a few places side by side, of which one is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from ui.theme import current_theme
from ui.tokens import RADIUS_BUTTON_PX, RADIUS_FIELD_PX
from ui.widgets.card import paint_card
from ui.widgets.focus import paint_focus_ring
from ui.widgets.painted_button import PaintedButton

if TYPE_CHECKING:
    from collections.abc import Sequence

HEIGHT_PX = 40
_PADDING_PX = 22
_EDGE_PX = 3


class Segment(PaintedButton):
    """One place of the switch.

    Args:
        text: What it says.
        value: What it stands for.
    """

    def __init__(self, text: str, value: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.value = value
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        """Return the size that the text needs in its strongest weight."""
        theme = current_theme()
        metrics = QFontMetricsF(theme.font("body", px=14, weight=600))
        width = metrics.horizontalAdvance(self.text()) + 2 * _PADDING_PX
        return QSize(round(width), max(theme.px(HEIGHT_PX), HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        """Return a size with less room around the words, for narrow windows."""
        full = self.sizeHint()
        return QSize(full.width() - 2 * _PADDING_PX + 20, full.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill of the taken place, the word and the ring."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pill = QRectF(self.rect()).adjusted(_EDGE_PX, _EDGE_PX, -_EDGE_PX, -_EDGE_PX)
        if self.isChecked():
            # On the sunk ground of a dark window the page's own ground stands out.
            fill = "bg" if theme.dark else "card"
            paint_card(painter, pill, RADIUS_FIELD_PX - 1, fill=fill, shadow=False)
        weight = 600 if self.isChecked() else 500
        painter.setFont(theme.font("body", px=14, weight=weight))
        is_strong = self.isChecked() or self.underMouse()
        painter.setPen(theme.color("text" if is_strong else "text_2"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.shows_focus:
            paint_focus_ring(painter, pill.adjusted(3, 3, -3, -3), RADIUS_FIELD_PX - 4)


class Segmented(QWidget):
    """Exactly one of a few places is taken; arrow keys move between them.

    Args:
        name: Accessible name: what is chosen.
        choices: Value and text of each place, in order.

    Signals:
        chosen: The person took the place with this value.
    """

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for value, text in choices:
            segment = Segment(text, value, self)
            self._group.addButton(segment)
            row.addWidget(segment)
        self._group.buttonClicked.connect(self._tell)
        current_theme().changed.connect(self.update)

    def value(self) -> str:
        """Return the value of the taken place, or ""."""
        segment = self._group.checkedButton()
        return segment.value if isinstance(segment, Segment) else ""

    def set_value(self, value: str) -> None:
        """Take the place with a value, without a signal; "" takes none."""
        self._group.setExclusive(False)
        for segment in self._group.buttons():
            if isinstance(segment, Segment):
                segment.setChecked(segment.value == value)
        self._group.setExclusive(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground that the places share."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current_theme().color("sunk"))
        ground = QRectF(self.rect())
        painter.drawRoundedRect(ground, RADIUS_BUTTON_PX, RADIUS_BUTTON_PX)

    @Slot(QAbstractButton)
    def _tell(self, segment: QAbstractButton) -> None:
        if isinstance(segment, Segment):
            self.chosen.emit(segment.value)
